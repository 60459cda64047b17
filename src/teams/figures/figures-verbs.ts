import { daysLater, instantOf, localDay } from '../../core/domain/working-time/local-time.ts'
import { type Period, readPeriodName } from '../../core/domain/figures/period.ts'
import { seeFigures } from '../../core/use-cases/figures/see-figures.ts'
import { writeWorkbook } from '../../core/use-cases/figures/write-workbook.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { periodText } from '../../words/period-text.ts'
import { drawFigures, figuresPageUrl } from './draw-figures.ts'

/** How long the picture of a card is served. */
const servedDays = 30

/** Figures of a period, `2026-11`; the page that shows more, the file that holds all. */
export const figuresVerbs = {
  'figures.show': verb(['period'], (turn, { period }) => on(turn, period, one => showFigures(turn, one))),
  'figures.page': verb(['period'], (turn, { period }) => on(turn, period, one => openPage(turn, one))),
  'figures.export': verb(['period'], (turn, { period }) => on(turn, period, one => exportFigures(turn, one))),
} satisfies Verbs

async function on(turn: Turn, name: string, then: (period: Period) => Promise<Answer>): Promise<Answer> {
  const period = readPeriodName(name)
  return period === null ? refusal(turn, { kind: 'not-found' }) : then(period)
}

export async function showFigures(turn: Turn, period: Period, file?: string): Promise<Answer> {
  const { ports, actor, settings, look, postPage } = turn
  const seen = await seeFigures(ports, actor, period, settings)
  if (seen.kind === 'not-comms') return notComms(turn)
  const end = daysLater(localDay(ports.now(), settings.timeZone), { days: servedDays })
  const until = instantOf(end, '00:00', settings.timeZone) ?? ports.now()
  const chart = ports.charts?.address({ period, locale: look.locale, until }) ?? ''
  const data = { figures: seen.figures, chart, hasPage: postPage !== null, ...(file !== undefined && { file }) }
  return { kind: 'card', card: drawFigures(data, look) }
}

async function openPage(turn: Turn, period: Period): Promise<Answer> {
  const shown = await showFigures(turn, period)
  if (turn.postPage === null || shown.kind !== 'card') return shown
  const title = periodText(period, turn.look.words)
  return { kind: 'page', title, url: figuresPageUrl(turn.postPage, period), card: shown.card }
}

/** The same name is the same file: pressed again, it is written anew. */
async function exportFigures(turn: Turn, period: Period): Promise<Answer> {
  const { ports, actor, settings } = turn
  const written = await writeWorkbook(ports, actor, period, settings)
  return written.kind === 'not-comms' ? notComms(turn) : showFigures(turn, period, written.url)
}
