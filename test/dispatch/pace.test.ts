import assert from 'node:assert/strict'
import fc from 'fast-check'
import sinon from 'sinon'
import type { Priority, Turns } from '../../src/core/ports/turns.ts'
import { ceilingPerSecond, createPace } from '../../src/dispatch/pace.ts'
import { createFakeTurns } from '../fakes/turns.ts'
import { worstSecond } from './worst-second.ts'
import { holds } from '../support/holds.ts'

type Leaving = { at: number; priority: Priority; process: number }

const answerEveryMs = 130

const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

describe('pace', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers()))
  afterEach(() => clock.restore())

  const openTurns = (perSecond = ceilingPerSecond, broadcastPerSecond = 40): Turns =>
    createFakeTurns({ perSecond, broadcastPerSecond, now: () => Date.now() })
  const open = (turns = openTurns()) => createPace({ turns, now: () => Date.now(), sleep })

  const record = (pace: ReturnType<typeof open>, priority: Priority, into: Leaving[], process = 0): void =>
    void pace
      .take(priority)
      .then(() =>
        pace.leave(priority) ? into.push({ at: Date.now(), priority, process }) : record(pace, priority, into, process),
      )

  it('lets the first one go at once, and never two together at the start', async () => {
    const left: Leaving[] = []
    const pace = open()
    for (let i = 0; i < 5; i++) record(pace, 'answer', left)
    await clock.tickAsync(0)
    assert.equal(left.length, 1)
    await clock.tickAsync(70)
    assert.ok(left.length <= 4, `${left.length} within 70 ms`)
  })

  it('earns nothing while idle', async () => {
    const left: Leaving[] = []
    const pace = open()
    record(pace, 'answer', left)
    await clock.tickAsync(60_000)
    for (let i = 0; i < 100; i++) record(pace, 'answer', left)
    await clock.tickAsync(100)
    assert.ok(left.length <= 7, `${left.length - 1} within 100 ms after a minute of idling`)
  })

  it('uses the budget that it has but for the gentle start: 47.7 a second, 40 for broadcasts', async () => {
    for (const [priority, perSecond] of [
      ['answer', ceilingPerSecond],
      ['broadcast', 40 / 1.02],
    ] as const) {
      const left: Leaving[] = []
      const pace = open()
      for (let i = 0; i < 1000; i++) record(pace, priority, left)
      await clock.tickAsync(10_000)
      assert.ok(Math.abs(left.length - 10 * perSecond) <= 7, `${left.length} in 10 s`)
    }
  })

  it('uses it as well when one waits for the other, as an engine does', async () => {
    let left = 0
    const pace = open(openTurns(ceilingPerSecond, 50))
    void (async () => {
      for (;;) await pace.take('broadcast').then(() => (left += pace.leave('broadcast') ? 1 : 0))
    })()
    await clock.tickAsync(10_000)
    assert.ok(Math.abs(left - 10 * ceilingPerSecond) <= 7, `${left} in 10 s`)
  })

  it('lets an answer pass a long queue of broadcasts', async () => {
    const left: Leaving[] = []
    const pace = open(openTurns(20, 20))
    for (let i = 0; i < 200; i++) record(pace, 'broadcast', left)
    await clock.tickAsync(5_000)
    const before = Date.now()
    record(pace, 'answer', left)
    await clock.tickAsync(200)
    const answer = left.find(({ priority }) => priority === 'answer')
    assert.ok(answer && answer.at - before <= 1000 / 20 / 0.8, 'an answer waits for one slot at most')
  })

  it('shares the budget evenly between processes, an answer waits for less than half a second', async () => {
    const turns = openTurns(ceilingPerSecond, 50)
    const left: Leaving[] = []
    const paces = [0, 1, 2, 3].map(() => open(turns))
    for (const [process, pace] of paces.entries())
      for (let i = 0; i < 500; i++) record(pace, 'broadcast', left, process)
    await clock.tickAsync(10_000)
    const before = Date.now()
    record(open(turns), 'answer', left, 4)
    await clock.tickAsync(500)
    assert.ok(left.some(({ process, at }) => process === 4 && at - before < 500))
    const shares = paces.map((_, process) => left.filter(one => one.process === process).length)
    for (const share of shares) assert.ok(Math.abs(share * 4 - left.length) <= 0.2 * left.length, shares.join())
    assert.ok(left.length >= 10 * ceilingPerSecond - 5)
  })

  it('holds everyone for as long as Teams asks, in every process, then starts at half and comes back', async () => {
    const left: Leaving[] = []
    const turns = openTurns(40, 40)
    const [pace, other] = [open(turns), open(turns)]
    for (let i = 0; i < 1000; i++) record(pace, 'broadcast', left)
    for (let i = 0; i < 1000; i++) record(other, 'broadcast', left)
    await clock.tickAsync(2_000)
    pace.throttled(5_000)
    pace.throttled(3_000)
    record(pace, 'answer', left)
    await clock.tickAsync(200)
    const held = left.length
    await clock.tickAsync(4_790)
    assert.equal(left.length, held)
    await clock.tickAsync(1_010)
    const firstSecond = left.length - held
    assert.ok(firstSecond >= 15 && firstSecond <= 23, `${firstSecond} in the first second`)
    await clock.tickAsync(15_000)
    const before = left.length
    await clock.tickAsync(2_000)
    assert.ok(left.length - before >= 78, `${(left.length - before) / 2} a second in the end`)
    assert.equal(pace.figures().throttled, 2)
    assert.equal(pace.figures().perSecond, 40)
  })

  it('waits while the store is away, and goes on after it; tells it then what Teams said', async () => {
    const turns = openTurns()
    let away = true
    let asked = 0
    const reach = <T>(answer: () => Promise<T>): Promise<T> => (
      asked++,
      away ? Promise.reject(new Error('away')) : answer()
    )
    const pace = open({
      reserve: wish => reach(() => turns.reserve(wish)),
      throttled: ms => reach(() => turns.throttled(ms)),
    })
    const left: Leaving[] = []
    record(pace, 'answer', left)
    record(pace, 'broadcast', left)
    await clock.tickAsync(10_000)
    assert.equal(left.length, 0)
    assert.ok(asked <= 22, `asked ${asked} times in 10 s`)
    pace.throttled(4_000)
    await clock.tickAsync(1_500)
    away = false
    await clock.tickAsync(1_000)
    const { heldMs } = await turns.reserve({ priority: 'answer', count: 1, leadMs: 0, unused: [] })
    assert.ok(heldMs > 1_000 && heldMs <= 1_500, `${heldMs}`)
    await clock.tickAsync(3_000)
    assert.equal(left.length, 2)
  })

  it('goes on with a slow store, and with one whose clock is elsewhere and jumps', async () => {
    let jumped = 5_000_000
    const turns = createFakeTurns({
      perSecond: ceilingPerSecond,
      broadcastPerSecond: 40,
      now: () => Date.now() + jumped,
    })
    const pace = open({
      reserve: async wish => {
        await sleep(150)
        const grant = await turns.reserve(wish)
        await sleep(150)
        return grant
      },
      throttled: ms => turns.throttled(ms),
    })
    const left: Leaving[] = []
    for (let i = 0; i < 1000; i++) record(pace, 'broadcast', left)
    for (const jump of [3_600_000, -3_600_000, -400]) {
      const before = left.length
      await clock.tickAsync(5_000)
      assert.ok(left.length - before > 30, `${left.length - before} in 5 s`)
      jumped += jump
    }
    assert.ok(worstSecond(left.map(({ at }) => at)) <= 50)
  })

  it('uses nothing that it was given ahead once it hears that Teams asked another process to wait', async () => {
    const left: Leaving[] = []
    const turns = openTurns()
    const pace = open(turns)
    for (let i = 0; i < 200; i++) record(pace, 'broadcast', left)
    await clock.tickAsync(1_000)
    await turns.throttled(5_000)
    const before = left.length
    await clock.tickAsync(4_900)
    assert.ok(left.length - before <= 6, `${left.length - before} were given ahead`)
    assert.ok(
      left.slice(before).every(({ at }) => at <= 1_160),
      left
        .slice(before)
        .map(({ at }) => at)
        .join(),
    )
    assert.ok(pace.figures().heldMs > 0, 'and it says how long')
    await clock.tickAsync(1_500)
    assert.ok(left.length > before + 6, 'then it goes on')
  })

  it('never lets more go than the budget in any sliding second, whoever comes when, however late the timers', async () => {
    const arrivals = fc.array(
      fc.record({
        process: fc.nat(2),
        after: fc.nat(300),
        many: fc.integer({ min: 1, max: 60 }),
        answer: fc.boolean(),
        late: fc.nat(400),
      }),
      { minLength: 1, maxLength: 25 },
    )
    await holds(
      fc.asyncProperty(
        arrivals,
        fc.integer({ min: 5, max: 48 }),
        fc.integer({ min: 5, max: 48 }),
        async (steps, whole, part) => {
          const left: Leaving[] = []
          let late = 0
          const turns = openTurns(whole, part)
          const paces = [0, 1, 2].map(() => createPace({ turns, now: () => Date.now(), sleep: ms => sleep(ms + late) }))
          for (const step of steps) {
            late = step.late
            for (let i = 0; i < step.many; i++) record(paces[step.process]!, step.answer ? 'answer' : 'broadcast', left)
            await clock.tickAsync(step.after)
          }
          late = 0
          await clock.tickAsync(3_000)
          assert.ok(worstSecond(left.map(({ at }) => at)) <= Math.ceil(1.02 * whole))
          const broadcasts = left.filter(({ priority }) => priority === 'broadcast')
          assert.ok(
            worstSecond(broadcasts.map(({ at }) => at)) <= part,
            `${worstSecond(broadcasts.map(({ at }) => at))} broadcasts of ${part}`,
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  describe('whoever is held up', () => {
    it('finds the turn over after a stall, whatever the kind, and it is given back', async () => {
      const turns = openTurns(ceilingPerSecond, 50)
      const unused: number[][] = []
      const pace = open({
        ...turns,
        reserve: wish => (unused.push(wish.unused), turns.reserve(wish)),
        throttled: ms => turns.throttled(ms),
      })
      for (const priority of ['answer', 'broadcast'] as const) {
        const taken = pace.take(priority)
        await clock.tickAsync(200)
        await taken
        assert.equal(pace.leave(priority), false, 'taken 200 ms ago')
        const again = pace.take(priority).then(() => pace.leave(priority))
        await clock.tickAsync(200)
        assert.equal(await again, true)
        assert.equal(pace.leave(priority), false, 'once')
      }
      assert.ok(unused.flat().length >= 2, 'the store hears of both')
    })

    it('has no turn left after a 429, nor until everybody may go on', async () => {
      const pace = open()
      const taken = pace.take('answer')
      await clock.tickAsync(0)
      await taken
      pace.throttled(3_000)
      assert.equal(pace.leave('answer'), false)
      let gone = 0
      void pace.take('answer').then(() => (gone += pace.leave('answer') ? 1 : 0))
      await clock.tickAsync(2_900)
      assert.equal(gone, 0)
      await clock.tickAsync(300)
      assert.equal(gone, 1)
    })

    it('uses no turn of the other kind: a broadcast leaves an answer its own', async () => {
      const pace = open()
      const taken = pace.take('answer')
      await clock.tickAsync(0)
      await taken
      assert.deepEqual([pace.leave('broadcast'), pace.leave('answer')], [false, true])
    })

    it('books what is near, no more than there is, and gets ready meanwhile', async () => {
      const pace = open(openTurns(20, 20))
      let booked = 0
      for (let i = 0; i < 50; i++) void pace.book().then(() => booked++)
      await clock.tickAsync(5)
      assert.ok(booked <= 2, `${booked} get ready for the next 60 ms`)
      let left = 0
      const goOn = (): void => void pace.take('broadcast').then(() => (left += pace.leave('broadcast') ? 1 : 0))
      for (let i = 0; i < booked; i++) goOn()
      for (let ms = 0, before = booked; ms < 2_000; ms += 5) {
        await clock.tickAsync(5)
        for (; before < booked; before++) goOn()
      }
      assert.ok(left >= 37, `${left} left in 2 s`)
      assert.ok(booked - left <= 3, `${booked - left} are ready too early`)
    })

    it('loses no time with a store that writes slowly, and leaves evenly', async () => {
      const pace = open(openTurns(ceilingPerSecond, 50))
      const left: number[] = []
      const row = async (number: number): Promise<void> => {
        await sleep(number % 7 === 0 ? 300 : 150)
        do await pace.take('broadcast')
        while (!pace.leave('broadcast'))
        left.push(Date.now())
      }
      void (async () => {
        for (let number = 0; ; number++) {
          await pace.book()
          void row(number)
        }
      })()
      await clock.tickAsync(10_000)
      const steady = left.filter(at => at > 2_000).length / 8
      assert.ok(steady >= 0.95 * ceilingPerSecond, `${steady} a second`)
      assert.ok(worstSecond(left) <= 50, `${worstSecond(left)}`)
    })

    it('gives back what a first answer gave that was long on its way: it may tell the clock wrong by as much', async () => {
      const turns = openTurns()
      const [given, back]: [number[][], number[][]] = [[], []]
      const reserve: Turns['reserve'] = async wish => {
        back.push(wish.unused)
        const grant = await turns.reserve(wish)
        given.push(grant.departures)
        if (given.length === 1) await sleep(300)
        return grant
      }
      const left: Leaving[] = []
      const pace = open({ ...turns, reserve })
      for (let i = 0; i < 3; i++) record(pace, 'answer', left)
      await clock.tickAsync(1_000)
      assert.notEqual(given[0]!.length, 0)
      assert.deepEqual(back[1], given[0])
      assert.equal(left.length, 3)
    })

    it('never leaves with others in a burst: 49 at most in any second, of any processes that stall at any moment', async () => {
      const stall = fc.record({ process: fc.nat(2), after: fc.nat(700), ms: fc.integer({ min: 1, max: 1_500 }) })
      await holds(
        fc.asyncProperty(fc.array(stall, { maxLength: 12 }), fc.nat(120), async (stalls, markMs) => {
          const left: number[] = []
          const turns = openTurns(ceilingPerSecond, 50)
          // A process that stands still hears nothing and does nothing before it goes on; then everything comes at once.
          const until = [0, 0, 0]
          const stood = async (process: number): Promise<void> => {
            while (Date.now() < until[process]!) await sleep(until[process]! - Date.now())
          }
          let over = false
          for (const process of [0, 1, 2]) {
            const stalling =
              <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
              (...args: A): Promise<R> =>
                ask(...args).finally(() => stood(process))
            const pace = createPace({
              turns: { reserve: stalling(turns.reserve.bind(turns)), throttled: stalling(turns.throttled.bind(turns)) },
              now: () => Date.now(),
              sleep: stalling(sleep),
            })
            const depart = async (priority: Priority): Promise<void> => {
              do await pace.take(priority).finally(() => stood(process))
              while (!pace.leave(priority))
              left.push(Date.now())
            }
            const row = async (): Promise<void> => {
              await stalling(sleep)(markMs)
              await depart('broadcast')
            }
            void (async () => {
              for (; !over; await sleep(answerEveryMs)) await depart('answer')
            })()
            void (async () => {
              while (!over) {
                await pace.book().finally(() => stood(process))
                void row()
              }
            })()
          }
          for (const { process, after, ms } of stalls) {
            await clock.tickAsync(after)
            until[process] = Date.now() + ms
          }
          await clock.tickAsync(4_000)
          over = true
          await clock.tickAsync(2_000)
          assert.ok(worstSecond(left) <= 49, `${worstSecond(left)} in the worst second`)
          assert.ok(left.length > 40, 'and it goes on')
        }),
        { numRuns: process.env['LONG'] ? 300 : 30 },
      )
    })
  })
})
