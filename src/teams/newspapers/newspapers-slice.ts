import { joined } from '../../core/domain/joined.ts'
import { newspaperVerbs } from './newspapers-verbs.ts'
import { editionVerbs } from './edition-verbs.ts'
import { feedVerbs } from './feed-verbs.ts'
import { mastheadVerbs } from './masthead-verbs.ts'
import { piecePictureVerbs } from './piece-picture-verbs.ts'
import { editionFormVerbs } from './edition-forms.ts'
import { printVerbs } from './print-verbs.ts'
import { erratumVerbs } from './erratum-verbs.ts'
import { newspaperWords } from './newspaper-words.ts'
import { editionWords } from './journal-words.ts'
import { drawEdition } from './drawn/draw-edition.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'

const drawn: DrawnCards<'edition'> = {
  edition: {
    draw: (face, look) => drawEdition({ ...face, placed: true }, look),
    summary: ({ edition, newspaper }, { words }) =>
      words.text('summaries.edition', { name: newspaper.name, reference: edition.reference }),
  },
}

export const newspapersSlice = {
  capability: ['newspapers'],
  verbs: joined([
    newspaperVerbs,
    editionVerbs,
    feedVerbs,
    mastheadVerbs,
    piecePictureVerbs,
    editionFormVerbs,
    printVerbs,
    erratumVerbs,
  ]),
  words: joined([newspaperWords, editionWords]),
  drawn,
} as const
