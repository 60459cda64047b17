import { type Fault, faultsOf } from './fault.ts'

/** Events: their places, what people say to them, and what a correction makes of both. */
const places = ['core/domain/events/places.test.ts']
const events = [
  'core/use-cases/events/events.test.ts',
  'core/use-cases/events/answers-together.test.ts',
  'core/use-cases/placements/follow-event.test.ts',
  'core/use-cases/events/answers/resize-event.test.ts',
  'core/use-cases/events/event-rules.test.ts',
  'core/use-cases/events/soon.test.ts',
]
const putOff = ['core/use-cases/events/put-off.test.ts', 'core/domain/events/moved.test.ts']
const warnings = ['core/use-cases/warnings/warn-registered.test.ts']
const quiet = [...events, 'jobs/quiet-hours.test.ts']

const boards = ['core/use-cases/events/participants.test.ts']
const boardCards = ['teams/events/participants.test.ts']

const form = ['core/use-cases/events/event-form.test.ts']
const lines = ['core/domain/posts/event-lines.test.ts']

export const eventFaults: Fault[] = [
  ...faultsOf('core/domain/posts/event/session-lines.ts', lines, [
    ['hour <= 23', 'hour <= 99'],
    ["half.toLowerCase() === 'p' ? 12 : 0", '0'],
    ["hour.time === null && label === ''", 'false'],
    ['readClock(label).time !== null', 'false'],
    ['places >= 1 && places <= capacityMax', 'true'],
    ['!inside && meansNumber(held)', 'false'],
    ["held.replace(seatsLast, '')", 'held'],
    ['label.length > labelMax', 'false'],
  ]),
  ...faultsOf('core/domain/posts/event/question-lines.ts', lines, [
    ['options.length < 2', 'options.length < 1'],
    ['!different', 'false'],
    ["line.lastIndexOf('?', stroke)", "line.lastIndexOf('?')"],
  ]),
  ...faultsOf('core/domain/posts/event/keep-ids.ts', lines, [
    ['among: before }', 'among: joined(before, sent) }'],
    ['joined(sent, before)', 'joined(before, sent)'],
    ['!words(one).isDisjointFrom(words(other))', 'true'],
    ['!taken.has(other.id) && ', ''],
  ]),
  ...faultsOf('core/domain/posts/fields/read-event-fields.ts', form, [
    ['Math.max(eventIds, ...numbers)', 'Math.max(0, ...numbers)'],
    ["'sessions' in fields ? moreOf(read, ids) : keptOf(old)", 'moreOf(read, ids)'],
    ['lines.length > most', 'false'],
  ]),
  ...faultsOf('core/domain/posts/event/event-faults.ts', form, [
    ['ends <= time', 'ends < time'],
    ['closesOn > date', 'closesOn >= date'],
    ['session.time >= ends', 'session.time > ends'],
    ['event.capacity !== null && event.sessions', 'false'],
  ]),
  ...faultsOf('core/domain/broadcasts/new-broadcast.ts', form, [
    ['one.id === id && one.time === time && one.label === label', 'one.id === id && one.label === label'],
  ]),
  ...faultsOf('core/domain/events/event.ts', form, [
    ['answer === null || hasLostSession(answer, details)', 'answer === null'],
  ]),
  ...faultsOf('core/use-cases/events/answers/ask-lost.ts', form, [[', asked: true }', ' }']]),
  ...faultsOf('core/use-cases/posts/writing/read-organisers.ts', form, [
    ['const organisers = [...before]', 'const organisers: Named[] = []'],
    ['!isAuthor(post, id) && ', ''],
  ]),
  ...faultsOf('core/domain/events/organisers.ts', boards, [
    ['mayNameOrganisers(post, who) || isOrganiser(post, who.id)', 'true'],
    ['mayNameOrganisers(post, who) || isOrganiser(post, who.id)', 'mayNameOrganisers(post, who)'],
    ['isComms(who) || isAuthor(post, who.id)', 'isComms(who)'],
    ['isComms(who) || isAuthor(post, who.id)', 'isComms(who) || isOrganiser(post, who.id)'],
  ]),
  ...faultsOf('core/domain/events/participants.ts', boards, [
    ["answers.filter(({ answer }) => answer === 'yes')\n", 'answers\n'],
    ['counted.guests += guests', ''],
    ['if (session !== id) continue', ''],
    ['sum + (Number(reply) || 0)', 'sum + 1'],
    ["filter(reply => reply !== '')", 'filter(() => true)'],
  ]),
  ...faultsOf('core/domain/events/event-board.ts', boards, [
    ['export const boardPage = 15', 'export const boardPage = 16'],
    ['a.rank - b.rank || ', ''],
    ['?? -1) + 1', '?? -1)'],
    ["filter(one => counts(one) && (one.session ?? '') === session)", 'filter(counts)'],
  ]),
  ...faultsOf('core/domain/events/event-board.ts', boards, [
    ['Math.min(Math.max(page, 0), pages - 1)', 'Math.max(page, 0)'],
  ]),
  ...faultsOf('core/use-cases/events/board/see-board.ts', boards, [
    ['if (!mayOrganise(post, who)) return null', ''],
    ['const answersAtOnce = 2000', 'const answersAtOnce = 1000'],
    ['const namesAtOnce = 500', 'const namesAtOnce = 5000'],
    ['delivered + unknown', 'delivered - unknown'],
    ['if (counts) return', 'if (false) return'],
  ]),
  ...faultsOf('core/use-cases/events/board/open-board.ts', boards, [
    ["if (!brought) return { kind: 'event-not-sent' }", "if (!brought) return { kind: 'not-found' }"],
  ]),
  ...faultsOf('core/use-cases/events/board/follow-boards.ts', boards, [
    [' || placement.activityId !== activityId', ''],
    ["filter(key => isCardOf(key, 'participants'))", 'filter(() => false)'],
  ]),
  ...faultsOf('core/use-cases/events/board/name-organiser.ts', boards, [
    ['afterQuietHours(at, settings)', 'at'],
    ['if (isOrganiser(post, person.id)) return answer(post)', ''],
    ['>= organisersMost', '> organisersMost'],
    ['if (unfit) return refused(unfitKeys[unfit])', ''],
    [
      "refresh({ card: 'organiser', postId, person }),\n        refresh({ card: 'participants', postId, person })",
      "refresh({ card: 'organiser', postId, person })",
    ],
  ]),
  ...faultsOf('core/use-cases/events/attendance/export-participants.ts', boards, [
    ['mayOrganise(post, await withRoles(ports, person)) ?', 'true ?'],
    ['if (isPrepared(board.files)) return answer', ''],
    ['|| !isPrepared(board.files)) return', ') return'],
  ]),
  ...faultsOf('sheets/tables/participants-table.ts', boards, [["kind === 'number' && ", "kind !== 'number' && "]]),
  ...faultsOf(
    'sheets/tables/participants-table.ts',
    ['sheets/participants-table.test.ts'],
    [["const comes = answer.answer === 'yes'", 'const comes = true']],
  ),
  ...faultsOf('teams/events/drawn/draw-participants.ts', boardCards, [
    ['title: escapeLine(event.title)', 'title: event.title'],
  ]),
  ...faultsOf('core/use-cases/people/read-people.ts', boardCards, [
    ['one.id === mail?.id || isCalled(one, typed)', 'one.id === mail?.id'],
  ]),
  ...faultsOf('teams/events/board-words.ts', boardCards, [
    ["askedFirst('event.organisers', 'event.organiser'", "askedFirst('event.organiser', 'event.organisers'"],
  ]),
  ...faultsOf('core/domain/events/places.ts', places, [
    ['wanted.waiting.length > 0 || ', ''],
    ['wanted.waiting.length === 0 && ', ''],
    ["if (!free && before?.said === 'yes') return { kind: 'no-room' }", ''],
    ['if (more > 0 && (', 'if (more > 1 && ('],
    ['taken + seats <= capacity', 'taken + seats < capacity'],
    ['taken + seats <= capacity', 'taken < capacity'],
    ['taken + seats <= capacity', 'taken + seats <= capacity + 1'],
    ['taken - before.seats : taken', 'taken - 1 : taken'],
    ['waiting: waiting.filter(one => one.person !== person)', 'waiting'],
    ['rank === -1 ? [...waiting, own] : waiting.toSpliced(rank, 0, own)', '[...waiting, own]'],
    ['rank === -1 ? [...waiting, own]', 'rank === -1 ? [own, ...waiting]'],
    ['now += waiting[count++]!.seats', 'now += waiting[count++] ? 1 : 0'],
    ['new Set([before, standing].flatMap', 'new Set([standing].flatMap'],
    ["own ? { ...standing, said: 'yes' } : standing", 'standing'],
    ['promoted: promoted.filter(one => one.person !== person)', 'promoted'],
    ['before?.session === session ? before : null', 'before'],
    ['Math.min(waiting.length, most)', 'waiting.length'],
  ]),
  ...faultsOf(
    'core/domain/events/read-wish.ts',
    ['core/domain/events/read-wish.test.ts'],
    [
      ['Number(typed) > most', 'false'],
      ['typed.length <= eventReplyMax', 'true'],
      ['if (before === null || before.asked) return false', 'if (before === null) return false'],
      ["if (says === 'yes') errors['session'] = 'which-session'", ''],
      ['(before.guests ?? 0) === guests &&', ''],
    ],
  ),
  ...faultsOf('core/domain/events/event.ts', events, [
    ['today > details.date', 'today >= details.date'],
    ['today >= expiresOn', 'today > expiresOn'],
    ["if (cancelled) return 'cancelled'", ''],
    ['today > details.closesOn', 'today >= details.closesOn'],
    ["|| answer?.answer === 'waiting'", ''],
    ['Math.max(0, room.capacity - room.taken)', 'room.capacity - room.taken'],
    ['waiting.findIndex(({ person }) => person === delivery.person) + 1', '0'],
  ]),
  ...faultsOf('core/use-cases/events/answers/answer-event.ts', events, [['`event:${postId}`', "'event'"]]),
  ...faultsOf('core/use-cases/events/attendance/tallied.ts', events, [
    ["kind === 'correct' && planned !== null", "kind === 'correct'"],
  ]),
  ...faultsOf('core/use-cases/events/answers/decide-answers.ts', events, [
    ["!(state === 'closed' && counts)", "state !== 'closed'"],
    ['|| keeps || bringsFewer(before, read)', '|| keeps'],
    ['if (saysTheSame(before, read, item.by)) return answered', ''],
    ['{ ...seen, places: moving.places, answer: before }', '{ ...seen, answer: before }'],
    ['const before = moving.answers.get(item.person) ?? null', 'const before = seen.answer'],
    ['before && { ...before, version: versions.get(person) ?? 0 }', 'before'],
    ['if (limits.get(session) === null && room.waiting.length === row.waiting.length) continue', ''],
    ["...(answer.answer === 'yes' ? reminder", "...(answer.answer !== 'no' ? reminder"],
    ["if (done === 'stale') return 'stale'", ''],
    ['if (!moving.answers.has(person)) {', 'if (true) {'],
    ['for (const { person } of moved.promoted) await', 'for (const { person } of []) await'],
  ]),
  ...faultsOf(
    'core/together.ts',
    ['core/together.test.ts'],
    [
      ['lines.get(key) ?? open()', 'open()'],
      ['if (--line.waiting === 0) lines.delete(key)', 'lines.delete(key)'],
    ],
  ),
  ...faultsOf('core/use-cases/events/answers/promoted.ts', quiet, [
    ['afterQuietHours(now, settings))', 'now)'],
    ['      ...reminder(event, row, settings),\n', ''],
    ["{ job: 'event.follow', data: { postId, person } },", ''],
    ['person, answer: row.version }', 'person, answer: 1 }'],
  ]),
  ...faultsOf('core/use-cases/events/answers/resize-event.ts', events, [
    ['(await ports.events.seats(postId)).get(session) ?? 0', 'places.taken'],
    ['capacity === null ? places.taken : room.taken', 'room.taken'],
    ['if (newDay) await remindAnew(ports, postId, settings)', ''],
    ['waiting: places.waiting, capacity }, atOnce)', 'waiting: places.waiting, capacity })'],
    [
      'for (const [session, capacity] of capacities(event.details)) {',
      'for (const [session, capacity] of [...capacities(event.details)].slice(0, 1)) {',
    ],
  ]),
  ...faultsOf(
    'core/use-cases/events/told/kept-events.ts',
    [...events, 'dispatch/changes.test.ts'],
    [
      ['event?.cancelled ? null : event', 'event'],
      ["event.answer?.answer !== 'yes'", 'false'],
      ['(await readBrought(ports, postId))?.event.cancelled ?? false', 'false'],
    ],
  ),
  ...faultsOf('core/use-cases/events/told/reminder.ts', quiet, [
    ["event?.answer?.answer !== 'yes' || ", ''],
    ['if (localDay(now, settings.timeZone) >= event.details.date) return', ''],
    ['due > now ? due : afterQuietHours(now, settings)', 'due > now ? due : now'],
    ['at !== null && !quietHours(at, settings)', 'at !== null'],
    ['at !== null && at > now ?', 'at !== null ?'],
    ['isPutOff(event) ?', 'false ?'],
    ["event === null || event.answer?.answer !== 'yes'", 'event?.answer == null'],
    ['at === null || now >= starts', 'at === null'],
    ['soon !== null && soon > now', 'soon !== null'],
    ['at === null || quietHours(at, settings) ? null', 'at === null ? null'],
    ['else if (!quietHours(now, settings)) await', 'else await'],
  ]),
  ...faultsOf('core/domain/events/moved.ts', putOff, [
    ["answer.answer === 'no' || ", ''],
    ['answer.at >= putOffAt', 'true'],
    ['startedAt !== null && state', 'state'],
    ["kind === 'correct' && moved.includes('postponed')", "kind === 'correct'"],
  ]),
  ...faultsOf('core/domain/posts/event/postponement.ts', putOff, [
    ['postponed.date === before.date', 'true'],
    ['sent?.date === date ? sent.postponed : draft?.postponed', 'draft?.postponed'],
    ["else if (date === sent.date) errors.date = 'postponed-same'", ''],
    ['if (error) errors.reason = error', ''],
  ]),
  ...faultsOf(
    'core/domain/posts/text/event-reason.ts',
    ['core/domain/posts/text/event-reason.test.ts'],
    [
      ['reason.length > eventReasonMax', 'reason.length > eventReasonMax + 1'],
      ['/[{}]/.test(reason)', 'false'],
      ["typeset(cleanText(typed).replace(/\\s+/g, ' '), locale)", "cleanText(typed).replace(/\\s+/g, ' ')"],
      [".replace(/\\s+/g, ' ')", ''],
    ],
  ),
  ...faultsOf('core/use-cases/posts/ending/postpone-event.ts', putOff, [
    ['if (!isComms(actor)) return refused(ports, actor, post)', ''],
    ['if (!isAhead(eventState(brought.event, ports.now(), settings)))', 'if (false)'],
    ['if (wasChanged(draft, revision))', 'if (false)'],
    ['openedBy(read, begun, actor)', '{ post: draft, also: [] }'],
    ["if (isSame({ ...draft, ...edited }, draft)) return { kind: 'postponed', post: draft }", ''],
  ]),
  ...faultsOf('core/domain/broadcasts/new-broadcast.ts', putOff, [
    ["postponed ? (['place'] as const) : whenAndWhere", 'whenAndWhere'],
  ]),
  ...faultsOf('core/use-cases/events/told/reminder.ts', putOff, [
    [' || event.answer.asked) return', ') return'],
    ['putsOff(one) || ', ''],
  ]),
  ...faultsOf('core/use-cases/events/answers/promoted.ts', putOff, [['...asAsked(before, event)', '...before']]),
  ...faultsOf('core/use-cases/events/answers/decide-answers.ts', putOff, [
    ['before?.asked && isRegistered(before)', 'before?.asked'],
  ]),
  ...faultsOf('core/use-cases/events/board/see-board.ts', putOff, [['.map(one => asAsked(one, event))', '']]),
  ...faultsOf('core/use-cases/posts/writing/duplicate-post.ts', putOff, [
    ['event && withoutPostponement(event)', 'event'],
  ]),
  ...faultsOf(
    'core/domain/events/moved.ts',
    [...form, 'core/domain/events/moved.test.ts'],
    [
      ['answer !== null && movedSessions.includes(session)', 'true'],
      ['answer !== null && movedSessions.includes(session)', 'false'],
      ["!['time', 'ends'].includes(detail) || !hasOwnHour(details, session)", 'true'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/events/told/late-warnings.ts',
    ['core/use-cases/events/told/late-warnings.test.ts'],
    [
      [' || !isFor(read.warning.audience, answer)', ''],
      ["soon ||= target.state === 'planning'", 'soon = false'],
      ['(await ports.deliveries.byPerson(target.id, person)) === null', 'true'],
      ['read.takenBack || ', ''],
      ["answer === null || answer.answer === 'no'", 'answer === null'],
    ],
  ),
  ...faultsOf('core/use-cases/placements/follow-event.ts', events, [
    ["told !== 'cancelled' && movedFor(change, event.answer, event.details).length === 0", 'false'],
    ['finishedAt === null || answer.at <= finishedAt', 'true'],
  ]),
  ...faultsOf(
    'core/use-cases/posts/ending/follow-post.ts',
    ['core/use-cases/events/told/late-warnings.test.ts'],
    [["  'warned',\n", '']],
  ),
  ...faultsOf(
    'core/domain/events/warning.ts',
    ['core/domain/events/warning.test.ts'],
    [['text.length > warningMax', 'text.length > warningMax + 1']],
  ),
  ...faultsOf('core/domain/events/warning.ts', warnings, [
    ['said.length - 1 < ticked.length', 'false'],
    ["wanted !== '' && session === null", 'false'],
    ['localDay(at, timeZone) === today', 'true'],
    ['`${shortened(title, nameMost)} – ${line}`', 'line'],
  ]),
  ...faultsOf('core/use-cases/warnings/open-warning.ts', warnings, [
    ['if (!mayOrganise(event.post, actor))', 'if (false)'],
    ['if (!isAhead(eventState(event, ports.now(), settings)))', 'if (false)'],
    ['warningsLeft(event.post, ports.now(), settings) === 0', 'false'],
  ]),
  ...faultsOf('core/use-cases/warnings/warn-registered.ts', warnings, [
    ['    mandatory: true,\n', ''],
    ["    { save: 'post', row: warned, ifVersion: event.version },\n", ''],
    ['    ...(read.urgent ? [ring] : []),\n', ''],
    ['post.creator.id === actor.id', 'true'],
    ['read.urgent && form.onCall.length === 0', 'false'],
  ]),
  ...faultsOf('core/use-cases/circuits/warning-circuit.ts', warnings, [
    ["find(({ facets }) => facets.includes('substance'))", 'at(-1)'],
    ['{ ...event, authors }', 'event'],
    ['facets: [...allFacets], ', ''],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sending/begin-broadcast.ts', warnings, [
    ['if (ready.expiresOn !== null && day >= ready.expiresOn) return ready', ''],
    ["    { job: 'broadcast.plan', data: { id }, at: scheduledFor },\n", ''],
  ]),
  ...faultsOf('core/use-cases/validations/decision-consequences.ts', warnings, [
    ["warnedEvent(post) !== null && ready.kind === 'send'", 'false'],
  ]),
  ...faultsOf('core/use-cases/posts/submission/draft-faults.ts', warnings, [['    ...warningFaults(post),\n', '']]),
  ...faultsOf('core/domain/events/starts.ts', events, [
    ['?.time ?? time', '?.time ?? null'],
    ['({ id }) => id === answer?.session', '() => false'],
    ['...sessions.map(one => [one.id, one.time])', ''],
  ]),
  ...faultsOf('core/use-cases/events/read-event.ts', events, [
    ["!['sending', 'delivered', 'unknown'].includes(delivery.state)", 'false'],
    ["post.state === 'cancelled' || ", ''],
    ['|| isTakenBack(changing)', ''],
  ]),
]
