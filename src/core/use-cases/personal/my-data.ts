import { refresh } from '../../change.ts'
import { type Actor, isOutside } from '../../domain/actor.ts'
import type { Wait } from '../../domain/personal/data-queue.ts'
import { type DataRequest, newDataRequest } from '../../domain/personal/data-request.ts'
import { later } from '../../domain/time.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import { erasureEntry } from './propose-erasure.ts'

/** `isAgain`: they asked before, and that file is on its way. */
export type MyDataResult =
  { kind: 'data-asked'; request: DataRequest; wait: Wait; isAgain: boolean } | { kind: 'not-an-agent' }

/**
 * *Mes données*: a job writes them down; the card in one's own chat says so, then opens the file. Asked again while
 * that is under way, it is the same file.
 */
export async function askForMyData(
  ports: Pick<Ports, 'conversations' | 'dataRequests' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
): Promise<MyDataResult> {
  // Of whoever is outside of the agents and never got anything there is nothing, and nothing is begun.
  const known = isOutside(actor) ? (await ports.conversations.of([actor.id])).get(actor.id) : null
  if (known !== null && known?.met !== true) return { kind: 'not-an-agent' }
  const before = await ports.dataRequests.waitingOf(actor.id)
  if (before && before.until > ports.now()) return asked(ports, before, true)
  // Nothing could write it for a week: its place is free for another one.
  if (before) await endMyData(ports, before)
  const request = newDataRequest(ports.newId(), actor.id, ports.now())
  const { id } = request
  const done = await ports.commit(
    { save: 'data_request', row: { ...request, version: 1 }, ifVersion: 0 },
    { job: 'person.data', data: { id } },
    { job: 'person.data-end', data: { id }, at: request.until },
    erasureEntry('person.asked-data', actor),
    refresh({ card: 'my-data', requestId: id, person: actor.id }),
  )
  if (done === 'done') return asked(ports, request, false)
  // Pressed twice at the same moment: the other press was first.
  const other = await ports.dataRequests.waitingOf(actor.id)
  if (other === null) throw new Unavailable('busy')
  return asked(ports, other, true)
}

async function asked(
  { dataRequests }: Pick<Ports, 'dataRequests'>,
  request: DataRequest,
  isAgain: boolean,
): Promise<MyDataResult> {
  return { kind: 'data-asked', request, wait: await dataRequests.wait(request.id), isAgain }
}

/** So long the card still says that the file is gone. */
const toldMs = 30 * 24 * 60 * 60_000

/**
 * The job `person.data-end`: the file is a copy of what Mary holds, and ends with its address. The card says so; some
 * weeks later nobody knows any more that they asked.
 */
export async function endMyData(
  ports: Pick<Ports, 'dataRequests' | 'commit' | 'now'>,
  { id }: { id: string },
): Promise<void> {
  const request = await ports.dataRequests.byId(id)
  const now = ports.now()
  if (!request || request.until > now) return
  const goneAt = later(request.until, toldMs)
  if (goneAt <= now) return void (await ports.commit({ remove: 'data_request', id, ifVersion: request.version }))
  await ports.dataRequests.drop(id)
  // What is not written by then never is: nobody waits for it any more.
  const row = { ...request, version: request.version + 1, writtenAt: now }
  const done = await ports.commit(
    ...(request.writtenAt === null ? [{ save: 'data_request', row, ifVersion: request.version } as const] : []),
    { job: 'person.data-end', data: { id }, at: goneAt },
    refresh({ card: 'my-data', requestId: id, person: request.person }),
  )
  if (done === 'stale') throw new Unavailable('busy')
}

/** What the address opens, while it does; null: nothing, or not yet. */
export async function readMyData(
  { dataRequests, now }: Pick<Ports, 'dataRequests' | 'now'>,
  id: string,
): Promise<Uint8Array | null> {
  const request = await dataRequests.byId(id)
  return request && request.until > now() ? dataRequests.file(id) : null
}
