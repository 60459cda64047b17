import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Attachment, Initiative } from '../../domain/initiatives/initiative.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import { mayAnswerFor, withAnswer } from '../../domain/pictures/change-media.ts'
import {
  type Consent,
  type ConsentAnswer,
  mayShowAnywhere,
  readConsentAnswer,
  secondThoughtsMs,
} from '../../domain/pictures/consent.ts'
import { consentOf, consentOfCopy } from '../../domain/pictures/consent-of.ts'
import type { Answered, Media } from '../../domain/pictures/media.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { initiativeChanges } from '../initiatives/change-initiative.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { withdrawalChanges } from '../withdrawals/begin-withdrawal.ts'
import type { PlaceNeeds } from '../withdrawals/find-places.ts'
import { findPicture, type FoundPicture, type OnHolder, sentBy, subjectOf } from './find-picture.ts'
import { type Entry, spreadConsent, type SpreadNeeds } from './spread-consent.ts'

export type ConsentInput = OnHolder & { answer: unknown }
export type ConsentResult =
  | {
      kind: 'declared'
      initiative: Initiative | null
      post: Post | null
      edition: Edition | null
      consent: Consent
      /** Null: its bytes have not come yet. */
      media: Media | null
    }
  | { kind: 'not-yours' | 'not-found' | 'no-such-file' | 'not-understood' | 'picture-gone' }
  | Busy
type Needs = SpreadNeeds & PlaceNeeds & Pick<Ports, 'history' | 'newReference'>

/**
 * The answer to « Peut-on reconnaître quelqu’un sur photo.jpg ? », by its sender or by comms. It counts wherever the
 * same bytes are shown: in the proposal, its draft, their copies and corrections, and other posts. Where an answer
 * opens less than before, published pictures are removed as after a withdrawal.
 */
export function declareConsent(ports: Needs, actor: Actor, input: ConsentInput): Promise<ConsentResult> {
  const answer = readConsentAnswer(input.answer)
  return whileStale<ConsentResult>(async () => {
    const found = await findPicture(ports, input)
    if (found === null) return { kind: 'not-found' }
    if (!mayDeclare(actor, found)) {
      const attempt = { what: 'picture.consent', subject: subjectOf(found) }
      return refusedAttempt(ports, actor, attempt, { kind: 'not-yours' })
    }
    const { file, posts, editions, newspaper, media } = found
    if (file === null && posts.length === 0 && editions.length === 0 && !newspaper) return { kind: 'no-such-file' }
    if (answer === null) return { kind: 'not-understood' }
    const said: Answered = { answer, by: named(actor), at: ports.now() }
    if (media === null) return beforeBytes(ports, actor, found, said)
    const after = withAnswer(media, found.pictureId, said)
    const consent = consentOfCopy(after, found.pictureId, said.at)!
    if (found.gone && mayShowAnywhere({ consent }, said.at)) return { kind: 'picture-gone' }
    const spread = await spreadConsent(ports, media, after, actor, entryOf(answer, actor, consent))
    const mends = await withdrawalChanges(ports, media, spread.media, said.at)
    if ((await ports.commit(...spread.changes, ...mends)) !== 'done') return 'stale'
    const { initiative } = found
    return {
      kind: 'declared',
      initiative: spread.initiatives.find(({ id }) => id === initiative?.id) ?? initiative,
      post: spread.posts.find(({ id }) => id === (input.postId ?? initiative?.postId)) ?? null,
      edition: spread.editions.find(({ id }) => id === input.editionId) ?? null,
      consent,
      media: spread.media,
    }
  })
}

function mayDeclare(actor: Actor, { initiative, media, pictureId }: FoundPicture): boolean {
  if (isComms(actor)) return true
  if (initiative?.author.id !== actor.id) return false
  const own = sentBy(actor.id, { initiative }).filter(id => id === pictureId)
  return media === null || mayAnswerFor(media, actor, own)
}

/** The bytes are on their way: the answer is kept with the file, and counts once they have come. */
async function beforeBytes(
  ports: Needs,
  actor: Actor,
  { initiative, file, gone }: FoundPicture,
  said: Answered,
): Promise<ConsentResult | 'stale'> {
  if (!initiative || !file) return { kind: 'no-such-file' }
  const consent = consentOf({ answer: said, agreements: [] }, said.at)!
  if (gone && mayShowAnywhere({ consent }, said.at)) return { kind: 'picture-gone' }
  const declared = onFile(initiative, file, consent)
  const { verb, details } = entryOf(said.answer, actor, consent)(initiative.reference, file.name, 'initiative')
  // A copy that is refused before it is made, is never made.
  const end = {
    job: 'picture.end',
    data: { id: file.id, initiativeId: initiative.id },
    inMs: secondThoughtsMs,
  } as const
  const changes = initiativeChanges(declared, initiative.version, actor, verb, details)
  const done = await ports.commit(...changes, ...(said.answer === 'refused' ? [end] : []))
  if (done !== 'done') return 'stale'
  return { kind: 'declared', initiative: declared, post: null, edition: null, consent, media: null }
}

function onFile(initiative: Initiative, file: Attachment, consent: Consent): Initiative {
  const attachments = initiative.attachments.map(one => (one.id === file.id ? { ...one, consent } : one))
  return { ...initiative, version: initiative.version + 1, attachments, updatedAt: consent.at }
}

const verbs = {
  initiative: 'initiative.consent-given',
  post: 'post.consent-given',
  edition: 'edition.composed',
} as const

/** `consent`: whether the picture may be shown anywhere now. */
function entryOf(answer: ConsentAnswer, actor: Actor, consent: Consent) {
  return ((subject, file, holder): JournalEntry => ({
    verb: verbs[holder],
    actor,
    subject,
    seal: null,
    details: {
      ...(holder === 'edition' && { what: 'consent' }),
      file,
      answer,
      consent: mayShowAnywhere({ consent }, consent.at),
    },
  })) satisfies Entry
}
