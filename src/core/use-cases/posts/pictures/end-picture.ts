import { orRunAgain } from '../../attempt.ts'
import type { Change } from '../../../change.ts'
import { type Attachment, type Initiative, isUndecided } from '../../../domain/initiatives/initiative.ts'
import { secondThoughtsMs } from '../../../domain/pictures/consent.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import { picturesOfPiece, withPiecePicture } from '../../../domain/newspapers/piece-pictures.ts'
import { newsMs } from '../../broadcasts/end-pictures.ts'
import { binVideo, type BinVideoNeeds, endOfBytes, expireVideo } from '../../pictures/bin-video.ts'
import { abandonedMs } from '../../pictures/left-behind.ts'
import type { Ports } from '../../../ports.ts'
import { clockSkewMs, type Instant, later, msBetween } from '../../../domain/time.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { areOver, isMastheadOf, type ServedNeeds } from './is-served.ts'
import { isToLeave, sealedVideoUse, type VideoUse, type VideoUseNeeds } from '../../broadcasts/sealed-video-use.ts'
import { asDraft, everythingHeldBy, withPictureChanged } from '../../../domain/posts/pictures/sort-pictures.ts'
import { expiryAt } from '../../../domain/broadcasts/cards-expiry.ts'
import { isChanging, readTarget, truestBroadcast } from '../../broadcasts/standing-broadcast.ts'

/** A picture with a last use ahead is looked at each week. */
const awaitedAgainMs = 7 * 24 * 60 * 60_000

type Needs = ServedNeeds & BinVideoNeeds & VideoUseNeeds & Pick<Ports, 'initiatives' | 'pictures'>
type Holders = {
  pictureId: string
  posts: Post[]
  /** In how many ms each post no longer needs it, since it was given up or is over; Infinity: it is in use. */
  postsMs: number[]
  initiative: Initiative | null
  file: Attachment | null
  /** Editions of which a text has it. */
  editions: Edition[]
  /** In how many ms each edition no longer needs it. */
  editionsMs: number[]
  /** Whether a newspaper has it as its masthead. */
  isMasthead: boolean
  /** What was submitted with it has yet to leave: its own time may be over by then, but there is a last use. */
  isAwaited: boolean
}

/**
 * The job that deletes the bytes of a picture, or the files of a video, once nobody may see it again: people no longer
 * agree, every card is gone, its time is over, or everything that named it was given up. First every row says so,
 * whatever else happens to these rows; killed in between, the job runs again, and deletes. Throws Unavailable, to be
 * run again, where others never stop changing those rows.
 */
export async function endPicture(ports: Needs, pictureId: string, initiativeId: string | null): Promise<void> {
  const ended = await orRunAgain<'deleted' | 'kept'>(async () => {
    const posts = await ports.posts.withPicture(pictureId)
    const initiative = initiativeId === null ? null : await ports.initiatives.byId(initiativeId)
    const isIt = ({ id, picture }: Attachment): boolean => id === pictureId || picture?.id === pictureId
    const file = initiative?.attachments.find(isIt) ?? null
    const isMasthead = await isMastheadOf(ports, pictureId)
    const editions = await ports.editions.withPicture(pictureId)
    const editionsMs = await Promise.all(editions.map(edition => msOfEdition(ports, edition)))
    const postsMs = await Promise.all(posts.map(post => msOfPost(ports, post)))
    const until = await endOfBytes(ports, pictureId)
    const use = await sealedUse(ports, pictureId)
    const isEndless = use === 'stands' && until === null
    const isAwaited = posts.some(isToLeave) || use === 'leaves' || isEndless
    const holders = { pictureId, posts, postsMs, initiative, file, editions, editionsMs, isMasthead, isAwaited }
    const [leftMs, behindMs] = [msLeft(holders, until, ports.now()), msLeftBehind(holders, until, ports.now())]
    const weeklyMs = isAwaited && isUnasked(posts, until, ports.now()) ? awaitedAgainMs : Infinity
    const awaitedMs = isEndless ? newsMs : weeklyMs
    const inMs = Math.min(leftMs, behindMs, awaitedMs)
    if (inMs > 0) {
      // Cards without an end open it as long as news are kept, from now on.
      if (isEndless && inMs === awaitedMs) await expireVideo(ports, pictureId, later(ports.now(), newsMs))
      const comesAgain = inMs < clockSkewMs || (inMs < Infinity && inMs === Math.min(behindMs, awaitedMs))
      return comesAgain ? again(ports, pictureId, initiativeId, inMs) : 'kept'
    }
    return (await ports.commit(...marks(holders, ports.now()))) === 'done' ? 'deleted' : 'stale'
  })
  if (ended !== 'deleted') return
  await ports.pictures.erase(pictureId)
  await binVideo(ports, pictureId)
}

/**
 * The job is due by the clock of the store, ours may be behind; what was given up may have been used since. No other
 * job would come for this picture.
 */
async function again(
  { commit }: Pick<Ports, 'commit'>,
  id: string,
  initiativeId: string | null,
  inMs: number,
): Promise<'kept'> {
  await commit({ job: 'picture.end', data: { id, initiativeId }, inMs })
  return 'kept'
}

/** What versions sealed with a video need of it; the address of a picture ends with its post. */
async function sealedUse(ports: Needs, pictureId: string): Promise<VideoUse> {
  const media = await ports.media.withPicture(pictureId)
  return media?.video ? sealedVideoUse(ports, media) : null
}

/** Whether no other job would come: the one at its end has run, or no post names it. */
function isUnasked(posts: readonly Post[], until: Instant | null, now: Instant): boolean {
  return until === null ? posts.length === 0 : until <= now
}

/** In how many ms it is over by itself: 0 or less: it is; Infinity: no end is set. */
function msLeft(
  { pictureId, posts, file, editions, editionsMs, isMasthead, isAwaited }: Holders,
  until: Instant | null,
  now: Instant,
): number {
  const isPrinted = isMasthead || editionsMs.some(ms => ms > 0)
  if (areOver(posts) && !isPrinted) return 0
  const onPapers = [
    ...posts.flatMap(everythingHeldBy),
    ...editions.flatMap(({ items }) => items.flatMap(picturesOfPiece)),
  ]
  const declared = [...onPapers.filter(({ id }) => id === pictureId), ...(file ? [file] : [])]
  const thoughts = declared.map(({ consent }) =>
    consent?.answer === 'refused' ? secondThoughtsMs - msBetween(consent.at, now) : Infinity,
  )
  const refused = thoughts.length === 0 ? Infinity : Math.max(...thoughts)
  return Math.min(refused, until === null || isPrinted || isAwaited ? Infinity : msBetween(now, until))
}

/**
 * In how many ms nothing that was given up may need it any more; Infinity: something else still names it. A card that
 * no correction reached may show a picture that no post names, until the end that its broadcast set.
 */
function msLeftBehind(
  { postsMs, initiative, file, editionsMs, isMasthead, isAwaited }: Holders,
  until: Instant | null,
  now: Instant,
): number {
  const open = file !== null && initiative !== null && isUndecided(initiative)
  if (open || isMasthead || isAwaited) return Infinity
  const declined = file !== null && initiative?.decision && initiative.state !== 'retained' ? [initiative.decision] : []
  const ends = [...postsMs, ...declined.map(({ at }) => abandonedMs - msBetween(at, now)), ...editionsMs]
  return ends.length > 0 ? Math.max(...ends) : until === null ? 0 : Infinity
}

/** A post that was given up, or is over and published nowhere else, may still be duplicated for some time. */
async function msOfPost(ports: Needs, post: Post): Promise<number> {
  const { state, correcting, updatedAt } = post
  if (correcting !== null) return Infinity
  const at = state === 'cancelled' ? updatedAt : await overSince(ports, post)
  return at === null ? Infinity : abandonedMs - msBetween(at, ports.now())
}

/** A published edition may be printed again as long as news are kept; one that was taken back for good never is. */
async function msOfEdition(
  { posts, now }: Pick<Ports, 'posts' | 'now'>,
  { state, postId, publishedAt, updatedAt }: Edition,
): Promise<number> {
  if (state === 'abandoned') return abandonedMs - msBetween(updatedAt, now())
  if (state !== 'published') return Infinity
  const post = postId === null ? null : await posts.byId(postId)
  return post?.state === 'taken-back' ? 0 : newsMs - msBetween(publishedAt ?? updatedAt, now())
}

function marks({ pictureId, posts, initiative, file, editions }: Holders, now: Instant): Change[] {
  const attachments = initiative?.attachments.map(one => (one === file ? { ...one, gone: true as const } : one))
  return [
    ...posts.map((post): Change => {
      const gone = withPictureChanged(post, pictureId, { gone: true })
      const row = { ...(post.state === 'draft' ? asDraft(gone, now) : gone), version: post.version + 1 }
      return { save: 'post', row, ifVersion: post.version }
    }),
    ...editions.flatMap((edition): Change[] => {
      const row = { ...withPiecePicture(edition, pictureId, { gone: true }), version: edition.version + 1 }
      const follow = { job: 'edition.follow', data: { id: edition.id } } as const
      return [{ save: 'edition', row, ifVersion: edition.version }, follow]
    }),
    ...(initiative && attachments
      ? [{ save: 'initiative', row: { ...initiative, attachments }, ifVersion: initiative.version } as const]
      : []),
  ]
}

/** Since when all cards of a post say that it is over, if the public has it nowhere; null: it is not over. */
async function overSince(
  ports: Pick<Ports, 'broadcasts' | 'releases' | 'hours' | 'now'>,
  { id, state, broadcastId }: Post,
): Promise<Instant | null> {
  const read = state === 'broadcast' && broadcastId !== null ? await readTarget(ports, broadcastId) : null
  if (!read || isChanging(read.changing)) return null
  const { expiresOn } = truestBroadcast(read.target, read.changing)
  const at = expiresOn === null ? null : expiryAt(expiresOn, ports.hours)
  if (at === null || at > ports.now()) return null
  const isOut = (await ports.releases.ofPost(id)).some(one => one.state !== 'taken-back')
  return isOut ? null : at
}
