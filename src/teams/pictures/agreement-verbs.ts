import type { AgreementWord } from '../../core/domain/pictures/change-media.ts'
import { answerAgreement } from '../../core/use-cases/consents/agreements/answer-agreement.ts'
import { listOwnPictures, seeOwnPicture } from '../../core/use-cases/consents/my-pictures.ts'
import { withdrawOwn } from '../../core/use-cases/consents/agreements/withdraw-agreement.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb, type Verbs } from '../turn/verbs.ts'
import { drawAgreement } from './drawn/draw-agreement.ts'
import { drawMyPictures } from './drawn/draw-my-pictures.ts'
import { refusedMedia } from './refused-media.ts'
import { own, type VerbFacts } from '../turn/verb-facts.ts'

const onOne = ['mediaId', 'agreementId'] as const

/** Answers of the person on a picture, for themselves alone: the token tells who it is. */
export const agreementVerbs = {
  'agreement.yes': answering(own('declare'), 'yes'),
  'agreement.internal': answering(own('declare'), 'internal'),
  'agreement.no': answering(own('declare'), 'no'),
  'agreement.withdraw': verb(own('declare'), onOne, async (turn, { mediaId }) => {
    const result = await withdrawOwn(turn.ports, turn.actor, mediaId)
    if (result.kind === 'not-your-picture') return refusal(turn, result)
    return result.kind === 'media-changed' ? said(turn, mediaId) : refusedMedia(turn, result)
  }),
  'agreement.see': verb(own('uncounted'), onOne, (turn, { mediaId }) => showOwnPicture(turn, mediaId)),
  'agreement.mine': verb(own('uncounted'), [], (turn, _ids, { start }) => showOwnPictures(turn, start)),
} satisfies Verbs

function answering(facts: VerbFacts, word: AgreementWord): Verb {
  return verb(facts, onOne, async (turn, { mediaId }, { askedAt }) => {
    const result = await answerAgreement(turn.ports, turn.actor, { mediaId, word, askedAt })
    if (result.kind === 'asked-since') return showOwnPicture(turn, mediaId, true)
    const isSaid = result.kind === 'media-changed' || result.kind === 'already-said'
    return isSaid ? said(turn, mediaId) : refusedMedia(turn, result)
  })
}

/** A typed answer is confirmed in a sentence; a press in the pressed card. */
async function said(turn: Turn, mediaId: string): Promise<Answer> {
  if (turn.road !== 'typed') return showOwnPicture(turn, mediaId)
  const seen = await seeOwnPicture(turn.ports, turn.actor, mediaId)
  return notice(turn, 'agreement-said', { reference: seen?.media.reference ?? '' })
}

/** One picture about which they were asked. `changed`: the question is no longer the one that was pressed. */
async function showOwnPicture(turn: Turn, mediaId: string, changed = false): Promise<Answer> {
  const seen = await seeOwnPicture(turn.ports, turn.actor, mediaId)
  if (!seen) return refusal(turn, { kind: 'not-your-picture' })
  return { kind: 'card', card: drawAgreement({ ...seen, changed, now: turn.ports.now() }, turn.look) }
}

/** « accord » */
export async function showOwnPictures(turn: Turn, start: unknown = ''): Promise<Answer> {
  const listed = await listOwnPictures(turn.ports, turn.actor, start)
  return { kind: 'card', card: drawMyPictures({ ...listed, now: turn.ports.now() }, turn.look) }
}
