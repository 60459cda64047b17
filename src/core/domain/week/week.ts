import { Temporal } from 'temporal-polyfill'
import { fold } from '../text.ts'
import type { Day } from '../time.ts'

/** A week of ISO 8601, from Monday to Sunday. `year`: that of its Thursday. */
export type Week = { year: number; number: number; from: Day; to: Day }

export function weekOf(day: Day): Week {
  return of(Temporal.PlainDate.from(day))
}

/** So many weeks later; earlier where `weeks` is negative. */
export function weekAfter({ from }: Pick<Week, 'from'>, weeks: number): Week {
  return of(Temporal.PlainDate.from(from).add({ weeks }))
}

/** The days of a span, both ends included; none where it ends before it begins. */
export function daysBetween(from: Day, to: Day): Day[] {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  const many = Math.max(0, first.until(last).days + 1)
  return Array.from({ length: many }, (_, days) => first.add({ days }).toString())
}

/** « 49 », « n° 49 », « 49 2027 », « 49/2027 ». */
const numbered = /^(?:no?°?\s?)?(\d{1,2})(?:[ /-](\d{4}))?$/

/**
 * « », « prochaine », « dernière », « 49 », « 49 2027 », as typed. A number alone is the week so called that is nearest
 * to today. Null: no week.
 */
export function readWeek(text: string, today: Day): Week | null {
  const said = fold(text).trim()
  const now = weekOf(today)
  if (/^(?:en cours|courante|cette semaine|this)?$/.test(said)) return now
  if (/^(?:prochaine|suivante|next)$/.test(said)) return weekAfter(now, 1)
  if (/^(?:derniere|passee|precedente|last)$/.test(said)) return weekAfter(now, -1)
  const [, number, year] = numbered.exec(said) ?? []
  if (number === undefined) return null
  if (year !== undefined) return weekNumbered(Number(number), Number(year))
  const near = [-1, 0, 1].flatMap(years => weekNumbered(Number(number), now.year + years) ?? [])
  return near.toSorted((a, b) => apart(a.from, now.from) - apart(b.from, now.from))[0] ?? null
}

/** Null: that year has no such week. */
export function weekNumbered(number: number, year: number): Week | null {
  if (number < 1 || year < 1) return null
  // The fourth of January lies in the first week.
  const first = of(Temporal.PlainDate.from({ year, month: 1, day: 4 }))
  const found = weekAfter(first, number - 1)
  return found.year === year ? found : null
}

function apart(one: Day, other: Day): number {
  return Math.abs(Temporal.PlainDate.from(one).until(other).days)
}

function of(date: Temporal.PlainDate): Week {
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  return {
    year: date.yearOfWeek!,
    number: date.weekOfYear!,
    from: monday.toString(),
    to: monday.add({ days: 6 }).toString(),
  }
}
