import ICAL from 'ical.js'
import { type AgendaEntry, entriesMax, entryTitleMax } from '../core/domain/agenda/agenda.ts'
import { cleanText, cut } from '../core/domain/text.ts'
import type { Day } from '../core/domain/time.ts'
import { momentOf, spanOf, type Zones } from './ics-moment.ts'

/**
 * `from`, `to`: the days that are kept. `timeZone`: of the authority, by whose clock entries are shown. `simple`: rules
 * with more than days of the week are left out, since one of them could not be read, or never ends.
 */
export type IcsReading = { from: Day; to: Day; timeZone: string; simple?: true }
export type IcsRead = { entries: AgendaEntry[]; leftOut: number }

/** Occurrences that are worked out of one rule, and of a whole calendar: a daily one of twenty years; twenty such. */
const stepsOfRule = 8_000
const stepsMost = 160_000
const uidMax = 120
/** Entries that recur each hour or more often are not shown. */
const tooOften = ['SECONDLY', 'MINUTELY', 'HOURLY']

/**
 * What a calendar (RFC 5545) has on these days; null: it is none. Some texts can never be worked out to the end: this
 * runs where it can be stopped (`ics-worker.ts`).
 */
export function readIcs(text: string, reading: IcsReading): IcsRead | null {
  const given = reading.simple ? withoutRules(text) : { text, leftOut: 0 }
  const calendars = calendarsIn(given.text)
  if (calendars === null) return null
  const found: Found = { entries: new Map(), leftOut: given.leftOut, steps: 0, known: new Map() }
  for (const calendar of calendars) for (const events of byUid(calendar)) readEvents(events, reading, found)
  const sorted = [...found.entries.values()].toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
  return { entries: sorted.slice(0, entriesMax), leftOut: found.leftOut + Math.max(0, sorted.length - entriesMax) }
}

type Found = Pick<Zones, 'known'> & { entries: Map<string, AgendaEntry>; leftOut: number; steps: number }

function orderOf({ from, time, title, uid }: AgendaEntry): string {
  return [from, time ?? '', title, uid].join('\n')
}

/** If it cannot be parsed, once more without malformed lines, which some programs write. */
function calendarsIn(text: string): ICAL.Component[] | null {
  const parsed = parse(text) ?? parse(text.split(/\r?\n/).filter(isLine).join('\n'))
  return parsed
}

/** An event whose rule is left out is there on its first day. */
function withoutRules(text: string): { text: string; leftOut: number } {
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const kept = lines.filter(line => !/^(?:RRULE|EXRULE)[;:]/i.test(line) || !/[;:]BY(?!DAY=)/i.test(line))
  return { text: kept.join('\r\n'), leftOut: lines.length - kept.length }
}

function isLine(line: string): boolean {
  return /^(?:[ \t]|[A-Za-z0-9-]+[;:])/.test(line)
}

function parse(text: string): ICAL.Component[] | null {
  try {
    const parsed: unknown = ICAL.parse(text)
    // Of several calendars in one file, a list of them.
    const list = Array.isArray(parsed) && Array.isArray(parsed[0]) ? (parsed as unknown[]) : [parsed]
    const components = list.map(one => new ICAL.Component(one as ConstructorParameters<typeof ICAL.Component>[0]))
    return components.length > 0 && components.every(({ name }) => name === 'vcalendar') ? components : null
  } catch {
    return null
  }
}

/** The events of one calendar, grouped by their uid. */
function byUid(calendar: ICAL.Component): ICAL.Component[][] {
  const events = calendar.getAllSubcomponents('vevent')
  return [...Map.groupBy(events, event => textOf(event, 'uid') || event).values()]
}

function textOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name)
  return typeof value === 'string' ? value : ''
}

/** A recurring event with its exceptions. If one event cannot be read, the others stay. */
function readEvents(components: ICAL.Component[], reading: IcsReading, found: Found): void {
  const isChange = (one: ICAL.Component): boolean => one.hasProperty('recurrence-id')
  const changes = components.filter(isChange)
  for (const master of components.filter(one => !isChange(one)))
    attempt(found, () => readRecurring(master, changes, reading, found))
  if (changes.length === components.length)
    for (const change of changes) attempt(found, () => keep(new ICAL.Event(change), null, reading, found))
}

function attempt(found: Found, read: () => void): void {
  try {
    read()
  } catch {
    found.leftOut++
  }
}

function readRecurring(master: ICAL.Component, changes: ICAL.Component[], reading: IcsReading, found: Found): void {
  const event = new ICAL.Event(master, { exceptions: changes, strictExceptions: true })
  if (!event.isRecurring()) return keep(event, null, reading, found)
  if (Object.keys(event.getRecurrenceTypes() as object).some(one => tooOften.includes(one))) {
    found.leftOut++
    return keep(event, null, reading, found)
  }
  const seen = new Set<string>()
  const iterator = event.iterator()
  for (let steps = 0; ; steps++, found.steps++) {
    const next = iterator.next() as ICAL.Time | null
    if (!next || dayOf(next) > reading.to) break
    if (steps >= stepsOfRule || found.steps >= stepsMost) {
      found.leftOut++
      break
    }
    seen.add(next.toString())
    const { item, startDate, endDate } = event.getOccurrenceDetails(next) as Occurrence
    keep(item, { start: startDate, end: endDate }, reading, found)
  }
  // A later occurrence may have been moved to one of these days.
  for (const change of changes) {
    const moved = new ICAL.Event(change)
    if (!seen.has(moved.recurrenceId.toString())) keep(moved, null, reading, found)
  }
}

function dayOf({ year, month, day }: ICAL.Time): Day {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

function zoneOf(event: ICAL.Component, name: string): string | null {
  const zone = event.getFirstProperty(name)?.getParameter('tzid')
  return typeof zone === 'string' ? zone : null
}

/** The library’s own type for it is lost. */
type Occurrence = { item: ICAL.Event; startDate: ICAL.Time; endDate: ICAL.Time }
type At = { start: ICAL.Time; end: ICAL.Time }

function keep(event: ICAL.Event, at: At | null, { from, to, timeZone }: IcsReading, found: Found): void {
  if (textOf(event.component, 'status').toUpperCase() === 'CANCELLED') return
  const { start, end } = at ?? { start: event.startDate, end: event.endDate }
  const zone = zoneOf(event.component, 'dtstart')
  const zones = { timeZone, known: found.known }
  const begins = start && momentOf(start, zone, zones)
  if (!begins) {
    found.leftOut++
    return
  }
  const span = spanOf(begins, end ? momentOf(end, zoneOf(event.component, 'dtend') ?? zone, zones) : null)
  if (span.from > to || span.to < from) return
  const uid = [cut(cleanText(textOf(event.component, 'uid')), uidMax), span.from, span.time ?? ''].join('/')
  const title = cut(cleanText(textOf(event.component, 'summary')).replace(/\s+/g, ' '), entryTitleMax)
  found.entries.set(`${uid} ${title}`, { uid, title, ...span })
}
