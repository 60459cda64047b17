import {
  type Call,
  type CallDepartment,
  type CallSeen,
  counted,
  type DepartmentSeen,
  departmentState,
  isLate,
} from '../../core/domain/calls/call.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { sectionName } from '../cards/choices.ts'
import { escapeLine } from '../cards/markdown.ts'
import { initiativeState } from '../cards/state-names.ts'
import { tallyOfAll } from './call-text.ts'

/** A card holds no more lines than that. */
const linesMax = 12

/** A page of a list longer than a card. `next`: where the next page begins; `rest`: how many follow. */
export type Page = { number: number; next: number; rest: number }
const onlyPage: Page = { number: 1, next: 0, rest: 0 }

function pageData({ number, next, rest }: Page, list: 'list' | 'mine', { words }: Look) {
  const more = rest > 0 ? words.count(`calls.${list}.more`, rest, { page: number + 1 }) : ''
  return { more, next, later: number > 1 }
}

/** « appels », to the communication team. */
export function drawCalls({ calls, page = onlyPage }: { calls: CallSeen[]; page?: Page }, look: Look): Card {
  const { words } = look
  const lines = calls.slice(0, linesMax).map(seen => {
    const { call } = seen
    return {
      id: call.id,
      title: escapeLine(call.title),
      state: stateText(call, look),
      color: call.state === 'open' ? 'accent' : 'default',
      line:
        call.state === 'planned'
          ? words.text('calls.list.lineOnly', { reference: call.reference })
          : words.text('calls.list.line', { reference: call.reference, said: tallyOfAll(seen, words) }),
    }
  })
  return drawCard('calls/list', { lines, empty: lines.length === 0, ...pageData(page, 'list', look) }, look)
}

function stateText(call: Call, { words }: Look): string {
  switch (call.state) {
    case 'planned':
      return words.text('calls.list.planned', { date: words.date(call.opensAt) })
    case 'open':
      return words.text('calls.list.open', { date: words.date(call.closesAt) })
    case 'closed':
      return words.text('calls.list.closed', { date: words.date(call.closedAt ?? call.closesAt) })
    case 'skipped':
      return words.text('states.call.skipped')
  }
}

export type MineData = { asked: { call: Call; row: CallDepartment; came: DepartmentSeen['came'] }[]; page?: Page }

/** « mes appels », for people who answer for a department. */
export function drawMyCalls({ asked, page = onlyPage }: MineData, look: Look): Card {
  const { words } = look
  const lines = asked.slice(0, linesMax).map(({ call, row, came }) => {
    const state = departmentState({ row, came })
    const values = { reference: call.reference, department: escapeLine(row.department) }
    return {
      id: row.id,
      title: escapeLine(call.title),
      state:
        state === 'waiting' && call.state !== 'open'
          ? words.text('calls.mine.silent')
          : words.text(`states.callDepartment.${state}`),
      color: call.state === 'open' && state === 'waiting' ? 'attention' : 'default',
      line:
        call.state === 'open'
          ? words.text('calls.mine.line', { ...values, date: words.date(call.closesAt) })
          : words.text('calls.mine.lineClosed', { ...values, date: words.date(call.closedAt ?? call.closesAt) }),
    }
  })
  return drawCard('calls/mine', { lines, empty: lines.length === 0, ...pageData(page, 'mine', look) }, look)
}

/** *Voir ce qui est arrivé*: proposals, newest last. */
export function drawArrived(seen: CallSeen, look: Look): Card {
  const { words } = look
  const { call, departments } = seen
  const all = departments
    .flatMap(({ row, came }) => counted(came).map(one => ({ row, one })))
    .toSorted((a, b) => a.one.submittedAt.localeCompare(b.one.submittedAt))
  const lines = all.slice(0, linesMax).map(({ row, one }) => {
    const values = {
      reference: one.reference,
      department: escapeLine(row.department),
      section: escapeLine(sectionName(one.section, look) ?? words.text('common.unsure')),
      state: initiativeState(one.state, words).state,
    }
    return {
      title: escapeLine(one.title),
      line: isLate(call, one.submittedAt)
        ? words.text('calls.arrived.lineLate', values)
        : words.text('calls.arrived.line', values),
    }
  })
  return drawCard(
    'calls/arrived',
    {
      kicker: words.text('calls.arrived.kicker', { reference: call.reference }),
      title: escapeLine(call.title),
      // « Aucune réponse » alone would contradict the board, where « rien à signaler » is an answer.
      said: tallyOfAll(seen, words),
      lines,
      empty: lines.length === 0,
      more: all.length > lines.length ? words.count('calls.arrived.more', all.length - lines.length) : '',
    },
    look,
  )
}
