import type { Day } from '../../../core/domain/time.ts'
import type { SeenWeek } from '../../../core/domain/week/seen-week.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'

type Behind = SeenWeek['behind'][number]

const titleMost = 60
/** More entries than this tell less. */
const perDay = 4

/** The background of one day: entries of the agenda that begin and end on it, and announced events. */
export function behindOf(day: Day, { behind, events }: Pick<SeenWeek, 'behind' | 'events'>, words: Words): string {
  const all = [
    ...behind.filter(one => one.from === day && one.to === day),
    ...events.filter(one => one.day === day),
  ].toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? ''))
  const said = all.slice(0, perDay).map(({ title, time }) => timed(title, time, words))
  const more = all.length - said.length
  return [...said, ...(more > 0 ? [words.count('week.behindMore', more)] : [])].join(' · ')
}

/** Entries longer than a day: « Vacances de Noël, jusqu’au dimanche 3 janvier »; beyond the limit, their number. */
export function spanning(behind: readonly Behind[], from: Day, words: Words): { text: string }[] {
  const all = behind.filter(one => one.from !== one.to)
  const said = all.slice(0, perDay).map(one => lasting(one, from, words))
  const more = all.length - said.length
  return [...said, ...(more > 0 ? [words.count('week.behindMore', more)] : [])].map(text => ({ text }))
}

function lasting(one: Behind, from: Day, words: Words): string {
  const title = escapeLine(shortened(one.title, titleMost))
  const to = words.day(one.to)
  return one.from <= from
    ? words.text('week.until', { title, to })
    : words.text('week.lasts', { title, from: words.day(one.from), to })
}

function timed(title: string, time: string | null, words: Words): string {
  const short = escapeLine(shortened(title, titleMost))
  return time === null ? short : words.text('week.timed', { title: short, time: words.clock(time) })
}
