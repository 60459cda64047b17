import type { Change } from '../../../change.ts'
import type { JournalVerb } from '../../../domain/journal/journal.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import { asItStands } from '../../../domain/newspapers/printing.ts'
import { pictureIds, picturesOfPiece } from '../../../domain/newspapers/piece-pictures.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { typeset } from '../../../domain/posts/text/typography.ts'
import { type Instant, later } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { orRunAgain } from '../../attempt.ts'
import { approvedVersion } from '../../broadcasts/sealed/approved-version.ts'
import { checkPictures } from '../../broadcasts/sealed/check-edition.ts'
import { newsMs } from '../../broadcasts/end-pictures.ts'
import { endLeftBehind } from '../../pictures/left-behind.ts'
import { holdChanges } from '../../broadcasts/sending/hold-changes.ts'
import { editionCard } from '../../cards/edition-card.ts'
import { editionChanges } from './edition-road.ts'
import { markPrinted } from './printed-errata.ts'
import { sentEdition } from '../../editions/sent-edition.ts'

type Needs = Parameters<typeof checkPictures>[0] & Pick<Ports, 'broadcasts' | 'commit'>
type Step = { edition: Edition; verb: JournalVerb; details: Record<string, string>; also: Change[] }

/**
 * Brings an edition to the state of the post that announces it, and of its lines: open again once that post is a draft,
 * refused or given up, or once its printing died; published once people have it. Its card is drawn anew in any case.
 */
export async function followEdition(ports: Needs, id: string): Promise<void> {
  const published = await orRunAgain<Edition | null>(async () => {
    const edition = await ports.editions.byId(id)
    if (!edition) return null
    const step =
      (await afterAnnouncement(ports, edition)) ??
      (await afterLines(ports, edition)) ??
      afterPrinting(edition, ports.now())
    if (!step) {
      const drawn = [
        ...(await heldBack(ports, edition)),
        ...(await afterTakeBack(ports, edition)),
        ...editionCard(edition),
      ]
      return (await ports.commit(...drawn)) === 'done' ? null : 'stale'
    }
    const { verb, details, also } = step
    const row: Edition = { ...step.edition, version: edition.version + 1, updatedAt: ports.now() }
    const told = { verb, actor: null, seal: null, details }
    const done = await ports.commit(...editionChanges(row, edition.version, told), ...also, ...editionCard(row))
    if (done === 'stale') return 'stale'
    return verb === 'edition.published' ? row : null
  })
  const sent = published && (await sentEdition(ports, published))
  if (sent?.kind === 'sent') await ports.editionFiles.keepOnly(id, sent.sealed.production)
}

async function afterAnnouncement(ports: Needs, edition: Edition): Promise<Step | null> {
  if (edition.state !== 'submitted' || edition.postId === null) return null
  const post = await ports.posts.byId(edition.postId)
  switch (post?.state) {
    case undefined:
    case 'refused':
    case 'cancelled':
      return reopened({ ...edition, postId: null }, post)
    case 'draft':
      return reopened(edition, post)
    case 'in-validation':
    case 'approved':
    case 'broadcasting':
      return null
    case 'broadcast':
      return published(edition, ports.now(), await markPrinted(ports, edition))
    // An edition that went out and was taken back at once was published, and goes nowhere else.
    case 'taken-back':
      return published(edition, ports.now(), null)
  }
}

function afterPrinting(edition: Edition, now: Instant): Step | null {
  const stands = asItStands(edition, now)
  if (stands.fault === null || stands.state === edition.state) return null
  return { edition: stands, verb: 'edition.not-printed', details: stands.fault, also: [] }
}

/** A printed picture that may no longer be shown stops at once what is planned or on its way. */
async function heldBack(ports: Needs, { state, postId }: Edition): Promise<Change[]> {
  const post = state === 'submitted' && postId !== null ? await ports.posts.byId(postId) : null
  const broadcast = post && post.broadcastId !== null ? await ports.broadcasts.byId(post.broadcastId) : null
  if (!broadcast || !['scheduled', 'planning', 'running', 'paused'].includes(broadcast.state)) return []
  const wrong = await checkPictures(ports, broadcast)
  return wrong ? holdChanges({ ...broadcast, paused: null }, wrong.because, ports.now(), wrong) : []
}

/** The printing stays with the edition, so that the person who mends it sees what was refused. */
function reopened(edition: Edition, post: Post | null | undefined): Step {
  const open = { state: 'open', wanted: null } as const
  const details = { because: post?.state ?? 'gone' }
  return { edition: { ...edition, ...open }, verb: 'edition.reopened', details, also: [] }
}

/** Pictures of its texts: printings keep their own bytes. */
function picturesEnd({ items }: Edition, at: Instant): Change[] {
  return pictureIds(...items).map(id => ({ job: 'picture.end', data: { id, initiativeId: null }, at }) as const)
}

/** Taken back from everybody: the pictures of its texts are deleted, like those of its post. */
async function afterTakeBack(ports: Needs, { state, postId, items }: Edition): Promise<Change[]> {
  const post = state === 'published' && postId !== null ? await ports.posts.byId(postId) : null
  if (post?.state !== 'taken-back') return []
  const left = items.flatMap(picturesOfPiece).filter(({ gone }) => gone !== true)
  return endLeftBehind(
    left.map(({ id }) => id),
    null,
    0,
  )
}

/**
 * `further`: changes for an edition that stays out, besides the library and the e-mail, whose jobs check by themselves
 * whether the sending has ended.
 */
function published(edition: Edition, at: string, further: Change[] | null): Step {
  const data = { id: edition.id }
  const also: Change[] = further ? [...further, { job: 'edition.library', data }, { job: 'edition.mail', data }] : []
  return {
    edition: { ...edition, state: 'published', publishedAt: at },
    verb: 'edition.published',
    details: {},
    also: [...picturesEnd(edition, further ? later(at, newsMs) : at), ...also],
  }
}

/** Awaited words have come: as long as nothing was printed, the line takes the approved words. */
async function afterLines(ports: Needs, edition: Edition): Promise<Step | null> {
  if (edition.state !== 'open') return null
  const came: string[] = []
  const items = await Promise.all(
    edition.items.map(async item => {
      if (item.kind === 'piece' || item.seal !== null) return item
      const post = await ports.posts.byId(item.postId)
      const approved = post && (await approvedVersion(ports, post))
      if (approved?.kind !== 'approved') return item
      came.push(item.reference)
      const { title, locale } = post!.content
      return { ...item, seal: approved.version.seal, title: typeset(title, locale) }
    }),
  )
  if (came.length === 0) return null
  const details = { what: 'came', items: came.join(' ') }
  return { edition: { ...edition, items }, verb: 'edition.composed', details, also: [] }
}
