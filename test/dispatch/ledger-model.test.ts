import assert from 'node:assert/strict'
import fc from 'fast-check'
import sinon from 'sinon'
import type { BroadcastKind } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { SendOutcome } from '../../src/core/domain/send-outcome.ts'
import { drive, driveOn, running, until } from './drive.ts'
import type { FakeWorld } from './fake-world.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'
import { holds } from '../support/holds.ts'

const outcomes = fc.constantFrom<SendOutcome>(
  { kind: 'delivered', conversationId: 'c', activityId: '1' },
  { kind: 'delivered', conversationId: 'c', activityId: null },
  { kind: 'throttled', retryAfterMs: 1_000 },
  { kind: 'throttled', retryAfterMs: null },
  { kind: 'refused', reason: 'blocked' },
  { kind: 'refused', reason: 'service-error' },
  { kind: 'unknown' },
  { kind: 'failed', status: 412 },
  { kind: 'failed', status: null },
)
/** The service comes back now and then, or an outage would last for hours. */
const mixed = fc
  .array(outcomes, { minLength: 5, maxLength: 30 })
  .map(some => [...some, ...Array<SendOutcome>(3).fill({ kind: 'delivered', conversationId: 'c', activityId: '1' })])
/** When a process dies, in ms, and how often its store fails it before that. */
const deaths = fc.array(fc.record({ afterMs: fc.nat(4_000), failing: fc.nat(9) }), { minLength: 1, maxLength: 4 })

/** A process that dies: from then on nothing that it asks for happens, and nothing is answered. `failing`: of ten writes. */
function mortal(ports: Ports, isDead: () => boolean, failing: number): Ports {
  let calls = 0
  const guard = <T extends object>(target: T, fails: boolean): T =>
    new Proxy(target, {
      get:
        (of, name) =>
        async (...given: unknown[]) => {
          if (isDead()) return new Promise(() => {})
          if (fails && ++calls % 10 < failing) throw new Error('away')
          const answer = await (Reflect.get(of, name) as (...given: unknown[]) => unknown)(...given)
          if (isDead()) return new Promise(() => {})
          // Written, and the answer was lost.
          if (fails && calls % 10 === 9 && failing > 0) throw new Error('lost')
          return answer
        },
    })
  return {
    ...ports,
    deliveries: guard(ports.deliveries, true),
    messenger: guard(ports.messenger, false),
    broadcasts: guard(ports.broadcasts, false),
  }
}

describe('the ledger, whatever happens', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers(Date.parse('2026-11-25T09:00:00Z'))))
  afterEach(() => clock.restore())

  async function carriedOut(
    kind: BroadcastKind,
    answers: SendOutcome[],
    dying: { afterMs: number; failing: number }[],
  ) {
    const world = await running(60)
    if (kind !== 'send') takenBack(world)
    let next = 0
    /** Those of whom it may have arrived, and how often. */
    const landed = new Map<string, number>()
    const answer: FakeWorld['answer'] = ({ person }) => {
      const outcome = answers[next++ % answers.length]!
      if (outcome.kind === 'delivered' || outcome.kind === 'unknown') landed.set(person, (landed.get(person) ?? 0) + 1)
      return outcome
    }
    world.answer = answer
    world.changed = answer
    for (const [index, { afterMs, failing }] of dying.entries()) {
      const diesAt = Date.now() + afterMs
      void driveOn(
        mortal(world.ports(`mortal-${index}`), () => Date.now() >= diesAt, failing),
        { concurrency: 4, runMs: 700, random: chanceOf(seedOfTest() + index) },
      )
      await clock.tickAsync(afterMs / 2)
    }
    await clock.tickAsync(5_000)
    await until(clock, drive(world.ports('survivor'), { concurrency: 4 }), 7_200_000)
    assert.equal(world.broadcast.state, 'done')
    return { world, landed }
  }

  function takenBack(world: FakeWorld): void {
    world.others = [{ ...world.broadcast, id: 'b0', state: 'done' }]
    world.broadcast = { ...world.broadcast, kind: 'take-back', targetId: 'b0' }
  }

  it('ends everybody in one way, and brings it to nobody twice', async function () {
    await holds(
      fc.asyncProperty(mixed, deaths, async (answers, dying) => {
        const { world, landed } = await carriedOut('send', answers, dying)
        const { delivered = 0, refused = 0, unknown = 0, ...open } = world.ledger.counts()
        assert.deepEqual([delivered + refused + unknown, open], [60, {}])
        for (const [person, times] of landed) {
          assert.equal(times, 1, `${person} may have it ${times} times`)
          assert.notEqual(world.ledger.row(person).state, 'refused', person)
        }
        for (const { person, state } of world.ledger.rows.values())
          if (state === 'delivered') assert.equal(landed.get(person), 1)
      }),
      { numRuns: process.env['LONG'] ? 300 : 25 },
    )
  })

  it('leaves nobody in doubt where it may be repeated', async function () {
    await holds(
      fc.asyncProperty(mixed, deaths, async (answers, dying) => {
        const { world } = await carriedOut('take-back', answers, dying)
        const { delivered = 0, refused = 0, ...others } = world.ledger.counts()
        assert.deepEqual([delivered + refused, others], [60, {}])
      }),
      { numRuns: process.env['LONG'] ? 100 : 10 },
    )
  })
})
