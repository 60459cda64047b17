import type { FaceOf } from '../../core/domain/faces/face.ts'
import { keysOf } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine } from '../cards/markdown.ts'

export const drawnHolders: DrawnCards<'holder'> = {
  holder: { draw: drawHolder, summary: (_, { words }) => words.text('summaries.holder') },
}

/** Whom a list now names for what, after a change there. */
export function drawHolder({ changes }: Omit<FaceOf<'holder'>, 'face'>, look: Look): Card {
  const { words } = look
  const key = keysOf('placements.holder')
  const nobody = words.text(key('nobody'))
  return drawCard(
    'placements/holder',
    {
      lines: changes.map(({ list, row, column, from, to, by }) => ({
        title: words.text(key('where'), { list, row: escapeLine(row), column }),
        line: words.text(key('line'), {
          from: escapeLine(from ?? nobody),
          to: escapeLine(to ?? nobody),
          by: escapeLine(by.name),
        }),
      })),
    },
    look,
  )
}
