import { type Actor, isComms, type PersonId } from '../../domain/actor.ts'
import type { Call, CallDepartment, DepartmentSeen } from '../../domain/calls/call.ts'
import { type Initiative, openQuestion } from '../../domain/initiatives/initiative.ts'
import type { Post } from '../../domain/posts/post.ts'
import { type Instant, later } from '../../domain/time.ts'
import { dueOf } from '../../domain/validations/dues.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Waiting } from '../../domain/validations/waiting.ts'
import type { Ports } from '../../ports.ts'
import { type AskedSite, sitesAskedOf } from '../relays/sites-asked-of.ts'
import { channelAway, isInboxAway } from '../placements/kept/place-away.ts'
import { listOwn, type OwnIdea } from '../posts/list-own.ts'
import { waitingFor } from '../validations/list-to-approve.ts'

export type OwnPost = { post: Post; validation: Validation | null }

/** One person's desk. `others`: more than these are there; a number, or only whether. */
export type DeskSeen = {
  /** Visas, by when they are due, and questions to the author of a proposal. */
  waits: Waiting & { asked: Initiative[] }
  /** Calls that are open and that this person may answer for a department. */
  calls: { asked: { call: Call; row: CallDepartment; came: DepartmentSeen['came'] }[]; others: number }
  /** Posters to put up, and messages to pass on, at this person's sites. */
  sites: { asked: AskedSite[]; others: number }
  /** `away`: ids of proposals that their channel cannot take at the moment. */
  proposed: { own: OwnIdea[]; others: boolean; away: string[] }
  /** Null for people who are not of comms. */
  wrote: { posts: OwnPost[]; others: boolean } | null
  /** Since when the channel of comms takes nothing; null: it takes cards, or this person is not of comms. */
  away: Instant | null
}

/** So many of one kind on the page. */
const shown = 10
/** Calls are open for weeks, a few at a time. */
const callsMost = 50
const awayLookMs = 60_000

type Needs = Pick<
  Ports,
  | 'posts'
  | 'validations'
  | 'initiatives'
  | 'broadcasts'
  | 'calls'
  | 'relayTasks'
  | 'relayRounds'
  | 'placements'
  | 'reminders'
  | 'sectors'
  | 'capabilities'
  | 'now'
>

const none = { asked: [], others: 0 }

/** Reads it all, and changes nothing; what is switched off lies on no desk. */
export async function seeDesk(ports: Needs, actor: Pick<Actor, 'id' | 'roles'>): Promise<DeskSeen> {
  const off = ports.capabilities.off()
  const [waiting, calls, sites, proposed, wrote, away] = await Promise.all([
    waitingFor(ports, actor.id),
    off.has('calls') ? none : callsOf(ports, actor.id),
    off.has('relays') ? none : sitesOf(ports, actor.id),
    proposedBy(ports, actor.id),
    isComms(actor) ? writtenBy(ports, actor.id) : null,
    isComms(actor) ? channelAway(ports) : null,
  ])
  const asked = proposed.own
    .map(({ initiative }) => initiative)
    .filter(one => one.state === 'asked' && openQuestion(one) >= 0)
  return { waits: { ...waiting, asked }, calls, sites, proposed, wrote, away }
}

async function proposedBy(ports: Needs, person: PersonId): Promise<DeskSeen['proposed']> {
  const { own, others } = await listOwn(ports, person)
  const away = await Promise.all(own.map(({ initiative: { id } }) => isInboxAway(ports, id)))
  return { own, others, away: own.flatMap(({ initiative }, index) => (away[index] ? [initiative.id] : [])) }
}

async function callsOf({ calls }: Pick<Ports, 'calls'>, person: PersonId): Promise<DeskSeen['calls']> {
  const open = (await calls.askedOf(person, callsMost)).filter(({ call }) => call.state === 'open')
  const first = open.slice(0, shown)
  const ids = [...new Set(first.map(({ call }) => call.id))]
  const came = (await Promise.all(ids.map(id => calls.cameFor(id)))).flat()
  const asked = first.map(one => ({
    ...one,
    came: came.filter(({ callDepartmentId }) => callDepartmentId === one.row.id),
  }))
  return { asked, others: open.length - first.length }
}

async function sitesOf(ports: Pick<Ports, 'relayTasks' | 'relayRounds'>, person: PersonId): Promise<DeskSeen['sites']> {
  const { waiting } = await sitesAskedOf(ports, person)
  const asked = waiting.slice(0, shown)
  return { asked, others: waiting.length - asked.length }
}

async function writtenBy(
  { posts, validations }: Pick<Ports, 'posts' | 'validations'>,
  person: PersonId,
): Promise<DeskSeen['wrote']> {
  const written = await posts.writtenBy(person, shown + 1)
  const own = await Promise.all(
    written.slice(0, shown).map(async post => ({
      post,
      validation: post.validationId === null ? null : await validations.byId(post.validationId),
    })),
  )
  return { posts: own, others: written.length > shown }
}

/** When the desk next changes by the clock alone: a visa is late from then on. Null: never. */
export function changesAt({ waits, away }: Pick<DeskSeen, 'waits' | 'away'>, now: Instant): Instant | null {
  const dues = waits.lines.flatMap(({ validation }) => dueOf(validation) ?? []).filter(due => due > now)
  // No journal entry tells when a channel takes cards again.
  return [...dues, ...(away === null ? [] : [later(now, awayLookMs)])].toSorted()[0] ?? null
}
