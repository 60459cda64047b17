import { refresh } from '../../change.ts'
import { type Actor, isOutside, named } from '../../domain/actor.ts'
import { type DataRequest, newDataRequest } from '../../domain/personal/data-request.ts'
import { later } from '../../domain/time.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { DataPage } from '../../ports/personal-data.ts'
import type { Ports } from '../../ports.ts'
import { gatherRows } from './gather-rows.ts'
import { erasureEntry } from './propose-erasure.ts'
import { soughtFor } from './whose-data.ts'

export type MyDataResult = { kind: 'data-asked'; request: DataRequest } | { kind: 'not-an-agent' }

/**
 * *Mes données*: a job writes them down; the card in one's own chat says so, then opens the file. Asked again while
 * that is under way, it is the same file: each reads the whole database.
 */
export async function askForMyData(
  ports: Pick<Ports, 'conversations' | 'dataRequests' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
): Promise<MyDataResult> {
  // Of whoever is outside of the agents and never got anything there is nothing, and nothing is begun.
  const known = isOutside(actor) ? (await ports.conversations.of([actor.id])).get(actor.id) : null
  if (known !== null && known?.met !== true) return { kind: 'not-an-agent' }
  const underWay = await ports.dataRequests.underWay(actor.id, ports.now())
  if (underWay) return { kind: 'data-asked', request: underWay }
  const request = newDataRequest(ports.newId(), actor.id, ports.now())
  const { id } = request
  const done = await ports.commit(
    { save: 'data_request', row: { ...request, version: 1 }, ifVersion: 0 },
    { job: 'person.data', data: { id } },
    { job: 'person.data-end', data: { id }, at: request.until },
    erasureEntry('person.asked-data', actor),
    refresh({ card: 'my-data', requestId: id, person: actor.id }),
  )
  if (done === 'stale') throw new Unavailable('busy')
  return { kind: 'data-asked', request }
}

type WriteNeeds = Pick<Ports, 'personal' | 'directory' | 'dataRequests' | 'commit' | 'now' | 'writeDataPage'>

/** Somebody else’s is being written: it takes some seconds. */
const againMs = 5_000

/** The job `person.data`: the same request is the same file, so that it may run again at any time. */
export async function writeMyData(ports: WriteNeeds, { id }: { id: string }): Promise<void> {
  const request = await ports.dataRequests.byId(id)
  if (!request || request.writtenAt !== null) return
  const { person, until } = request
  const read = await ports.personal.alone(async () => {
    const sought = await soughtFor(ports, person)
    return { sought, ...(await gatherRows(ports.personal.traces(sought), sought)) }
  })
  if (read === 'busy') throw new Unavailable('busy', { retryAfterMs: againMs })
  const { sought, rows, leftOut, alike } = read
  const known = await ports.directory.person(person)
  const at = ports.now()
  const page: DataPage = {
    person: known ? named(known) : { id: person, name: sought.names[0] ?? '' },
    at,
    until,
    rows,
    leftOut,
    alike,
  }
  await ports.dataRequests.put(id, ports.writeDataPage(page))
  const row = { ...request, version: request.version + 1, writtenAt: at, rows: rows.length }
  const done = await ports.commit(
    { save: 'data_request', row, ifVersion: request.version },
    refresh({ card: 'my-data', requestId: id, person }),
  )
  if (done === 'stale') throw new Unavailable('busy')
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
  await ports.commit(
    { job: 'person.data-end', data: { id }, at: goneAt },
    refresh({ card: 'my-data', requestId: id, person: request.person }),
  )
}

/** What the address opens, while it does; null: nothing, or not yet. */
export async function readMyData(
  { dataRequests, now }: Pick<Ports, 'dataRequests' | 'now'>,
  id: string,
): Promise<Uint8Array | null> {
  const request = await dataRequests.byId(id)
  return request && request.until > now() ? dataRequests.file(id) : null
}
