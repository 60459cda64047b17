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
    summary: ({ request: { of } }, { words }) =>
      of ? words.text('personal.mine.headingOf', { name: of.name }) : words.text('summaries.my-data'),
  },
}
