import { openWarning } from '../../core/use-cases/warnings/open-warning.ts'
import { warnRegistered, type WarnResult } from '../../core/use-cases/warnings/warn-registered.ts'
import { cleanText } from '../../core/domain/text.ts'
import { waitedFor } from '../../core/domain/validations/chairs.ts'
import { names } from '../cards/names.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import { drawWarning, type TypedWarning, type WarningData } from './drawn/draw-warning.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { orders, second, sends } from '../turn/verb-facts.ts'

export const warningVerbs = {
  'warning.open': verb(orders('uncounted'), ['postId'], (turn, { postId }) => openForm(turn, postId)),
  'warning.send': verb(
    second('warning.open', sends('warn')),
    ['askId', 'postId'],
    async (turn, { askId, postId }, fields) => {
      const { text, also, session, urgent } = fields
      const input = { id: askId, postId, fields: { text, to: also, session, urgent } }
      const typed = {
        text: cleanText(text),
        to: cleanText(also),
        session: cleanText(session),
        urgent: urgent === true ? 'true' : cleanText(urgent),
      }
      return answered(turn, await warnRegistered(turn.ports, turn.actor, input, turn.settings), { askId, typed })
    },
  ),
} satisfies Verbs

/** `text`: typed after the word, so that nobody types it twice. */
export async function openForm(turn: Turn, postId: string, text = ''): Promise<Answer> {
  const opened = await openWarning(turn.ports, turn.actor, postId, turn.settings)
  switch (opened.kind) {
    case 'warning-form': {
      return form(turn, { ...opened, askId: turn.ports.newId(), typed: { text } })
    }
    case 'warnings-enough':
      return refusal(turn, { kind: opened.kind }, { n: opened.most })
    default:
      return refusal(turn, opened)
  }
}

function answered(turn: Turn, result: WarnResult, sent: { askId: string; typed: TypedWarning }): Answer {
  const { words } = turn.look
  switch (result.kind) {
    case 'warning-asked':
    case 'already-warned': {
      const { post, validation } = result
      const waited = waitedFor(validation)
      const values = {
        names: names(waited, words),
        reference: post.reference,
        count: words.count('audience.headCount', post.sealed.at(-1)?.headCount ?? 0),
      }
      const text = waited.length === 0 ? 'warning-decided' : validation.urgent ? 'urgent-asked' : 'warning-asked'
      return notice(turn, text, values)
    }
    case 'warning-faults':
      return form(turn, { ...result, ...sent })
    case 'warnings-enough':
      return refusal(turn, { kind: result.kind }, { n: result.most })
    case 'no-approver':
      return refusal(turn, result, noApproverValues(result, words))
    case 'outside-perimeter':
    case 'no-circuit':
    case 'of-an-edition':
    case 'not-yours':
    case 'busy':
      return refusal(turn, result)
    default:
      return refusal(turn, result)
  }
}

function form(turn: Turn, data: WarningData): Answer {
  return inPlace(turn, 'warn', drawWarning(data, turn.look))
}
