import type { PersonId } from '../../domain/actor.ts'
import { type Capability, capabilityOf } from '../../domain/capabilities/capability.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { lacksConsent } from '../../domain/broadcasts/lacks-consent.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Shown } from '../../domain/events/calendar-copy.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import type { Placement } from '../../domain/placements/placement.ts'
import { closedPictures, type KnownBy } from '../../domain/posts/pictures/closed-pictures.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { isAhead } from '../../domain/relays/relay-state.ts'
import type { Release } from '../../domain/releases/release.ts'
import type { SiteChange } from '../../domain/releases/site-change.ts'
import type { Instant } from '../../domain/time.ts'
import type { Behind } from '../../ports/behind.ts'
import type { Network } from '../../ports/networks.ts'
import type { NewspaperMail } from '../../ports/newspapers.ts'
import type { Calendars, Messenger } from '../../ports/outside.ts'
import type { Directory } from '../../ports/people.ts'
import type { SiteHook } from '../../ports/outside.ts'
import type { Ports } from '../../ports.ts'

/**
 * Every road by which something leaves Mary towards a person, a channel, a network, a site or a mailbox. `of`: what
 * leaves; `by`: what sends it; `why`: what this road alone is kept back for. An answer to a person's own click takes
 * none.
 */
export type Roads = {
  /** A post's card: sent, corrected or taken away by a broadcast. `person` null: a run of it is about to begin. */
  broadcast: {
    of: { broadcast: Broadcast; post: Post | null; person: PersonId | null }
    by: Pick<Messenger, 'deliver' | 'correct' | 'takeBack'>
    why: 'consent'
  }
  /** Mary herself, for a person of whom a broadcast found that they do not have her. */
  install: { of: { broadcast: Broadcast; person: PersonId }; by: Pick<Directory, 'install'>; why: never }
  /** The card of a broadcast that lies with a person, drawn anew after what they answered to its event. */
  answered: { of: { broadcast: Broadcast; person: PersonId }; by: Pick<Messenger, 'correct'>; why: never }
  /** A kept card: what is asked, reminded, warned, rung, opened, tried out or told, to a person or in a channel. */
  card: {
    of: Pick<Placement, 'key' | 'to'> & { does: 'show' | 'redraw' | 'remove' }
    by: Pick<Messenger, 'show' | 'redraw' | 'remove'>
    why: never
  }
  /** What the public reads on another channel. `shows` null: nothing, it is taken back. */
  release: {
    of: { release: Release; shows: { post: KnownBy; pictures: readonly { id: string }[] } | null }
    by: Pick<Network, 'publish' | 'correct' | 'takeBack'>
    why: 'consent' | 'video-untold'
  }
  /** What another site is told of Mary's. */
  site: { of: { release: Release; what: SiteChange }; by: SiteHook; why: never }
  /** An edition by e-mail. `production`: the printing that leaves. */
  mail: {
    of: { edition: Edition; production: number; to: readonly string[] }
    by: NewspaperMail
    why: 'consent'
  }
  /** An event in the calendar of a person; `shows` null: its entry is taken out. */
  calendar: { of: { postId: string; person: PersonId; shows: Shown | null }; by: Calendars; why: never }
  /** The words of a poster, each time that its address or its code is opened. `by`: what reads them out of the seal. */
  poster: { of: { round: RelayRound }; by: Pick<Ports, 'readSealed'>; why: 'over' }
}
export type Road = keyof Roads
export type Leaving<R extends Road = Road> = { [One in R]: { road: One } & Roads[One]['of'] }[R]

/**
 * restored: the database may be an older one. switched-off: an administrator switched off what it is part of; it waits
 * until that is on again. not-connected: there is nothing to send it by.
 */
export type Held<R extends Road = Road> = {
  kind: 'held'
  why: 'restored' | 'not-connected' | Roads[R]['why'] | (R extends Switched ? 'switched-off' : never)
}
export type MayLeave<R extends Road> = { kind: 'leaves'; by: Roads[R]['by'] } | Held<R>

/** What is asked of one road alone. */
const asked: { [R in Road]: (leaving: Roads[R]['of'], at: Instant) => Roads[R]['why'] | null } = {
  broadcast: ({ broadcast, post }, at) => (lacksConsent(broadcast, post, at) ? 'consent' : null),
  install: () => null,
  answered: () => null,
  card: () => null,
  release: ({ release: { channel }, shows }, at) => {
    const closed = shows === null ? [] : closedPictures({ channel, pictures: shows.pictures }, shows.post, at)
    if (closed.length === 0) return null
    return closed.every(({ why }) => why === 'untold') ? 'video-untold' : 'consent'
  },
  site: () => null,
  mail: ({ edition, production }) => (edition.withdrawn?.production === production ? 'consent' : null),
  calendar: () => null,
  // Neither over, nor before the moment that the visas vouch for.
  poster: ({ round }, at) => (round.ended === null && !isAhead(round, at) ? null : 'over'),
}

type PartOf<R extends Road> = { [One in R]: (leaving: Roads[One]['of']) => Capability | null }
type Switched = 'release' | 'site' | 'mail' | 'calendar' | 'poster'

/**
 * What such a leaving is part of; null: it leaves whatever is switched off, since what people have already is corrected
 * and taken back.
 */
const partOf: { [R in Switched]: (leaving: Roads[R]['of']) => Capability | null } = {
  release: ({ release: { channel, left }, shows }) => (shows === null || left !== null ? null : capabilityOf(channel)),
  site: ({ what }) => (what === 'taken-back' ? null : 'site'),
  mail: () => 'newspapers',
  calendar: ({ shows }) => (shows === null ? null : 'events'),
  poster: () => 'relays',
}

/**
 * The one gate, asked by every road just before something leaves, by what is known at that moment. `door`: the port
 * that sends it, which can be called only as the gate hands it back. Of a broadcast it is asked once a card: what it
 * reads for that is read before, with the run.
 */
export async function mayLeave<R extends Road>(
  ports: Pick<Ports, 'database' | 'capabilities' | 'now'>,
  leaving: Leaving<R>,
  door: Behind<Roads[R]['by']> | null | undefined,
): Promise<MayLeave<R>> {
  const { road } = leaving
  // A poster hangs already: a person who opens it asks.
  if (road !== 'poster' && ports.database.hold() !== null) return { kind: 'held', why: 'restored' }
  const part = (partOf as Partial<PartOf<R>>)[road]?.(leaving) ?? null
  if (part !== null && ports.capabilities.off().has(part)) return { kind: 'held', why: 'switched-off' } as Held<R>
  const why = asked[road](leaving, ports.now())
  if (why !== null) return { kind: 'held', why }
  return door ? { kind: 'leaves', by: door as Roads[R]['by'] } : { kind: 'held', why: 'not-connected' }
}

/** The same for a job that is run again until it may. */
export async function leaveOrLater<R extends Road>(...asking: Parameters<typeof mayLeave<R>>): Promise<Roads[R]['by']> {
  const may = await mayLeave(...asking)
  if (may.kind === 'held') throw new Unavailable(`held-${may.why}`)
  return may.by
}
