import { createServedCharts, type ServedCharts } from '../charts/served-charts.ts'
import type { Config } from '../settings/config.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Settings } from '../core/domain/settings.ts'
import { type FigureNeeds, readFigures } from '../core/use-cases/figures/see-figures.ts'
import type { Words } from '../words.ts'
import { writeFigures } from '../words/written-figures.ts'

/** Lines of a picture that are still read on a phone. */
const linesMost = 8

/** What the card of figures shows: posts by section. Null: without a public address nobody could look. */
export function openCharts(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  ports: FigureNeeds,
  { secret, words, rules }: { secret: string; words: Record<Locale, Words>; rules: Settings },
): ServedCharts | null {
  if (publicUrl === undefined) return null
  return createServedCharts({
    publicUrl,
    secret,
    now: ports.now,
    see: async (period, locale) => {
      const tables = writeFigures(await readFigures(ports, period, rules), words[locale], linesMost)
      return tables.find(({ id }) => id === 'sections')?.chart ?? null
    },
  })
}
