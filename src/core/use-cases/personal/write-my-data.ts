import { refresh } from '../../change.ts'
import { named } from '../../domain/actor.ts'
import { Unavailable } from '../../domain/errors.ts'
import { peopleAtOnce } from '../../domain/personal/data-queue.ts'
import type { DataRequest } from '../../domain/personal/data-request.ts'
import { isOwnRow } from '../../domain/personal/own-row.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import { msBetween } from '../../domain/time.ts'
import type { DataPage } from '../../ports/personal-data.ts'
import type { Ports } from '../../ports.ts'
import type { DataRow } from '../../domain/personal/data-rows.ts'
import type { RedactedIssue } from '../../domain/personal/printed-names.ts'
import { type Gathering, newGathering } from './gather-rows.ts'
import { namingIssues } from './redact-issues.ts'
import { soughtAs } from './whose-data.ts'

type WriteNeeds = Pick<Ports, 'personal' | 'directory' | 'dataRequests' | 'commit' | 'now' | 'writeDataPage'>

/** The requests of others are being written: it takes some seconds. */
const againMs = 2_000
/** Characters of all files of one reading: the last requests wait, and come first in the next one. */
const sizeMost = 20_000_000

/**
 * The job `person.data`. Whichever job comes to read writes the files of all waiting requests, in their order: one
 * reading of the database finds twenty people as fast as one. The same request is the same file, so that it may run
 * again at any time; after a kill, the job of any other request goes on with those that still wait.
 */
export async function writeMyData(ports: WriteNeeds, { id }: { id: string }): Promise<void> {
  if (!(await isWaiting(ports, id))) return
  const done = await ports.personal.alone(async () => {
    // While this job waited for its turn, another one may have written it.
    if (await isWaiting(ports, id)) await writeWaiting(ports, id)
  })
  if (done === 'busy' || (await isWaiting(ports, id))) throw new Unavailable('busy', { retryAfterMs: againMs })
}

async function isWaiting({ dataRequests, now }: WriteNeeds, id: string): Promise<boolean> {
  const request = await dataRequests.byId(id)
  return request !== null && request.writtenAt === null && request.until > now()
}

type Reader = { request: DataRequest; sought: Sought; gathering: Gathering }

/** An error of one request is reported by its own job alone: nobody behind waits for it. */
async function writeWaiting(ports: WriteNeeds, own: string): Promise<void> {
  const began = ports.now()
  const failed = new Map<string, unknown>()
  const requests = await ports.dataRequests.waiting(peopleAtOnce, began)
  const called = await ports.personal.called(requests.map(({ person, of }) => of?.id ?? person))
  const readers: Reader[] = []
  for (const [place, request] of requests.entries())
    try {
      const { person, of } = request
      const { ids, names } = called[place]!
      const also = of ? [of.name, ...of.names] : []
      const sought = await soughtAs(ports, of?.id ?? person, { ids, names: [...names, ...also] })
      if (of?.isOutside) sought.isOutside = true
      readers.push({ request, sought, gathering: newGathering(sought) })
    } catch (error) {
      failed.set(request.id, error)
    }
  for (const reader of await readFor(ports, readers, failed))
    try {
      await writeOne(ports, reader, began)
    } catch (error) {
      failed.set(reader.request.id, error)
    }
  if (failed.has(own)) throw failed.get(own)
}

/** Answers the requests for which there was room: the first always. */
async function readFor(
  { personal }: WriteNeeds,
  readers: readonly Reader[],
  failed: Map<string, unknown>,
): Promise<Reader[]> {
  if (readers.length === 0) return []
  const read = [...readers]
  const sizeOf = (): number => read.reduce((sum, { gathering }) => sum + gathering.size(), 0)
  for await (const { of, trace } of personal.traces(readers.map(({ sought }) => sought))) {
    const reader = read[of]
    if (!reader || failed.has(reader.request.id)) continue
    try {
      // That an officer asks about a person, now or before, is no data that was held about them.
      if (trace.table === 'data_request' && !isOwnRow(trace.table, trace.row, reader.sought)) continue
      reader.gathering.take(trace)
    } catch (error) {
      failed.set(reader.request.id, error)
    }
    while (read.length > 1 && sizeOf() > sizeMost) read.pop()
  }
  return read.filter(({ request }) => !failed.has(request.id))
}

async function writeOne(ports: WriteNeeds, { request, sought, gathering }: Reader, began: string): Promise<void> {
  const { id, person, of, until } = request
  const known = await ports.directory.person(sought.person)
  for (const issue of await namingIssues(ports, {}, sought, '…')) gathering.add(printedRow(issue))
  const { rows, leftOut, alike } = gathering.gathered()
  const at = ports.now()
  const page: DataPage = {
    person: known ? named(known) : { id: sought.person, name: of?.name ?? sought.names[0] ?? '' },
    ...(of && { of }),
    at,
    until,
    rows,
    leftOut,
    alike,
  }
  await ports.dataRequests.put(id, ports.writeDataPage(page))
  const row = {
    ...request,
    version: request.version + 1,
    writtenAt: at,
    rows: rows.length,
    tookMs: msBetween(began, at),
  }
  const done = await ports.commit(
    { save: 'data_request', row, ifVersion: request.version },
    refresh({ card: 'my-data', requestId: id, person }),
  )
  if (done === 'stale') throw new Unavailable('busy')
}

/** The bytes of an issue are no text of a row: its page says where it names them. */
function printedRow({ newspaper, number, articles }: RedactedIssue): DataRow {
  const titles = articles.filter(title => title !== '').map((title): [string, string] => ['title', title])
  const said: [string, string][] = [['newspaper', newspaper], ['number', String(number)], ...titles]
  return { group: 'posts', table: 'edition_file', reference: '', places: [{ path: [], said }] }
}
