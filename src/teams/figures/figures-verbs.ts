import { daysLater, instantOf, localDay } from '../../core/domain/working-time/local-time.ts'
import { type Period, readPeriodName } from '../../core/domain/figures/period.ts'
import { seeFigures } from '../../core/use-cases/figures/see-figures.ts'
import { askForWorkbook } from '../../core/use-cases/figures/ask-for-workbook.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { periodText } from '../../words/period-text.ts'
import { drawFigures, figuresPageUrl } from './draw-figures.ts'
import { reads } from '../turn/verb-facts.ts'

/** How long the picture of a card is served. */
const servedDays = 30

/** Figures of a period, `2026-11`; the page that shows more, the file that holds all, which a job writes. */
export const figuresVerbs = {
  'figures.show': verb(reads, ['period'], (turn, { period }) => on(turn, period, one => showFigures(turn, one))),
  'figures.page': verb(reads, ['period'], (turn, { period }) => on(turn, period, one => openPage(turn, one))),
  'figures.export': verb({ ...reads, daily: 'export' }, ['period'], (turn, { period }) =>
    on(turn, period, one => exportFigures(turn, one)),
  ),
} satisfies Verbs

async function on(turn: Turn, name: string, then: (period: Period) => Promise<Answer>): Promise<Answer> {
  const period = readPeriodName(name)
  return period === null ? refusal(turn, { kind: 'not-found' }) : then(period)
}

export async function showFigures(turn: Turn, period: Period): Promise<Answer> {
  const { ports, actor, settings, look, postPage } = turn
  const seen = await seeFigures(ports, actor, period, settings)
  if (seen.kind !== 'seen') return refused(turn, seen.kind)
  const end = daysLater(localDay(ports.now(), settings.timeZone), { days: servedDays })
  const until = instantOf(end, '00:00', settings.timeZone) ?? ports.now()
  const chart = ports.charts?.address({ period, locale: look.locale, until }) ?? ''
  const data = { figures: seen.figures, chart, hasPage: postPage !== null }
  return { kind: 'card', card: drawFigures(data, look) }
}

async function openPage(turn: Turn, period: Period): Promise<Answer> {
  const shown = await showFigures(turn, period)
  if (turn.postPage === null || shown.kind !== 'card') return shown
  const title = periodText(period, turn.look.words)
  return { kind: 'page', title, url: figuresPageUrl(turn.postPage, period), card: shown.card }
}

export async function exportFigures(turn: Turn, period: Period): Promise<Answer> {
  const { ports, actor, settings, look } = turn
  const { kind } = await askForWorkbook(ports, actor, period, settings)
  return kind === 'asked'
    ? notice(turn, 'figures-asked', { period: periodText(period, look.words) })
    : refused(turn, kind)
}

function refused(turn: Turn, kind: 'not-comms' | 'not-begun'): Answer {
  return kind === 'not-comms' ? notComms(turn) : refusal(turn, { kind: 'period-not-begun' })
}
