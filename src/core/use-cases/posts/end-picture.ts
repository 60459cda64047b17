import { whileStale } from '../attempt.ts'
import type { Change } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { type Attachment, type Initiative, isUndecided } from '../../domain/initiatives/initiative.ts'
import { secondThoughtsMs } from '../../domain/pictures/consent.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import { picturesOfPiece, withPiecePicture } from '../../domain/newspapers/piece-pictures.ts'
import { newsMs } from '../broadcasts/end-pictures.ts'
import { binVideo, type BinVideoNeeds, endOfBytes } from '../pictures/bin-video.ts'
import { abandonedMs } from '../pictures/left-behind.ts'
import type { Ports } from '../../ports.ts'
import { clockSkewMs, type Instant, msBetween } from '../../domain/time.ts'
import type { Post } from '../../domain/posts/post.ts'
import { areOver, isMastheadOf, type ServedNeeds } from './is-served.ts'
import { overSince } from './over-since.ts'
import { asDraft, everythingHeldBy, withPictureChanged } from '../../domain/posts/sort-pictures.ts'

type Needs = ServedNeeds & BinVideoNeeds & Pick<Ports, 'initiatives' | 'pictures' | 'releases'>
type Holders = {
  pictureId: string
  posts: Post[]
  /** In how many ms each of these needs it no more, since it was given up or is over; Infinity: it is in use. */
  postsMs: number[]
  initiative: Initiative | null
  file: Attachment | null
  /** Of which a text has it. */
  editions: Edition[]
  /** In how many ms each of these needs it no more. */
  editionsMs: number[]
  /** A newspaper has it on top of its first page. */
  isMasthead: boolean
}

/**
 * The job that deletes the bytes of a picture, or the files of a video, once nobody may see it again: people no
 * longer agree, every card went, its time is over, or whatever named it was given up. First every row says so,
 * whatever else is done with them meanwhile; killed in between, the job runs again, and deletes. Throws Unavailable,
 * to be run again, where others never stop changing those rows.
 */
export async function endPicture(ports: Needs, pictureId: string, initiativeId: string | null): Promise<void> {
  const ended = await whileStale<'deleted' | 'kept'>(async () => {
    const posts = await ports.posts.withPicture(pictureId)
    const initiative = initiativeId === null ? null : await ports.initiatives.byId(initiativeId)
    const isIt = ({ id, picture }: Attachment): boolean => id === pictureId || picture?.id === pictureId
    const file = initiative?.attachments.find(isIt) ?? null
    const isMasthead = await isMastheadOf(ports, pictureId)
    const editions = await ports.editions.withPicture(pictureId)
    const editionsMs = await Promise.all(editions.map(edition => msOfEdition(ports, edition)))
    const postsMs = await Promise.all(posts.map(post => msOfPost(ports, post)))
    const holders = { pictureId, posts, postsMs, initiative, file, editions, editionsMs, isMasthead }
    const until = await endOfBytes(ports, pictureId)
    const [leftMs, behindMs] = [msLeft(holders, until, ports.now()), msLeftBehind(holders, until, ports.now())]
    const inMs = Math.min(leftMs, behindMs)
    if (inMs > 0) {
      const comesAgain = inMs < clockSkewMs || (inMs === behindMs && inMs < Infinity)
      return comesAgain ? again(ports, pictureId, initiativeId, inMs) : 'kept'
    }
    return (await ports.commit(...marks(holders, ports.now()))) === 'done' ? 'deleted' : 'stale'
  })
  if (typeof ended === 'object') throw new Unavailable(ended.kind)
  if (ended !== 'deleted') return
  await ports.pictures.erase(pictureId)
  await binVideo(ports, pictureId)
}

/**
 * The job is due by the clock of the store, which ours may follow; what was given up may have been touched since. No
 * other job would come for this picture.
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

/** In how many ms it is over by itself: 0 or less, it is; Infinity: nothing says when. */
function msLeft(
  { pictureId, posts, file, editions, editionsMs, isMasthead }: Holders,
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
  return Math.min(refused, until === null || isPrinted ? Infinity : msBetween(now, until))
}

/**
 * In how many ms nothing that was given up may need it any more; Infinity: something else still names it. A card that
 * no correction reached may show what no post names, until the end that its broadcast gave it.
 */
function msLeftBehind(
  { postsMs, initiative, file, editionsMs, isMasthead }: Holders,
  until: Instant | null,
  now: Instant,
): number {
  const open = file !== null && initiative !== null && isUndecided(initiative)
  if (open || isMasthead) return Infinity
  const declined = file !== null && initiative?.decision && initiative.state !== 'retained' ? [initiative.decision] : []
  const ends = [...postsMs, ...declined.map(({ at }) => abandonedMs - msBetween(at, now)), ...editionsMs]
  return ends.length > 0 ? Math.max(...ends) : until === null ? 0 : Infinity
}

/** What was given up, or is over and stands nowhere else, may be duplicated for some time yet. */
async function msOfPost(ports: Needs, post: Post): Promise<number> {
  const { state, correcting, updatedAt } = post
  if (correcting !== null) return Infinity
  const at = state === 'cancelled' ? updatedAt : await overSince(ports, post)
  return at === null ? Infinity : abandonedMs - msBetween(at, ports.now())
}

/** What came out may be printed again for as long as news are news; what was taken back for good, never. */
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
