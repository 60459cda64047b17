import {
  type CallSeen,
  counted,
  type DepartmentSeen,
  type DepartmentState,
  departmentState,
  isLate,
} from '../../core/domain/calls/call.ts'
import { daysLeft } from '../../core/domain/calls/call-dates.ts'
import { answeredOf, tallyOf } from '../../core/domain/calls/tally.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Words } from '../../words.ts'
import { bar } from '../broadcasts/drawn/broadcast-figures.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { sectionName } from '../cards/choices.ts'
import { escapeLine } from '../cards/markdown.ts'
import { shortened } from '../cards/shortened.ts'
import { departmentNames, listed, tallyText, wantedSections } from './call-text.ts'

const barLength = 20
/** Of a reason, beside the name of the department; the whole of it is on the department’s own card. */
const reasonMost = 80

/** In the channel: departments, and never a late person by name. */
export function drawBoard(
  { now, unreached = [], doubtful = 0, ...seen }: CallSeen & { now: Instant; unreached?: string[]; doubtful?: number },
  look: Look,
): Card {
  const { words, timeZone } = look
  const { call, departments } = seen
  const tally = tallyOf(seen)
  const { said, all } = answeredOf(tally)
  const open = call.state === 'open'
  const last = call.nudges.at(-1)
  return drawCard(
    'calls/board',
    {
      id: call.id,
      kicker: words.text('calls.board.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      until: open
        ? words.count('calls.board.left', daysLeft(now, call.closesAt, timeZone), { date: words.date(call.closesAt) })
        : words.text('calls.board.closed', { date: words.date(call.closedAt ?? call.closesAt) }),
      color: open ? 'accent' : 'default',
      to: words.text('calls.board.toSections', {
        to: words.count('calls.board.to', all),
        sections:
          call.sections.length === 0 ? words.text('calls.board.anySection') : wantedSections(call, look).join(', '),
      }),
      nobody:
        tally.nobody === 0
          ? ''
          : words.text('calls.board.nobody', { list: departmentNames(ofState(departments, 'nobody'), words) }),
      bar: bar(said, all, barLength),
      said: words.text('calls.board.said', { said, all }),
      lines: linesOf(seen, words),
      notes: [...unreachedNotes(unreached, words), ...notesOf(departments, words)],
      nudged: open && last ? words.text('calls.board.nudged', { date: words.date(last.at) }) : '',
      reopened: reopenedText(call, look),
      extend: words.text(`calls.board.${open ? 'extend' : 'reopen'}`),
      doubtful: doubtful > 0 ? words.count('calls.board.doubtful', doubtful) : '',
      repeat: words.count('calls.board.repeat', doubtful),
      nudge: open && tally.waiting > 0 ? words.count('calls.board.nudge', tally.waiting) : '',
      open,
      some: tally.proposals > 0,
    },
    look,
  )
}

/** Before the call was prolonged, answers counted as late. */
function reopenedText({ reopened = [] }: CallSeen['call'], { words }: Look): string {
  const last = reopened.at(-1)
  if (!last) return ''
  const [date, since] = [words.date(last.at), words.date(last.closedAt)]
  return words.text('calls.board.reopened', { name: escapeLine(last.by.name), date, since })
}

const shown = ['answered', 'nothing', 'passed', 'waiting'] as const

function ofState(departments: readonly DepartmentSeen[], state: DepartmentState): DepartmentSeen[] {
  return departments.filter(one => departmentState(one) === state)
}

function linesOf({ call, departments }: CallSeen, words: Words): { heading: string; names: string }[] {
  return shown.flatMap(state => {
    const found = ofState(departments, state)
    if (found.length === 0) return []
    const names = found.map(one => nameOf(call, one, state, words))
    return [{ heading: words.text(`calls.board.line.${state}`, { n: found.length }), names: listed(names, words) }]
  })
}

function nameOf(
  call: CallSeen['call'],
  { row, came }: DepartmentSeen,
  state: (typeof shown)[number],
  words: Words,
): string {
  const department = escapeLine(row.department)
  const own = counted(came)
  const late = own.some(({ submittedAt }) => isLate(call, submittedAt))
  if (state === 'answered') {
    // One proposal is the rule: only several are counted.
    if (own.length === 1) return late ? words.text('calls.board.late', { department }) : department
    const values = { department, proposals: words.count('calls.board.proposals', own.length) }
    return late ? words.text('calls.board.ofLate', values) : words.text('calls.board.of', values)
  }
  if (row.answer?.kind === 'passed')
    return words.text('calls.board.passed', {
      department,
      reason: escapeLine(shortened(row.answer.reason, reasonMost)),
    })
  return row.answer && isLate(call, row.answer.at) ? words.text('calls.board.late', { department }) : department
}

function unreachedNotes(unreached: readonly string[], words: Words): { text: string }[] {
  if (unreached.length === 0) return []
  return [{ text: words.text('calls.board.unreached', { list: listed(unreached.map(escapeLine), words) }) }]
}

function notesOf(departments: readonly DepartmentSeen[], words: Words): { text: string }[] {
  const silent = departments.filter(one => departmentState(one) === 'waiting')
  const notes = {
    'left-correspondent': departments.filter(({ row }) => row.correspondentLeft),
    handed: silent.filter(({ row }) => row.as === 'colleague'),
    headTold: silent.filter(({ row }) => row.head !== null),
  }
  // One line for each case, however many departments it is about.
  return (['left-correspondent', 'handed', 'headTold'] as const).flatMap(note =>
    notes[note].length === 0
      ? []
      : [{ text: words.text(`calls.board.${note}`, { list: departmentNames(notes[note], words) }) }],
  )
}

type Reopening = NonNullable<CallSeen['call']['reopened']>[number]

function drawReopened(call: CallSeen['call'], { by, at, closedAt }: Reopening, look: Look): Card {
  const { words } = look
  return drawCard(
    'calls/tally',
    {
      id: call.id,
      kicker: words.text('calls.tally.reopenedKicker', { reference: call.reference }),
      title: escapeLine(call.title),
      said: words.text('calls.tally.reopened', { name: escapeLine(by.name), date: words.date(at) }),
      closed: words.text('calls.tally.closedItself', { date: words.date(closedAt) }),
      late: '',
      sections: [],
      silent: '',
      some: false,
    },
    look,
  )
}

/** After the end: by section, and the silent departments. If the end was not the last: that alone. */
export function drawTally({ reopening, ...seen }: CallSeen & { reopening: number }, look: Look): Card {
  const { words } = look
  const { call } = seen
  const again = call.reopened?.[reopening]
  if (again) return drawReopened(call, again, look)
  const { departments } = seen
  const tally = tallyOf(seen)
  const date = words.date(call.closedAt ?? call.closesAt)
  const silent = departments.filter(one => ['waiting', 'nobody'].includes(departmentState(one)))
  return drawCard(
    'calls/tally',
    {
      id: call.id,
      kicker: words.text('calls.tally.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      said: words.text('calls.tally.said', { list: tallyText(tally, words), all: tally.all }),
      closed: call.closedBy
        ? words.text('calls.tally.closedBy', { name: escapeLine(call.closedBy.name), date })
        : words.text('calls.tally.closedItself', { date }),
      late: tally.late > 0 ? words.count('calls.tally.late', tally.late) : '',
      sections: tally.sections.map(({ section, proposals }) => ({
        title: escapeLine(sectionName(section, look) ?? words.text('common.unsure')),
        value: words.count('calls.board.proposals', proposals),
      })),
      silent: silent.length === 0 ? '' : words.text('calls.tally.silentList', { list: departmentNames(silent, words) }),
      some: tally.proposals > 0,
    },
    look,
  )
}
