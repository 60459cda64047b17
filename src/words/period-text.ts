import { type Period, quarterOf } from '../core/domain/figures/period.ts'
import type { Words } from '../words.ts'

/** « novembre 2026 », « T4 2026 », « 2026 » */
export function periodText({ unit, from }: Pick<Period, 'unit' | 'from'>, words: Words): string {
  const year = from.slice(0, 4)
  switch (unit) {
    case 'month':
      return new Intl.DateTimeFormat(words.locale === 'fr' ? 'fr-FR' : 'en-GB', {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${from}T00:00:00Z`))
    case 'quarter':
      return words.text('figures.periods.quarter', { n: String(quarterOf(from)), year })
    case 'year':
      return year
  }
}
