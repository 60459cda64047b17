import type { Jobs } from '../../../change.ts'
import type { CallDepartment } from '../../../domain/calls/call.ts'
import { type Edition, itemsMost } from '../../../domain/newspapers/edition.ts'
import { inReadingOrder } from '../../../domain/newspapers/reading-order.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Ports } from '../../../ports.ts'
import { orRunAgain } from '../../attempt.ts'
import { editionCard } from '../../cards/edition-card.ts'
import { itemOf, standing } from './compose-edition.ts'
import { editionChanges } from './edition-road.ts'

type Needs = Pick<Ports, 'calls' | 'initiatives' | 'posts' | 'editions' | 'newspapers' | 'commit' | 'now'>

/**
 * With the job `call.follow`: where a proposal for a call that feeds an edition is retained, its post is awaited there
 * by itself. Once, so that a line that somebody removed stays away.
 */
export async function takeFed(ports: Needs, { departmentId }: Jobs['call.follow']): Promise<void> {
  const row = await ports.calls.department(departmentId)
  const call = row && (await ports.calls.byId(row.callId))
  const editionId = call?.editionId ?? null
  if (!row || !call || editionId === null) return
  await orRunAgain(async () => {
    const edition = await ports.editions.byId(editionId)
    const newspaper = edition && (await ports.newspapers.byId(edition.newspaperId))
    if (edition?.state !== 'open' || !newspaper) return 'done'
    const came = (await postsOf(ports, row)).filter(mayCome).slice(0, Math.max(0, itemsMost - edition.items.length))
    if (came.length === 0) return 'done'
    const at = ports.now()
    // The person who opened the call counts as adding them.
    const added = came.map(post => itemOf(edition, newspaper, post, { seal: null, by: call.by, at }))
    const fed: Edition = {
      ...edition,
      version: edition.version + 1,
      revision: edition.revision + 1,
      items: inReadingOrder({ items: [...edition.items, ...added] }, newspaper),
      produced: null,
      fault: null,
      wanted: null,
      updatedAt: at,
    }
    const details = { what: 'fed-by', items: added.map(({ reference }) => reference).join(' '), call: call.reference }
    const told = { verb: 'edition.composed', actor: null, seal: null, details } as const
    return ports.commit(
      ...editionChanges(fed, edition.version, told),
      ...came.map(post => standing(post, editionId)),
      ...editionCard(fed),
    )
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

/** It was in no edition so far. */
function mayCome({ standsIn, editionId, state }: Post): boolean {
  const isOver = state === 'refused' || state === 'cancelled' || state === 'taken-back'
  return standsIn === undefined && editionId === undefined && !isOver
}
