import { settings } from '#src/config.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** The settings as a table in Markdown: what docs/operate.md holds between its two marks. */
export const settingsTable = (): string => {
  const rows = settings.map(({ name, type, default: value, about, secret }) =>
    [
      `\`${name}\``,
      value === '' ? 'not set' : `\`${value}\``,
      secret ? `${type}; secret` : type,
      about,
    ]
      .map(cell)
      .join(' | '),
  )
  const lines = ['Setting | Default | Value | What it does', '--- | --- | --- | ---', ...rows]
  return lines.map((line) => `| ${line} |`).join('\n')
}
