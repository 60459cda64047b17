import { refresh } from '../../change.ts'
import { type Actor, named, type Named } from '../../domain/actor.ts'
import {
  alreadyDecided,
  type AlreadyDecided,
  copiesOf,
  type Initiative,
  openQuestion,
  reasonMax,
  takenOn,
} from '../../domain/initiatives/initiative.ts'
import { draftOfInitiative } from '../../domain/posts/draft/new-draft.ts'
import type { Post } from '../../domain/posts/post.ts'
import { cleanText } from '../../domain/text.ts'
import { msBetween } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { abandonedMs, endLeftBehind } from '../pictures/left-behind.ts'
import { byComms } from './change-initiative.ts'
import { backCard } from './put-off-initiative.ts'

/** A person who presses so soon after another saw the earlier card. */
const atOnceMs = 10_000

type TakeRefusal = AlreadyDecided | { kind: 'already-yours' } | { kind: 'already-taken'; by: Named }

/** *Prendre en charge*: a colleague may take it over, nobody twice; of two who press at once the first has it. */
export function takeInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return byComms.change<TakeRefusal>(ports, actor, id, initiative => {
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    const { takenBy, updatedAt } = initiative
    const at = ports.now()
    const putOff = initiative.state === 'later'
    if (takenBy?.id === actor.id && !putOff) return { kind: 'already-yours' }
    if (takenBy && !putOff && msBetween(updatedAt, at) < atOnceMs) return { kind: 'already-taken', by: takenBy }
    const state = openQuestion(initiative) >= 0 ? 'asked' : 'taken'
    return {
      row: { ...initiative, state, takenBy: named(actor), takenAt: at },
      verb: 'initiative.taken',
      also: putOff ? backCard(initiative) : [],
    }
  })
}

type DeclineRefusal = AlreadyDecided | { kind: 'reason-missing' } | { kind: 'too-long' }

/** *Ne pas retenir*: the reason is obligatory and reaches the author. */
export function declineInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  text: unknown,
) {
  const reason = cleanText(text)
  return byComms.change<DeclineRefusal>(ports, actor, id, initiative => {
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (reason === '') return { kind: 'reason-missing' }
    if (reason.length > reasonMax) return { kind: 'too-long' }
    const decision = { by: named(actor), at: ports.now(), reason }
    return {
      row: { ...initiative, state: 'declined', decision },
      verb: 'initiative.declined',
      details: { reason },
      also: [refresh({ card: 'outcome', initiativeId: id }), ...endLeftBehind(copiesOf(initiative), id, abandonedMs)],
    }
  })
}

type Needs = Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now' | 'newId' | 'newReference'>
type RetainRefusal = AlreadyDecided | { kind: 'already-retained'; initiative: Initiative }

/** *Retenir*: the initiative becomes a post draft, linked both ways, in one commit. */
export async function retainInitiative(ports: Needs, actor: Actor, id: string) {
  let post: Post | undefined
  const postId = ports.newId()
  const result = await byComms.change<RetainRefusal>(ports, actor, id, async initiative => {
    if (initiative.postId === postId) return { kind: 'already-retained', initiative }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    const at = ports.now()
    post = draftOfInitiative(initiative, actor, {
      id: postId,
      reference: await ports.newReference('PUB', `${id} ${initiative.version}`),
      at,
    })
    const decision = { by: named(actor), at, reason: null }
    return {
      row: {
        ...takenOn(initiative, named(actor), at),
        state: 'retained',
        postId: post.id,
        decision,
      },
      verb: 'initiative.retained',
      details: { post: post.reference },
      also: [
        { save: 'post', row: post, ifVersion: 0 },
        {
          journal: {
            verb: 'post.created',
            actor,
            subject: post.reference,
            seal: null,
            details: { from: initiative.reference },
          },
        },
        refresh({ card: 'outcome', initiativeId: id }),
      ],
    }
  })
  return result.kind === 'changed' && post ? { ...result, post } : result
}
