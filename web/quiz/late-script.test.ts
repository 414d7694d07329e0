import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fetchPatiently } from './late-script.ts'

const address = 'https://thi.example/_app/chunks/result.js'

/** Fetches where the tries go as told; `away` tries find no server. */
const fetchThrough = async (tries: readonly ('fails' | 'away' | 'comes')[], says = address) => {
  const left = [...tries]
  const asked: (string | null)[] = []
  const pauses: number[] = []
  let gone = 0
  const next = (from: string | null): Promise<string> => {
    asked.push(from)
    return left.shift() === 'fails'
      ? Promise.reject(new TypeError(`Failed to fetch: ${says}`))
      : Promise.resolve('script')
  }
  const script = await fetchPatiently({
    load: () => next(null),
    loadFrom: next,
    answers: () => {
      if (left[0] !== 'away') return Promise.resolve(true)
      left.shift()
      return Promise.resolve(false)
    },
    pause: (ms) => {
      pauses.push(ms)
      return Promise.resolve()
    },
    random: () => 1,
    gone: () => {
      gone += 1
    },
  })
  return { script, asked, pauses, gone }
}

test('a script that comes is asked for once', async () => {
  assert.deepEqual(await fetchThrough(['comes']), {
    script: 'script',
    asked: [null],
    pauses: [],
    gone: 0,
  })
})

test('one that failed is asked for by another address, once a server replies, ever less often', async () => {
  const { asked, pauses, gone } = await fetchThrough(['fails', 'away', 'away', 'comes'])
  assert.deepEqual(asked, [null, `${address}?3`])
  assert.deepEqual(pauses, [2000, 4000, 8000])
  assert.equal(gone, 0)
})

test('it is gone only where a server replied and it failed again', async () => {
  assert.equal((await fetchThrough(['fails', 'away', 'fails', 'comes'])).gone, 1)
})

test('where the browser tells no address, it is asked for by its own', async () => {
  const { asked } = await fetchThrough(['fails', 'comes'], 'a module')
  assert.deepEqual(asked, [null, null])
})
