import type { TypedWords } from '../turn/typed-table.ts'
import { listErasures, showErasureForm } from './erasure-verbs.ts'
import { askForData, showWritten } from './mydata-verbs.ts'
import { forAll, forOutsiders, stays } from '../turn/word-facts.ts'

/** What everybody may ask about themselves; what two people decide about somebody. */
export const personalWords = {
  myData: stays({ ...forOutsiders, daily: 'ownData' }, turn => askForData(turn)),
  eraseWritten: stays(forAll, turn => showWritten(turn)),
  // « effacer une personne claire.martin@ville.fr »
  erasePerson: stays(forAll, (turn, reference, rest) => showErasureForm(turn, reference === '' ? rest : reference)),
  erasures: stays(forAll, turn => listErasures(turn)),
} satisfies TypedWords
