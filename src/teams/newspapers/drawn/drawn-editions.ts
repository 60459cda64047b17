import type { DrawnCards } from '../../cards/drawn-card.ts'
import { drawEdition } from './draw-edition.ts'

export const drawnEditions: DrawnCards<'edition'> = {
  edition: {
    draw: (face, look) => drawEdition({ ...face, placed: true }, look),
    summary: ({ edition, newspaper }, { words }) =>
      words.text('summaries.edition', { name: newspaper.name, reference: edition.reference }),
  },
}
