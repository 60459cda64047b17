import { type Period, periodAt, type PeriodUnit } from '../../core/domain/figures/period.ts'
import { fold } from '../../core/domain/text.ts'
import type { Day } from '../../core/domain/time.ts'
import { monthIn } from './written-day.ts'

const signsMost = 40
/** « octobre », « octobre 2025 », « T3 », « 3e trimestre 2026 », « Q3 », « trimestre », « 2026 », « année » */
const quarter = /^(?:(?:le )?([1-4])(?:e|er|eme|ere)? trimestre|[tq]([1-4]))(?: (20\d\d))?$/
const current: readonly [RegExp, PeriodUnit][] = [
  [/^(?:ce |le |this )?(?:mois|month)$/, 'month'],
  [/^(?:ce |le |this )?(?:trimestre|quarter)$/, 'quarter'],
  [/^(?:cette |l[’'])?(?:annee)$|^(?:this )?year$/, 'year'],
]

/** Whether somebody names a month, a quarter or a year, in French or English, and nothing else. */
export function isPeriodText(text: string): boolean {
  return text.length <= signsMost && text.trim() !== '' && named(text) !== null
}

/** A period as somebody types it; without a year the last one that has begun. Null: none that is wholly understood. */
export function typedPeriod(text: string, today: Day): Period | null {
  return named(text)?.(today) ?? null
}

/** Which period that is, on a day. */
function named(text: string): ((today: Day) => Period) | null {
  const typed = fold(text.trim().replace(/\s+/g, ' ')).replace(/^(?:de |d[’']|du |of |for )/, '')
  if (typed === '') return today => periodAt('month', today)
  if (/^20\d\d$/.test(typed)) return () => periodAt('year', `${typed}-01-01`)
  const now = current.find(([pattern]) => pattern.test(typed))
  if (now) return today => periodAt(now[1], today)
  const ofQuarter = quarter.exec(typed)
  if (ofQuarter) return lastBegun('quarter', Number(ofQuarter[1] ?? ofQuarter[2]) * 3 - 2, ofQuarter[3])
  const [, name = '', year] = /^(\p{L}+)\.?(?: (20\d\d))?$/u.exec(typed) ?? []
  const month = monthIn(name)
  return month === null ? null : lastBegun('month', month, year)
}

function lastBegun(unit: PeriodUnit, month: number, year: string | undefined): (today: Day) => Period {
  return today => {
    const of = (some: number) => periodAt(unit, `${some}-${String(month).padStart(2, '0')}-01`)
    const thisYear = Number(today.slice(0, 4))
    const named = of(year === undefined ? thisYear : Number(year))
    return year === undefined && named.from > today ? of(thisYear - 1) : named
  }
}
