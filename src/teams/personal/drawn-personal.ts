import type { DrawnCards } from '../cards/drawn-card.ts'
import { drawErasure } from './draw-erasure.ts'
import { drawMine } from './draw-my-data.ts'

export const drawnPersonal: DrawnCards<'erasure' | 'my-data'> = {
  erasure: {
    draw: drawErasure,
    summary: (_face, { words }) => words.text('summaries.erasure'),
  },
  'my-data': {
    draw: ({ request, address, over, wait }, look) => drawMine({ request, address, over, wait }, look),
    summary: (_face, { words }) => words.text('summaries.my-data'),
  },
}
