import { press, type TypedWords } from '../turn/typed-table.ts'
import { attestationVerbs } from './attestation-verbs.ts'
import { pickReceived } from './sent-events.ts'

/** « attestation 42 » */
export const attestationWords = {
  attest: async (turn, reference) =>
    pickReceived(turn, reference, async ({ postId }) => [
      await press(turn, attestationVerbs, 'event.attest', { postId }),
    ]),
} satisfies TypedWords
