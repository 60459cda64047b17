import { repeatPlacement } from '../../core/use-cases/placements/repeat-placement.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'

/** *Renvoyer la carte*: of a card nobody knows whether it arrived. */
export const placementVerbs: Verbs = {
  'placement.repeat': verb(['key'], async (turn, { key }) => {
    const result = await repeatPlacement(turn.ports, turn.actor, key)
    return result.kind === 'repeated' ? notice(turn, 'repeated') : refusal(turn, result)
  }),
}
