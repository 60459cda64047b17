import { type Actor, maySeeAll } from '../../domain/actor.ts'
import { agendaBetween, type AgendaFeed, holidaysBetween } from '../../domain/agenda/agenda.ts'
import { type GatheredLine, gatheredLines } from '../../domain/agenda/gathered-lines.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Day } from '../../domain/time.ts'
import { daysLater, localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'

/** What one card shows: six weeks. */
const daysShown = 42
const linesMost = 24

/** `others`: how many lines more there are on these days. `holidays`: public ones. */
export type AgendaSeen = {
  from: Day
  to: Day
  lines: GatheredLine[]
  others: number
  holidays: Day[]
  feeds: AgendaFeed[]
}

/** « agenda »: entries of the next weeks, and the state of each feed. */
export async function seeAgenda(
  ports: Pick<Ports, 'agenda' | 'now'>,
  actor: Actor,
  settings: Pick<Settings, 'timeZone' | 'isHoliday'>,
): Promise<{ kind: 'agenda-seen'; agenda: AgendaSeen } | { kind: 'not-comms' }> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const from = localDay(ports.now(), settings.timeZone)
  const to = daysLater(from, { days: daysShown - 1 })
  const feeds = await ports.agenda.now()
  const lines = gatheredLines(agendaBetween(feeds, from, to))
  const shown = lines.slice(0, linesMost)
  const agenda = {
    from,
    to,
    lines: shown,
    others: lines.length - shown.length,
    holidays: holidaysBetween(settings, from, to),
    feeds,
  }
  return { kind: 'agenda-seen', agenda }
}
