import { press, type TypedWords } from '../turn/typed-table.ts'
import { newspaperVerbs } from './newspapers-verbs.ts'
import { showNewspapers } from './show-newspapers.ts'
import { commsOnly, commsOrOfficers, word } from '../turn/word-facts.ts'

/** « journaux », « nouveau journal ». */
export const newspaperWords = {
  newspapers: word(commsOrOfficers, async turn => [await showNewspapers(turn)]),
  newNewspaper: word(commsOnly, async turn => [await press(turn, newspaperVerbs, 'newspaper.form', {})]),
} satisfies TypedWords
