import type { Histogram } from '#src/platform/histogram.ts'

type Labels = Readonly<Record<string, string>>

/** One measured value and the labels that tell it from its siblings. */
export type Sample = { readonly labels?: Labels; readonly value: number }

/** A family of values under one name, of a kind that Prometheus knows. */
export type Metric = { readonly name: string; readonly help: string } & (
  | { readonly type: 'counter' | 'gauge'; readonly samples: readonly Sample[] }
  | {
      readonly type: 'histogram'
      readonly histograms: readonly { readonly labels?: Labels; readonly of: Histogram }[]
    }
)

/** The content type under which Prometheus takes this text. */
export const metricsType = 'text/plain; version=0.0.4; charset=utf-8'

const quoted = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)

const labelled = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const line = (name: string, labels: Labels, value: number): string =>
  `${name}${labelled(labels)} ${value}`

const histogramLines = (name: string, labels: Labels, histogram: Histogram): readonly string[] => {
  let total = 0
  const buckets = histogram.counts.map((count, index) => {
    total += count
    const bound = histogram.bounds[index]
    return line(
      `${name}_bucket`,
      { ...labels, le: bound === undefined ? '+Inf' : String(bound) },
      total,
    )
  })
  return [
    ...buckets,
    line(`${name}_sum`, labels, histogram.sum()),
    line(`${name}_count`, labels, total),
  ]
}

/** Writes metrics in the text format of Prometheus, version 0.0.4; one without values is left out. */
export const metricsText = (metrics: readonly Metric[]): string =>
  metrics
    .map((metric) => {
      const lines =
        metric.type === 'histogram'
          ? metric.histograms.flatMap(({ labels = {}, of }) =>
              histogramLines(metric.name, labels, of),
            )
          : metric.samples.map(({ labels = {}, value }) => line(metric.name, labels, value))
      if (lines.length === 0) return ''
      const help = metric.help.replaceAll('\\', '\\\\').replaceAll('\n', ' ')
      return `# HELP ${metric.name} ${help}\n# TYPE ${metric.name} ${metric.type}\n${lines.join('\n')}\n`
    })
    .join('')
