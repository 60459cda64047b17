import { askForAttestation } from '../../core/use-cases/events/attest-presence.ts'
import { refusal } from '../turn/refusal.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { drawAttestation } from './draw-attestation.ts'
import { sentLately } from './sent-events.ts'

/** « attestation 42 » */
export const attestationWords = {
  attest: async (turn, reference) =>
    pickOne(turn, await sentLately(turn, reference), reference, async ({ postId }) => {
      const result = await askForAttestation(turn.ports, turn.actor, postId)
      if (result.kind !== 'attestation-ready') return [refusal(turn, result)]
      return [{ kind: 'card', card: drawAttestation(result, turn.look) }]
    }),
} satisfies TypedWords
