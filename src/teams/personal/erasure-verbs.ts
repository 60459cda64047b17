import { cleanText } from '../../core/domain/text.ts'
import { mayPropose } from '../../core/domain/two-people.ts'
import {
  confirmErasure,
  type DecideErasureResult,
  giveUpErasure,
} from '../../core/use-cases/personal/decide-erasure.ts'
import { proposeErasure } from '../../core/use-cases/personal/propose-erasure.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawErasure, drawErasureForm, drawErasures } from './draw-erasure.ts'

/** So many are listed; what is older is told by the history. */
const listedMost = 20

export const erasureVerbs = {
  'erasure.form': verb([], turn => showErasureForm(turn)),
  'erasure.see': verb(['erasureId'], async (turn, { erasureId }) => {
    if (!mayPropose(turn.actor)) return refusal(turn, { kind: 'erasure-not-allowed' })
    const erasure = await turn.ports.erasures.byId(erasureId)
    return erasure
      ? { kind: 'card', card: drawErasure({ erasure, reader: turn.actor }, turn.look) }
      : refusal(turn, { kind: 'not-found' })
  }),
  'erasure.propose': verb([], async (turn, _ids, { whose, names, asked }) => {
    const result = await proposeErasure(turn.ports, turn.actor, { who: whose, names, isAsked: asked === 'address' })
    if (result.kind === 'erasure-without-address') {
      const typed = { who: cleanText(whose), names: cleanText(names), asked: 'address' }
      return { kind: 'card', card: drawErasureForm(typed, turn.look) }
    }
    if ('erasure' in result)
      return { kind: 'card', card: drawErasure({ erasure: result.erasure, reader: turn.actor }, turn.look) }
    return refusal(turn, result)
  }),
  'erasure.confirm': verb(['erasureId'], async (turn, { erasureId }) =>
    decided(turn, await confirmErasure(turn.ports, turn.actor, erasureId, turn.settings)),
  ),
  'erasure.giveup': verb(['erasureId'], async (turn, { erasureId }) =>
    decided(turn, await giveUpErasure(turn.ports, turn.actor, erasureId)),
  ),
} satisfies Verbs

/** Whatever became of it, the card says so. */
function decided(turn: Turn, result: DecideErasureResult): Answer {
  if ('erasure' in result)
    return { kind: 'card', card: drawErasure({ erasure: result.erasure, reader: turn.actor }, turn.look) }
  return refusal(turn, result)
}

export async function showErasureForm(turn: Turn, who = ''): Promise<Answer> {
  if (!mayPropose(turn.actor)) return refusal(turn, { kind: 'erasure-not-allowed' })
  return { kind: 'card', card: drawErasureForm({ who }, turn.look) }
}

export async function listErasures(turn: Turn): Promise<Answer> {
  if (!mayPropose(turn.actor)) return refusal(turn, { kind: 'erasure-not-allowed' })
  const erasures = await turn.ports.erasures.recent(listedMost)
  return { kind: 'card', card: drawErasures({ erasures }, turn.look) }
}
