import type { Locale } from '../core/domain/actor.ts'
import type { Day, Instant } from '../core/domain/time.ts'
import { capitalised } from './capitalised.ts'

export type Dates = {
  /** The authority’s. */
  timeZone: string
  /** `mardi 1er décembre à 11 h`; with its year when that is another than the present one. */
  date(at: Instant): string
  /** `mardi 1er décembre` */
  day(day: Day): string
  /** `12/11`; with its year when that is another than the present one. */
  shortDate(at: Instant): string
  /** `11 h 05` */
  time(at: Instant): string
  /** Of a clock time, `18:30` → `18 h 30`. */
  clock(time: string): string
  /** At the beginning of a line: `Mar. 9 h`. */
  slot(at: Instant): string
  /** The same of a day: `Mar. 1er`. */
  slotDay(day: Day): string
  /** Within the days around it: `lundi 11 h`. */
  near(at: Instant): string
}

/** The authority's time zone; `now`: dates of another year say which. */
export type Zone = { timeZone: string; now?: (() => Instant) | undefined }

const narrowSpace = '\u202f'

export function writtenDates(locale: Locale, { timeZone, now }: Zone): Dates {
  const language = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const dayParts = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const zoned = new Intl.DateTimeFormat(language, { ...dayParts, timeZone })
  const plain = new Intl.DateTimeFormat(language, { ...dayParts, timeZone: 'UTC' })
  const clocks = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  const years = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone })
  const dayText = (format: Intl.DateTimeFormat, at: Date, year: string) => {
    const written = format.format(at).replace(',', '')
    const other = now === undefined || years.format(new Date(now())) === year ? '' : ` ${year}`
    return (locale === 'fr' ? written.replace(/ 1 /, ' 1er ') : written) + other
  }
  const clock = (time: string) => {
    const [hour = '', minute = ''] = time.split(':')
    if (locale === 'en') return `${hour}:${minute}`
    return `${Number(hour)}${narrowSpace}h${minute === '00' ? '' : narrowSpace + minute}`
  }
  const time = (at: Instant) => clock(clocks.format(new Date(at)))
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone })
  const shortDay = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone })
  const figures = new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit', timeZone })
  return {
    timeZone,
    shortDate: at => {
      const year = years.format(new Date(at))
      const isOther = now !== undefined && years.format(new Date(now())) !== year
      return `${figures.format(new Date(at))}${isOther ? `/${year}` : ''}`
    },
    clock,
    time,
    slot: at => `${capitalised(short.format(new Date(at)))} ${time(at)}`,
    slotDay: day => {
      const written = capitalised(shortDay.format(new Date(`${day}T00:00:00Z`)))
      return locale === 'fr' ? written.replace(/ 1$/, ' 1er') : written
    },
    near: at => `${long.format(new Date(at))} ${time(at)}`,
    day: day => dayText(plain, new Date(`${day}T00:00:00Z`), day.slice(0, 4)),
    date: at =>
      `${dayText(zoned, new Date(at), years.format(new Date(at)))}${locale === 'fr' ? ' à ' : ' at '}${time(at)}`,
  }
}
