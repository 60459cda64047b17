import { rateEvent } from '../../core/use-cases/events/attendance/rate-event.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawThanks } from './drawn/draw-thanks.ts'
import { own } from '../turn/verb-facts.ts'

export const thanksVerbs = {
  'event.rate': verb(own('answerEvent'), ['postId'], async (turn, { postId }, fields) => {
    const result = await rateEvent(turn.ports, turn.actor, { postId, mark: fields['useful'] })
    if (result.kind !== 'rated') return refusal(turn, result)
    const { thanks } = result
    if (turn.road === 'typed') return notice(turn, 'rated', { mark: String(thanks.mark), title: thanks.event.title })
    return { kind: 'card', card: drawThanks(thanks, turn.look) }
  }),
} satisfies Verbs
