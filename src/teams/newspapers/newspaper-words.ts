import { press, type TypedWords } from '../turn/typed-table.ts'
import { newspaperVerbs } from './newspapers-verbs.ts'
import { showNewspapers } from './show-newspapers.ts'

/** « journaux », « nouveau journal ». */
export const newspaperWords = {
  newspapers: async turn => [await showNewspapers(turn)],
  newNewspaper: async turn => [await press(turn, newspaperVerbs, 'newspaper.form', {})],
} satisfies TypedWords
