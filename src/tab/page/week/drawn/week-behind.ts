import { element } from '../../shell/element.ts'
import { mondayOf, type Names } from './week-days.ts'
import type { WrittenWeek } from '../../../../teams/week/drawn/written-week.ts'
import type { Text } from '../../shell/page-words.ts'

/**
 * The background of a day: the agenda, and announced events. A long entry is named on its first day and on each Monday,
 * with its end; on its other days a mark continues it, whose name only screen readers say. Null: there is none.
 */
export function drawBehind(week: WrittenWeek, day: string, look: { text: Text; days: Names }): HTMLElement | null {
  return drawLines(behindLines(week, day, look))
}

export function drawLines(lines: HTMLElement[]): HTMLElement | null {
  return lines.length === 0 ? null : element('ul.behind', {}, ...lines)
}

/** The same, line by line, for callers that show only some lines. */
export function behindLines(
  { behind, events }: WrittenWeek,
  day: string,
  { text, days }: { text: Text; days: Names },
): HTMLElement[] {
  const timed = (time: string | null, title: string) =>
    time === null || time === '' ? title : `${days.clock(time)} ${title}`
  const line = (kind: string, title: string, said: string) =>
    element('li', { 'data-kind': kind }, title, said === '' ? null : element('span.said', {}, ` · ${said}`))
  const long = behind.filter(({ from, to }) => from < to && from <= day && day <= to)
  return [
    ...long.map(({ kind, kindText, title, from, to, time }) => {
      if (day !== from && day !== mondayOf(day))
        return element('li.goes-on', { 'data-kind': kind }, element('span.heard', {}, text('week.goesOn', { title })))
      const named = timed(day === from ? time : null, title)
      return line(kind, day === to ? named : text('week.until', { title: named, day: days.long(to) }), kindText)
    }),
    ...behind
      .filter(({ from, to }) => from === to && from === day)
      .map(({ kind, kindText, title, time }) => line(kind, timed(time, title), kindText)),
    ...events
      .filter(event => event.day === day)
      .map(({ title, time, place }) => line('event', timed(time, title), place)),
  ]
}

/** A day on which nothing leaves, and a button to fill it. Null: something leaves. */
export function drawHole(
  { empty }: WrittenWeek,
  day: string,
  { text, dayName }: { text: Text; dayName: string },
): HTMLElement | null {
  if (!empty.includes(day)) return null
  const named = { ...toWrite(day), 'data-key': `hole ${day}`, 'aria-label': text('week.writeOn', { day: dayName }) }
  return element('p.hole', {}, element('span', {}, text('week.nothing')), ' ', element('a', named, text('week.write')))
}

/**
 * The button to write something for a day on which something leaves already. Null: the day has passed, or has the
 * button of `drawHole`.
 */
export function drawAdd(
  { today, empty }: WrittenWeek,
  day: string,
  { text, dayName }: { text: Text; dayName: string },
): HTMLElement | null {
  if (day < today || empty.includes(day)) return null
  const says = text('week.addOn', { day: dayName })
  return element('a.add', { ...toWrite(day), 'data-key': `add ${day}`, 'aria-label': says, title: says }, '+')
}

function toWrite(day: string) {
  const back = encodeURIComponent(location.search.slice(1))
  return { href: `post.html?new=1&post=${crypto.randomUUID()}&day=${day}&from=week&back=${back}` }
}
