import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHistogram } from '#src/platform/histogram.ts'
import { metricsText } from './metrics-text.ts'

test('metrics are written as Prometheus reads them', () => {
  const seconds = openHistogram([0.1, 1])
  for (const value of [0.1, 0.2, 0.75, 5]) seconds.observe(value)
  const text = metricsText([
    {
      name: 'hoithi_a_total',
      help: 'How many.',
      type: 'counter',
      samples: [{ value: 3 }, { labels: { code: 'a"b\\c\nd' }, value: 0.5 }],
    },
    { name: 'hoithi_none', help: 'Nothing known.', type: 'gauge', samples: [] },
    {
      name: 'hoithi_b_seconds',
      help: 'How long.',
      type: 'histogram',
      histograms: [{ labels: { lane: 'x' }, of: seconds }],
    },
  ])
  assert.equal(
    text,
    `# HELP hoithi_a_total How many.
# TYPE hoithi_a_total counter
hoithi_a_total 3
hoithi_a_total{code="a\\"b\\\\c\\nd"} 0.5
# HELP hoithi_b_seconds How long.
# TYPE hoithi_b_seconds histogram
hoithi_b_seconds_bucket{lane="x",le="0.1"} 1
hoithi_b_seconds_bucket{lane="x",le="1"} 3
hoithi_b_seconds_bucket{lane="x",le="+Inf"} 4
hoithi_b_seconds_sum{lane="x"} 6.05
hoithi_b_seconds_count{lane="x"} 4
`,
  )
})
