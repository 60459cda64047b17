import { askForAttestation } from '../../core/use-cases/events/attendance/attest-presence.ts'
import { refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawAttestation } from './drawn/draw-attestation.ts'
import { own } from '../turn/verb-facts.ts'

export const attestationVerbs = {
  'event.attest': verb(own('attest'), ['postId'], async (turn, { postId }) => {
    const result = await askForAttestation(turn.ports, turn.actor, postId, turn.settings)
    if (result.kind === 'attestation-not-yet')
      return refusal(turn, { kind: result.kind }, { day: turn.look.words.day(result.day) })
    if (result.kind !== 'attestation-ready') return refusal(turn, result)
    const card = drawAttestation(result, turn.look)
    if (turn.road === 'typed') return { kind: 'card', card }
    return { kind: 'aside', card, text: turn.look.words.text('events.attestation.below') }
  }),
} satisfies Verbs
