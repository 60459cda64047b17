import { on } from '../turn/equivalent.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { organised } from './sent-events.ts'
import { openForm } from './warning-verbs.ts'
import { equivalentOf, notOfficers } from '../turn/word-facts.ts'

/** « prévenir 42 Apportez des gants »: the form with these words in it; nothing leaves by a word alone. */
export const warningWords = {
  warn: equivalentOf(
    notOfficers,
    ['warning.open'],
    on(organised, (turn, { postId }, rest) => openForm(turn, postId, rest)),
  ),
} satisfies TypedWords
