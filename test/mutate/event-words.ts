import { type Fault, faultsOf } from './fault.ts'

/** Events by words, and answers that somebody gives for another. */
const written = ['teams/written/written-wish.test.ts']
const moved = ['teams/written/written-move.test.ts']
const words = ['teams/events/event-words.test.ts']

const inName = ['core/use-cases/events/assistants.test.ts']
const boards = ['core/use-cases/events/participants.test.ts']
const inNameWords = ['teams/events/assistants.test.ts']

export const eventWordFaults: Fault[] = [
  ...faultsOf('teams/written/written-wish.ts', written, [
    ['if (surplus !== undefined) return surplus\n', ''],
    [
      "if (wanted === null) return { kind: 'unread', part: first.trim() }",
      "if (wanted === null) return { kind: 'wish', replies: {} }",
    ],
    ['return found.length === 1 ? found[0]!.id : null', 'return found[0]?.id ?? null'],
    ["reply === '' ? [] : ", ''],
    ["if (company?.rest !== '') continue", 'if (!company) continue'],
    ['sessions[number.found - 1]', 'sessions[number.found]'],
  ]),
  ...faultsOf('teams/written/written-move.ts', moved, [
    ['if (isLikeWhen(', 'if (false && isLikeWhen('],
    ['like.test(line) ||', ''],
    ["return hours?.rest === ''", 'return hours'],
    ['Number(hour) < 24 ?', 'true ?'],
    ["behind.slice(1).join('').trim()", "''"],
    ["if (when.rest === '')", 'if (when.day)'],
  ]),
  ...faultsOf('teams/turn/what-follows.ts', words, [[', referencePattern, besideParts)', ')']]),
  ...faultsOf('teams/events/event-words.ts', words, [
    ["if (read.kind === 'unread')", "if (read.kind === 'unread' && rest === '')"],
    ["rest === '' ? answer : notPassed(turn, answer)", 'answer'],
  ]),
  ...faultsOf('core/use-cases/events/answers/name-assistant.ts', inName, [
    ['(before?.named.length ?? 0) >= assistantsMost', 'false'],
    ['if (unfit) return refused(unfitKeys[unfit])', ''],
    ["if (person.id === actor.id) return refused('own-assistant')", ''],
    ["if (found.length > 1) return refused('several-people')", ''],
    [', afterQuietHours(at, settings)),', '),'],
    ["if (isOutside(actor)) return { kind: 'not-an-agent' }", ''],
  ]),
  ...faultsOf('core/use-cases/people/read-people.ts', inName, [['.filter(({ enabled }) => enabled)', '']]),
  ...faultsOf('core/use-cases/events/answers/end-assistant.ts', inName, [
    ['id === principal || id === assistant', 'true'],
    ['first ? known : await ports.directory.people(peopleOf(before))', 'known'],
    [
      'isThere(before.id) ? before.named.filter(({ person }) => !isThere(person.id)) : before.named',
      'before.named.filter(({ person }) => !isThere(person.id))',
    ],
    [
      "row ? { save: 'assistants', row, ifVersion: version } : ",
      "row !== undefined ? { save: 'assistants', row: row ?? { ...left, version: version + 1 }, ifVersion: version } : ",
    ],
    ['...followed.flat(),', ''],
  ]),
  ...faultsOf('core/domain/events/assistants.ts', inName, [['answer !== null && answer.by === undefined', 'false']]),
  ...faultsOf('teams/events/drawn/draw-answering.ts', inNameWords, [['own ? { ...left, verbs: [] } : left', 'left']]),
  ...faultsOf('core/use-cases/events/answers/take-out.ts', boards, [
    ['!mayOrganise(post, actor)', 'false'],
    ['.get(person)?.enabled', '.get(person) === null'],
    ["if (result.kind === 'answered' && !isAhead(result.state)) return { kind: 'event-ended' }", ''],
  ]),
  ...faultsOf('core/use-cases/events/answers/decide-answers.ts', boards, [
    ['item.actor?.id !== item.person &&', 'item.by &&'],
  ]),
  ...faultsOf('core/use-cases/events/answers/decide-answers.ts', inName, [
    ['item.by !== null && isOwnAnswer(before)', 'false'],
    ['    ...(item.by ? [toldInName(answer, now, settings)] : []),\n', ''],
  ]),
  ...faultsOf('core/use-cases/events/answers/said-in-name.ts', inName, [
    ['by !== null && !isAssistant(await ports.assistants.byId(person), by.id)', 'false'],
    ['answer: version }, afterQuietHours(now, settings))', 'answer: version })'],
  ]),
  ...faultsOf('core/use-cases/events/answers/answer-in-name.ts', inName, [
    ['if (!row || !isAssistant(row, assistant)) return null', 'if (!row) return null'],
    ["if (result.kind === 'not-found') return refusedInName(ports, actor)", ''],
    ["done === 'done' ?", 'true ?'],
  ]),
  ...faultsOf('core/domain/events/read-wish.ts', inName, [
    ['if (before.by !== undefined && by === null) return false', ''],
  ]),
  ...faultsOf('dispatch/run/beside.ts', ['dispatch/changes.test.ts'], [['inName.get(person) ?? []', '[]']]),
  ...faultsOf(
    'core/use-cases/departures/follow-people.ts',
    ['core/use-cases/departures/follow-people.test.ts'],
    [['  await endAssistantsOf(ports, people)\n', '']],
  ),
  ...faultsOf('core/use-cases/events/told/kept-events.ts', inName, [
    ['tellsNobody: ({ last }) => !last', 'tellsNobody: () => false'],
  ]),
  ...faultsOf('core/use-cases/events/read-event.ts', inName, [[', ...inName]', ']']]),
  ...faultsOf('core/use-cases/events/answers/kept-assistants.ts', inName, [
    [' && Date.parse(one.at) === Date.parse(at)', ''],
    ['isTakenAway: () => Promise.resolve(true)', 'isTakenAway: () => Promise.resolve(false)'],
  ]),
  ...faultsOf('teams/turn/typed-words.ts', inNameWords, [
    ['near.length > 0 ? near : nearBeginnings(line, spellings)', 'near'],
  ]),
  ...faultsOf('teams/turn/what-follows.ts', inNameWords, [['oneLine(after, nameMost)', 'oneLine(after, Infinity)']]),
  ...faultsOf('teams/events/drawn/draw-answering.ts', inNameWords, [
    ['{ ...action, verb, data, ...otherwise }', '{ ...action, data, ...otherwise }'],
    [', verb, personId } } }', ' } } }'],
    ['const { body, actions: _why, ...rest }', 'const { body, ...rest }'],
  ]),
  ...faultsOf('core/use-cases/people/read-people.ts', inNameWords, [
    ['meant.length === 1 ? meant[0]! : null', 'people[0]!'],
  ]),
  ...faultsOf('teams/events/drawn/with-answer.ts', inNameWords, [['[...coming, ...byLines(answer, words)]', 'coming']]),
]
