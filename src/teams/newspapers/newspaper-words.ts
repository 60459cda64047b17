import { equivalent, nothing } from '../turn/equivalent.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { newspaperVerbs } from './newspapers-verbs.ts'
import { showNewspapers } from './show-newspapers.ts'
import { commsOnly, commsOrOfficers, stays } from '../turn/word-facts.ts'

/** « journaux », « nouveau journal ». */
export const newspaperWords = {
  newspapers: stays(commsOrOfficers, turn => showNewspapers(turn)),
  newNewspaper: equivalent(commsOnly, newspaperVerbs, 'newspaper.form', nothing),
} satisfies TypedWords
