import { askUrgent, type AskUrgentResult } from '../../core/use-cases/urgent/ask-urgent.ts'
import { openUrgent, type UrgentForm } from '../../core/use-cases/urgent/open-urgent.ts'
import { cleanText } from '../../core/domain/text.ts'
import { waitedFor } from '../../core/domain/validations/chairs.ts'
import { drawNotice } from '../cards/draw-notice.ts'
import { drawUrgentForm, type UrgentFormData } from './draw-urgent-form.ts'
import { fieldErrors } from '../cards/faults.ts'
import { names } from '../cards/names.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { orders, second, sends } from '../turn/verb-facts.ts'

export const urgentVerbs = {
  'urgent.choose': verb(orders('uncounted'), ['templateId'], async (turn, { templateId }) => {
    const opened = await openUrgent(turn.ports, turn.actor, templateId)
    return opened.kind === 'urgent-form' ? form(turn, { ...opened, askId: turn.ports.newId() }) : refused(turn, opened)
  }),
  'urgent.send': verb(
    second('urgent.choose', sends('urgent')),
    ['askId', 'templateId', 'version', 'people'],
    async (turn, ids, fields) => {
      const values = Array.from({ length: blanksIn(fields) }, (_, index) => fields[`blank${index}`])
      const input = {
        id: ids.askId,
        templateId: ids.templateId,
        version: Number(ids.version),
        people: Number(ids.people),
        values,
      }
      return answered(turn, await askUrgent(turn.ports, turn.actor, input, turn.settings), {
        askId: ids.askId,
        values: values.map(cleanText),
      })
    },
  ),
} satisfies Verbs

function answered(turn: Turn, result: AskUrgentResult, typed: Pick<UrgentFormData, 'askId' | 'values'>): Answer {
  const { words } = turn.look
  switch (result.kind) {
    case 'urgent-asked':
    case 'already-asked': {
      const { post, validation } = result
      const values = {
        names: names(waitedFor(validation), words),
        reference: post.reference,
        count: words.count('audience.headCount', post.sealed.at(-1)?.headCount ?? 0),
      }
      // In place of the form, which is done.
      return {
        kind: 'card',
        card: drawNotice(
          { text: waitedFor(validation).length > 0 ? 'urgent-asked' : 'urgent-decided', values, tone: 'ok' },
          turn.look,
        ),
      }
    }
    case 'form-changed':
      return form(turn, { ...result, ...typed, fault: words.text('urgent.form.changed') })
    case 'blanks':
      return form(turn, { ...result, ...typed, errors: blankErrors(result), fault: faultOf(result, words) })
    default:
      return refused(turn, result)
  }
}

type Blanks = Extract<AskUrgentResult, { kind: 'blanks' }>

function blankErrors({ missing, tooLong }: Blanks): Record<string, string> {
  const said = (key: string) => (index: number) => [`blank${index}`, key] as const
  return Object.fromEntries([...missing.map(said('required')), ...tooLong.map(said('too-long'))])
}

/** The prepared words have no fault: a fault comes from what was filled in (too long, or invalid characters). */
function faultOf({ faults }: Blanks, words: Turn['look']['words']): string {
  const texts = faults.map(({ key }) => fieldErrors(['field'], { field: key }, words)['field'] ?? '')
  return texts.length === 0 ? words.text('urgent.form.fill') : [...new Set(texts)].join(' ')
}

function form(turn: Turn, data: UrgentFormData): Answer {
  return { kind: 'card', card: drawUrgentForm(data, turn.look) }
}

type Refusal = Exclude<AskUrgentResult, UrgentForm | { validation: unknown }>

function refused(turn: Turn, result: Refusal): Answer {
  switch (result.kind) {
    case 'no-on-call':
      return refusal(
        turn,
        { kind: result.people.length > 0 ? 'no-on-call' : 'no-one-on-call' },
        { names: names(result.people, turn.look.words) },
      )
    case 'outside-perimeter':
      return refusal(turn, result)
    default:
      return refusal(turn, result)
  }
}

/** All blanks that came; the use case checks which ones the template has. */
function blanksIn(fields: Record<string, unknown>): number {
  const places = Object.keys(fields).map(name => Number(/^blank(\d)$/.exec(name)?.[1] ?? -1))
  return Math.max(-1, ...places) + 1
}
