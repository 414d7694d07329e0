import type { Command } from 'commander'
import type { Context } from '#src/platform/context.ts'
import { sentence } from '#src/platform/http/problem.ts'
import type { Refusal } from '#src/shared/result.ts'
import { type BackupRefusal, backupRefusals } from './refusals.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const fail = (refusal: Refusal<BackupRefusal>, json: boolean | undefined): void => {
  const detail = sentence(backupRefusals[refusal.code], refusal, 'en')
  if (json === true) console.log(JSON.stringify({ code: refusal.code, detail }))
  console.error(detail)
  process.exitCode = 1
}

type Json = { readonly json?: boolean }

/** Adds `backup` and `restore`. */
export const backupCommands = (program: Command, open: () => Promise<Context>): void => {
  program
    .command('backup <file>')
    .description('Writes everything that the database holds into one file, while contests go on.')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nThe file holds personal data and password hashes: keep it as you keep the server.',
    )
    .action(async (file: string, { json }: Json) => {
      const result = await writeBackup(await open(), file)
      if (!result.ok) fail(result.refusal, json)
      else if (json === true) console.log(JSON.stringify({ file, ...result.value }))
      else console.log(`${file}: ${result.value.rows} rows.`)
    })

  program
    .command('restore <file>')
    .description('Brings a backup back into an empty installation of the same or a newer version.')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Stop the server first. The file is checked from end to end before anything is written, and all of
it or nothing is restored. Start an empty installation with HOITHI_DEMO=off.`,
    )
    .action(async (file: string, { json }: Json) => {
      const result = await restoreBackup(await open(), file)
      if (!result.ok) fail(result.refusal, json)
      else if (json === true) console.log(JSON.stringify({ file, ...result.value }))
      else console.log(`${result.value.rows} rows as of ${result.value.createdAt}.`)
    })
}
