import { type Actor, isAdmin, type Named } from '../../domain/actor.ts'
import { orRunAgain } from '../attempt.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { mayStart } from '../../domain/broadcasts/start-time.ts'
import { sendParts } from '../broadcasts/send-parts.ts'
import { heldChanges } from '../releases/row/hold-release.ts'
import { withRelease } from '../releases/row/release-row.ts'
import type { ReleaseState } from '../../domain/releases/release.ts'
import { doubtMail } from '../newspapers/issued/mail-edition.ts'
import { holdChanges } from '../broadcasts/sending/hold-changes.ts'
import { type Change, refresh } from '../../change.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import type { Hold } from '../../ports/database-hold.ts'

export type AdoptResult = { kind: 'adopted' } | { kind: 'not-held' } | { kind: 'not-admin' }
type Needs = Pick<Ports, 'database' | 'newspapers' | 'releases'> & Parameters<typeof doubtMail>[0]

/** So many broadcasts are looked at, newest first: an older one cannot be under way. */
const lookedAt = 1_000
/** So many editions of one newspaper are looked at. */
const editionsLookedAt = 20
/** States of a release of which nothing is out, as far as this database knows. */
const notOut: readonly ReleaseState[] = ['planned', 'held', 'refused']

/** « C’est bien la base en service : reprendre »: an administrator's decision, and only theirs. */
export async function adoptDatabase(ports: Needs & Pick<Ports, 'history'>, actor: Actor): Promise<AdoptResult> {
  if (!isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'database.adopted', subject: 'database' }, { kind: 'not-admin' })
  return adoptHeld(ports, actor)
}

/**
 * The same by the operator, at the machine itself. Broadcasts that were ready, planned or waiting for their hour may
 * have been sent by the other database: comms decides about each anew. One that was being sent ends with a report of
 * the people of whom nobody knows.
 */
export async function adoptHeld(ports: Needs, actor: Named | null, by: { by?: string } = {}): Promise<AdoptResult> {
  const hold = ports.database.hold()
  if (!hold) return { kind: 'not-held' }
  for (const { id } of await ports.broadcasts.recent(lookedAt)) await settleOne(ports, id)
  for (const { id } of await ports.releases.inStates(notOut, lookedAt)) await doubtRelease(ports, id)
  for (const { id } of await ports.newspapers.all())
    for (const edition of await ports.editions.of(id, editionsLookedAt)) await doubtMail(ports, edition)
  // Better twice in the journal than decided and not recorded.
  await ports.commit({ journal: entry('database.adopted', actor, 'database', { ...details(hold), ...by }) })
  await ports.database.adopt()
  return { kind: 'adopted' }
}

async function settleOne(ports: Needs, id: string): Promise<void> {
  await orRunAgain(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    const changes = broadcast === null ? [] : changesOf(broadcast, ports.now())
    return changes.length === 0 ? 'done' : ports.commit(...changes)
  })
}

/** The release may have left by the other database: its network is asked first, and nothing leaves by itself. */
async function doubtRelease(ports: Needs, id: string): Promise<void> {
  await orRunAgain(async () => {
    const release = await ports.releases.byId(id)
    if (!release || !notOut.includes(release.state)) return 'done'
    const [doubt, now] = [{ maybeOutSince: release.createdAt }, ports.now()]
    const changes =
      release.state === 'planned'
        ? heldChanges({ ...release, ...doubt }, 'restored', now)
        : withRelease(release, doubt, now).changes
    return ports.commit(...changes, { job: 'release.publish', data: { id } })
  })
}

function changesOf(broadcast: Broadcast, now: string): Change[] {
  const { id, state } = broadcast
  if (state === 'running') return [...sendParts(id), refresh({ card: 'broadcast', broadcastId: id })]
  // A ready broadcast may have been sent after the backup: its card says so, and asks before it is sent again.
  const mayHaveLeft = state === 'planning' || state === 'scheduled' || (state === 'ready' && mayStart(broadcast))
  const card = JSON.stringify(refresh({ card: 'broadcast', broadcastId: id }))
  // The other database's Mary may have drawn its card in the channel: what that card says is the best knowledge there
  // is.
  return mayHaveLeft ? holdChanges(broadcast, 'restored', now).filter(one => JSON.stringify(one) !== card) : []
}

function details({ because, before, now, since }: Hold): JournalEntry['details'] {
  return { because, before, now, since }
}

function entry(
  verb: JournalEntry['verb'],
  actor: Named | null,
  subject: string,
  details: JournalEntry['details'],
): JournalEntry {
  return { verb, actor, subject, seal: null, details }
}
