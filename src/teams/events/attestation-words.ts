import { press, type TypedWords } from '../turn/typed-table.ts'
import { attestationVerbs } from './attestation-verbs.ts'
import { pickReceived } from './sent-events.ts'
import { forAll, word } from '../turn/word-facts.ts'

/** « attestation 42 » */
export const attestationWords = {
  attest: word(forAll, async (turn, reference) =>
    pickReceived(turn, reference, async ({ postId }) => [
      await press(turn, attestationVerbs, 'event.attest', { postId }),
    ]),
  ),
} satisfies TypedWords
