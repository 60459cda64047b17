import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { Turns } from '../../src/core/ports/turns.ts'
import { createPace } from '../../src/dispatch/pace.ts'

const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** A store that gives as many departures as it is asked for, 20 ms apart, and has not heard of any 429 yet: its word is on its way. */
const unaware = (change: Partial<Turns> = {}): Turns => ({
  reserve: async ({ count }) => ({
    now: Date.now(),
    departures: Array.from({ length: count }, (_, at) => Date.now() + 20 * at),
    heldMs: 0,
    perSecond: 47,
  }),
  throttled: () => new Promise(() => {}),
  ...change,
})

describe('when Teams says to wait, this process does, whatever the store knows of it', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers()))
  afterEach(() => clock.restore())
  const open = (turns = unaware()) => createPace({ turns, now: () => Date.now(), sleep })
  /** When each of so many left. */
  const leaving = (pace: ReturnType<typeof open>, count: number): number[] => {
    const left: number[] = []
    const go = (): void =>
      void pace.take('broadcast').then(() => (pace.leave('broadcast') ? left.push(Date.now()) : go()))
    for (let at = 0; at < count; at++) go()
    return left
  }

  it('for as long as it was told, the longest of several', async () => {
    const pace = open()
    const left = leaving(pace, 200)
    await clock.tickAsync(100)
    const before = left.length
    assert.ok(before > 0)
    pace.throttled(5_000)
    pace.throttled(1_000)
    assert.equal(pace.figures().heldMs, 5_000)
    await clock.tickAsync(4_990)
    assert.equal(left.length, before)
    await clock.tickAsync(200)
    assert.ok(left.length > before)
  })

  it('for half a minute at most: what takes longer is one conversation’s hour, which that one waits for alone', async () => {
    let told: number | null | undefined
    const pace = open(unaware({ throttled: async ms => void (told = ms) }))
    const left = leaving(pace, 200)
    await clock.tickAsync(100)
    pace.throttled(2_040_000)
    assert.deepEqual([pace.figures().heldMs, told], [30_000, 30_000])
    const before = left.length
    await clock.tickAsync(30_200)
    assert.ok(left.length > before)
  })

  it('for a second where it was told no time', async () => {
    const pace = open()
    const left = leaving(pace, 200)
    await clock.tickAsync(100)
    const before = left.length
    pace.throttled(null)
    await clock.tickAsync(990)
    assert.equal(left.length, before)
  })

  it('and what was given before counts no more, be it taken, held or on its way', async () => {
    const pace = open()
    await pace.take('broadcast')
    pace.throttled(5)
    await clock.tickAsync(10)
    assert.equal(pace.leave('broadcast'), false, 'taken before, its moment still good')

    let asked = 0
    const slow = open(
      unaware({
        reserve: async () => {
          if (++asked > 1) return new Promise(() => {})
          await sleep(30)
          return { now: Date.now(), departures: [Date.now() + 60, Date.now() + 80], heldMs: 0, perSecond: 47 }
        },
      }),
    )
    const left = leaving(slow, 2)
    await clock.tickAsync(10)
    slow.throttled(40)
    await clock.tickAsync(500)
    assert.deepEqual([left, asked], [[], 2], 'given while the 429 was on its way; another is asked for')
  })

  it('and so it does when the store says so', async () => {
    let heldMs = 3_000
    const left = leaving(
      open(
        unaware({
          reserve: async ({ count }) => {
            const grant = {
              now: Date.now(),
              departures: Array.from({ length: count }, (_, at) => Date.now() + 20 * at),
              heldMs,
              perSecond: 47,
            }
            heldMs = 0
            return grant
          },
        }),
      ),
      5,
    )
    await clock.tickAsync(2_990)
    assert.deepEqual(left, [])
    await clock.tickAsync(500)
    assert.equal(left.length, 5)
  })
})
