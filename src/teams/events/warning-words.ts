import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { organised } from './sent-events.ts'
import { openForm } from './warning-verbs.ts'
import { notOfficers, word } from '../turn/word-facts.ts'

/** « prévenir 42 Apportez des gants »: the form with these words in it; nothing leaves by a word alone. */
export const warningWords = {
  warn: word(notOfficers, async (turn, reference, rest) =>
    pickOne(turn, await organised(turn, reference), reference, async ({ postId }) => [
      await openForm(turn, postId, rest),
    ]),
  ),
} satisfies TypedWords
