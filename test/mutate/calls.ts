import { type Fault, faultsOf } from './fault.ts'

/** Calls to departments: who is asked, who is reminded, what counts. */
const rules = ['core/domain/calls/call-rules.test.ts']
const walk = ['core/use-cases/calls/calls.test.ts']
const cards = ['teams/calls/calls.test.ts']
const database = ['postgres/calls.test.ts']
const edge = ['core/use-cases/calls/calls-at-the-edge.test.ts']

export const callFaults: Fault[] = [
  ...faultsOf('core/use-cases/placements/kept/doubtful-of-call.ts', walk, [
    ["?.state === 'unknown'", "?.state === 'refused'"],
    ['if (await isDoubtful(asked)) return asked', ''],
  ]),
  ...faultsOf('core/use-cases/calls/repeat-cards.ts', walk, [
    [".kind === 'repeated') cards++", ".kind !== 'repeated') cards++"],
    ['if (!isComms(actor))', 'if (false)'],
  ]),
  ...faultsOf(
    'core/use-cases/placements/refresh-placement.ts',
    ['core/use-cases/placements/placements.test.ts'],
    [["outcome.kind === 'unknown' || wasAway", 'wasAway']],
  ),
  ...faultsOf('core/use-cases/calls/answer-call.ts', walk, [['if (!person.licensed) return', 'if (false) return']]),
  ...faultsOf('teams/calls/call-words.ts', cards, [
    ["if (reference !== '') return asOne", 'return asOne'],
    ['open.length === 1 ?', 'open.length > 0 ?'],
    ["all.filter(({ call }) => call.state === 'open')", '[]'],
    ["if (odd !== '') return press", 'if (false) return press'],
    ["=== 'none' ? all : able", "=== 'none' ? able : able"],
  ]),
  ...faultsOf('teams/calls/draw-calls.ts', cards, [
    ['said: tallyOfAll(seen, words),\n      lines', "said: '',\n      lines"],
  ]),
  ...faultsOf('teams/calls/draw-planned.ts', cards, [
    ["call.state === 'planned' && call.opensAt <= now ? 'open' : call.state", 'call.state'],
  ]),
  ...faultsOf('core/domain/calls/call.ts', walk, [
    ["if (counted(came).length > 0) return 'answered'", ''],
    ["state !== 'withdrawn'", 'state !== state'],
    ["row.person === null ? 'nobody' : 'waiting'", "'waiting'"],
    ['[person, first, head?.person]', '[person, head?.person]'],
    ['at > closedAt', 'at < closedAt'],
  ]),
  ...faultsOf('core/domain/calls/call-dates.ts', rules, [
    ['time.ms(openedAt, closesAt) / 2', 'time.ms(openedAt, closesAt) / 3'],
    ['const daysBefore = 2', 'const daysBefore = 3'],
    ['return near ? [second]', 'return near ? due'],
    ["nth > 4 ? 'last'", "nth > 5 ? 'last'"],
    ['days.find(day => day > opened)', 'days.find(day => day >= opened)'],
    ['isWorkingDay(text, settings.isHoliday) ? text : nextWorkingDay(text, settings)', 'text'],
    ['((recurrence.weekday - from.dayOfWeek + 6) % 7) + 1', '((recurrence.weekday - from.dayOfWeek + 7) % 7)'],
  ]),
  ...faultsOf('core/domain/calls/read-call.ts', rules, [
    ['if (at <= now) errors.closes', 'if (at < day) errors.closes'],
    ['at < earliestEnd(opensAt, settings)', 'at < opensAt'],
    ["if (departments.length === 0) errors.departments = 'no-department'", ''],
    ['text.length > callTextMax', 'text.length > callTextMax + 1'],
    ['one.sections.length === 0 || other.sections.length === 0', 'false'],
  ]),
  ...faultsOf('core/domain/calls/ask-department.ts', walk, [
    ["left.has(row.first?.id ?? '')", 'false'],
    ["row.as === 'colleague' && left.has(row.person?.id ?? '')", 'false'],
    ['row.person !== null && row.person.id !== to?.id ? [row.person] : []', '[]'],
  ]),
  ...faultsOf(
    'core/domain/calls/ask-department.ts',
    ['core/domain/calls/call-rules.test.ts'],
    [
      ["first?.id === row.first?.id && row.as === 'colleague'", 'false'],
      ['aliases.some(alias => fold(alias) === sought)', 'false'],
    ],
  ),
  ...faultsOf('core/use-cases/calls/remind-call.ts', walk, [
    ['&& !said &&', '&&'],
    [" && departmentState(asked) === 'waiting'\n}", '\n}'],
    ['row.head !== null ||', ''],
    ['head.id === row.person?.id ||', ''],
    ['if (!data.last) return', ''],
    ['msBetween(last.at, at) < nudgePauseMs', 'false'],
  ]),
  ...faultsOf('core/use-cases/calls/open-call.ts', walk, [
    ['at: read.opensAt }', 'inMs: 1 }'],
    ['inMs: lookMs },\n      ...next', 'inMs: lookMs * 9 },\n      ...next'],
  ]),
  ...faultsOf(
    'core/domain/people/department-choice.ts',
    ['core/domain/people/department-choice.test.ts'],
    [["createHash('sha256').update(name).digest('base64url').slice(0, 10)", 'name']],
  ),
  ...faultsOf('core/use-cases/calls/follow-call.ts', edge, [['day === today ?', 'day < today ?']]),
  ...faultsOf('core/use-cases/calls/plan-call.ts', edge, [
    ['if (before.version !== seen)', 'if (false)'],
    ['sameDay(before, draft, settings) ? before.recurrence :', ''],
    ["if (isSame(before, draft, at)) return { kind: 'same', call: before }", ''],
  ]),
  ...faultsOf('core/domain/calls/call-dates.ts', edge, [['while (dates && dates.opensAt <= now)', 'while (false)']]),
  ...faultsOf('core/use-cases/calls/remind-call.ts', edge, [['if (!data.asked && ', 'if (']]),
  ...faultsOf('core/use-cases/placements/kept/kept-calls.ts', edge, [
    ["(face.call.state === 'closed' && !isHandedTo(face))", 'false'],
  ]),
  ...faultsOf('core/use-cases/calls/close-call.ts', walk, [["'open' && call.closesAt === closesAt", "'open'"]]),
  ...faultsOf('core/use-cases/calls/answer-call.ts', walk, [
    ["if (asked.call.state !== 'open') return { kind: 'call-closed' }", ''],
    ["reason === ''", 'false'],
  ]),
  ...faultsOf(
    'core/use-cases/initiatives/submit-initiative.ts',
    [...walk, ...cards],
    [['row && wasAsked(row, actor.id)', 'row']],
  ),
  ...faultsOf('core/use-cases/initiatives/change-initiative.ts', walk, [
    ["[{ job: 'call.follow', data: { departmentId } }]", '[]'],
  ]),
  ...faultsOf('core/use-cases/placements/kept/kept-unheard.ts', walk, [
    ['colleague === null,', 'false,'],
    ['if (!person || face', 'if (true || !person || face'],
    [" || departmentState(face) !== 'waiting'", ''],
    ["state === 'refused' ||", ''],
    [" || state === 'unknown'", ''],
  ]),
  ...faultsOf('core/use-cases/cards/call-cards.ts', walk, [
    ['[by.id, first?.id]', '[by.id]'],
    ['...rows.flatMap(unheardCards)', ''],
  ]),
  ...faultsOf('core/use-cases/placements/kept/kept-calls.ts', walk, [["state === 'refused' ||", '']]),
  ...faultsOf('teams/calls/draw-board.ts', cards, [['open && tally.waiting > 0', 'open && tally.waiting > 9']]),
  ...faultsOf('core/use-cases/calls/close-call.ts', edge, [
    ['{ ...call, tallyFrom: calm }, now,', 'call, now,'],
    ['{ actor, also: [tally] }', '{ actor, also: [] }'],
    ['waitingOf(seen).length !== waiting', 'false'],
    ['closesAt: call.closedAt ?? call.closesAt }, settings)', 'closesAt: call.closesAt }, settings)'],
    ["call.state === 'closed' ? [look] : []", '[]'],
    ["state: 'open', closedAt: null, closedBy", "state: 'open', closedAt, closedBy"],
  ]),
  ...faultsOf('core/use-cases/calls/close-call.ts', database, [['also: [...also, cardsOf(call)]', 'also']]),
  ...faultsOf('core/use-cases/calls/redraw-call.ts', edge, [
    ["?.state === 'placed'", "?.state !== 'placed'"],
    ['[...(from === 0 ? callCards(id) : []), ...peoplesCards', '[...peoplesCards'],
  ]),
  ...faultsOf('core/use-cases/placements/kept/kept-calls.ts', edge, [
    ['from > now ? from : null', 'null'],
    ['reopening < reopened.length', 'false'],
  ]),
  ...faultsOf('core/use-cases/sections/show-in-calls.ts', edge, [['sections.includes(sectionId)', 'true']]),
  ...faultsOf('core/use-cases/sections/change-sections.ts', edge, [
    ['before.name === after.name && before.state === after.state', 'before.name === after.name'],
  ]),
  ...faultsOf('core/use-cases/calls/remind-call.ts', edge, [
    ['departments: own.map(({ id }) => id) }', 'departments: own.slice(0, 1).map(({ id }) => id) }'],
  ]),
  ...faultsOf('core/use-cases/placements/kept/kept-calls.ts', edge, [
    ['one.person === person && Date.parse(one.due)', 'one.person !== person && Date.parse(one.due)'],
  ]),
  ...faultsOf('core/use-cases/calls/recur-call.ts', cards, [
    ['call.askedAt !== null || call.confirmed !== null', 'call.askedAt === null || call.confirmed !== null'],
  ]),
  ...faultsOf('teams/calls/call-lists.ts', cards, [
    ['Math.min(Math.floor(from / pageLength), last)', 'Math.floor(from / pageLength)'],
    ['all.length - start - pageLength', 'all.length - start'],
  ]),
  ...faultsOf('teams/calls/asked-verbs.ts', cards, [["if (typeof due !== 'string')", "if (typeof due === 'string')"]]),
]
