import { type Change, refresh } from '../../change.ts'
import type { Actor } from '../../domain/actor.ts'
import { Unavailable } from '../../domain/errors.ts'
import { tasksOf, type Withdrawal, withPlace } from '../../domain/pictures/withdrawal.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, orRunAgain } from '../attempt.ts'
import { alone, notComms, roadOf } from '../road.ts'

type Needs = Pick<Ports, 'withdrawals' | 'media' | 'history' | 'commit' | 'now'>
export type TaskDone =
  | { kind: 'task-done' | 'task-done-before'; withdrawal: Withdrawal; title: string }
  | { kind: 'not-comms' | 'not-found' }
  | Busy

/** *C’est fait*, for a task by hand: by anybody of comms, once; a second press finds it done. */
export function declareTaskDone(
  ports: Needs,
  actor: Actor,
  { withdrawalId, place: key }: { withdrawalId: string; place: string },
): Promise<TaskDone> {
  return withdrawalRoad.change<TaskDone>(ports, actor, withdrawalId, async read => {
    const place = read.places.find(one => one.key === key)
    if (!place || !['to-do', 'done'].includes(place.state)) return { kind: 'not-found' }
    const { title } = place
    if (place.state === 'done') return { kind: 'task-done-before', withdrawal: read, title }
    const now = ports.now()
    // If the withdrawal is older than the note whether it is a video, the media tells, as long as it exists.
    const media = read.isVideo ? 'video' : (await ports.media.byId(read.mediaId))?.kind
    return {
      row: withPlace(read, { ...place, state: 'done', doneAt: now }, now),
      verb: 'media.task-done',
      details: { kind: place.kind, place: place.subject, ...(media && { media }) },
      answer: withdrawal => ({ kind: 'task-done', withdrawal, title }),
    }
  })
}

const withdrawalRoad = roadOf({
  of: 'withdrawal',
  read: ({ withdrawals }: Pick<Ports, 'withdrawals'>, id: string) => withdrawals.byId(id).then(alone),
  refuses: notComms,
  attempt: seen => ({ what: 'withdrawal.done', subject: seen?.[0].reference ?? 'pictures' }),
  tells: ({ reference }) => ({ subject: reference }),
  follows: cardsOf,
})

/** The job `withdrawal.remind`: one card in the channel, when tasks by hand are due and not done. */
export async function remindOfWithdrawal(ports: Needs, id: string): Promise<void> {
  await orRunAgain(async () => {
    const read = await ports.withdrawals.byId(id)
    if (!read || read.remindedAt !== null || tasksOf(read).length === 0) return 'done'
    const now = ports.now()
    if (now < read.due) return ports.commit({ job: 'withdrawal.remind', data: { id }, at: read.due })
    const row: Withdrawal = { ...read, version: read.version + 1, remindedAt: now, updatedAt: now }
    return ports.commit({ save: 'withdrawal', row, ifVersion: read.version }, ...cardsOf(row))
  })
}

/** The job `withdrawal.forget`: after a year nobody asks what was done. */
export async function forgetWithdrawal(ports: Needs, id: string): Promise<void> {
  const read = await ports.withdrawals.byId(id)
  if (!read) return
  const done = await ports.commit({ remove: 'withdrawal', id, ifVersion: read.version })
  if (done !== 'done') throw new Unavailable('busy')
}

/** The card of the withdrawal, and the reminder, if there is one. */
function cardsOf({ id, remindedAt }: Withdrawal): Change[] {
  const card = refresh({ card: 'withdrawal', withdrawalId: id })
  return remindedAt === null ? [card] : [card, refresh({ card: 'withdrawal-due', withdrawalId: id })]
}
