import { type Period, periodAt, type PeriodUnit } from '../../core/domain/figures/period.ts'
import { fold } from '../../core/domain/text.ts'
import type { Day } from '../../core/domain/time.ts'
import { monthIn } from '../written/written-day.ts'

/** « octobre », « octobre 2025 », « T3 », « 3e trimestre 2026 », « Q3 », « trimestre », « 2026 », « année » */
const quarter = /^(?:(?:le )?([1-4])(?:e|er|eme|ere)? trimestre|[tq]([1-4]))(?: (20\d\d))?$/
const current: readonly [RegExp, PeriodUnit][] = [
  [/^(?:ce |le |this )?(?:mois|month)$/, 'month'],
  [/^(?:ce |le |this )?(?:trimestre|quarter)$/, 'quarter'],
  [/^(?:cette |l[’'])?(?:annee)$|^(?:this )?year$/, 'year'],
]

/**
 * A period as somebody types it, in French or English; without a year the last one that has begun. Null: none that is
 * wholly understood.
 */
export function typedPeriod(text: string, today: Day): Period | null {
  const typed = fold(text.trim().replace(/\s+/g, ' ')).replace(/^(?:de |d[’']|du |of |for )/, '')
  if (typed === '') return periodAt('month', today)
  if (/^20\d\d$/.test(typed)) return periodAt('year', `${typed}-01-01`)
  const now = current.find(([pattern]) => pattern.test(typed))
  if (now) return periodAt(now[1], today)
  const ofQuarter = quarter.exec(typed)
  if (ofQuarter) return lastBegun('quarter', Number(ofQuarter[1] ?? ofQuarter[2]) * 3 - 2, ofQuarter[3], today)
  const [, name = '', year] = /^(\p{L}+)\.?(?: (20\d\d))?$/u.exec(typed) ?? []
  const month = monthIn(name)
  return month === null ? null : lastBegun('month', month, year, today)
}

function lastBegun(unit: PeriodUnit, month: number, year: string | undefined, today: Day): Period {
  const of = (some: number) => periodAt(unit, `${some}-${String(month).padStart(2, '0')}-01`)
  const thisYear = Number(today.slice(0, 4))
  const named = of(year === undefined ? thisYear : Number(year))
  return year === undefined && named.from > today ? of(thisYear - 1) : named
}
