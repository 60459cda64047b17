import type { PersonId } from '../actor.ts'

/** `waiting`: they said yes when it was full. */
export type Said = 'yes' | 'no' | 'maybe' | 'waiting'
/** A person who waits for as many places: their own, and one for each guest. */
export type Waiter = { person: PersonId; seats: number }
/** The places of an event, or of one of its sessions. `waiting`: people in the order in which they answered. */
export type Room = { taken: number; waiting: Waiter[] }
/** By the id of the session; '' for an event without sessions. */
export type Rooms = ReadonlyMap<string, Room & { capacity: number | null }>

/** What a person has. `seats`: as many places as they have or wait for; 0 for a person who does not come. */
export type Standing = { said: Said; seats: number; session: string }
/** What a person wants. `session`: '' for an event without sessions; without meaning for a « no » or a « maybe ». */
export type Wish = { says: 'yes' | 'no' | 'maybe'; seats: number; session: string }

export type Moved =
  | {
      kind: 'moved'
      standing: Standing
      /** The rooms that changed. */
      rooms: Map<string, Room>
      /** People who waited and have a place now, in their order. */
      promoted: (Waiter & { session: string })[]
    }
  /** They keep what they had: there is no place for what they want instead. */
  | { kind: 'no-room' }

/** Whether a person who answers now would wait: nobody overtakes those who wait, also where a place is free. */
export function isRoomFull({ taken, waiting, capacity }: Room & { capacity: number | null }): boolean {
  return capacity !== null && (waiting.length > 0 || taken >= capacity)
}

export const nobodyYet: Room = { taken: 0, waiting: [] }

/**
 * What a wish makes of the places. Nobody overtakes: the first in the waiting list waits until there is room for them
 * and all their guests. A person never loses a place by wanting a better one, and keeps their rank when only the number
 * of guests changes.
 */
export function movePlaces(rooms: Rooms, person: PersonId, before: Standing | null, wish: Wish): Moved {
  if (wish.says !== 'yes') return settled(rooms, person, before, { said: wish.says, seats: 0, session: '' })
  const wanted = rooms.get(wish.session)
  if (!wanted) return { kind: 'no-room' }
  const stays = before?.session === wish.session
  if (stays && before.said === 'yes') {
    const more = wish.seats - before.seats
    if (more > 0 && (wanted.waiting.length > 0 || !fits(wanted, more))) return { kind: 'no-room' }
    return settled(rooms, person, before, { said: 'yes', seats: wish.seats, session: wish.session })
  }
  const free = wanted.waiting.length === 0 && fits(wanted, wish.seats)
  if (!free && before?.said === 'yes') return { kind: 'no-room' }
  return settled(rooms, person, before, { said: free ? 'yes' : 'waiting', seats: wish.seats, session: wish.session })
}

/** The rooms once this person has that standing, and people who waited got the places that became free. */
function settled(rooms: Rooms, person: PersonId, before: Standing | null, standing: Standing): Moved {
  const touched = new Set([before, standing].flatMap(one => (one && counts(one) ? [one.session] : [])))
  const changed = new Map<string, Room>()
  const promoted: (Waiter & { session: string })[] = []
  for (const session of touched) {
    const room = rooms.get(session)
    if (!room) continue
    const { capacity } = room
    const left = without(room, person, before?.session === session ? before : null)
    const entered = withStanding(left, room, person, standing.session === session ? standing : null)
    const moved = handOn({ ...entered, capacity })
    changed.set(session, moved.room)
    promoted.push(...moved.promoted.map(one => ({ ...one, session })))
  }
  // A person who was alone in the waiting list, and wants fewer places now, may get them by that.
  const own = promoted.find(one => one.person === person)
  return {
    kind: 'moved',
    standing: own ? { ...standing, said: 'yes' } : standing,
    rooms: changed,
    promoted: promoted.filter(one => one.person !== person),
  }
}

function counts({ said }: Standing): boolean {
  return said === 'yes' || said === 'waiting'
}

function without({ taken, waiting }: Room, person: PersonId, before: Standing | null): Room {
  return {
    taken: before?.said === 'yes' ? taken - before.seats : taken,
    waiting: waiting.filter(one => one.person !== person),
  }
}

/** `was`: the room before they left it, which has their rank. */
function withStanding({ taken, waiting }: Room, was: Room, person: PersonId, standing: Standing | null): Room {
  if (standing === null || !counts(standing)) return { taken, waiting }
  if (standing.said === 'yes') return { taken: taken + standing.seats, waiting }
  const rank = was.waiting.findIndex(one => one.person === person)
  const own = { person, seats: standing.seats }
  return { taken, waiting: rank === -1 ? [...waiting, own] : waiting.toSpliced(rank, 0, own) }
}

/** Free places go to people who wait, in their order; `most`: how many people at once. */
export function handOn(
  { taken, waiting, capacity }: Room & { capacity: number | null },
  most = Infinity,
): { room: Room; promoted: Waiter[] } {
  let count = 0
  let now = taken
  while (count < Math.min(waiting.length, most) && fits({ taken: now, capacity }, waiting[count]!.seats))
    now += waiting[count++]!.seats
  return { room: { taken: now, waiting: waiting.slice(count) }, promoted: waiting.slice(0, count) }
}

/** A correction may leave fewer places than are taken. */
function fits({ taken, capacity }: { taken: number; capacity: number | null }, seats: number): boolean {
  return capacity === null || taken + seats <= capacity
}
