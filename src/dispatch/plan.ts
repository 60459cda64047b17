import { whileStale } from '../core/attempt.ts'
import type { Person } from '../core/actor.ts'
import { departmentFinder } from '../core/audiences/department-of.ts'
import { expandAudience } from '../core/audiences/expand-audience.ts'
import { beginBroadcast } from '../core/broadcasts/begin-broadcast.ts'
import { sendParts } from '../core/broadcasts/send-parts.ts'
import { Unavailable } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import type { Recipient } from '../core/ports/ledger.ts'
import { later } from '../core/time.ts'
import { progressEveryMs } from './progress.ts'

type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'directory' | 'departments' | 'peopleLists' | 'commit' | 'now'>

/**
 * Freezes who the people are: one row each, page by page, then the sending starts. Run again after a crash it adds the rows
 * that are missing. A scheduled broadcast whose time has come begins here. Throws Unavailable while Graph cannot answer.
 */
export async function planBroadcast(ports: Needs, id: string): Promise<void> {
  const begun = await beginBroadcast(ports, id)
  if (begun.kind === 'busy') throw new Unavailable('busy')
  const broadcast = await ports.broadcasts.byId(id)
  if (broadcast?.state !== 'planning') return
  const find = departmentFinder(await ports.departments.all())
  for await (const people of expandAudience(ports, broadcast.audience))
    await ports.deliveries.plan(id, people.map(person => recipient(person, find)))
  await start(ports, id)
}

function recipient({ id, givenName, department, locale }: Person, find: (name: string | null) => string | null): Recipient {
  return { id, givenName, department: find(department), locale }
}

async function start(ports: Needs, id: string): Promise<void> {
  const { counts } = await ports.deliveries.report(id)
  const planned = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const started = await whileStale(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    if (broadcast?.state !== 'planning') return broadcast?.state ?? 'gone'
    const now = ports.now()
    const startedAt = broadcast.startedAt ?? now
    return ports.commit(
      { save: 'broadcast', row: { ...broadcast, state: 'running', planned, startedAt, updatedAt: now }, ifVersion: broadcast.version },
      ...sendParts(id),
      { job: 'broadcast.progress', data: { id }, at: later(now, progressEveryMs) },
      { job: 'placement.refresh', data: { key: `broadcast:${id}` } },
    )
  })
  if (typeof started === 'object') throw new Unavailable(started.kind)
  // Stopped while the rows were being written: those written after the stop end like the others.
  if (started === 'stopped' || started === 'cancelled') await ports.deliveries.cancelQueued(id)
}
