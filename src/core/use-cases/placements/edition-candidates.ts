import { warnedEvent } from '../../domain/events/warning.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import { newSince } from '../../domain/newspapers/edition-days.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Day } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { approvedVersion } from '../broadcasts/approved-version.ts'

/** Posts among which those that are ready are looked for: some months of them. */
const lookedAt = 300
const readyStates: readonly Post['state'][] = ['approved', 'broadcasting', 'broadcast']

export type Candidate = { post: Post; version: SealedVersion }
export type CandidateNeeds = Pick<Ports, 'posts' | 'validations' | 'editions' | 'now'>

/**
 * Posts that are ready for an edition, the first submitted first: approved or sent since the *bouclage* of the edition
 * before, in no edition yet. None that was urgent, warns those who registered, or announces an edition.
 */
export async function editionCandidates(
  ports: CandidateNeeds,
  edition: Edition,
  newspaper: Newspaper,
  settings: WorkingHours,
): Promise<Candidate[]> {
  const today = localDay(ports.now(), settings.timeZone)
  const before = (await ports.editions.of(newspaper.id, 20))
    .filter(({ id, state, createdAt }) => id !== edition.id && state === 'published' && createdAt < edition.createdAt)
    .toSorted((one, other) => (one.closesOn < other.closesOn ? 1 : -1))
  const since = newSince(before[0] ?? null, newspaper.rhythm, today)
  const posts = (await ports.posts.recent(lookedAt)).filter(post => mayStand(post) && isNew(post, since, settings))
  const found = await Promise.all(posts.map(post => readyOf(ports, post)))
  return found.filter(one => one !== null).toSorted((one, other) => (one.version.at < other.version.at ? -1 : 1))
}

function mayStand(post: Post): boolean {
  const isFree = post.editionId === undefined && (post.standsIn ?? []).length === 0
  return isFree && readyStates.includes(post.state) && warnedEvent(post) === null
}

/** What was approved and did not leave is news whenever it was written. */
function isNew({ state, sealed }: Post, since: Day, { timeZone }: WorkingHours): boolean {
  if (state === 'approved') return true
  const first = sealed.findLast(({ correctionOf }) => correctionOf === null)
  return first !== undefined && localDay(first.at, timeZone) >= since
}

async function readyOf(ports: Pick<Ports, 'validations'>, post: Post): Promise<Candidate | null> {
  const approved = await approvedVersion(ports, post)
  if (approved.kind !== 'approved') return null
  const validation = post.validationId === null ? null : await ports.validations.byId(post.validationId)
  return validation?.urgent === true ? null : { post, version: approved.version }
}
