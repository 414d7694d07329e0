import { limitOf } from './admission.ts'
import type { Lane } from './http.ts'
import { openWaitingLine, type WaitingLine } from './waiting-line.ts'

/** Why somebody was told to come back: the lane is full, the server runs late, or they flood it. */
export type Reason = 'full' | 'late' | 'flood'

/** One lane at work; the gate alone changes it. */
export type Bay = {
  readonly lane: Lane
  underWay: number
  /** let in since the last reading */
  entered: number
  /** answered since the last reading */
  left: number
  /** whether it was asked for at a pace by which it could be what makes the server late */
  isActive: boolean
  drainPerSecond: number | null
  readonly line: WaitingLine
  readonly turnedAway: Record<Reason, number>
}
export type Bays = Readonly<Record<Lane, Bay>>

// Some 200 bytes each.
const longestLine = 20_000

const openBay = (lane: Lane): Bay => ({
  lane,
  underWay: 0,
  entered: 0,
  left: 0,
  isActive: false,
  drainPerSecond: null,
  line: openWaitingLine(longestLine),
  turnedAway: { full: 0, late: 0, flood: 0 },
})

export const openBays = (): Bays => ({
  answering: openBay('answering'),
  starting: openBay('starting'),
  signing_in: openBay('signing_in'),
  reading: openBay('reading'),
})

// Of a tenth of a second each, so that the figures are of about the last second.
const weight = 0.1

/** A figure smoothed over the last ten readings or so. */
export const smoothed = (before: number, reading: number): number =>
  before + (reading - before) * weight

// Below it a server that runs late does so for another cause, a backup or a neighbour on the
// machine, and turning readers away would help nobody.
const busyPerSecond = 100

/**
 * Reads what a lane has done in the last `seconds`. What it can do shows only while it is under
 * pressure: at other times it does what it is asked.
 */
export const readBay = (bay: Bay, seconds: number): void => {
  const limit = limitOf(bay.lane, bay.drainPerSecond)
  if (bay.line.size() > 0 || bay.underWay > limit / 2) {
    const rate = bay.left / seconds
    bay.drainPerSecond = bay.drainPerSecond === null ? rate : smoothed(bay.drainPerSecond, rate)
  }
  bay.isActive = (bay.entered + bay.underWay) / seconds >= busyPerSecond
  bay.entered = 0
  bay.left = 0
}
