import { type Actor, named } from '../../domain/actor.ts'
import {
  alreadyDecided,
  type AlreadyDecided,
  copiesOf,
  type Initiative,
  textMax,
} from '../../domain/initiatives/initiative.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { abandonedMs, endLeftBehind } from '../pictures/left-behind.ts'
import type { Decided } from '../road.ts'
import { byAuthor } from './change-initiative.ts'

type CompleteRefusal =
  | AlreadyDecided
  | { kind: 'addition-missing' }
  | { kind: 'too-long' }
  | { kind: 'already-completed'; initiative: Initiative }

/** Teams repeats a delivery within moments, not after so many other additions. */
const additionsKept = 20

/** *Compléter*: the author adds words below the text; what comms already read stays as it was. */
export function completeInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  id: string,
  text: unknown,
) {
  const addition = cleanText(text)
  const additionId = ports.newId()
  return byAuthor.change<CompleteRefusal>(ports, actor, id, initiative => {
    const { additions = [] } = initiative
    if (additions.includes(additionId)) return { kind: 'already-completed', initiative }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (addition === '') return { kind: 'addition-missing' }
    const whole = `${initiative.text}\n\n${addition}`
    if (whole.length > textMax) return { kind: 'too-long' }
    return {
      row: { ...initiative, text: whole, additions: [...additions, additionId].slice(-additionsKept) },
      verb: 'initiative.completed',
      details: { addition },
    }
  })
}

/** *Ajouter une photo*: the next file that the author sends is for this initiative. */
export function askForPhoto(ports: OwnNeeds, actor: Actor, id: string) {
  return untilDecided(ports, actor, id, initiative => ({
    row: { ...initiative, photoAskedAt: ports.now() },
    verb: 'initiative.photo-asked',
  }))
}

/** *Retirer*. */
export function withdrawInitiative(ports: OwnNeeds, actor: Actor, id: string) {
  return untilDecided(ports, actor, id, initiative => {
    const decision = { by: named(actor), at: ports.now(), reason: null }
    return {
      row: { ...initiative, state: 'withdrawn', decision },
      verb: 'initiative.withdrawn',
      also: endLeftBehind(copiesOf(initiative), id, abandonedMs),
    }
  })
}

type OwnNeeds = Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>

/** For its author, as long as nobody decided. */
function untilDecided(
  ports: OwnNeeds,
  actor: Actor,
  id: string,
  decide: (own: Initiative) => Decided<Initiative, never, object>,
) {
  return byAuthor.change<AlreadyDecided>(ports, actor, id, initiative => {
    return alreadyDecided(initiative) ?? decide(initiative)
  })
}
