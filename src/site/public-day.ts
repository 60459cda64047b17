import type { Locale } from '../core/domain/actor.ts'
import type { Day, Instant } from '../core/domain/time.ts'

/** A page may be read years later: every date says its year. */
export function publicDates(locale: Locale, timeZone: string) {
  const language = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const write = (at: Date, zone: string): string => {
    const written = new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }).format(at).replace(',', '')
    return locale === 'fr' ? written.replace(/ 1 /, ' 1er ') : written
  }
  return {
    day: (day: Day) => write(new Date(`${day}T00:00:00Z`), 'UTC'),
    dayOf: (at: Instant) => write(new Date(at), timeZone),
  }
}
