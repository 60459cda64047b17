import type { TypedWords } from '../turn/typed-table.ts'
import { listErasures, showErasureForm } from './erasure-verbs.ts'
import { askForData, showWritten } from './mydata-verbs.ts'
import { forAll, forOutsiders, word } from '../turn/word-facts.ts'

/** What everybody may ask about themselves; what two people decide about somebody. */
export const personalWords = {
  myData: word({ ...forOutsiders, daily: 'ownData' }, async turn => [await askForData(turn)]),
  eraseWritten: word(forAll, async turn => [await showWritten(turn)]),
  // « effacer une personne claire.martin@ville.fr »
  erasePerson: word(forAll, async (turn, reference, rest) => [
    await showErasureForm(turn, reference === '' ? rest : reference),
  ]),
  erasures: word(forAll, async turn => [await listErasures(turn)]),
} satisfies TypedWords
