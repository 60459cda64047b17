import type { FaceOf } from '../../core/domain/faces/face.ts'
import { periodText } from '../../words/period-text.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'

export const drawnWorkbooks: DrawnCards<'workbook'> = {
  workbook: {
    draw: drawWorkbook,
    summary: ({ period }, { words }) => words.text('summaries.workbook', { period: periodText(period, words) }),
  },
}

/** The workbook that somebody asked for: that it comes, then where it lies. */
export function drawWorkbook({ period, files }: Pick<FaceOf<'workbook'>, 'period' | 'files'>, look: Look): Card {
  const { words } = look
  const { xlsx, writtenAt } = files
  return drawCard(
    'figures/workbook',
    {
      heading: words.text('figures.workbook.heading', { period: periodText(period, words) }),
      state:
        writtenAt === null
          ? words.text('figures.workbook.prepared')
          : words.text('figures.workbook.written', { date: words.date(writtenAt) }),
      file: xlsx ?? '',
    },
    look,
  )
}
