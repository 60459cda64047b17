import type { Call, CallSeen, DepartmentSeen } from '../../core/domain/calls/call.ts'
import { type CallTally, tallyOf } from '../../core/domain/calls/tally.ts'
import { sectionOf } from '../../core/domain/sections/section.ts'
import type { Words } from '../../words.ts'
import type { Look } from '../cards/card-templates.ts'
import { sectionName } from '../cards/choices.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'

/** So many departments are named in a line, and the others counted. */
const namedMost = 30

/** « Rubriques : Portraits et Agenda »; empty where all are asked for. */
export function sectionsText({ sections }: Pick<Call, 'sections'>, look: Look): string {
  if (sections.length === 0) return ''
  const { words } = look
  return words.text('calls.planned.sections', { list: enumerate(wantedSections({ sections }, look), words) })
}

/** By name; a section that was retired since is marked, since the form does not offer it. */
export function wantedSections({ sections }: Pick<Call, 'sections'>, look: Look): string[] {
  return sections.map(id => {
    const name = escapeLine(sectionName(id, look) ?? id)
    const retired = sectionOf(look.sections ?? [], id)?.state === 'retired'
    return retired ? look.words.text('calls.planned.retired', { name }) : name
  })
}

export function departmentsText({ departments }: Pick<Call, 'departments'>, words: Words): string {
  if (departments === 'all') return words.text('calls.planned.all')
  return words.text('calls.planned.some', { list: listed(departments.map(escapeLine), words) })
}

/** « Chaque mois, le premier mardi »; empty where it does not recur. */
export function recurrenceText({ recurrence }: Pick<Call, 'recurrence'>, words: Words): string {
  if (recurrence.kind === 'none') return ''
  const weekday = words.named('calls.planned.weekdays', String(recurrence.weekday)) ?? ''
  if (recurrence.kind === 'weekly') return words.text('calls.planned.recurrence.weekly', { weekday })
  const nth = words.named('calls.planned.nth', String(recurrence.nth)) ?? ''
  return words.text('calls.planned.recurrence.monthly', { nth, weekday })
}

/** A list of texts that are escaped already. */
export function listed(names: readonly string[], words: Words): string {
  if (names.length <= namedMost) return enumerate(names, words)
  return enumerate([...names.slice(0, namedMost), words.count('calls.board.others', names.length - namedMost)], words)
}

export function departmentNames(departments: readonly DepartmentSeen[], words: Words): string {
  return listed(
    departments.map(({ row }) => escapeLine(row.department)),
    words,
  )
}

/** « 9 réponses, 3 RAS, 2 sans réponse »; zeros are left out. */
export function tallyText({ answered, nothing, passed, waiting, nobody }: CallTally, words: Words): string {
  const silent = waiting + nobody
  return [
    words.count('calls.tally.answers', answered),
    ...(nothing > 0 ? [words.text('calls.tally.nothing', { n: nothing })] : []),
    ...(passed > 0 ? [words.count('calls.tally.passed', passed)] : []),
    ...(silent > 0 ? [words.count('calls.tally.silent', silent)] : []),
  ].join(', ')
}

export function tallyOfAll(seen: CallSeen, words: Words): string {
  const tally = tallyOf(seen)
  return words.text('calls.tally.said', { list: tallyText(tally, words), all: tally.all })
}
