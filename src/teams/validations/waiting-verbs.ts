import { isComms } from '../../core/domain/actor.ts'
import { decideValidation } from '../../core/use-cases/validations/decide-validation.ts'
import { takeNextSlot } from '../../core/use-cases/posts/submission/take-next-slot.ts'
import { listToApprove } from '../../core/use-cases/validations/list-to-approve.ts'
import { drawMissed } from './drawn/draw-escalated.ts'
import { drawToApprove } from './drawn/draw-to-approve.ts'
import { noticeText } from '../cards/draw-notice.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, notice, refusal, refusalText } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { decided, see } from './validation-verbs.ts'
import { waitedNames } from '../cards/names.ts'
import { orders } from '../turn/verb-facts.ts'

const ids = ['postId', 'seal', 'step'] as const

/** The buttons of each line of what waits, and of what is late. */
export const waitingVerbs = {
  'waiting.approve': verb(orders('uncounted'), ids, async (turn, { postId, seal, step }, { drawn }) => {
    const result = await decideValidation(
      turn.ports,
      turn.actor,
      { postId, seal, step: Number(step), kind: 'approve', drawn },
      turn.settings,
    )
    if (result.kind === 'decided') {
      const { text, values } = decided(turn, result)
      return toApprove(turn, noticeText(text, values, turn.look))
    }
    if (result.kind === 'stale') return toApprove(turn, turn.look.words.text('notices.line-stale'))
    return toApprove(turn, refusalText(turn, result))
  }),
  'waiting.open': verb(orders('uncounted'), ids, async (turn, { postId }) => {
    // The card is posted below, as after a typed word: no job redraws it, so it refreshes itself.
    const answer = await see({ ...turn, road: 'typed' }, { postId })
    if (answer.kind !== 'card' || turn.road !== 'execute') return answer
    // Only a refusal goes beside the card: its words answer the click, and no card is posted below.
    if (answer.beside === true) return see(turn, { postId })
    return { kind: 'aside', card: answer.card, text: turn.look.words.text('notices.card-below') }
  }),
  'waiting.slot': verb(orders('uncounted'), ['postId', 'seal', 'at'], async (turn, { postId, seal, at }) => {
    if (!turn.rolesKnown && !isComms(turn.actor)) return notComms(turn)
    return nextSlot(turn, { postId, seal, slot: at })
  }),
} satisfies Verbs

/** « à valider »; `said`: the outcome for the line that was just decided. */
export async function toApprove(turn: Turn, said = ''): Promise<Answer> {
  const waiting = await listToApprove(turn.ports, turn.actor)
  return {
    kind: 'card',
    card: drawToApprove({ waiting, reader: turn.actor.id, now: turn.ports.now(), said }, turn.look),
  }
}

async function nextSlot(turn: Turn, input: { postId: string; seal: string; slot: string }): Promise<Answer> {
  const { words } = turn.look
  const result = await takeNextSlot(turn.ports, turn.actor, input, turn.settings)
  switch (result.kind) {
    case 'submitted': {
      const date = words.date(result.validation.deadline ?? input.slot)
      const waited = waitedNames(result.validation, words)
      return waited === ''
        ? notice(turn, 'slot-taken-approved', { date })
        : notice(turn, 'slot-taken', { date, names: waited })
    }
    case 'slot-moved':
      return { kind: 'card', card: drawMissed({ ...result, reader: turn.actor.id }, turn.look) }
    case 'faults':
      return refusal(turn, { kind: 'slot-faults' })
    case 'outside-perimeter':
      return refusal(turn, result)
    case 'no-approver':
      return refusal(turn, result, noApproverValues(result, words))
    default:
      return refusal(turn, result)
  }
}
