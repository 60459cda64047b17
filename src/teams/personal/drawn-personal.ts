import type { DrawnCards } from '../cards/drawn-card.ts'
import { drawErasure } from './draw-erasure.ts'
import { drawMine } from './draw-my-data.ts'

export const drawnPersonal: DrawnCards<'erasure' | 'my-data'> = {
  erasure: {
    draw: drawErasure,
    summary: (_face, { words }) => words.text('summaries.erasure'),
  },
  'my-data': {
    draw: drawMine,
    // Seen on a locked screen: it names nobody else.
    summary: ({ request: { of } }, { words }) => words.text(of ? 'summaries.data-of' : 'summaries.my-data'),
  },
}
