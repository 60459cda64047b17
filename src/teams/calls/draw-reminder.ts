import { type DepartmentSeen, departmentState, mayAnswer } from '../../core/domain/calls/call.ts'
import type { CallReminded } from '../../core/domain/faces/face.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { drawAsked, untilText } from './draw-asked.ts'

/** A card holds no more departments than that. */
const linesMax = 12

/** For one department, its question; for several, each by name with its own answers. */
export function drawReminder(face: CallReminded, look: Look): Card {
  const { call, departments, due, reader } = face
  const [only, ...others] = departments
  if (only && others.length === 0) return drawAsked({ call, ...only, reader, why: 'call-reminder' }, look)
  const { words } = look
  const waiting = departments.filter(one => waitsFor(one, reader))
  const lines = departments.slice(0, linesMax)
  return drawCard(
    'calls/reminder',
    {
      due,
      kicker: words.text('calls.reminder.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      until: untilText(call, words),
      color: call.state === 'open' && waiting.length > 0 ? 'attention' : 'default',
      note: call.state === 'open' && waiting.length > 0 ? words.count('calls.reminder.waits', waiting.length) : '',
      lines: lines.map(one => ({
        id: one.row.id,
        department: escapeLine(one.row.department),
        state: stateText(one, reader, words),
        waits: waitsFor(one, reader),
      })),
      more: departments.length > linesMax ? words.count('calls.reminder.more', departments.length - linesMax) : '',
    },
    look,
  )
}

function waitsFor(one: DepartmentSeen, reader: string): boolean {
  return departmentState(one) === 'waiting' && mayAnswer(one.row, reader)
}

/** Empty while the reader is awaited: the buttons say so. */
function stateText(one: DepartmentSeen, reader: string, words: Words): string {
  const { person } = one.row
  const state = departmentState(one)
  if (state !== 'waiting') return words.text(`states.callDepartment.${state}`)
  if (person === null || person.id === reader) return ''
  return words.text('calls.reminder.handedOn', { name: escapeLine(person.name) })
}
