import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Grant, Priority, Turns } from '../../src/core/ports/turns.ts'
import { worstSecond } from './worst-second.ts'
import { holds } from '../support/holds.ts'

export type Opened = {
  /** One for each process; all share the budget. */
  processes: Turns[]
  /** As if nothing had ever left. */
  forget(): Promise<void>
  /** The clock of the store, which stands still else, jumps forward or back. */
  jump(ms: number): Promise<void>
}

export type OpenTurns = (limits: { perSecond: number; broadcastPerSecond: number }) => Promise<Opened>

const ask = (turns: Turns, priority: Priority, count: number, unused: number[] = [], leadMs = 0): Promise<Grant> =>
  turns.reserve({ priority, count, leadMs, unused })

/** So many departures, asked for by the processes in turn. */
async function many({ processes }: Opened, priority: Priority, count: number): Promise<number[]> {
  const given: number[] = []
  for (let i = 0; given.length < count; i++)
    given.push(...(await ask(processes[i % processes.length]!, priority, 1)).departures)
  return given
}

const gaps = (times: number[]): number[] => times.slice(1).map((at, index) => at - times[index]!)

/** What every shared budget keeps, whoever asks in whichever order. Moments are the store's own: nothing here waits for them. */
export function turnsContract(open: OpenTurns): void {
  it('gives the first at once, the next ones evenly, and starts gently', async () => {
    const opened = await open({ perSecond: 47.7, broadcastPerSecond: 40 })
    const { now, departures } = await ask(opened.processes[0]!, 'broadcast', 6)
    assert.ok(departures[0]! - now < 1)
    assert.ok(departures.length >= 4 && departures.at(-1)! - now <= 151, 'not far ahead')
    for (const gap of gaps(departures)) assert.ok(gap >= 25, `${gap} ms apart`)
  })

  it('keeps the pace: 47.7 a second of everything, 40 of broadcasts in what a late one makes of a second', async () => {
    for (const [priority, perSecond] of [
      ['answer', 47.7],
      ['broadcast', 40 / 1.02],
    ] as const) {
      const opened = await open({ perSecond: 47.7, broadcastPerSecond: 40 })
      const given = await many(opened, priority, 90)
      const steady = (given.at(-1)! - given[40]!) / 49
      assert.ok(Math.abs(steady - 1000 / perSecond) < 0.5, `${1000 / steady} a second`)
      assert.ok(Math.min(...gaps(given)) >= 0.78 * (1000 / perSecond))
    }
  })

  it('never gives more than the budget in any sliding second, nor more broadcasts than theirs', async () => {
    const step = fc.record({
      process: fc.nat(3),
      answer: fc.boolean(),
      count: fc.integer({ min: 1, max: 12 }),
      vain: fc.boolean(),
      leadMs: fc.nat(80),
    })
    const rates = fc.constantFrom([47.7, 47.7], [47.7, 40], [20, 7], [9, 3])
    await holds(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        rates,
        async (steps, [perSecond = 0, broadcastPerSecond = 0]) => {
          const opened = await open({ perSecond, broadcastPerSecond })
          await opened.forget()
          const left: Record<Priority, number[]> = { answer: [], broadcast: [] }
          let vain: number[] = []
          for (const { process, answer, count, vain: useless, leadMs } of steps) {
            const priority = answer ? 'answer' : 'broadcast'
            const { departures } = await ask(
              opened.processes[process % opened.processes.length]!,
              priority,
              count,
              vain,
              leadMs,
            )
            vain = useless ? departures : []
            if (!useless) left[priority].push(...departures)
          }
          const all = [...left.answer, ...left.broadcast].toSorted((a, b) => a - b)
          assert.ok(worstSecond(all) <= Math.ceil(1.02 * perSecond), `${worstSecond(all)} of ${perSecond}`)
          assert.ok(worstSecond(left.broadcast.toSorted((a, b) => a - b)) <= Math.ceil(broadcastPerSecond))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('gives no moment twice: what one gives back does not undo what another used', async () => {
    const opened = await open({ perSecond: 47.7, broadcastPerSecond: 47.7 })
    await opened.forget()
    const [one, other] = opened.processes as [Turns, Turns]
    const all: number[] = []
    for (let i = 0; i < 8; i++)
      for (const [process, priority] of [
        [one, 'answer'],
        [other, 'broadcast'],
      ] as const)
        all.push(...(await ask(process, priority, 3)).departures)
    assert.equal(new Set(all).size, all.length, all.join())
  })

  it('counts answers and broadcasts together: both at their own pace would be too many', async () => {
    const opened = await open({ perSecond: 47.7, broadcastPerSecond: 40 })
    const all: number[] = []
    for (let i = 0; i < 40; i++) all.push(...(await many(opened, 'broadcast', 1)), ...(await many(opened, 'answer', 1)))
    assert.ok(worstSecond(all.toSorted((a, b) => a - b)) <= 49, `${worstSecond(all)}`)
  })

  it('gives processes that ask in turn the same share, whatever the first one took ahead', async () => {
    const opened = await open({ perSecond: 47.7, broadcastPerSecond: 47.7 })
    const first = await ask(opened.processes[0]!, 'broadcast', 6)
    assert.ok(first.departures.length > 4)
    for (const process of opened.processes.slice(1))
      assert.equal((await ask(process, 'broadcast', 6)).departures.length, 1)
  })

  it('lets an answer pass the broadcasts that were given ahead, wherever there is room', async () => {
    const opened = await open({ perSecond: 47.7, broadcastPerSecond: 40 })
    const ahead = await many(opened, 'broadcast', 30)
    const { now, departures } = await ask(opened.processes[1]!, 'answer', 1)
    assert.ok(departures[0]! - now < 30, `${departures[0]! - now} ms`)
    assert.ok(departures[0]! < ahead.at(-1)!)
  })

  it('holds everybody for as long as Teams asks, then gives half, and the whole again later', async () => {
    const opened = await open({ perSecond: 40, broadcastPerSecond: 40 })
    const [one, other] = opened.processes as [Turns, Turns]
    await ask(one, 'broadcast', 3)
    await one.throttled(5_000)
    await other.throttled(200)
    const held = await ask(other, 'answer', 1)
    assert.deepEqual(held.departures, [])
    assert.equal(Math.round(held.heldMs), 5_000)
    assert.equal(held.perSecond, 20, 'halved once an episode')
    await opened.jump(5_000)
    const half = await ask(other, 'broadcast', 6)
    assert.ok(half.departures.length > 0)
    for (const gap of gaps(half.departures)) assert.ok(gap > 38, `${gap} ms apart`)
    assert.ok(half.perSecond >= 20 && half.perSecond < 22)
    await one.throttled(10)
    await opened.jump(10)
    assert.ok((await ask(one, 'broadcast', 1)).perSecond < 12, 'halved again in the next episode')
    await opened.jump(20_000)
    assert.equal((await ask(one, 'broadcast', 1)).perSecond, 40)
  })

  it('waits longer each time when Teams says 429 without saying for how long', async () => {
    const opened = await open({ perSecond: 40, broadcastPerSecond: 40 })
    const [one] = opened.processes as [Turns]
    const holds: number[] = []
    for (let i = 0; i < 3; i++) {
      await one.throttled(null)
      holds.push(Math.round((await ask(one, 'answer', 1)).heldMs / 1000))
      await opened.jump(holds.at(-1)! * 1000)
    }
    assert.deepEqual(holds, [1, 2, 4])
  })

  it('loses nothing when the clock of the store jumps forward, and waits for no moment that it made impossible', async () => {
    const opened = await open({ perSecond: 47.7, broadcastPerSecond: 40 })
    const [one] = opened.processes as [Turns]
    for (const ms of [3_600_000, -3_600_000, -7_200_000]) {
      await many(opened, 'broadcast', 10)
      await opened.jump(ms)
      for (const priority of ['broadcast', 'answer'] as const) {
        const { now, departures } = await ask(one, priority, 1)
        assert.ok(
          departures[0]! >= now && departures[0]! - now < 60,
          `${departures[0]! - now} ms after a jump of ${ms}`,
        )
      }
    }
    await one.throttled(2_000)
    await opened.jump(-3_600_000)
    assert.equal((await ask(one, 'broadcast', 1)).departures.length, 1, 'not held for an hour')
  })

  it('catches up what was given in vain, closer together but never in a burst', async () => {
    const opened = await open({ perSecond: 47.7, broadcastPerSecond: 40 })
    const [one] = opened.processes as [Turns]
    const given = await many(opened, 'broadcast', 60)
    const vain = given.slice(-2)
    const next: number[] = []
    for (let i = 0; i < 12; i++) next.push(...(await ask(one, 'broadcast', 1, i === 0 ? vain : [])).departures)
    assert.ok(next.at(-1)! - given.at(-3)! < 12 * 25.5 + 1, 'as if nothing had been lost')
    assert.ok(Math.min(...gaps([given.at(-3)!, ...next])) >= 19.9)
  })
}
