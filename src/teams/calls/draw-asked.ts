import {
  type CallSeen,
  counted,
  type DepartmentSeen,
  departmentState,
  isAnswerable,
  isLate,
  mayAnswer,
  passReasonMax,
} from '../../core/domain/calls/call.ts'
import type { CallAsked, Unheard } from '../../core/domain/faces/face.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { initiativeState } from '../cards/state-names.ts'
import { sectionsText } from './call-text.ts'

/** Why it is in this chat: the question to the department, a reminder, or the notice to the head. */
export type AskedFor = 'call' | 'call-reminder' | 'call-head'
type Placed = CallAsked & { why?: AskedFor; colleague?: Unheard | null }

/** The question to one department, in the chat of one of its people. */
export function drawAsked(asked: Placed, look: Look): Card {
  const { call, row, reader } = asked
  const { words } = look
  const may = mayAnswer(row, reader) && isAnswerable(call)
  const state = departmentState(asked)
  const note = noteOf(asked, words)
  return drawCard(
    'calls/asked',
    {
      id: row.id,
      kicker: words.text('calls.asked.kicker', { reference: call.reference, department: escapeLine(row.department) }),
      title: escapeLine(call.title),
      until: untilText(call, words),
      color: call.state === 'open' && state === 'waiting' && row.person?.id === reader ? 'attention' : 'default',
      note: note.text,
      noteStyle: note.style,
      text: escapeMarkdown(call.text),
      sections: sectionsText(call, look),
      from: words.text('calls.asked.from', { name: escapeLine(call.by.name) }),
      came: linesOf(asked, words),
      mayAnswer: may,
      mayPass: may && (state === 'waiting' || state === 'nobody'),
      mayUndo: may && call.state === 'open' && row.answer !== null && state !== 'answered',
      max: passReasonMax,
    },
    look,
  )
}

export function untilText({ state, closedAt, closesAt }: CallSeen['call'], words: Words): string {
  return state === 'closed'
    ? words.text('calls.asked.closed', { date: words.date(closedAt ?? closesAt) })
    : words.text('calls.asked.until', { date: words.date(closesAt) })
}

type Note = { text: string; style: 'good' | 'emphasis' | 'warning' }

/** Why the reader cannot, or need not, answer: it was answered, somebody else has it, or they are only told. */
function noteOf(asked: Placed, words: Words): Note {
  const { row, reader, why = 'call' } = asked
  const proposals = counted(asked.came).length
  if (proposals > 0) return { text: words.count('calls.asked.note.answered', proposals), style: 'good' }
  if (row.answer) return { text: answerText(row.answer, words), style: 'good' }
  if (asked.colleague) return { text: unheardText(asked, asked.colleague, words), style: 'warning' }
  const name = escapeLine(row.person?.name ?? '')
  if (!mayAnswer(row, reader))
    return {
      text: name === '' ? words.text('calls.asked.note.nobodyNow') : words.text('calls.asked.note.takenOver', { name }),
      style: 'emphasis',
    }
  if (why === 'call-head')
    return {
      text: name === '' ? words.text('calls.asked.note.headAlone') : words.text('calls.asked.note.head', { name }),
      style: 'warning',
    }
  if (row.person !== null && row.person.id !== reader)
    return { text: words.text('calls.asked.note.handedOn', { name }), style: 'emphasis' }
  if (why === 'call-reminder') return { text: words.text('calls.asked.note.reminder'), style: 'warning' }
  if (row.as === 'colleague' && row.first)
    return {
      text: words.text('calls.asked.note.colleague', { name: escapeLine(row.first.name) }),
      style: 'emphasis',
    }
  return { text: '', style: 'emphasis' }
}

/** A person who handed the question on twice may answer no more: they read who may. */
function unheardText({ row, reader }: CallAsked, { name, certain }: Unheard, words: Words): string {
  const what = words.text(certain ? 'calls.asked.note.unheard' : 'calls.asked.note.maybeUnheard', {
    name: escapeLine(name),
  })
  const instead = mayAnswer(row, reader)
    ? words.text('calls.asked.note.instead')
    : words.text('calls.asked.note.insteadOf', { name: escapeLine(row.first?.name ?? '') })
  return `${what} ${instead}`
}

function answerText(answer: NonNullable<DepartmentSeen['row']['answer']>, words: Words): string {
  const name = escapeLine(answer.by.name)
  if (answer.kind === 'nothing') return words.text('calls.asked.note.nothing', { name })
  return words.text('calls.asked.note.passed', { name, reason: escapeMarkdown(answer.reason) })
}

/** A card holds no more lines than that. */
const linesMax = 15

function linesOf({ call, came }: CallAsked, words: Words): { text: string }[] {
  return counted(came)
    .slice(-linesMax)
    .map(({ title, reference, state, submittedAt }) => {
      const values = { title: escapeLine(title), reference, state: initiativeState(state, words).state }
      return {
        text: isLate(call, submittedAt)
          ? words.text('calls.asked.lineLate', values)
          : words.text('calls.asked.line', values),
      }
    })
}
