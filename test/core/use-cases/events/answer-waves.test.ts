import assert from 'node:assert/strict'
import fc from 'fast-check'
import { handOn, movePlaces, type Room, type Standing } from '../../../../src/core/domain/events/places.ts'
import { placesId } from '../../../../src/core/domain/events/event.ts'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { resizeEvent } from '../../../../src/core/use-cases/events/answers/resize-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { approved } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'

const persons = Array.from({ length: 9 }, (_, index) => `p${index}`)
const guestsMost = 2

type Says = { person: string; says: 'yes' | 'no' | 'maybe'; guests: number; session: string }
type Step = { kind: 'wave'; answers: Says[] } | { kind: 'resize'; session: string; capacity: number }

const saysIn = (sessions: string[]) =>
  fc.record({
    person: fc.constantFrom(...persons),
    says: fc.constantFrom('yes' as const, 'yes' as const, 'yes' as const, 'no' as const, 'maybe' as const),
    guests: fc.integer({ min: 0, max: guestsMost }),
    session: fc.constantFrom(...sessions),
  })
const stepIn = (sessions: string[]): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('wave' as const),
        answers: fc.array(saysIn(sessions), { minLength: 1, maxLength: 14 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('resize' as const),
        session: fc.constantFrom(...sessions),
        capacity: fc.integer({ min: 1, max: 8 }),
      }),
    },
  )
const life = (sessions: string[]) =>
  fc.record({ capacity: fc.integer({ min: 1, max: 5 }), steps: fc.array(stepIn(sessions), { maxLength: 12 }) })

/** What one answer after the other would have made of it, by the rules of places alone. */
class OneByOne {
  readonly rooms: Map<string, Room & { capacity: number }>
  readonly standings = new Map<string, Standing>()

  constructor(sessions: string[], capacity: number) {
    this.rooms = new Map(sessions.map(session => [session, { taken: 0, waiting: [], capacity }]))
  }

  answers({ person, says, guests, session }: Says): void {
    const wish = { says, seats: 1 + guests, session }
    const moved = movePlaces(this.rooms, person, this.standings.get(person) ?? null, wish)
    if (moved.kind === 'no-room') return
    this.standings.set(person, moved.standing)
    for (const [id, room] of moved.rooms) this.rooms.set(id, { ...room, capacity: this.rooms.get(id)!.capacity })
    for (const one of moved.promoted) this.comesIn(one.person, one.seats, one.session)
  }

  resizes(session: string, capacity: number): void {
    const { room, promoted } = handOn({ ...this.rooms.get(session)!, capacity })
    this.rooms.set(session, { ...room, capacity })
    for (const { person, seats } of promoted) this.comesIn(person, seats, session)
  }

  comesIn(person: string, seats: number, session: string): void {
    this.standings.set(person, { said: 'yes', seats, session })
  }
}

/** The same by the product, each wave given without waiting for an answer. */
class Waves {
  readonly ports: FakePorts = createFakePorts()
  readonly sessions: string[]
  readonly #capacities: Map<string, number>
  #postId = ''

  constructor(sessions: string[], capacity: number) {
    this.sessions = sessions
    this.#capacities = new Map(sessions.map(session => [session, capacity]))
  }

  async open(): Promise<void> {
    const form = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque', capacity: '' }
    const { post, broadcast } = await approved(this.ports, form)
    this.#postId = post.id
    await this.#says()
    received(
      this.ports,
      broadcast.id,
      persons.map(id => ({ id })),
    )
    this.ports.jobs.length = 0
  }

  async #says(): Promise<void> {
    const one = (id: string) => ({ id, time: '10:00', label: id, capacity: this.#capacities.get(id)! })
    const rooms: Partial<EventDetails> =
      this.sessions[0] === '' ? { capacity: this.#capacities.get('')! } : { sessions: this.sessions.map(one) }
    await changedEvent(this.ports, this.#postId, { guests: guestsMost, ...rooms })
  }

  async gives(answers: Says[]): Promise<void> {
    const given = answers.map(({ person: id, says, guests, session }) => {
      const asked = { says, ...(says === 'yes' && { guests: String(guests), ...(session && { session }) }) }
      return answerEvent(this.ports, actor({ ...alice, id }), { postId: this.#postId, ...asked }, settings)
    })
    for (const { kind } of await Promise.all(given)) assert.equal(kind, 'answered')
  }

  async resizes(session: string, capacity: number): Promise<void> {
    this.#capacities.set(session, capacity)
    await this.#says()
    await resizeEvent(this.ports, { postId: this.#postId, newDay: false }, settings)
  }

  async standing(person: string): Promise<Standing | null> {
    const answer = await this.ports.events.answer(this.#postId, person)
    if (!answer) return null
    const counts = answer.answer === 'yes' || answer.answer === 'waiting'
    return {
      said: answer.answer,
      seats: counts ? 1 + (answer.guests ?? 0) : 0,
      session: counts ? (answer.session ?? '') : '',
    }
  }

  async room(session: string): Promise<Room> {
    const { taken, waiting } = (await this.ports.events.places(placesId(this.#postId, session))) ?? {
      taken: 0,
      waiting: [],
    }
    return { taken, waiting }
  }

  /** Whose own card of a place that became free was asked for since; asked for twice, one key is one card. */
  told(): string[] {
    const keys = this.ports.jobs.splice(0).flatMap(one => (one.job === 'placement.refresh' ? [one.data.key] : []))
    return [...new Set(keys)].flatMap(key => {
      const [card, , person] = key.split(':')
      return card === 'event' && person !== undefined ? [person] : []
    })
  }
}

/** Whoever waited, gave nothing in this moment, and comes by now. */
function letIn(before: Map<string, Standing>, after: Map<string, Standing>, step: Step): string[] {
  const gave = step.kind === 'wave' ? step.answers.map(({ person }) => person) : []
  return [...after]
    .filter(([person, { said }]) => said === 'yes' && before.get(person)?.said === 'waiting' && !gave.includes(person))
    .map(([person]) => person)
}

async function agrees(waves: Waves, { rooms, standings }: OneByOne): Promise<void> {
  for (const person of persons) {
    const { said, seats, session } = (await waves.standing(person)) ?? { said: null, seats: 0, session: '' }
    const wanted = standings.get(person)
    assert.deepEqual(
      { person, said, seats, session },
      { person, said: wanted?.said ?? null, seats: wanted?.seats ?? 0, session: wanted?.session ?? '' },
    )
  }
  const waitingNow = new Set<string>()
  for (const [session, { taken, waiting, capacity }] of rooms) {
    const room = await waves.room(session)
    assert.deepEqual(room, { taken, waiting }, `places and ranks of ${session}`)
    assert.ok(waiting.length === 0 || taken + waiting[0]!.seats > capacity, 'nobody waits beside a place')
    for (const { person } of waiting) {
      assert.ok(!waitingNow.has(person), 'nobody waits twice')
      assert.equal(standings.get(person)?.said, 'waiting', 'nor has a place beside their rank')
      waitingNow.add(person)
    }
  }
}

async function lived(sessions: string[], capacity: number, steps: Step[]): Promise<void> {
  const [waves, model] = [new Waves(sessions, capacity), new OneByOne(sessions, capacity)]
  await waves.open()
  for (const step of steps) {
    const before = new Map(model.standings)
    const taken = new Map([...model.rooms].map(([id, room]) => [id, room.taken]))
    if (step.kind === 'wave') {
      for (const one of step.answers) model.answers(one)
      await waves.gives(step.answers)
    } else {
      model.resizes(step.session, step.capacity)
      await waves.resizes(step.session, step.capacity)
    }
    await agrees(waves, model)
    for (const [session, room] of model.rooms)
      assert.ok(room.taken <= Math.max(room.capacity, taken.get(session)!), 'no place is given beyond the capacity')
    const told = waves.told()
    assert.equal(new Set(told).size, told.length, 'told once')
    for (const person of letIn(before, model.standings, step)) assert.ok(told.includes(person), `${person} is told`)
  }
}

/** However many answer in one moment, it is as if they had come one after the other. */
describe('waves of answers', function () {
  this.timeout(120_000)

  it('to an event make of its places what each alone would have made, with guests, changes of mind and of capacity', () =>
    holds(
      fc.asyncProperty(life(['']), ({ capacity, steps }) => lived([''], capacity, steps)),
      { numRuns: 30 },
    ))

  it('to its sessions too, also of who moves from one to the other', () => {
    const sessions = ['s1', 's2']
    return holds(
      fc.asyncProperty(life(sessions), ({ capacity, steps }) => lived(sessions, capacity, steps)),
      { numRuns: 30 },
    )
  })
})
