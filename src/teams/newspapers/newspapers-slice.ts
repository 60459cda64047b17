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
import { drawnEditions } from './drawn/drawn-editions.ts'

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
  drawn: drawnEditions,
} as const
