import assert from 'node:assert/strict'
import { eventually } from './eventually.ts'
import { inChannel, readable } from './road.ts'
import { copiesByPerson } from './steps.ts'
import type { StoredMary } from './stores.ts'

type Judged = Record<'delivered' | 'refused' | 'unknown', number>

/** Another process waits until the leases of the dead one have run out: here they have. */
export async function leasesEnd(mary: StoredMary): Promise<void> {
  await mary.ask(`update delivery set lease_until = now() where lease_until is not null`)
  await mary.ask(
    `update placement set doc = jsonb_set(doc, '{leaseUntil}', doc->'updatedAt') where doc->>'state' = 'placing'`,
  )
  await mary.ask(`update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active'`)
}

/** How many cards of that title each person of the town has, nobody left out. */
export async function receivedBy(mary: StoredMary, title: string): Promise<number[]> {
  const [{ people: everyone }, counts] = await Promise.all([
    mary.town.people({ limit: 1_000 }),
    copiesByPerson(mary.town, title),
  ])
  return everyone.map(({ id }) => counts[id] ?? 0)
}

/** She is interrupted once so many have it, and starts again. */
export async function interrupted(
  mary: StoredMary,
  title: string,
  enough: number,
  interrupt: () => Promise<void>,
): Promise<void> {
  await eventually(
    async () => (await receivedBy(mary, title)).filter(count => count > 0).length >= enough,
    `${enough} have it`,
    60_000,
  )
  await interrupt()
  await mary.start()
}

/** Nobody has it twice, nobody is lost, and the report says so: the town's own count is its judge. */
export async function judged(mary: StoredMary, comms: string, title: string, kills: number): Promise<Judged> {
  const report = readable(await eventually(() => inChannel(mary.town, comms, title, 'Terminée'), 'a report', 120_000))
  const counts = await receivedBy(mary, title)
  const figure = (name: string): number =>
    Number(new RegExp(`"${name}","value":"([\\d\u202f]+)`).exec(report)?.[1]?.replaceAll('\u202f', '') ?? 0)
  const [delivered, refused, unknown] = [figure('Remis'), figure('Non remis'), figure('Incertains')]
  const have = counts.filter(count => count === 1).length
  assert.equal(Math.max(...counts), 1, 'nobody twice')
  assert.equal(
    delivered + refused + unknown,
    Number(/tous les agents \((\d+)\)/.exec(report)?.[1]),
    'everybody is in one count',
  )
  assert.ok(
    delivered <= have && have <= delivered + unknown,
    `${have} have it; ${delivered} delivered, ${unknown} unknown`,
  )
  // As many as a process sends at once: on a busy machine all of them may be on their way, and arrive or not.
  assert.ok(unknown <= 128 * kills, `${unknown} unknown after ${kills} kills`)
  return { delivered, refused, unknown }
}
