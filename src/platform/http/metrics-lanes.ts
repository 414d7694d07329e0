import type { Bays } from './lane-bays.ts'
import type { Metric } from './metrics-text.ts'

/** What stands before the routes: the lanes, and the memory of public pages. */
export type FrontFigures = { readonly bays: Bays; readonly served: () => number }

/** What is under way in each lane, who waits before it, and who was told to come back. */
export const laneMetrics = ({ bays, served }: FrontFigures): readonly Metric[] => {
  const all = Object.values(bays)
  return [
    {
      name: 'hoithi_under_way',
      help: 'Requests let in and not answered yet, by lane.',
      type: 'gauge',
      samples: all.map(({ lane, underWay }) => ({ labels: { lane }, value: underWay })),
    },
    {
      name: 'hoithi_waiting',
      help: 'People who were told to come back and whose place is kept, by lane.',
      type: 'gauge',
      samples: all.map(({ lane, line }) => ({ labels: { lane }, value: line.size() })),
    },
    {
      name: 'hoithi_turned_away_total',
      help: 'Requests answered before anything was made of them, by lane and reason.',
      type: 'counter',
      samples: all.flatMap(({ lane, turnedAway }) =>
        Object.entries(turnedAway).map(([reason, value]) => ({ labels: { lane, reason }, value })),
      ),
    },
    {
      name: 'hoithi_kept_replies_total',
      help: 'Pages and data sent to readers without a session from memory.',
      type: 'counter',
      samples: [{ value: served() }],
    },
  ]
}
