import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import { draftOfInitiative } from '../../domain/posts/draft-of-initiative.ts'
import { changeInitiative } from './change-initiative.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { type AlreadyDecided, alreadyDecided } from '../../domain/initiatives/already-decided.ts'

type Needs = Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now' | 'newId' | 'newReference'>
type Refusal = { kind: 'not-comms' } | AlreadyDecided | { kind: 'already-retained'; initiative: Initiative }

/** *Retenir*: the initiative becomes a post draft, linked both ways, in one commit. */
export async function retainInitiative(ports: Needs, actor: Actor, id: string) {
  let post: Post | undefined
  const postId = ports.newId()
  const result = await changeInitiative<Refusal>(ports, actor, id, async initiative => {
    if (!isComms(actor)) return { kind: 'not-comms' }
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
      initiative: {
        ...initiative,
        state: 'retained',
        takenBy: initiative.takenBy ?? named(actor),
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
        { job: 'placement.refresh', data: { key: `outcome:${id}` } },
      ],
    }
  })
  return result.kind === 'changed' && post ? { ...result, post } : result
}
