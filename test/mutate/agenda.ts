import { type Fault, faultsOf } from './fault.ts'

/** Calendars of others, and ideas that open one draft a year. */
const rules = ['core/domain/agenda/agenda.test.ts']
const ideaRules = ['core/domain/agenda/recurring-idea.test.ts']
const feeds = ['core/use-cases/agenda/feeds.test.ts']
const ideas = ['core/use-cases/ideas/open-ideas.test.ts']
const fetched = ['calendar/create-feeds.test.ts']
const read = ['calendar/read-ics.test.ts']

export const agendaFaults: Fault[] = [
  ...faultsOf('core/domain/agenda/agenda.ts', rules, [
    ['entry.from <= to && entry.to >= from', 'entry.from <= to && entry.from >= from'],
    ["kind === 'duty' && from <= day", "kind === 'duty'"],
    ["({ state }) => state === 'open'", '() => true'],
  ]),
  ...faultsOf('core/domain/agenda/recurring-idea.ts', ideaRules, [
    ["if (state !== 'on') return null", ''],
    ['today >= opens && years', 'years'],
    ['while (!isWorkingDay(working, settings.isHoliday))', 'while (false)'],
  ]),
  ...faultsOf('core/use-cases/agenda/read-feeds.ts', feeds, [
    ['feed.failingSince ?? now', 'now'],
    ['isLeftAlone(feed, now)', 'false'],
    ["present?.state !== 'open' || present.url !== feed.url", 'present === null'],
    ['const known = isFresh ?', 'const known = true ?'],
  ]),
  ...faultsOf('core/use-cases/ideas/open-ideas.ts', ideas, [
    ["{ save: 'recurring_idea', row, ifVersion: idea.version },", ''],
  ]),
  ...faultsOf('calendar/fetch-ics.ts', fetched, [
    ["if (!isReadable(url, options)) return failed('private')", ''],
    ['hops <= hopsMax', 'hops <= hopsMax + 1'],
    ['{ maxOutputLength: bytesMost }', '{}'],
  ]),
  ...faultsOf(
    'outward/bytes-within.ts',
    [...fetched, 'teams/files/teams-files.test.ts'],
    [['if (size > most) return null', '']],
  ),
  ...faultsOf('outward/public-address.ts', fetched, [['isIP(host) === 0 || isPublic(host)', 'true']]),
  ...faultsOf('calendar/ics-moment.ts', read, [
    ["time === null || time === '00:00' ? previousDay(day) : day", 'day'],
    ["time.zone.tzid === 'UTC' ? 'UTC' : tzid", 'tzid'],
  ]),
  ...faultsOf('calendar/read-ics.ts', read, [
    ['if (!seen.has(moved.recurrenceId.toString()))', 'if (false)'],
    [".toUpperCase() === 'CANCELLED'", " === ''"],
  ]),
]
