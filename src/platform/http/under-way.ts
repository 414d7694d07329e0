import type { ServerResponse } from 'node:http'
import type { Bay } from './lane-bays.ts'

const bayKey = Symbol('bay')
const addressKey = Symbol('address')
type Counted = ServerResponse & { [bayKey]?: Bay | null; [addressKey]?: string }

// How many requests of a lane and an address are under way; of answers nobody asks.
const byAddress = new WeakMap<Bay, Map<string, number>>()

const addOf = (bay: Bay, address: string, change: 1 | -1): void => {
  const counts = byAddress.get(bay) ?? new Map<string, number>()
  byAddress.set(bay, counts)
  const count = (counts.get(address) ?? 0) + change
  if (count > 0) counts.set(address, count)
  else counts.delete(address)
}

/** How many requests of this address are under way in a lane. */
export const underWayOf = (bay: Bay, address: string): number =>
  byAddress.get(bay)?.get(address) ?? 0

/** One listener for all replies: nothing is made for each. */
function leave(this: Counted): void {
  const bay = this[bayKey]
  if (bay === undefined || bay === null) return
  this[bayKey] = null
  bay.underWay -= 1
  bay.left += 1
  const address = this[addressKey]
  if (address !== undefined) addOf(bay, address, -1)
}

/**
 * Counts a request as under way until its reply is written, however slowly it is read, or until
 * nobody waits for it any more.
 */
export const enterBay = (bay: Bay, response: ServerResponse, address: string | null): void => {
  const counted: Counted = response
  bay.underWay += 1
  bay.entered += 1
  counted[bayKey] = bay
  if (address !== null) {
    counted[addressKey] = address
    addOf(bay, address, 1)
  }
  response.on('prefinish', leave)
  response.on('close', leave)
}
