import type { Locale } from '../core/domain/actor.ts'
import { type Period, periodName, readPeriodName } from '../core/domain/figures/period.ts'
import type { Charts } from '../core/ports/figure-counts.ts'
import type { Instant } from '../core/domain/time.ts'
import { perSecond } from '../timing/per-second.ts'
import { readName, signName } from '../http/signed-name.ts'
import type { FigureChart } from '../words/figure-table.ts'
import { fileURLToPath } from 'node:url'
import { drawForPicture } from './draw-bars.ts'

/** Without a font of our own no text would be drawn on a machine without fonts. */
const font = fileURLToPath(new URL('fonts/NotoSans-Regular.ttf', import.meta.url))
/** Sharp on a phone, and small: some twenty kilobytes. */
const pixelsWide = 1080

/** unknown: Mary never gave this address, or it is over. busy: too many asked in this second. */
export type ReadChart =
  { kind: 'served'; bytes: Uint8Array; headers: Record<string, string> } | { kind: 'unknown' } | { kind: 'busy' }

export type ServedCharts = Charts & {
  /** `name`: what follows `/chart/` in the address. */
  read(name: string): Promise<ReadChart>
}

export type ChartsOptions = {
  publicUrl: string
  /** Must stay the same while addresses live. */
  secret: string
  now(): Instant
  /** The chart on the period's card now; null: nothing to draw. */
  see(period: Period, locale: Locale): Promise<FigureChart | null>
}

/** Each counts a period, and draws for some tens of ms, in which nobody else is answered. */
const drawnPerSecond = 5
const suffix = '.png'
const headers = {
  'content-type': 'image/png',
  // The chart of the present month changes hourly; Teams asks often.
  'cache-control': 'private, max-age=60',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
}

/** The addresses of charts: signed, of one period, for some days; drawn for each request, and kept nowhere. */
export function createServedCharts({ publicUrl, secret, now, see }: ChartsOptions): ServedCharts {
  const mayDraw = perSecond(drawnPerSecond, () => performance.now())
  return {
    address: ({ period, locale, until }) =>
      `${publicUrl}/chart/${signName('chart', [periodName(period), locale, secondsOf(until).toString(36)].join('~'), secret)}${suffix}`,
    read: async name => {
      const id = name.endsWith(suffix) ? readName('chart', name.slice(0, -suffix.length), secret) : null
      const link = id === null ? null : linkIn(id)
      if (link === null || link.seconds <= secondsOf(now())) return { kind: 'unknown' }
      if (!mayDraw()) return { kind: 'busy' }
      const chart = await see(link.period, link.locale)
      return chart === null ? { kind: 'unknown' } : { kind: 'served', bytes: await chartPicture(chart), headers }
    },
  }
}

function secondsOf(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000)
}

function linkIn(id: string): { period: Period; locale: Locale; seconds: number } | null {
  const [name = '', locale, until = ''] = id.split('~')
  const period = readPeriodName(name)
  if (period === null || (locale !== 'fr' && locale !== 'en')) return null
  return { period, locale, seconds: Number.parseInt(until, 36) }
}

/** A chart as PNG, for a card. The library is loaded with the first one. */
async function chartPicture(chart: FigureChart): Promise<Uint8Array> {
  const [{ Resvg }, svg] = await Promise.all([import('@resvg/resvg-js'), drawForPicture(chart)])
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'width', value: pixelsWide },
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Noto Sans' },
  })
  return drawn.render().asPng()
}
