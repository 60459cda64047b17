import assert from 'node:assert/strict'
import fc from 'fast-check'
import { handOn, movePlaces, type Room, type Standing } from '../../../../src/core/domain/events/places.ts'
import { holds } from '../../../support/holds.ts'

type Kept = { rooms: Map<string, Room & { capacity: number | null }>; standings: Map<string, Standing> }

const persons = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const sessions = ['morning', 'evening']
const empty = (capacity: number | null): Room & { capacity: number | null } => ({ taken: 0, waiting: [], capacity })

const wish = fc.record({
  kind: fc.constant('wish' as const),
  person: fc.constantFrom(...persons),
  says: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, 'maybe' as const),
  seats: fc.integer({ min: 1, max: 3 }),
  session: fc.constantFrom(...sessions),
})
/** A correction makes more places of it, or fewer. */
const resize = fc.record({
  kind: fc.constant('resize' as const),
  session: fc.constantFrom(...sessions),
  capacity: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
})

describe('movePlaces', () => {
  it('keeps places, order and people apart, whatever is answered, brought along, moved or resized', () => {
    holds(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.oneof({ weight: 6, arbitrary: wish }, { weight: 1, arbitrary: resize }), { maxLength: 60 }),
        (capacity, steps) => {
          const kept: Kept = {
            rooms: new Map(sessions.map(session => [session, empty(capacity)])),
            standings: new Map(),
          }
          for (const step of steps) {
            const earlier = structuredClone(kept)
            if (step.kind === 'resize') resizeRoom(kept, step.session, step.capacity)
            else answer(kept, step)
            agrees(kept)
            neverTakesAPlace(earlier, kept, step.kind === 'wish' ? step.person : null)
            keepsOrder(earlier, kept, step.kind === 'wish' ? step.person : null)
          }
        },
      ),
    )
  })

  it('lets nobody past a party that waits for more places than are free', () => {
    const rooms = new Map([['', { taken: 1, waiting: [{ person: 'a', seats: 2 }], capacity: 2 }]])
    const moved = movePlaces(rooms, 'b', null, { says: 'yes', seats: 1, session: '' })
    assert.deepEqual(moved.kind === 'moved' && moved.standing.said, 'waiting')
    const has: Standing = { said: 'yes', seats: 1, session: '' }
    assert.equal(
      movePlaces(new Map([['', { taken: 1, waiting: [{ person: 'a', seats: 3 }], capacity: 3 }]]), 'b', has, {
        says: 'yes',
        seats: 2,
        session: '',
      }).kind,
      'no-room',
      'nor who brings one more along',
    )
  })

  it('keeps the place of who wants one more than there are, or a session that is full', () => {
    const rooms = new Map([
      ['morning', { taken: 2, waiting: [], capacity: 2 }],
      ['evening', { taken: 1, waiting: [], capacity: 1 }],
    ])
    const has: Standing = { said: 'yes', seats: 1, session: 'morning' }
    assert.equal(movePlaces(rooms, 'a', has, { says: 'yes', seats: 2, session: 'morning' }).kind, 'no-room')
    assert.equal(movePlaces(rooms, 'a', has, { says: 'yes', seats: 1, session: 'evening' }).kind, 'no-room')
    assert.equal(movePlaces(rooms, 'a', has, { says: 'yes', seats: 1, session: 'no such' }).kind, 'no-room')
  })

  it('keeps the rank of who waits on, with more people or fewer, and lets nobody keep two', () => {
    const waiting = ['a', 'b', 'c'].map(person => ({ person, seats: 1 }))
    const rooms = new Map([
      ['morning', { taken: 2, waiting, capacity: 2 }],
      ['evening', { taken: 2, waiting: [{ person: 'd', seats: 1 }], capacity: 2 }],
    ])
    const waits: Standing = { said: 'waiting', seats: 1, session: 'morning' }
    const more = movePlaces(rooms, 'b', waits, { says: 'yes', seats: 2, session: 'morning' })
    assert.deepEqual(
      more.kind === 'moved' && more.rooms.get('morning')?.waiting,
      waiting.with(1, { person: 'b', seats: 2 }),
    )
    const other = movePlaces(rooms, 'b', waits, { says: 'yes', seats: 1, session: 'evening' })
    assert.deepEqual(
      other.kind === 'moved' &&
        [...other.rooms].map(([session, room]) => [session, room.waiting.map(({ person }) => person)]),
      [
        ['morning', ['a', 'c']],
        ['evening', ['d', 'b']],
      ],
    )
  })

  it('gives no more than it is told to at once', () => {
    const waiting = ['a', 'b', 'c'].map(person => ({ person, seats: 2 }))
    const { room, promoted } = handOn({ taken: 1, waiting, capacity: 9 }, 2)
    assert.deepEqual([room, promoted.length], [{ taken: 5, waiting: waiting.slice(2) }, 2])
  })

  it('lets in who waited with a party too large, once they come alone', () => {
    const rooms = new Map([['', { taken: 1, waiting: [{ person: 'a', seats: 3 }], capacity: 2 }]])
    const waits: Standing = { said: 'waiting', seats: 3, session: '' }
    const moved = movePlaces(rooms, 'a', waits, { says: 'yes', seats: 1, session: '' })
    assert.deepEqual(moved.kind === 'moved' && [moved.standing.said, moved.rooms.get(''), moved.promoted], [
      'yes',
      { taken: 2, waiting: [] },
      [],
    ])
  })
})

function answer(
  { rooms, standings }: Kept,
  one: { person: string; says: 'yes' | 'no' | 'maybe'; seats: number; session: string },
) {
  const moved = movePlaces(rooms, one.person, standings.get(one.person) ?? null, one)
  if (moved.kind === 'no-room') return
  standings.set(one.person, moved.standing)
  for (const [session, room] of moved.rooms) rooms.set(session, { ...room, capacity: rooms.get(session)!.capacity })
  for (const { person, seats, session } of moved.promoted) standings.set(person, { said: 'yes', seats, session })
}

function resizeRoom({ rooms, standings }: Kept, session: string, capacity: number | null) {
  const { room, promoted } = handOn({ ...rooms.get(session)!, capacity })
  rooms.set(session, { ...room, capacity })
  for (const { person, seats } of promoted) standings.set(person, { said: 'yes', seats, session })
}

/** What the rooms say is what people were told. */
function agrees({ rooms, standings }: Kept) {
  for (const [session, { taken, waiting, capacity }] of rooms) {
    const of = (said: string) => [...standings].filter(([, one]) => one.said === said && one.session === session)
    assert.equal(
      taken,
      of('yes').reduce((sum, [, { seats }]) => sum + seats, 0),
    )
    assert.deepEqual(
      waiting.toSorted((a, b) => a.person.localeCompare(b.person)),
      of('waiting')
        .map(([person, { seats }]) => ({ person, seats }))
        .toSorted((a, b) => a.person.localeCompare(b.person)),
    )
    // Nobody waits while there is room for them.
    if (waiting.length > 0) assert.ok(capacity !== null && taken + waiting[0]!.seats > capacity)
  }
}

/** More are never let in than fit, and whoever has a place keeps it, unless they give it up. */
function neverTakesAPlace(earlier: Kept, now: Kept, mover: string | null) {
  for (const [session, { taken, capacity }] of now.rooms)
    assert.ok(capacity === null || taken <= Math.max(capacity, earlier.rooms.get(session)!.taken))
  for (const [person, { said }] of earlier.standings)
    if (said === 'yes' && person !== mover) assert.equal(now.standings.get(person)?.said, 'yes')
}

/** Those who still wait, wait in the order in which they did. */
function keepsOrder(earlier: Kept, now: Kept, mover: string | null) {
  for (const [session, { waiting }] of now.rooms) {
    const ranks = new Map(earlier.rooms.get(session)!.waiting.map(({ person }, rank) => [person, rank]))
    const left = waiting.flatMap(({ person }) => (person !== mover && ranks.has(person) ? [ranks.get(person)!] : []))
    assert.deepEqual(
      left,
      left.toSorted((a, b) => a - b),
    )
    const [first] = earlier.rooms.get(session)!.waiting
    if (first && first.person !== mover && left.length < ranks.size - (mover !== null && ranks.has(mover) ? 1 : 0))
      assert.ok(!waiting.some(({ person }) => person === first.person), 'the first came in first')
  }
}
