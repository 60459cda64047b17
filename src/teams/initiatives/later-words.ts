import { on } from '../turn/equivalent.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { clockOf, writtenDelay } from '../written/written-when.ts'
import { toDecide } from './initiative-words.ts'
import { laterVerbs } from './later-verbs.ts'
import { equivalentOf, notOfficers } from '../turn/word-facts.ts'

/** « pas maintenant 42 8 janvier : après les vœux » */
export const laterWords = {
  later: equivalentOf(
    notOfficers,
    ['initiative.later', 'initiative.put-off'],
    on(toDecide, (turn, { id: initiativeId }, rest) => {
      const { on, reason } = writtenDelay(rest, clockOf(turn), turn.look.words.locale)
      // Without a day, or with one that may be another, the form asks.
      return press(turn, laterVerbs, on === '' ? 'initiative.later' : 'initiative.put-off', {
        initiativeId,
        on,
        reason,
      })
    }),
  ),
} satisfies TypedWords
