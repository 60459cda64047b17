import type { Jobs } from '../../../change.ts'
import type { CallDepartment } from '../../../domain/calls/call.ts'
import { itemsMost } from '../../../domain/newspapers/edition.ts'
import { inReadingOrder } from '../../../domain/newspapers/reading-order.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Ports } from '../../../ports.ts'
import { itemOf, standing } from './compose-edition.ts'
import { editions } from './edition-road.ts'

type Needs = Pick<Ports, 'calls' | 'initiatives' | 'posts' | 'editions' | 'newspapers' | 'commit' | 'now'>

/**
 * With the job `call.follow`: a proposal that came for a call which feeds an edition was retained, and its post is
 * awaited there by itself. Once, so that a line that somebody removed stays away.
 */
export async function takeFed(ports: Needs, { departmentId }: Jobs['call.follow']): Promise<void> {
  const asked = await ports.calls.department(departmentId)
  const call = asked && (await ports.calls.byId(asked.callId))
  const editionId = call?.editionId ?? null
  if (!asked || !call || editionId === null) return
  await editions.byMary<{ kind: 'fed' }>(ports, editionId, async (edition, newspaper) => {
    if (edition.state !== 'open') return { kind: 'fed' }
    const came = (await postsOf(ports, asked)).filter(mayCome).slice(0, Math.max(0, itemsMost - edition.items.length))
    if (came.length === 0) return { kind: 'fed' }
    // In the name of the person who opened the call.
    const added = came.map(post => itemOf(edition, newspaper, post, { seal: null, by: call.by, at: ports.now() }))
    const row = {
      ...edition,
      revision: edition.revision + 1,
      items: inReadingOrder({ items: [...edition.items, ...added] }, newspaper),
      produced: null,
      fault: null,
      wanted: null,
    }
    const details = { what: 'fed-by', items: added.map(({ reference }) => reference).join(' '), call: call.reference }
    const also = came.map(post => standing(post, editionId))
    return { row, verb: 'edition.composed', details, also, answer: () => ({ kind: 'fed' }) }
  })
}

async function postsOf({ calls, initiatives, posts }: Needs, { id, callId }: CallDepartment): Promise<Post[]> {
  const came = (await calls.cameFor(callId)).filter(
    ({ callDepartmentId, state }) => callDepartmentId === id && state === 'retained',
  )
  const found = await Promise.all(
    came.map(async one => {
      const { postId = null } = (await initiatives.byId(one.id)) ?? {}
      return postId === null ? null : posts.byId(postId)
    }),
  )
  return found.filter(post => post !== null)
}

/** Whether the post was in no edition so far. */
function mayCome({ standsIn, editionId, state }: Post): boolean {
  const isOver = state === 'refused' || state === 'cancelled' || state === 'taken-back'
  return standsIn === undefined && editionId === undefined && !isOver
}
