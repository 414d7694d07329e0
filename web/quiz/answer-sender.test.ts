import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Attempt, AttemptResult, SaveAnswers } from '#src/modules/attempt/schema.ts'
import { chosenAnswers, type KeptAnswers, slotState } from './answer-queue.ts'
import { openSender, type SendFailure, type SendOutcome } from './answer-sender.ts'

const slots = 3
const result: AttemptResult = {
  correct: 1,
  total: slots,
  durationMs: 1000,
  submittedAt: '2026-11-23T03:00:00.000Z',
  endedBy: 'contestant',
  counts: true,
  ruledOutFor: null,
}

type Mood = 'well' | 'lost_request' | 'lost_reply' | 'busy' | 'signed_out'

/** A server that merges saves as the real one does, and a network in various moods. */
const aServer = () => {
  const sheet = new Map<string, { options: readonly number[]; sequence: number }>()
  let sequence = 0
  let ended: AttemptResult | null = null
  let deadlineAt = '2026-11-23T03:10:00.000Z'
  const attempt = (): Attempt => ({
    id: 'a',
    contest: 'c',
    part: 'quiz',
    number: 1,
    kind: 'official',
    startedAt: '2026-11-23T03:00:00.000Z',
    deadlineAt,
    serverTime: '2026-11-23T03:00:00.000Z',
    sequence,
    slots: Array.from({ length: slots }, (_, index) => ({
      slot: index + 1,
      stem: '',
      multiple: false,
      options: [],
      answer: [...(sheet.get(String(index + 1))?.options ?? [])],
    })),
    result: ended,
    review: null,
  })
  const save = (body: SaveAnswers): SendOutcome<{ sequence: number; deadlineAt: string }> => {
    if (ended !== null) return { kind: 'attempt_over' }
    const entries = Object.entries(body.answers)
    const conflict = entries.some(
      ([slot, options]) =>
        sheet.get(slot)?.sequence === body.sequence &&
        String(sheet.get(slot)?.options) !== String(options),
    )
    if (conflict) return { kind: 'sequence_conflict' }
    for (const [slot, options] of entries)
      if ((sheet.get(slot)?.sequence ?? 0) < body.sequence)
        sheet.set(slot, { options, sequence: body.sequence })
    sequence = Math.max(sequence, body.sequence)
    const stands = entries.every(
      ([slot, options]) => String(sheet.get(slot)?.options) === String(options),
    )
    return { kind: 'done', value: { sequence: stands ? body.sequence : sequence, deadlineAt } }
  }
  const submit = (body: SaveAnswers): SendOutcome<unknown> => {
    const outcome = save(body)
    if (outcome.kind === 'done') ended = result
    return outcome
  }
  return {
    attempt,
    save,
    submit,
    prolong: (until: string) => {
      deadlineAt = until
    },
    end: () => {
      ended = { ...result, endedBy: 'deadline' }
    },
    holds: (slot: number) => sheet.get(String(slot))?.options ?? [],
  }
}

/** A browser at that server: its timers fire when told, its network has a mood. */
const aBrowser = (server: ReturnType<typeof aServer>, kept: KeptAnswers | null = null) => {
  let mood: Mood = 'well'
  let timer: (() => void) | null = null
  let over: Attempt | null = null
  let keptNow = kept
  const through = async <T>(act: () => SendOutcome<T>): Promise<SendOutcome<T>> => {
    const now = mood
    await setImmediate()
    if (now === 'lost_request') return { kind: 'unreachable' }
    if (now === 'busy') return { kind: 'busy', retryAfterMs: 5000 }
    if (now === 'signed_out') return { kind: 'signed_out' }
    const outcome = act()
    await setImmediate()
    return now === 'lost_reply' ? { kind: 'unreachable' } : outcome
  }
  const sender = openSender(
    server.attempt(),
    kept,
    {
      save: (body) => through(() => server.save(body)),
      submit: (body) => through(() => server.submit(body)),
      read: () => through(() => ({ kind: 'done', value: server.attempt() })),
      keep: (next) => {
        keptNow = next
      },
      after: (_ms, then) => {
        timer = then
        return () => {
          if (timer === then) timer = null
        }
      },
      random: () => 0.5,
    },
    {
      changed: ({ queue }) => {
        // The whole point: "saved" is on the screen only where the server holds that very answer.
        for (let slot = 1; slot <= slots; slot += 1)
          if (alone && slotState(queue, slot) === 'saved')
            assert.deepEqual(queue.held[String(slot)], server.holds(slot))
      },
      over: (attempt) => {
        over = attempt
      },
    },
  )
  let alone = true
  return {
    sender,
    shared: () => {
      alone = false
    },
    mood: (next: Mood) => {
      mood = next
    },
    fire: () => {
      const due = timer
      timer = null
      due?.()
    },
    isWaiting: () => timer !== null,
    over: () => over,
    kept: () => keptNow,
  }
}

/** Lets everything under way finish. */
const settle = async () => {
  for (let turn = 0; turn < 40; turn += 1) await setImmediate()
}

test('answers given while the network is away wait, are kept, and go once it is back', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  browser.mood('lost_request')
  browser.sender.give(1, [2])
  browser.sender.give(2, [1])
  await settle()
  assert.equal(browser.sender.state().trouble, 'unreachable')
  assert.equal(slotState(browser.sender.state().queue, 1), 'waiting')
  assert.deepEqual(browser.kept()?.unsent, { '1': [2], '2': [1] })
  assert.ok(browser.isWaiting())
  browser.mood('well')
  browser.sender.retryNow()
  await settle()
  assert.deepEqual([server.holds(1), server.holds(2)], [[2], [1]])
  assert.equal(slotState(browser.sender.state().queue, 2), 'saved')
  assert.deepEqual(browser.kept()?.unsent, {})
  assert.equal(browser.isWaiting(), false)
})

test('a server that asks for patience is left alone until the time is up', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  browser.mood('busy')
  browser.sender.give(1, [2])
  await settle()
  browser.mood('well')
  browser.sender.give(2, [2])
  await settle()
  assert.deepEqual(server.holds(2), [])
  browser.fire()
  await settle()
  assert.deepEqual([server.holds(1), server.holds(2)], [[2], [2]])
})

test('signed out: the answers stay on this device and the contestant is told', async () => {
  const browser = aBrowser(aServer())
  browser.mood('signed_out')
  browser.sender.give(1, [2])
  await settle()
  assert.equal(browser.sender.state().trouble, 'signed_out')
  assert.deepEqual(browser.kept()?.unsent, { '1': [2] })
})

test('a submission whose reply was lost ends with the result all the same', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  browser.sender.give(1, [2])
  browser.mood('lost_reply')
  browser.sender.submit()
  await settle()
  assert.equal(browser.over(), null)
  assert.equal(browser.sender.state().submitting, true)
  browser.mood('well')
  browser.fire()
  await settle()
  assert.equal(browser.over()?.result?.endedBy, 'contestant')
  assert.deepEqual(server.holds(1), [2])
})

test('a submission that has not gone through can be taken back', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  browser.mood('lost_request')
  browser.sender.submit()
  await settle()
  browser.sender.keepWorking()
  browser.mood('well')
  browser.sender.give(1, [1])
  await settle()
  assert.equal(browser.over(), null)
  assert.deepEqual(server.holds(1), [1])
})

test('an answer refused because the attempt is over brings the result', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  server.end()
  browser.sender.give(1, [2])
  await settle()
  assert.equal(browser.over()?.result?.endedBy, 'deadline')
})

test('after the deadline the result is asked for until the server has it', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  browser.sender.awaitEnd()
  await settle()
  assert.equal(browser.over(), null)
  server.end()
  browser.fire()
  await settle()
  assert.equal(browser.over()?.result?.endedBy, 'deadline')
})

test('two tabs that use the same sequence both get through', async () => {
  const server = aServer()
  const one = aBrowser(server)
  const other = aBrowser(server)
  one.shared()
  other.shared()
  one.sender.give(1, [1])
  other.sender.give(1, [2])
  await settle()
  one.fire()
  other.fire()
  await settle()
  assert.deepEqual(one.kept()?.unsent, {})
  assert.deepEqual(other.kept()?.unsent, {})
  assert.ok(['1', '2'].includes(String(server.holds(1))))
})

test('a device left behind does not call saved what a later save of another stands against', async () => {
  const server = aServer()
  const behind = aBrowser(server)
  server.save({ sequence: 20, answers: { '1': [3], '2': [3] } })
  behind.sender.give(1, [2])
  await settle()
  assert.deepEqual(server.holds(1), [2])
  assert.equal(slotState(behind.sender.state().queue, 1), 'saved')
  assert.deepEqual(chosenAnswers(behind.sender.state().queue)['2'], [3])
})

const mood = fc.constantFrom<Mood>('well', 'lost_request', 'lost_reply', 'busy', 'signed_out')
const event = fc.oneof(
  fc.record({ give: fc.integer({ min: 1, max: slots }), option: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ mood }),
  fc.constant('fire' as const),
  fc.constant('retry' as const),
  fc.constant('reread' as const),
  fc.constant('pass' as const),
)

test('whatever the network does, nothing is called saved that is not, and all arrives in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const server = aServer()
      const browser = aBrowser(server)
      for (const each of events) {
        if (each === 'fire') browser.fire()
        else if (each === 'retry') browser.sender.retryNow()
        else if (each === 'reread') browser.sender.reread()
        else if (each === 'pass') await setImmediate()
        else if ('mood' in each) browser.mood(each.mood)
        else browser.sender.give(each.give, each.option === 0 ? [] : [each.option])
      }
      browser.mood('well')
      await settle()
      browser.sender.retryNow()
      await settle()
      const { queue } = browser.sender.state()
      assert.deepEqual(queue.unsent, {})
      for (const [slot, options] of Object.entries(chosenAnswers(queue)))
        assert.deepEqual(server.holds(Number(slot)), options)
    }),
    { numRuns: 150 },
  )
})

test('a failure of any kind leaves the answer where it is', async () => {
  const failures: readonly SendFailure[] = [
    { kind: 'unreachable' },
    { kind: 'busy', retryAfterMs: 0 },
    { kind: 'signed_out' },
    { kind: 'refused', detail: 'Không có câu này.' },
  ]
  for (const failure of failures) {
    const server = aServer()
    const sender = openSender(
      server.attempt(),
      null,
      {
        save: () => Promise.resolve(failure),
        submit: () => Promise.resolve(failure),
        read: () => Promise.resolve(failure),
        keep: () => undefined,
        after: () => () => undefined,
        random: () => 0,
      },
      { changed: () => undefined, over: () => assert.fail('not over') },
    )
    sender.give(1, [1])
    await settle()
    assert.deepEqual(sender.state().queue.unsent, { '1': [1] })
  }
})

test('a deadline that was moved to later is followed with the next save', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  server.prolong('2026-11-23T03:20:00.000Z')
  browser.sender.give(1, [2])
  await settle()
  assert.equal(browser.sender.state().deadlineAt, '2026-11-23T03:20:00.000Z')
})

test('what seemed over goes on where the deadline was moved meanwhile', async () => {
  const server = aServer()
  const browser = aBrowser(server)
  server.prolong('2026-11-23T03:20:00.000Z')
  browser.sender.awaitEnd()
  await settle()
  assert.equal(browser.sender.state().deadlineAt, '2026-11-23T03:20:00.000Z')
  browser.sender.give(2, [1])
  await settle()
  assert.deepEqual(server.holds(2), [1])
  assert.equal(browser.over(), null)
})
