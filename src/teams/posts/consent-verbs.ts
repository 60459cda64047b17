import type { ConsentAnswer } from '../../core/domain/pictures/consent.ts'
import type { PostState } from '../../core/domain/posts/post.ts'
import { pieceWith } from '../../core/domain/newspapers/piece-pictures.ts'
import { declareConsent } from '../../core/use-cases/consents/declare-consent.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { opaqueId, verb, type Verb, type Verbs } from '../turn/verbs.ts'
import { editor } from './editor.ts'
import { askConsent, openQuestion } from '../pictures/ask-consent.ts'
import { orders, type VerbFacts } from '../turn/verb-facts.ts'

/** The question about the people on a picture, and each of its answers. */
export const consentVerbs = {
  'consent.ask': verb(orders('uncounted'), ['initiativeId', 'attachmentId'], ask),
  'consent.nobody': declaring(orders('declare'), 'nobody'),
  'consent.adults': declaring(orders('declare'), 'adults'),
  'consent.children': declaring(orders('declare'), 'children'),
  'consent.parents': declaring(orders('declare'), 'parents'),
  'consent.refused': declaring(orders('declare'), 'refused'),
  'consent.unsure': declaring(orders('declare'), 'unsure'),
} satisfies Verbs

const editable: readonly PostState[] = ['draft', 'in-validation', 'approved']

/** The next open question of the same proposal or publication follows, else what was answered. */
function declaring(facts: VerbFacts, answer: ConsentAnswer): Verb {
  return verb(facts, ['attachmentId'], async (turn, { attachmentId: pictureId }, fields) => {
    const ids = {
      postId: opaqueId(fields['postId']),
      initiativeId: opaqueId(fields['initiativeId']),
      editionId: opaqueId(fields['editionId']),
      newspaperId: opaqueId(fields['newspaperId']),
    }
    const result = await declareConsent(turn.ports, turn.actor, { ...ids, pictureId, answer })
    if (result.kind !== 'declared') return refusal(turn, result)
    const { post, initiative, edition } = result
    const item = edition && pieceWith(edition, pictureId)
    if (edition && item)
      return askConsent(turn, { edition, item }, nextAfter(answer, openQuestion({ edition, item })) ?? pictureId)
    if (ids.postId !== null && post) {
      if (turn.road === 'dialog' && answer !== 'children' && editable.includes(post.state))
        return editor(turn, { post })
      return askConsent(turn, { post }, nextAfter(answer, openQuestion({ post })) ?? pictureId)
    }
    const newspaper = ids.newspaperId === null ? null : await turn.ports.newspapers.byId(ids.newspaperId)
    if (newspaper) return askConsent(turn, { newspaper }, pictureId)
    if (!initiative) return refusal(turn, { kind: 'not-found' })
    return askConsent(turn, { initiative }, nextAfter(answer, openQuestion({ initiative })) ?? pictureId, { post })
  })
}

/** With children the parents’ agreement is asked next; an unknown answer is not asked for again at once. */
function nextAfter(answer: ConsentAnswer, open: string | null): string | null {
  return answer === 'children' || answer === 'unsure' ? null : open
}

/** From the receipt, which stays: the question comes below it. */
async function ask(
  turn: Turn,
  { initiativeId, attachmentId }: Record<'initiativeId' | 'attachmentId', string>,
): Promise<Answer> {
  const initiative = await turn.ports.initiatives.byId(initiativeId)
  if (initiative?.author.id !== turn.actor.id) return refusal(turn, { kind: 'not-found' })
  const answer = askConsent(turn, { initiative }, attachmentId)
  if (answer.kind !== 'card' || turn.road !== 'execute') return answer
  return { kind: 'aside', card: answer.card, text: turn.look.words.text('notices.card-below') }
}
