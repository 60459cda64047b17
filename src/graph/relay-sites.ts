import { named, type Named, type Person } from '../core/domain/actor.ts'
import type { RelaySite } from '../core/domain/relays/relay.ts'
import type { Day } from '../core/domain/time.ts'
import type { RelaySites } from '../core/ports/relays.ts'
import type { Graph } from './graph.ts'
import { keep } from './keep.ts'
import { createSite, relayListName } from './lists/columns.ts'
import { type ListRow, listRows, mailIn, textOf } from './lists/list-rows.ts'
import { type InForceOptions, rowsInForce } from './right-rows.ts'
import { findPeople } from './people/find-people.ts'

const freshMs = 5 * 60_000
const columns = ['Title', 'Direction', 'Relais', 'Suppleant', 'EffectifSansTeams', 'Adresse', 'Depuis']
const nameMax = 120
const addressMax = 200
/** A larger number is a typing error: no authority has as many people at one place. */
const peopleMost = 100_000

const french = new Intl.Collator('fr', { numeric: true })

export function graphRelaySites(graph: Graph, options: InForceOptions): RelaySites {
  const site = createSite(graph, options.siteId)
  const load = async (): Promise<RelaySite[]> => {
    // An authority without such a list has no relays: nothing else depends on it.
    const listed = (await listRows(graph, await site(), { name: relayListName, columns })) ?? []
    const rows = await rowsInForce(relayListName, listed, options.held)
    const cells = rows.flatMap(({ fields }) => [fields['Relais'], fields['Suppleant']])
    const people = await findPeople(
      graph,
      cells.map(mailIn).filter(mail => mail !== null),
    )
    return rows
      .map(row => readSite(row, people))
      .filter(({ id, name }) => id !== '' && name !== '')
      .toSorted((one, other) => french.compare(one.name, other.name) || Number(one.id) - Number(other.id))
  }
  const kept = keep({ load, now: options.now, freshMs })
  return { all: when => (when === 'now' ? kept.anew() : kept.get()) }
}

function readSite({ id, fields }: ListRow, people: Map<string, Person>): RelaySite {
  const who = (column: string): Named | null => {
    const person = people.get(mailIn(fields[column]) ?? '')
    // A person who left, or whom Teams does not reach, can be no relay: the deputy is asked.
    return person?.enabled && person.licensed && !person.shared && !person.guest ? named(person) : null
  }
  return {
    id,
    name: textOf(fields['Title']).slice(0, nameMax),
    department: textOf(fields['Direction']) || null,
    relay: who('Relais'),
    deputy: who('Suppleant'),
    without: countIn(fields['EffectifSansTeams']),
    address: textOf(fields['Adresse']).replace(/\s+/g, ' ').slice(0, addressMax),
    since: dayIn(fields['Depuis']),
  }
}

/** Null: empty, « ? », or no number of people. */
function countIn(value: unknown): number | null {
  const said = typeof value === 'number' ? value : Number(textOf(value) || Number.NaN)
  return Number.isInteger(said) && said >= 0 && said <= peopleMost ? said : null
}

function dayIn(value: unknown): Day | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(textOf(value))?.[0] ?? null
}
