import assert from 'node:assert/strict'
import type { Face, Replaced } from '../../../../src/core/domain/faces/face.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { pressedCopy, retireCopy } from '../../../../src/core/use-cases/placements/retire-copy.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { chanceOf, seed } from '../../../support/chance.ts'
import { keyed } from '../../../fakes/keyed.ts'

const key = keyed('inbox:i1')
/** A dead process' lease, and whatever pause Teams' silence asks for. */
const longMs = 11 * 60_000

/** What lies in the channel, whoever put it there. */
type Card = { activityId: string; face: Face | Replaced }

/** The channel of Teams, and processes that die at a chosen call: before it is made, or after it was and nobody heard the answer. */
class Channel {
  readonly cards: Card[] = []

  messenger(): Messenger {
    const never = () => assert.fail('nothing was delivered')
    const at = (activityId: string): Card => this.cards.find(one => one.activityId === activityId)!
    return {
      show: async (_, face, aboutToLeave) => {
        if (!(await aboutToLeave())) return { kind: 'throttled', retryAfterMs: null }
        const activityId = String(this.cards.length + 1)
        this.cards.push({ activityId, face })
        return { kind: 'delivered', conversationId: `thread-${activityId}`, activityId }
      },
      redraw: async ({ activityId }, face) => {
        at(activityId).face = face
        return { kind: 'delivered', conversationId: '', activityId }
      },
      remove: async ({ activityId }) => {
        this.cards.splice(this.cards.indexOf(at(activityId)), 1)
        return { kind: 'delivered', conversationId: '', activityId }
      },
      deliver: never,
      correct: never,
      takeBack: never,
    }
  }
}

type Needs = Parameters<typeof refreshPlacement>[0]

/** The ports as a process sees them that dies at its nth call; `heard` false: what it asked for was done, and it never knew. */
function mortal(ports: Needs, dies: { at: number; done: boolean }): { ports: Needs; died: Promise<void> } {
  const { promise: died, resolve: die } = Promise.withResolvers<void>()
  let calls = 0
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(from, name) {
        const value: unknown = Reflect.get(from, name)
        if (typeof value === 'object' && value !== null) return counted(value)
        if (typeof value !== 'function' || name === 'now') return value
        return async (...args: unknown[]): Promise<unknown> => {
          const call = () => Reflect.apply(value, from, args) as Promise<unknown>
          calls++
          if (calls < dies.at) return call()
          if (calls === dies.at && dies.done) await call()
          die()
          return new Promise(() => undefined)
        }
      },
    })
  return { ports: counted(ports), died }
}

describe(`an inbox card whose sender is killed (SEED=${seed})`, () => {
  let ports: FakePorts
  let channel: Channel

  beforeEach(async () => {
    ports = createFakePorts()
    channel = new Channel()
    await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
  })
  const living = (): Needs => ({ ...ports, messenger: channel.messenger() })
  /** True: it died on the way. */
  const killed = async (at: number, done: boolean): Promise<boolean> => {
    const { ports: dying, died } = mortal(living(), { at, done })
    const ended = refreshPlacement(dying, key).then(
      () => false,
      error => (assert.ok(error instanceof Unavailable), false),
    )
    return Promise.race([ended, died.then(() => true)])
  }
  /** The job is run again until it has nothing more to do, as the queue would. */
  const comesRound = async (): Promise<void> => {
    for (let left = 20; left > 0; left--) {
      ports.pass(longMs)
      const done = await refreshPlacement(living(), key).then(
        () => true,
        error => (assert.ok(error instanceof Unavailable), false),
      )
      if (done) return
    }
    assert.fail('it never comes to rest')
  }
  /** Pressed once each, the copies say what they are: of all cards in the channel one is live, the one that is kept. */
  const judged = async (at: string): Promise<void> => {
    const placement = await ports.placements.byKey(key)
    assert.ok(placement?.state === 'placed', at)
    assert.ok(
      channel.cards.some(({ activityId }) => activityId === placement.activityId),
      `${at}: the kept card is there`,
    )
    for (const { activityId } of [...channel.cards])
      await pressedCopy(ports, { key, conversationId: `thread-${activityId}`, activityId })
    for (const job of ports.jobs.splice(0))
      if (job.job === 'placement.retire') await retireCopy({ ...ports, messenger: channel.messenger() }, job.data)
    const live = channel.cards.filter(({ face }) => face.face === 'inbox').map(({ activityId }) => activityId)
    assert.deepEqual(live, [placement.activityId], `${at}: one card may be used`)
  }

  it('at every point between receipt and card has its card all the same', async () => {
    let points = 0
    for (const done of [false, true])
      for (let at = 1; ; at++) {
        ports = createFakePorts()
        channel = new Channel()
        await submitInitiative(ports, actor(alice), {
          id: 'i1',
          fields: { title: 'Ruche', text: 'Du miel' },
          form: null,
        })
        if (!(await killed(at, done))) break
        await comesRound()
        await judged(`killed at call ${at}${done ? ', which was done' : ''}`)
        points++
      }
    assert.ok(points >= 10, `${points} points`)
  })

  it('again and again, while it is placed again too', async () => {
    const chance = chanceOf(seed)
    for (let round = 0; round < 40; round++) {
      ports = createFakePorts()
      channel = new Channel()
      await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
      const kills: string[] = []
      for (let left = 1 + Math.floor(chance() * 4); left > 0; left--) {
        const [at, done] = [1 + Math.floor(chance() * 8), chance() < 0.5]
        if (await killed(at, done)) kills.push(`${at}${done ? '+' : '-'}`)
        ports.pass(longMs)
      }
      await comesRound()
      await judged(`round ${round}, killed at ${kills.join(', ')}`)
    }
  })

  it('and only late: of two cards that arrived the one goes that is not kept', async () => {
    const slow = channel.messenger()
    const { promise, resolve } = Promise.withResolvers<void>()
    const late = refreshPlacement(
      {
        ...ports,
        messenger: {
          ...slow,
          show: async (...card) => {
            const outcome = await slow.show(...card)
            await promise
            return outcome
          },
        },
      },
      key,
    )
    await new Promise(setImmediate)
    await comesRound()
    assert.equal(channel.cards.length, 2)
    resolve()
    await late
    for (const job of ports.jobs.splice(0))
      if (job.job === 'placement.retire') await retireCopy({ ...ports, messenger: channel.messenger() }, job.data)
    const placement = await ports.placements.byKey(key)
    assert.deepEqual([placement?.activityId, channel.cards.map(({ activityId }) => activityId)], ['2', ['2']])
  })

  it('of which Teams never says whether it came is placed again a few times, then told to comms', async () => {
    const silent: Messenger = {
      ...channel.messenger(),
      show: async (...card) => {
        await channel.messenger().show(...card)
        return { kind: 'unknown' }
      },
    }
    let waited = 0
    for (let round = 0; round < 20; round++) {
      const again = await refreshPlacement({ ...ports, messenger: silent }, key).then(
        () => null,
        (error: unknown) => error as Unavailable,
      )
      if (again === null) break
      waited += again.retryAfterMs ?? 0
      ports.pass(again.retryAfterMs ?? 0)
    }
    assert.deepEqual([channel.cards.length, (await ports.placements.byKey(key))?.state], [7, 'unknown'])
    assert.ok(waited > 5 * 60_000, `over ${waited} ms`)
    assert.ok(ports.jobs.some(({ job }) => job === 'doubts.tell'))
  })
})
