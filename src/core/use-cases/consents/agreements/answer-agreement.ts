import type { Actor } from '../../../domain/actor.ts'
import type { Agreement } from '../../../domain/pictures/agreement.ts'
import { agreementId, type AgreementWord, agreementWords, withWord } from '../../../domain/pictures/change-media.ts'
import { secondThoughtsMs } from '../../../domain/pictures/consent.ts'
import { type Instant, msBetween } from '../../../domain/time.ts'
import { type MediaChanged, type MediaChangeNeeds, type MediaRefusal, onMedia } from './media-road.ts'

type Refused = { kind: 'not-yours' } | { kind: 'not-understood' } | { kind: 'asked-since' } | { kind: 'already-said' }
export type AnswerAgreementResult = MediaChanged | Refused | MediaRefusal

/**
 * **D’accord** · **En interne seulement** · **Non**, by the agent on the picture and by nobody else, at any time.
 * `askedAt`: the instant of the question that they read: a newer question, which they have not read, is not answered by
 * it.
 */
export function answerAgreement(
  ports: MediaChangeNeeds,
  actor: Actor,
  { mediaId, word: said, askedAt }: { mediaId: string; word: unknown; askedAt: unknown },
): Promise<AnswerAgreementResult> {
  const word = agreementWords.find((one): one is AgreementWord => one === said)
  return onMedia<Refused>(ports, actor, mediaId, (media, at) => {
    const agreement = media.agreements.find(({ id }) => id === agreementId(media.id, actor.id))
    if (!agreement) return { kind: 'not-yours' }
    if (!word) return { kind: 'not-understood' }
    if (agreement.askedAt !== askedAt) return { kind: 'asked-since' }
    const after = withWord(media, agreement, word, at)
    const answered = after.agreements.find(({ id }) => id === agreement.id)!
    if (isPressedTwice(agreement, answered, at)) return { kind: 'already-said' }
    const uses = answered.uses.join(' ')
    return word === 'no'
      ? { media: after, verb: 'media.declined', details: {} }
      : { media: after, verb: 'media.agreed', details: { uses } }
  })
}

/** The same answer within the hour is the same press; later it is a new answer, and counts from then. */
function isPressedTwice(before: Agreement, now: Agreement, at: Instant): boolean {
  if (before.givenAt === null || before.withdrawnAt !== null || before.wants !== undefined) return false
  const isSame = before.state === now.state && before.uses.join() === now.uses.join() && before.until === now.until
  return isSame && msBetween(before.givenAt, at) < secondThoughtsMs
}
