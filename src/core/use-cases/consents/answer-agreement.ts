import type { Actor } from '../../domain/actor.ts'
import { agreementId, type AgreementWord, agreementWords, withWord } from '../../domain/pictures/change-media.ts'
import { type MediaChanged, type MediaChangeNeeds, type MediaRefusal, onMedia } from './media-road.ts'

type Refused = { kind: 'not-yours' } | { kind: 'not-understood' } | { kind: 'asked-since' }
export type AnswerAgreementResult = MediaChanged | Refused | MediaRefusal

/**
 * **D’accord** · **En interne seulement** · **Non**, by the person who stands on the picture and by nobody else; they
 * may say otherwise at any time. `askedAt`: when the question was asked that they read; of one that was asked since
 * they read nothing, and answer nothing.
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
    const uses = after.agreements.find(({ id }) => id === agreement.id)!.uses.join(' ')
    return word === 'no'
      ? { media: after, verb: 'media.declined', details: {} }
      : { media: after, verb: 'media.agreed', details: { uses } }
  })
}
