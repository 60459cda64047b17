import { setTimeout as delay } from 'node:timers/promises'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { Named } from '../../src/core/domain/actor.ts'
import { newDataRequest } from '../../src/core/domain/personal/data-request.ts'
import { writeMyData } from '../../src/core/use-cases/personal/write-my-data.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { dataPorts } from '../../test/postgres/data-ports.ts'

/** How long each waited for their file, in ms, in the order in which they asked: by two handles, as two processes. */
export async function twentyAtOnce(
  databases: readonly [Database, Database],
  people: readonly Named[],
): Promise<number[]> {
  const [here, there] = [dataPorts(databases[0]), dataPorts(databases[1])]
  const requests = people.map(({ id }, n) => newDataRequest(`at-once-${n}-${id}`, id, here.now()))
  const began = performance.now()
  for (const row of requests) await here.commit({ save: 'data_request', row, ifVersion: 0 })
  const took = new Map<string, number>()
  const work = async (ports: typeof here, ids: string[]): Promise<void> => {
    for (const id of ids)
      for (;;) {
        const isDone = await writeMyData(ports, { id }).then(
          () => true,
          async (error: unknown) => {
            if (!(error instanceof Unavailable) || error.retryAfterMs === null) throw error
            await delay(error.retryAfterMs)
            return false
          },
        )
        if (isDone) break
      }
  }
  const watching = watch(here, { requests: requests.map(({ id }) => id), took, began })
  const ids = requests.map(({ id }) => id)
  await Promise.all([work(here, ids), work(there, ids.toReversed())])
  await watching
  return ids.map(id => Math.round(took.get(id)!))
}

type Watched = { requests: readonly string[]; took: Map<string, number>; began: number }

async function watch(ports: ReturnType<typeof dataPorts>, { requests, took, began }: Watched): Promise<void> {
  while (took.size < requests.length) {
    for (const id of requests)
      if (!took.has(id) && (await ports.dataRequests.byId(id))?.writtenAt) took.set(id, performance.now() - began)
    await delay(50)
  }
}
