import { type Actor, isComms, named } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import type { Change } from '../../change.ts'
import { initiativeChanges } from '../initiatives/change-initiative.ts'
import type { Attachment, Initiative } from '../../domain/initiatives/initiative.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import { picturesOfPiece, withPiecePicture } from '../../domain/newspapers/piece-pictures.ts'
import type { Instant } from '../../domain/time.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { type Consent, mayShow, readConsentAnswer, secondThoughtsMs } from '../../domain/pictures/consent.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import { consentOnPost, type ConsentNeeds } from './consent-on-post.ts'
import { picturesOf } from '../../domain/posts/sort-pictures.ts'

/** On whose card it was pressed: of a proposal, a post or a text of an edition. All of it is untrusted. */
export type ConsentInput = {
  initiativeId: string | null
  postId: string | null
  editionId?: string | null
  pictureId: string
  answer: unknown
}
export type ConsentResult =
  | { kind: 'declared'; initiative: Initiative | null; post: Post | null; edition: Edition | null; consent: Consent }
  | { kind: 'not-yours' | 'not-found' | 'no-such-file' | 'not-understood' | 'picture-gone' }
  | Busy
type Needs = ConsentNeeds & Pick<Ports, 'history' | 'initiatives' | 'editions'>

/** Where one picture is kept. `pictureId`: of Mary's own copy, which its posts name. */
type Found = {
  initiative: Initiative | null
  file: Attachment | null
  posts: Post[]
  editions: Edition[]
  pictureId: string
  name: string
  /** Its bytes were deleted: no answer brings them back. */
  gone: boolean
}

/**
 * The answer to « Peut-on reconnaître quelqu’un sur photo.jpg ? », by whoever sent the picture in, or by comms. It
 * counts wherever the picture is shown: in the proposal, in its draft, in copies and corrections of it.
 */
export function declareConsent(ports: Needs, actor: Actor, input: ConsentInput): Promise<ConsentResult> {
  const answer = readConsentAnswer(input.answer)
  return whileStale<ConsentResult>(async () => {
    const found = await find(ports, input)
    if (found === null) return { kind: 'not-found' }
    const { initiative, file, posts, editions, pictureId } = found
    if (!isComms(actor) && initiative?.author.id !== actor.id) {
      const subject = initiative?.reference ?? posts[0]?.reference ?? editions[0]?.reference ?? 'pictures'
      return refusedAttempt(ports, actor, { what: 'picture.consent', subject }, { kind: 'not-yours' })
    }
    if (file === null && posts.length === 0 && editions.length === 0) return { kind: 'no-such-file' }
    if (answer === null) return { kind: 'not-understood' }
    const consent: Consent = { answer, by: named(actor), at: ports.now() }
    if (found.gone && mayShow({ consent })) return { kind: 'picture-gone' }
    const declaration = { pictureId, consent, actor }
    const onPosts = await Promise.all(posts.map(post => consentOnPost(ports, post, declaration)))
    const onEditions = editions.map(edition => declaredOn(edition, found, consent, ports.now()))
    const declared = initiative && file ? onInitiative(initiative, file, consent) : null
    const done = await ports.commit(
      ...(declared ? initiativeChanges(declared, initiative!.version, actor, ...told(found, consent)) : []),
      ...onPosts.flatMap(({ changes }) => changes),
      ...posts.filter(post => post.initiativeId === null || !declared).map(post => entry(post, found, consent)),
      ...onEditions.flatMap(({ changes }) => changes),
      ...deletion(found, consent),
    )
    const post = onPosts.map(one => one.post).find(({ id }) => id === (input.postId ?? initiative?.postId)) ?? null
    const edition = onEditions.map(one => one.edition).find(({ id }) => id === input.editionId) ?? null
    return done === 'done' ? { kind: 'declared', initiative: declared ?? initiative, post, edition, consent } : 'stale'
  })
}

async function find(
  ports: Needs,
  { initiativeId, postId, editionId = null, pictureId }: ConsentInput,
): Promise<Found | null> {
  const start = postId === null ? null : await ports.posts.byId(postId)
  const from = initiativeId ?? start?.initiativeId ?? null
  const named = from === null ? null : await ports.initiatives.byId(from)
  const printed = editionId === null ? null : await ports.editions.byId(editionId)
  if (named === null && start === null && printed === null) return null
  const copy = fileOf(named, pictureId)?.picture?.id ?? pictureId
  const posts = await ports.posts.withPicture(copy)
  const editions = await ports.editions.withPicture(copy)
  // A copy of a post says nothing of the proposal that its pictures came with: the first post does.
  const source = fileOf(named, pictureId) ? named : await sourceOf(ports, posts, pictureId)
  const file = fileOf(source, pictureId)
  const onPieces = editions.flatMap(({ items }) => items.flatMap(picturesOfPiece))
  const picture = [...posts.flatMap(picturesOf), ...onPieces].find(({ id }) => id === copy)
  const gone = (picture?.gone ?? file?.gone) === true
  return { initiative: source, file, posts, editions, pictureId: copy, name: file?.name ?? picture?.name ?? '', gone }
}

/** What was printed stays as it is: its edition follows, and stops what may not leave with it. */
function declaredOn(before: Edition, { pictureId, name }: Found, consent: Consent, updatedAt: Instant) {
  const declared = withPiecePicture(before, pictureId, { consent })
  const edition: Edition = { ...declared, version: before.version + 1, updatedAt }
  const details = { what: 'consent', file: name, answer: consent.answer, consent: mayShow({ consent }) }
  const journal = {
    verb: 'edition.composed',
    actor: consent.by,
    subject: edition.reference,
    seal: null,
    details,
  } as const
  const changes: Change[] = [
    { save: 'edition', row: edition, ifVersion: before.version },
    { journal },
    { job: 'edition.follow', data: { id: edition.id } },
  ]
  return { edition, changes }
}

/** The address ends with the commit; the bytes a while later, unless the no was a slip. */
function deletion({ pictureId: id, initiative }: Found, { answer }: Consent): Change[] {
  if (answer !== 'refused') return []
  return [{ job: 'picture.end', data: { id, initiativeId: initiative?.id ?? null }, inMs: secondThoughtsMs }]
}

/** The proposal that the picture came with, never one that a card merely names: its author has a say of no other. */
async function sourceOf(ports: Needs, posts: Post[], pictureId: string): Promise<Initiative | null> {
  const id = posts.find(({ initiativeId }) => initiativeId !== null)?.initiativeId
  const initiative = id ? await ports.initiatives.byId(id) : null
  return fileOf(initiative, pictureId) && initiative
}

function fileOf(initiative: Initiative | null, pictureId: string): Attachment | null {
  return initiative?.attachments.find(({ id, picture }) => id === pictureId || picture?.id === pictureId) ?? null
}

function onInitiative(initiative: Initiative, file: Attachment, consent: Consent): Initiative {
  const attachments = initiative.attachments.map(one => (one.id === file.id ? { ...one, consent } : one))
  return { ...initiative, version: initiative.version + 1, attachments, updatedAt: consent.at }
}

function told({ name }: Found, consent: Consent): ['initiative.consent-given', JournalEntry['details']] {
  return ['initiative.consent-given', { file: name, answer: consent.answer, consent: mayShow({ consent }) }]
}

/** What is no part of a proposal has its own line in the history of each post that shows it. */
function entry(post: Post, found: Found, consent: Consent): Change {
  const [, details] = told(found, consent)
  return {
    journal: { verb: 'post.consent-given', actor: consent.by, subject: post.reference, seal: null, details },
  }
}
