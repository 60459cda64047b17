import { refresh } from '../../change.ts'
import { type Actor, isDpo, isOutside } from '../../domain/actor.ts'
import type { Wait } from '../../domain/personal/data-queue.ts'
import { type DataRequest, newDataRequest } from '../../domain/personal/data-request.ts'
import { bare } from '../../domain/personal/name-pattern.ts'
import { later } from '../../domain/time.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { erasureEntry, subject } from './propose-erasure.ts'
import { type WhoInput, whoIsMeant } from './whose-data.ts'

/**
 * `isAgain`: they asked before, and that file is on its way; `data-of-another`: the earlier request is about another
 * person; `data-own`: a person with an open account asks by themselves.
 */
export type MyDataResult =
  | { kind: 'data-asked'; request: DataRequest; wait: Wait; isAgain: boolean }
  | { kind: 'not-an-agent' | 'data-of-another' | 'data-own' }

/** *Ses données*: an officer asks for a person who cannot; the page goes to the officer, to read and to hand on. */
export async function askForDataOf(
  ports: AskNeeds & Pick<Ports, 'personal' | 'directory' | 'history'>,
  actor: Actor,
  who: WhoInput,
) {
  if (!isDpo(actor))
    return refusedAttempt(ports, actor, { what: 'person.data-of', subject }, { kind: 'data-not-allowed' as const })
  const meant = await whoIsMeant(ports, who)
  if (meant.kind !== 'meant') return meant
  const { person, names } = meant
  const { id, isOutside } = person
  if (id !== actor.id && !isOutside && (await ports.directory.person(id))?.enabled) return { kind: 'data-own' as const }
  return askForMyData(ports, actor, person.id === actor.id ? undefined : { ...person, names })
}

type AskNeeds = Pick<Ports, 'conversations' | 'dataRequests' | 'commit' | 'now' | 'newId'>

/**
 * *Mes données*: a job writes the file; a card in one's own chat says so, then opens it. Asked again meanwhile, it is
 * the same file.
 */
export async function askForMyData(ports: AskNeeds, actor: Actor, of?: DataRequest['of']): Promise<MyDataResult> {
  // For a person who is no agent and never got anything there is nothing, and no request is made.
  const known = isOutside(actor) ? (await ports.conversations.of([actor.id])).get(actor.id) : null
  if (known !== null && known?.met !== true) return { kind: 'not-an-agent' }
  const before = await ports.dataRequests.waitingOf(actor.id)
  if (before && before.until > ports.now()) return asked(ports, before, of, true)
  // It could not be written for a week: it makes room for another one.
  if (before) await endMyData(ports, before)
  const request = newDataRequest(ports.newId(), actor.id, ports.now(), of)
  const { id } = request
  const done = await ports.commit(
    { save: 'data_request', row: { ...request, version: 1 }, ifVersion: 0 },
    { job: 'person.data', data: { id } },
    { job: 'person.data-end', data: { id }, at: request.until },
    erasureEntry(of ? 'person.asked-data-of' : 'person.asked-data', actor),
    refresh({ card: 'my-data', requestId: id, person: actor.id }),
  )
  if (done === 'done') return asked(ports, request, of, false)
  // Pressed twice at one moment: the other press was first.
  const other = await ports.dataRequests.waitingOf(actor.id)
  if (other === null) throw new Unavailable('busy')
  return asked(ports, other, of, true)
}

async function asked(
  { dataRequests }: Pick<Ports, 'dataRequests'>,
  request: DataRequest,
  of: DataRequest['of'],
  isAgain: boolean,
): Promise<MyDataResult> {
  if (askedAs(request.of) !== askedAs(of)) return { kind: 'data-of-another' }
  return { kind: 'data-asked', request, wait: await dataRequests.wait(request.id), isAgain }
}

/** With other names more is found: that is another request. */
function askedAs(of: DataRequest['of']): string {
  return of ? [of.id, ...of.names.map(bare).toSorted()].join('\n') : ''
}

/** So long the card still says that the file is gone. */
const toldMs = 30 * 24 * 60 * 60_000

/**
 * The job `person.data-end`: the file is a copy of what Mary holds, and ends with its address. The card says so; some
 * weeks later the request is deleted too.
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
  // A file that is not written by then is never written: nobody waits for it any more.
  const row = { ...request, version: request.version + 1, writtenAt: now }
  const done = await ports.commit(
    ...(request.writtenAt === null ? [{ save: 'data_request', row, ifVersion: request.version } as const] : []),
    { job: 'person.data-end', data: { id }, at: goneAt },
    refresh({ card: 'my-data', requestId: id, person: request.person }),
  )
  if (done === 'stale') throw new Unavailable('busy')
}

/** Ended early, with the data that it copies; one that is not written yet never is. */
export async function endCopy(
  ports: Pick<Ports, 'dataRequests' | 'commit' | 'now'>,
  request: DataRequest,
): Promise<void> {
  const { id, version, person, until } = request
  const now = ports.now()
  if (until <= now) return
  await ports.dataRequests.drop(id)
  const row = { ...request, until: now, version: version + 1 }
  const done = await ports.commit(
    { save: 'data_request', row, ifVersion: version },
    refresh({ card: 'my-data', requestId: id, person }),
  )
  if (done === 'stale') throw new Unavailable('busy')
}

/** The file that the address opens, while it does; null: nothing, or not yet. */
export async function readMyData(
  { dataRequests, now }: Pick<Ports, 'dataRequests' | 'now'>,
  id: string,
): Promise<Uint8Array | null> {
  const request = await dataRequests.byId(id)
  return request && request.until > now() ? dataRequests.file(id) : null
}
