import type { TypedWords } from '../turn/typed-table.ts'
import { listErasures, showErasureForm } from './erasure-verbs.ts'
import { askForData, showWritten } from './mydata-verbs.ts'

/** What everybody may ask about themselves; what two people decide about somebody. */
export const personalWords = {
  myData: async turn => [await askForData(turn)],
  eraseWritten: async turn => [await showWritten(turn)],
  // « effacer une personne claire.martin@ville.fr »
  erasePerson: async (turn, reference, rest) => [await showErasureForm(turn, reference === '' ? rest : reference)],
  erasures: async turn => [await listErasures(turn)],
} satisfies TypedWords
