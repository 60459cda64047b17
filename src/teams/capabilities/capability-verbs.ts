import { isAdmin } from '../../core/domain/actor.ts'
import { type Capability, isCapability } from '../../core/domain/capabilities/capability.ts'
import { listCapabilities, switchCapability } from '../../core/use-cases/capabilities/switch-capability.ts'
import { whatRuns } from '../../core/use-cases/capabilities/what-runs.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { orders, second } from '../turn/verb-facts.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { forAll, stays } from '../turn/word-facts.ts'
import { drawCapabilities, drawSwitchingOff } from './draw-capabilities.ts'

export const capabilityVerbs = {
  'capability.ask': verb(orders('uncounted'), ['capabilityId'], (turn, { capabilityId }) =>
    ofAdmins(turn, capabilityId, async id => {
      // A card of before, whose capability somebody switched off meanwhile.
      const listed = await listCapabilities(turn.ports, turn.actor)
      if (listed.kind === 'listed' && listed.all.some(one => one.id === id && !one.on)) return showCapabilities(turn)
      const runs = await whatRuns(turn.ports, id)
      return { kind: 'card', card: drawSwitchingOff({ id, runs }, turn.look) }
    }),
  ),
  'capability.off': verb(second('capability.ask', orders('uncounted')), ['capabilityId'], (turn, { capabilityId }) =>
    switched(turn, capabilityId, false),
  ),
  'capability.on': verb(orders('uncounted'), ['capabilityId'], (turn, { capabilityId }) =>
    switched(turn, capabilityId, true),
  ),
} satisfies Verbs

export const capabilityWords = {
  settings: stays(forAll, showCapabilities),
} satisfies TypedWords

async function ofAdmins(turn: Turn, asked: string, then: (id: Capability) => Promise<Answer>): Promise<Answer> {
  if (!isAdmin(turn.actor)) return refusal(turn, { kind: 'not-admin' })
  return isCapability(asked) ? then(asked) : refusal(turn, { kind: 'not-found' })
}

async function switched(turn: Turn, asked: string, on: boolean): Promise<Answer> {
  if (!isCapability(asked)) return refusal(turn, { kind: 'not-found' })
  const result = await switchCapability(turn.ports, turn.actor, { id: asked, on })
  return result.kind === 'switched' ? showCapabilities(turn) : refusal(turn, result)
}

async function showCapabilities(turn: Turn): Promise<Answer> {
  const result = await listCapabilities(turn.ports, turn.actor)
  if (result.kind !== 'listed') return refusal(turn, result)
  return { kind: 'card', card: drawCapabilities(result, turn.look) }
}
