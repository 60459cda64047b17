import type { Actor, PersonId } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { isWaitedFor } from '../../domain/validations/chairs.ts'
import type { Waiting } from '../../domain/validations/waiting.ts'

/** So many are looked at, and so many shown as a person may take in at once. */
const lookedAt = 100
const shown = 10

type Needs = Pick<Ports, 'posts' | 'validations' | 'now'>

/** « à valider » */
export async function listToApprove(ports: Needs, actor: Pick<Actor, 'id'>): Promise<{ kind: 'listed' } & Waiting> {
  return { kind: 'listed', ...(await waitingFor(ports, actor.id)) }
}

export async function waitingFor(ports: Needs, person: PersonId): Promise<Waiting> {
  const now = ports.now()
  const looked = await ports.validations.waitingFor(person, lookedAt)
  const waiting = looked.filter(one => isWaitedFor(one, person, now))
  const first = waiting.slice(0, shown)
  const posts = await Promise.all(first.map(({ postId }) => ports.posts.byId(postId)))
  const lines = first.flatMap((validation, index) => {
    const post = posts[index]
    return post ? [{ validation, post }] : []
  })
  // Of those beyond the ones looked at, a few may no longer wait for this person.
  const behind =
    looked.length < lookedAt ? 0 : Math.max(0, (await ports.validations.countWaitingFor(person)) - looked.length)
  return { lines, others: waiting.length - first.length + behind }
}
