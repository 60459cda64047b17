import { pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { attestationVerbs } from './attestation-verbs.ts'
import { receivedLately } from './sent-events.ts'

/** « attestation 42 » */
export const attestationWords = {
  attest: async (turn, reference) =>
    pickOne(turn, await receivedLately(turn, reference), reference, async ({ postId }) => [
      await press(turn, attestationVerbs, 'event.attest', { postId }),
    ]),
} satisfies TypedWords
