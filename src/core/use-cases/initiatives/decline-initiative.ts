import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { changeInitiative } from './change-initiative.ts'
import { abandonedMs, endLeftBehind } from '../pictures/left-behind.ts'
import { copiesOf, reasonMax } from '../../domain/initiatives/initiative.ts'
import { cleanText } from '../../domain/text.ts'
import { type AlreadyDecided, alreadyDecided } from '../../domain/initiatives/already-decided.ts'

type Refusal = { kind: 'not-comms' } | AlreadyDecided | { kind: 'reason-missing' } | { kind: 'too-long' }

/** *Ne pas retenir*: the reason is obligatory and reaches the author. */
export function declineInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  text: unknown,
) {
  const reason = cleanText(text)
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (!isComms(actor)) return { kind: 'not-comms' }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (reason === '') return { kind: 'reason-missing' }
    if (reason.length > reasonMax) return { kind: 'too-long' }
    const decision = { by: named(actor), at: ports.now(), reason }
    return {
      initiative: { ...initiative, state: 'declined', decision },
      verb: 'initiative.declined',
      details: { reason },
      also: [
        { job: 'placement.refresh', data: { key: `outcome:${id}` } },
        ...endLeftBehind(copiesOf(initiative), id, abandonedMs),
      ],
    }
  })
}
