import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { type Cast, inChannel, readable } from '../support/road.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import type { StoredMary } from '../support/stores.ts'
import type { Fault } from '../../sandbox/faults.ts'

export const long = process.env['LONG'] !== undefined

/** Every card of a broadcast has it, in whichever language its frame is. */
const verbOfEveryCard = 'broadcast.why'

/** Approved and asked for, to everyone; what went to Teams before is forgotten. `faults`: of the way there. */
export async function started({ town }: StoredMary, people: Cast, title: string, ...faults: Fault[]): Promise<void> {
  const card = await approved(town, people, { title, everyone: 'true' })
  await town.setFaults(...faults)
  await town.resetCounts()
  await broadcastNow(town, people.comms.id, card)
}

/** When so many cards, of whomever, have reached the town. */
export async function whenSent({ town }: StoredMary, sends: number): Promise<void> {
  await eventually(async () => (await town.counts()).teams.sends >= sends, `${sends} are sent`, 240_000)
}

export function copiesOf({ town }: StoredMary, title: string): Promise<Record<string, number>> {
  return town.copies(verbOfEveryCard, title)
}

export type Judged = { delivered: number; refused: number; unknown: number; rows: Row[] }
export type Row = { person: string; state: string; reason: string | null }

/**
 * The town's own count of what lies in each chat is the judge: of the ledger, person by person, and of the report that comms
 * reads. Nobody lost, nobody twice, everybody explained.
 */
export async function judged(mary: StoredMary, people: Cast, title: string): Promise<Judged> {
  const report = readable(
    await eventually(() => inChannel(mary.town, people.comms.id, title, 'Terminée'), 'a report', 300_000),
  )
  const rows = await mary.ask<Row>(
    `select person, d.state, d.reason from delivery d join broadcast b on b.id = broadcast_id where b.doc->>'title' = $1`,
    title,
  )
  const copies = await copiesOf(mary, title)
  assertEverybody(rows, await agentsOf(mary))
  for (const { person, state, reason } of rows) {
    const have = copies[person] ?? 0
    assert.ok(have <= 1, `${person} has it ${have} times, ${state}`)
    if (state === 'delivered') assert.equal(have, 1, `${person} is lost: delivered, it says`)
    if (state === 'refused') assert.equal(have, 0, `${person} has it: refused (${reason}), it says`)
  }
  const addressed = new Set(rows.map(({ person }) => person))
  assert.deepEqual(
    Object.keys(copies).filter(id => !addressed.has(id)),
    [],
    'nobody else has it',
  )
  const counts = countStates(rows)
  assert.deepEqual(figuresOf(report), counts, 'the report says exactly that')
  return { ...counts, rows }
}

/** Whom « tous » means: agents whose account is open. */
async function agentsOf({ town }: StoredMary): Promise<string[]> {
  const { people } = await town.people({ role: 'agent', limit: 100_000 })
  return people.filter(({ accountEnabled }) => accountEnabled).map(({ id }) => id)
}

function assertEverybody(rows: Row[], agents: string[]): void {
  const addressed = rows.map(({ person }) => person)
  assert.equal(new Set(addressed).size, addressed.length, 'everyone is in the ledger once')
  assert.deepEqual(
    addressed.filter(id => !agents.includes(id)),
    [],
    'nobody else is in the ledger',
  )
  assert.deepEqual(
    agents.filter(id => !addressed.includes(id)),
    [],
    'everyone is in the ledger',
  )
  assert.deepEqual(
    rows.filter(({ state }) => !['delivered', 'refused', 'unknown'].includes(state)),
    [],
    'everybody is settled',
  )
}

function countStates(rows: Row[]): Omit<Judged, 'rows'> {
  const count = (state: string): number => rows.filter(row => row.state === state).length
  return { delivered: count('delivered'), refused: count('refused'), unknown: count('unknown') }
}

/** A figure that is nought may be left out. */
function figuresOf(report: string): Omit<Judged, 'rows'> {
  const figure = (name: string): number =>
    Number(new RegExp(`"${name}","value":"([\\d\u202f]+)`).exec(report)?.[1]?.replaceAll('\u202f', '') ?? 0)
  return { delivered: figure('Remis'), refused: figure('Non remis'), unknown: figure('Incertains') }
}

/**
 * What waits for a dead process to have been dead for long: its claims, its half-done sends, its cards, its jobs. The long
 * form waits like everybody; on PGlite nobody waits, since no other process can be there.
 */
export async function timePasses(mary: StoredMary): Promise<void> {
  if (long || mary.databaseUrl === undefined) return
  await mary.ask(`update delivery set lease_until = now() where lease_until is not null`)
  await mary.ask(
    `update placement set doc = jsonb_set(doc, '{leaseUntil}', doc->'updatedAt') where doc->>'state' = 'placing'`,
  )
  await mary.ask(`update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active'`)
}

export async function sendingNow(mary: StoredMary): Promise<number> {
  return (await mary.ask<{ n: number }>(`select count(*)::int as n from delivery where state = 'sending'`))[0]!.n
}
