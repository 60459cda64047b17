import { cleanText } from '../../core/domain/text.ts'
import { isDpo } from '../../core/domain/actor.ts'
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
import { oneOfTwo, second } from '../turn/verb-facts.ts'

/** So many are listed; the history has older ones. */
const listedMost = 20

export const erasureVerbs = {
  'erasure.form': verb(oneOfTwo('uncounted'), [], turn => showErasureForm(turn)),
  'erasure.see': verb(oneOfTwo('uncounted'), ['erasureId'], async (turn, { erasureId }) => {
    if (!mayPropose(turn.actor)) return refusal(turn, { kind: 'erasure-not-allowed' })
    const erasure = await turn.ports.erasures.byId(erasureId)
    return erasure
      ? { kind: 'card', card: drawErasure({ erasure, reader: turn.actor }, turn.look) }
      : refusal(turn, { kind: 'not-found' })
  }),
  'erasure.propose': verb(
    second('erasure.form', oneOfTwo('erase')),
    [],
    async (turn, _ids, { whose, names, outside, asked }) => {
      const isOutside = outside === 'true'
      const input = { who: whose, names, isOutside, isAsked: asked === 'address' }
      const result = await proposeErasure(turn.ports, turn.actor, input)
      if (result.kind === 'erasure-without-address')
        return formOf(turn, { who: cleanText(whose), names: cleanText(names), isOutside, asked: 'address' })
      if ('erasure' in result)
        return { kind: 'card', card: drawErasure({ erasure: result.erasure, reader: turn.actor }, turn.look) }
      return refusal(turn, result)
    },
  ),
  'erasure.confirm': verb(second('erasure.see', oneOfTwo('erase')), ['erasureId'], async (turn, { erasureId }) =>
    decided(turn, await confirmErasure(turn.ports, turn.actor, erasureId, turn.settings)),
  ),
  'erasure.giveup': verb(oneOfTwo('uncounted'), ['erasureId'], async (turn, { erasureId }) =>
    decided(turn, await giveUpErasure(turn.ports, turn.actor, erasureId)),
  ),
} satisfies Verbs

/** Whatever the result, the card shows it. */
function decided(turn: Turn, result: DecideErasureResult): Answer {
  if ('erasure' in result)
    return { kind: 'card', card: drawErasure({ erasure: result.erasure, reader: turn.actor }, turn.look) }
  return refusal(turn, result)
}

export async function showErasureForm(turn: Turn, who = ''): Promise<Answer> {
  if (!mayPropose(turn.actor)) return refusal(turn, { kind: 'erasure-not-allowed' })
  return formOf(turn, { who })
}

function formOf(turn: Turn, typed: Parameters<typeof drawErasureForm>[0]): Answer {
  return { kind: 'card', card: drawErasureForm({ ...typed, isOfficer: isDpo(turn.actor) }, turn.look) }
}

export async function listErasures(turn: Turn): Promise<Answer> {
  if (!mayPropose(turn.actor)) return refusal(turn, { kind: 'erasure-not-allowed' })
  const erasures = await turn.ports.erasures.recent(listedMost)
  return { kind: 'card', card: drawErasures({ erasures }, turn.look) }
}
