import type { Audience } from '../../../domain/audiences/audience.ts'
import { holdsAudience } from '../../../domain/audiences/holds-audience.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import { nextEditionDay } from '../../../domain/newspapers/edition-days.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import { plainAsRich } from '../../../domain/posts/text/rich-text.ts'
import type { Day } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'

export type AgendaNeeds = Pick<Ports, 'searchable' | 'agenda' | 'hours' | 'editionWords'>

/** So many lines, of events and of the calendar together, fit on half a page. */
const linesMost = 20
const lookedAt = 200

type Line = { day: Day; time: string | null; title: string; place: string }

/**
 * The printed agenda: the typed text, then, by day, events that all its readers have and entries of the authority's
 * calendar, from the day of this edition to that of the next one.
 */
export async function agendaText(
  ports: AgendaNeeds,
  { day }: Edition,
  { rhythm, readers }: Newspaper,
  typed: string,
): Promise<string> {
  const until = nextEditionDay(rhythm, day, day, ports.hours)
  const lines = [...(await announced(ports, readers, day, until)), ...(await brought(ports, day, until))]
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .slice(0, linesMost)
    .map(line => `- ${written(line, ports.editionWords.locale)}`)
  return [typed, lines.join('\n')].filter(part => part !== '').join('\n\n')
}

/** No event for few people: the edition would tell everybody of it, and of its place. */
async function announced({ searchable }: AgendaNeeds, readers: Audience, from: Day, until: Day): Promise<Line[]> {
  const found = await searchable.published([], null, lookedAt)
  return found.flatMap(({ post: { content, calledOff, audience } }) => {
    const { event, title } = content
    if (!event || calledOff || !holdsAudience(audience, readers) || event.date < from || event.date >= until) return []
    return [{ day: event.date, time: event.time, title, place: event.place }]
  })
}

/** A period of reserve is not printed. */
async function brought({ agenda }: AgendaNeeds, from: Day, until: Day): Promise<Line[]> {
  const feeds = await agenda.all()
  return feeds
    .filter(({ kind }) => kind !== 'duty' && kind !== 'school')
    .flatMap(({ entries }) => entries.filter(entry => entry.from >= from && entry.from < until))
    .map(({ from: day, time, title }) => ({ day, time, title, place: '' }))
}

function keyOf({ day, time, title }: Line): string {
  return `${day} ${time ?? ''} ${title}`
}

function written({ day, time, title, place }: Line, locale: string): string {
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const when = [date.format(Date.parse(day)), ...(time === null ? [] : [time])].join(', ')
  const what = [title, ...(place === '' ? [] : [place])].join(', ')
  return `**${when}** – ${plainAsRich(what.replace(/\s+/g, ' '))}`
}
