import { readFileSync } from 'node:fs'
import type { Locale } from './core/domain/actor.ts'
import type { Day, Instant } from './core/domain/time.ts'

/** What people type, one key a word; the spellings are in `cards/locales` under `typed`. */
export type WordKey =
  | 'propose'
  | 'mine'
  | 'approve'
  | 'help'
  | 'inbox'
  | 'draft'
  | 'posts'
  | 'broadcasts'
  | 'thanks'
  | 'acknowledge'
  | 'decideApprove'
  | 'decideChanges'
  | 'decideRefuse'
  | 'withdrawVisa'
  | 'nudge'
  | 'reassign'
  | 'take'
  | 'ask'
  | 'retain'
  | 'decline'
  | 'answer'
  | 'complete'
  | 'withdraw'
  | 'forward'
  | 'notePropose'
  | 'repeat'
  | 'makeList'
  | 'keepList'
  | 'lists'
  | 'attachFile'
  | 'photo'
  | 'preview'
  | 'edit'
  | 'submit'
  | 'duplicate'
  | 'check'
  | 'send'
  | 'schedule'
  | 'cancelSend'
  | 'giveUp'
  | 'stop'
  | 'why'
  | 'join'
  | 'leave'
  | 'correct'
  | 'takeBack'
  | 'leaveOptional'
  | 'rejoin'
  | 'adopt'
  | 'adoptNow'
  | 'exportReport'
  | 'unreachable'
  | 'pause'
  | 'resume'
  | 'resend'
  | 'perimeters'
  | 'history'
  | 'delegate'
  | 'delegations'
  | 'endDelegation'
  | 'circuits'
  | 'useCircuit'
  | 'retireCircuit'
  | 'urgent'
  | 'urgentTemplates'
  | 'comment'
  | 'proposeCorrection'
  | 'acceptProposal'
  | 'declineProposal'
  | 'withdrawSubmission'
  | 'consentNobody'
  | 'consentAdults'
  | 'consentChildren'
  | 'consentParents'
  | 'consentRefused'
  | 'consentUnsure'

export type Values = Record<string, string | number>
export type WordTree = { [key: string]: string | string[] | WordTree }

export type Words = {
  locale: Locale
  /** The text of a dotted key, `{name}` filled from `values`; throws when there is no such text. */
  text(key: string, values?: Values): string
  /** A text that depends on a number, which it may show as `{n}`. */
  count(key: string, n: number, values?: Values): string
  /** Whether a text stands under this key. */
  has(key: string): boolean
  /** Everything under a dotted key, as written. */
  under(key: string): WordTree
  /** `mardi 1er décembre à 11 h`; with its year when that is another than the present one. */
  date(at: Instant): string
  /** `mardi 1er décembre` */
  day(day: Day): string
  /** `11 h 05` */
  time(at: Instant): string
  /** Of a clock time, `18:30` → `18 h 30`. */
  clock(time: string): string
  number(n: number): string
  /** « environ 1 min 20 » */
  duration(ms: number): string
  typed: Record<WordKey, string[]>
}

const here = new URL('../cards/locales/', import.meta.url)
const narrowSpace = '\u202f'

type Zone = { timeZone: string; now?: (() => Instant) | undefined }

/** Reads every word that people see. `timeZone`: the authority's; `now`: dates of another year say which. */
export function loadWords(
  folder: URL | string = here,
  timeZone = 'Europe/Paris',
  now?: () => Instant,
): Record<Locale, Words> {
  return { fr: readLocale(folder, 'fr', { timeZone, now }), en: readLocale(folder, 'en', { timeZone, now }) }
}

function readLocale(folder: URL | string, locale: Locale, zone: Zone): Words {
  const file = typeof folder === 'string' ? `${folder}/${locale}.json` : new URL(`${locale}.json`, folder)
  return createWords(JSON.parse(readFileSync(file, 'utf8')) as WordTree, locale, zone)
}

export function createWords(tree: WordTree, locale: Locale, zone: Zone): Words {
  const numbers = new Intl.NumberFormat(locale)
  const plurals = new Intl.PluralRules(locale)
  const number = (n: number) => numbers.format(n)
  const find = (key: string) => key.split('.').reduce<WordTree | string | string[] | undefined>(step, tree)
  const fill = (text: string, values: Values) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string, at: number) => {
      const value = values[name]
      if (value === undefined) return whole
      if (typeof value === 'number') return number(value)
      return inQuotes(text, at, value)
    })
  const text = (key: string, values: Values = {}) => {
    const found = find(key)
    if (typeof found !== 'string') throw new Error(`no word for ${key} in ${locale}`)
    return fill(found, values)
  }
  const count = (key: string, n: number, values: Values = {}) =>
    text(n === 0 && typeof find(`${key}.zero`) === 'string' ? `${key}.zero` : `${key}.${plurals.select(n)}`, {
      ...values,
      n,
    })
  return {
    locale, text, count, number,
    has: key => typeof find(key) === 'string',
    under: key => {
      const found = find(key)
      return found !== undefined && typeof found !== 'string' && !Array.isArray(found) ? found : {}
    },
    ...dates(locale, zone),
    duration: ms => duration(ms, text),
    typed: find('typed') as Record<WordKey, string[]>,
  }
}

/** What is filled in between quotes has inner ones: « Bilan de “Ville propre” », “Report of ‘Clean town’”. */
function inQuotes(text: string, at: number, value: string): string {
  const between = (open: string, close: string) => text.lastIndexOf(open, at) > text.lastIndexOf(close, at)
  const plain = value.replace(/«[ \u00a0\u202f]?/g, '“').replace(/[ \u00a0\u202f]?»/g, '”')
  if (between('«', '»')) return plain
  return between('“', '”') ? plain.replaceAll('“', '‘').replaceAll('”', '’') : value
}

function step(node: WordTree | string | string[] | undefined, name: string): WordTree | string | string[] | undefined {
  return node !== undefined && typeof node !== 'string' && !Array.isArray(node) && Object.hasOwn(node, name)
    ? node[name]
    : undefined
}

function dates(locale: Locale, { timeZone, now }: Zone): Pick<Words, 'date' | 'day' | 'time' | 'clock'> {
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
  return {
    clock,
    time,
    day: day => dayText(plain, new Date(`${day}T00:00:00Z`), day.slice(0, 4)),
    date: at =>
      `${dayText(zoned, new Date(at), years.format(new Date(at)))}${locale === 'fr' ? ' à ' : ' at '}${time(at)}`,
  }
}

function duration(ms: number, text: Words['text']): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return text('duration.seconds', { s: seconds })
  if (seconds < 600) {
    const rest = Math.round((seconds % 60) / 10) * 10
    const minutes = Math.floor(seconds / 60) + (rest === 60 ? 1 : 0)
    return rest === 0 || rest === 60
      ? text('duration.minutes', { m: minutes })
      : text('duration.both', { m: minutes, s: rest })
  }
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return text('duration.minutes', { m: minutes })
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0
    ? text('duration.hours', { h: hours })
    : text('duration.long', { h: hours, m: String(minutes % 60).padStart(2, '0') })
}
