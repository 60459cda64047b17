import { type Fault, faultsOf } from './fault.ts'

/** Who was at an event, and what they thought of it. */
const rules = ['core/use-cases/events/attendance.test.ts']
const thanks = ['core/use-cases/events/thanks.test.ts']
const cards = ['teams/events/attendance.test.ts']

export const attendanceFaults: Fault[] = [
  ...faultsOf(
    'core/domain/events/attendance.ts',
    ['core/domain/events/attendance.test.ts'],
    [["answer === 'yes' && there.has(person)", 'there.has(person)']],
  ),
  ...faultsOf('core/domain/events/attendance.ts', rules, [
    ['details.date === today && opens', 'opens'],
    ['!cancelled && details', 'details'],
    ['opens !== null && now >= opens', 'opens !== null'],
    ['clocks.toSorted()[0]!', 'clocks[0]!'],
    ['before > midnight ? before : midnight', 'before'],
    ['later(starts, -hourMs)', 'starts'],
    ['!used.has(doorKey(word))', 'true'],
  ]),
  ...faultsOf('core/domain/events/door-words.ts', rules, [["fold(typed).replace(/[^a-z]/g, '')", 'typed']]),
  ...faultsOf('core/use-cases/events/attendance/attend-event.ts', rules, [
    ['!isDoorOpen(brought.event, ports.now(), rules)', 'false'],
    ['return seenBy(ports, brought, actor.id, new Map())', 'return brought.event'],
    ['if (await ports.attendance.of(postId, actor.id)) return done', ''],
    ['if (others.length > 0)', 'if (false)'],
    ["if (word === '') return { kind: 'door-missing' }", ''],
  ]),
  ...faultsOf('core/use-cases/events/attendance/open-attendance.ts', rules, [
    ["if (before?.day === today) return 'there'", "if (before) return 'there'"],
    ["if (before?.day === today) return 'there'", ''],
  ]),
  ...faultsOf('core/domain/events/event-board.ts', rules, [['Math.min(Math.max(page, 0), pages - 1)', 'page']]),
  ...faultsOf('core/use-cases/events/attendance/see-attendance.ts', rules, [
    ['if (!mayOrganise(post, actor))', 'if (false)'],
    ["if (cancelled) return { kind: 'event-called-off' }", ''],
    ["if (await ports.events.counts(postId)) return { kind: 'event-purged' }", ''],
    ['localDay(ports.now(), timeZone) < details.date', 'false'],
    ['filter(person => !known.has(person))', 'filter(() => true)'],
  ]),
  ...faultsOf('core/use-cases/events/attendance/tick-attendance.ts', rules, [
    ['if (await ports.attendance.of(postId, person)) return null', ''],
    ['if ((await seenBy(ports, brought, person, new Map())) === null) return null', ''],
    ['if (before === null) return null', "if (before === null) throw new Error('not there')"],
  ]),
  ...faultsOf('core/use-cases/events/attendance/tick-attendance.ts', thanks, [
    ['if (now() < thanksAt(details.date, settings)) return []', ''],
    ['afterQuietHours(now(), settings)', 'now()'],
  ]),
  ...faultsOf('core/domain/events/thanks.ts', thanks, [
    ['const marksShownFrom = 5', 'const marksShownFrom = 4'],
    ['nextWorkingDay(date, settings)', 'date'],
    ['return afterQuietHours(morning, settings)', 'return morning'],
    ['there || (!taken && ', 'there || ('],
    [' && !answer.asked', ''],
    ['/^[1-5]$/.test(text)', '/^\\d$/.test(text)'],
    ['${digest(`${postId}/${person}`)}', '${postId}/${person}'],
    ['Math.round((sum / people) * 10) / 10', 'Math.round(sum / people)'],
  ]),
  ...faultsOf('core/use-cases/events/attendance/thank-participants.ts', thanks, [
    ['!brought || brought.event.cancelled', '!brought'],
    ['due > now ? due : afterQuietHours(now, settings)', 'due'],
    ['there.size > 0 ? [...there] : await', 'await'],
    ['isTooLateToThank(date, now, settings) || ', ''],
    [' || (await ports.events.counts(postId))', ''],
  ]),
  ...faultsOf('core/use-cases/events/attendance/kept-thanks.ts', thanks, [
    ['if (!event || event.cancelled) return null', 'if (!event) return null'],
    ['!open || !isThanked', '!isThanked'],
    ['const taken = anybody.length > 0', 'const taken = false'],
  ]),
  ...faultsOf('core/use-cases/events/attendance/rate-event.ts', thanks, [
    ['if (!placement || !seen)', 'if (!seen)'],
    ["if (!thanks.open) return { kind: 'event-purged' }", ''],
    ["if (mark === thanks.mark) return { kind: 'rated', thanks }", ''],
  ]),
  ...faultsOf('teams/events/attendance-verbs.ts', cards, [
    ['ticked.filter(person => !before.includes(person))', 'ticked'],
    ['before.filter(person => !ticked.includes(person))', '[]'],
    ["other !== '' && found.length !== 1", 'false'],
  ]),
  ...faultsOf('teams/events/attendance-words.ts', cards, [
    ['found && called.length === 1 ?', 'found ?'],
    ["what === 'unticked' && there.length > 0 ? there : meant", 'meant'],
  ]),
  ...faultsOf('core/use-cases/events/attendance/find-recipients.ts', cards, [
    ['return received ? [', 'return true ? ['],
    ['...reached.flat()]', ']'],
  ]),
  ...faultsOf('teams/turn/what-follows.ts', cards, [
    ['(oneWord.test(after) ? whole(after) : referred(after))', 'whole(after)'],
  ]),
]
