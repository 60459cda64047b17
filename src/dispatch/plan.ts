import { setTimeout as delay } from 'node:timers/promises'
import { refresh } from '../core/change.ts'
import { orRunAgain } from '../core/use-cases/attempt.ts'
import type { Person } from '../core/domain/actor.ts'
import { departmentFinder } from '../core/domain/audiences/department-of.ts'
import { asOfNow, expandAudience } from '../core/use-cases/audiences/expand-audience.ts'
import { beginBroadcast } from '../core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { sendParts } from '../core/use-cases/broadcasts/send-parts.ts'
import type { Broadcast } from '../core/domain/broadcasts/broadcast.ts'
import { endsEvent } from '../core/domain/events/event.ts'
import type { WorkingHours } from '../core/domain/settings.ts'
import { ringSites, type RingNeeds } from '../core/use-cases/relays/ring-sites.ts'
import { withRemark } from '../core/use-cases/events/told/remark-of-correction.ts'
import { Unavailable } from '../core/domain/errors.ts'
import type { Ports } from '../core/ports.ts'
import type { Recipient } from '../core/ports/ledger.ts'
import { sendingSeal } from '../core/domain/seal.ts'
import { msBetween } from '../core/domain/time.ts'
import { progressEveryMs } from './progress.ts'

type Needs = Parameters<typeof beginBroadcast>[0] & RingNeeds & Pick<Ports, 'deliveries' | 'events'>
type Rules = Parameters<typeof beginBroadcast>[2] & WorkingHours

/** If our clock shows a later time, the store is asked again within so long. */
const lookAgainMs = 60_000
/** So long an emergency waits for its sites; a job asks them after that. */
const sitesMs = 8_000
/**
 * Claims take people in the order of their ids. Written in that order, so many at once, a claim finds its people side
 * by side in the table; written as Graph names them, each of a million lies on a page of its own.
 */
const sortedAtOnce = 20_000

/**
 * Freezes who the people are: one row each, some pages at a time, then the sending starts. Run again after a crash it
 * adds the missing rows. A scheduled broadcast whose time has come begins here. Throws Unavailable while Graph cannot
 * answer.
 */
export async function planBroadcast(
  ports: Needs,
  id: string,
  rules: Rules,
  options: { sitesMs?: number } = {},
): Promise<void> {
  const begun = await beginBroadcast(ports, id, rules)
  if (begun.kind === 'busy') throw new Unavailable('busy')
  if (begun.kind === 'not-yet') await lookAgain(ports, id, msBetween(ports.now(), begun.at))
  const broadcast = await ports.broadcasts.byId(id)
  // No card leaves until the sites of an emergency are asked: people without Teams hear of it first.
  if (broadcast?.state === 'planning') {
    const waited = () => delay(options.sitesMs ?? sitesMs, undefined, { ref: false })
    await Promise.all([writeRows(ports, broadcast), ringSites(ports, broadcast, rules, waited)])
  }
  const state = broadcast?.state === 'planning' ? await start(ports, id, rules) : broadcast?.state
  // Stopped while the rows were being written, here or by a process that died: later rows end like the others.
  if (state === 'stopped' || state === 'cancelled') await ports.deliveries.cancelQueued(id)
}

/** The store's clock said that it is time, or an earlier appointment did: in either case nobody may be forgotten. */
async function lookAgain({ commit }: Needs, id: string, waitMs: number): Promise<void> {
  await commit({ job: 'broadcast.plan', data: { id }, inMs: Math.min(lookAgainMs, Math.max(1_000, waitMs)) })
}

async function writeRows(ports: Needs, { id, kind, targetId, mends, audience }: Broadcast): Promise<void> {
  if (kind !== 'send') {
    if (targetId === null) return
    const bearer = mends ?? targetId
    await (kind === 'mend' ? waitForTarget(ports, bearer) : endTarget(ports, targetId))
    await endOthers(ports, id, targetId)
    await ports.deliveries.planFrom(id, bearer)
    return
  }
  const find = departmentFinder(await ports.departments.all())
  let people: Recipient[] = []
  const write = async (): Promise<void> => {
    await ports.deliveries.plan(
      id,
      people.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
    people = []
  }
  for await (const page of expandAudience(asOfNow(ports), audience)) {
    for (const person of page) people.push(recipient(person, find))
    if (people.length >= sortedAtOnce) await write()
  }
  await write()
}

/** If it was stopped a moment ago, it may still be reaching people: their cards have to be changed as well. */
function endTarget({ deliveries }: Needs, targetId: string): Promise<void> {
  return endRows(deliveries, targetId, false)
}

/**
 * A held broadcast may be taken up again, without the picture: people who wait for it stay in the queue. Only rows on
 * their way are waited for.
 */
async function waitForTarget({ broadcasts, deliveries }: Needs, targetId: string): Promise<void> {
  const target = await broadcasts.byId(targetId)
  if (target?.state !== 'held') return endRows(deliveries, targetId, false)
  await deliveries.recover(targetId, false)
  if ((await deliveries.report(targetId)).counts.sending > 0)
    throw new Unavailable('still-sending', { retryAfterMs: 2_000 })
}

async function endRows(deliveries: Needs['deliveries'], id: string, repeatable: boolean): Promise<void> {
  await deliveries.recover(id, repeatable)
  await deliveries.cancelQueued(id)
  const { counts } = await deliveries.report(id)
  if (counts.queued + counts.sending > 0) throw new Unavailable('still-sending', { retryAfterMs: 2_000 })
}

function recipient(
  { id, givenName, department, locale }: Person,
  find: (name: string | null) => string | null,
): Recipient {
  return { id, givenName, department: find(department), locale }
}

/** A stopped or superseded change of the same cards may still be reaching people: they must get this one afterwards. */
async function endOthers({ broadcasts, deliveries }: Needs, id: string, targetId: string): Promise<void> {
  const stopped = (await broadcasts.changing(targetId)).filter(one => one.id !== id && one.state === 'stopped')
  for (const other of stopped) await endRows(deliveries, other.id, true)
}

/** With an empty ledger the first run ends it at once, and the report says so. */
async function start(ports: Needs, id: string, rules: Rules): Promise<Broadcast['state'] | 'gone'> {
  const { people, digest } = await ports.deliveries.frozen(id)
  return orRunAgain(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    if (broadcast?.state !== 'planning') return broadcast?.state ?? 'gone'
    const { version, reference: subject, seal, postId } = broadcast
    const now = ports.now()
    const startedAt = broadcast.startedAt ?? now
    const row: Broadcast = {
      ...(await withRemark(ports, broadcast, rules)),
      state: 'running',
      planned: people,
      frozenDigest: digest,
      startedAt,
      updatedAt: now,
    }
    return ports.commit(
      { save: 'broadcast', row, ifVersion: version },
      {
        journal: {
          verb: 'broadcast.planned',
          actor: null,
          subject,
          seal: sendingSeal(seal, { people, digest }),
          details: { people, digest },
        },
      },
      ...sendParts(id),
      { job: 'broadcast.progress', data: { id }, inMs: progressEveryMs },
      // Calendars and boards show from now on that it is cancelled.
      ...(endsEvent(broadcast) ? [{ job: 'post.follow', data: { postId, published: false } } as const] : []),
      refresh({ card: 'broadcast', broadcastId: id }),
    )
  })
}
