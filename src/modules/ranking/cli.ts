import type { Command } from 'commander'
import { findActor } from '#src/modules/person/find-actor.ts'
import type { Context } from '#src/platform/context.ts'
import { sentence } from '#src/platform/http/problem.ts'
import { publishRanking } from './publish-ranking.ts'
import { rankingRefusals } from './refusals.ts'

type Options = {
  readonly part: string
  readonly as: string
  readonly reason?: string
  readonly json?: boolean
}

/** Adds `contest publish` to the verbs of contests. */
export const rankingCommands = (program: Command, open: () => Promise<Context>): void => {
  const contest =
    program.commands.find((command) => command.name() === 'contest') ?? program.command('contest')
  contest
    .command('publish <contest>')
    .description('Publishes the results of a part, or, with a reason, corrects what was published.')
    .requiredOption('--as <username>', 'the organiser whose act this is')
    .option('--part <part>', 'the part', 'kien-thuc')
    .option('--reason <text>', 'why what was published is corrected')
    .option('--json', 'print the result as JSON')
    .action(async (slug: string, options: Options) => {
      const context = await open()
      const actor = await findActor(context, options.as)
      const result = actor
        ? await publishRanking(context, actor, {
            contest: slug,
            part: options.part,
            reason: options.reason,
          })
        : ({ ok: false, refusal: { code: 'not_an_organiser' } } as const)
      if (result.ok) {
        const publishedAt = result.value.publishedAt.toISOString()
        const id = String(result.value.publicationId)
        console.log(
          options.json === true
            ? JSON.stringify({ id, publishedAt })
            : `Published ${slug}, ${options.part}, at ${publishedAt}.`,
        )
        return
      }
      const detail = sentence(rankingRefusals[result.refusal.code], result.refusal, 'en')
      if (options.json === true) console.log(JSON.stringify({ code: result.refusal.code, detail }))
      console.error(detail)
      process.exitCode = 1
    })
}
