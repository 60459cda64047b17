import { type Actor, maySeeAll, type Named, type PersonId } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { HistoryEntry, Trail } from '../../ports/history.ts'
import { editionReference } from '../../domain/newspapers/edition.ts'
import { parseReference, type Reference } from '../../domain/reference.ts'
import { wasAsked as isStillAsked } from '../../domain/validations/concerned.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { JournalVerb } from '../../domain/journal/journal.ts'

export const historyPage = 20

/** Verbs that are counted elsewhere (each answer to an event), or change the post's cards alone. */
const untold: readonly JournalVerb[] = [
  'event.answered',
  'event.promoted',
  'event.session-lost',
  'placement.unknown',
  'placement.repeated',
]

/** `entries`: oldest first. `older`: there are more before that number. `people`: names for people's ids. */
export type Story = {
  reference: Reference
  title: string
  /** The campaign of the post; null: none. */
  campaign: { reference: Reference; title: string } | null
  entries: HistoryEntry[]
  older: number | null
  people: Record<PersonId, string>
}
export type SeeHistoryResult =
  | ({ kind: 'history' } & Story)
  | { kind: 'not-found' }
  | { kind: 'not-your-history'; reference: Reference }
  | { kind: 'several-references'; references: Reference[] }

/**
 * « historique PUB-2026-0042 »: from the proposal to the last delivery, for people who may see all, and for people who
 * were asked to approve it.
 */
export async function seeHistory(
  ports: Pick<Ports, 'history' | 'editions' | 'now'>,
  actor: Actor,
  typed: string,
  before: number | null = null,
): Promise<SeeHistoryResult> {
  const reference = parseReference(typed)
  const named = reference ? null : await editionNamed(ports, typed)
  if (named) return ofEdition(ports, actor, named, before)
  const found = reference ? await ports.history.trails(reference) : []
  const [trail] = found
  if (!trail) return { kind: 'not-found' }
  if (found.length > 1)
    return maySeeAll(actor)
      ? { kind: 'several-references', references: found.map(one => nameOf(one).reference) }
      : { kind: 'not-your-history', reference: nameOf(trail).reference }
  if (!maySeeAll(actor) && !trail.validations.some(one => wasAsked(one, actor.id)))
    return { kind: 'not-your-history', reference: nameOf(trail).reference }
  const newest = await ports.history.about(trail.subjects, { before, limit: historyPage + 1, without: untold })
  const said = maySeeAll(actor) || trail.validations.slice(-1).some(one => isStillAsked(one, actor.id, ports.now()))
  const shown = newest
    .slice(0, historyPage)
    .reverse()
    .map(one => (said ? one : withoutComment(one)))
  const older = newest.length > historyPage ? (shown[0]?.seq ?? null) : null
  return {
    kind: 'history',
    ...nameOf(trail),
    campaign: campaignOf(trail),
    entries: shown,
    older,
    people: peopleOf(trail.validations),
  }
}

/** « TU-2026-11 », « tu 2026 7 ». */
async function editionNamed({ editions }: Pick<Ports, 'editions'>, typed: string): Promise<Reference | null> {
  const [, code = '', year, number] = /^([a-z]{2,4})[-\s](\d{4})[-\s](\d{1,3})$/i.exec(typed.trim()) ?? []
  if (code === '') return null
  const edition = await editions.byReference(editionReference(code.toUpperCase(), Number(year), Number(number)))
  return edition?.reference ?? null
}

/** The composition and printings of an edition; its validation is in the history of the post that announces it. */
async function ofEdition(
  { history }: Pick<Ports, 'history'>,
  actor: Actor,
  reference: Reference,
  before: number | null,
): Promise<SeeHistoryResult> {
  if (!maySeeAll(actor)) return { kind: 'not-your-history', reference }
  const newest = await history.about([reference], { before, limit: historyPage + 1, without: untold })
  const entries = newest.slice(0, historyPage).reverse()
  const older = newest.length > historyPage ? (entries[0]?.seq ?? null) : null
  return { kind: 'history', reference, title: '', campaign: null, entries, older, people: {} }
}

function nameOf({ post, initiative, call, campaign }: Trail): { reference: Reference; title: string } {
  if (post) return { reference: post.reference, title: post.content.title }
  const { reference = '', title = '' } = initiative ?? call ?? campaign ?? {}
  return { reference, title }
}

function campaignOf({ post, campaign }: Trail): Story['campaign'] {
  return post && campaign ? { reference: campaign.reference, title: campaign.title } : null
}

/** Now or in an earlier version, in their own name or as a stand-in. */
function wasAsked({ steps, reassignments, decisions }: Validation, person: PersonId): boolean {
  const asked = steps.some(
    ({ openedAt, approvers }) =>
      openedAt !== null &&
      approvers.some(({ id, standIns }) => id === person || standIns.some(one => one.id === person)),
  )
  return asked || reassignments.some(({ from }) => from.id === person) || decisions.some(({ by }) => by.id === person)
}

/** Comments on a version are for its authors and present approvers, no longer for former ones. */
function withoutComment(entry: HistoryEntry): HistoryEntry {
  if (entry.verb !== 'validation.commented' || entry.details === null) return entry
  return { ...entry, details: { ...entry.details, text: null } }
}

function peopleOf(validations: Validation[]): Record<PersonId, string> {
  const named: Named[] = validations.flatMap(({ steps, reassignments }) => [
    ...steps.flatMap(({ approvers }) => approvers.flatMap(one => [one, ...one.standIns])),
    ...reassignments.map(({ from }) => from),
  ])
  return Object.fromEntries(named.map(({ id, name }) => [id, name]))
}
