import type { Department } from '../core/domain/people/department.ts'
import type { ListItem } from '@microsoft/microsoft-graph-types'
import { named, type Named, type Person } from '../core/domain/actor.ts'
import { addressesIn } from '../core/domain/audiences/people-list.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import type { Departments } from '../core/ports/people.ts'
import type { Instant } from '../core/domain/time.ts'
import { type Graph, segment } from './graph.ts'
import { keep } from './keep.ts'
import { createSite, departmentListName } from './lists/columns.ts'
import { findPeople } from './people/find-people.ts'
import { isRefusal } from './transport/failure.ts'

const freshMs = 5 * 60_000
const query = { $expand: 'fields($select=Title,Alias,Responsable,Adjoint,Correspondant)', $top: 999 }

type Row = Record<string, unknown>

export function graphDepartments(graph: Graph, options: { siteId: string; now: () => Instant }): Departments {
  const site = createSite(graph, options.siteId)
  const load = async (): Promise<Department[]> => {
    const rows = await readRows(graph, `${await site()}/lists/${segment(departmentListName)}/items`)
    const cells = rows.flatMap(row => [row['Responsable'], row['Adjoint'], row['Correspondant']])
    const people = await findPeople(
      graph,
      cells.map(mailIn).filter(mail => mail !== null),
    )
    return rows.map(row => readDepartment(row, people)).filter(department => department.name !== '')
  }
  const kept = keep({ load, now: options.now, freshMs })
  return { all: when => (when === 'now' ? kept.anew() : kept.get()) }
}

async function readRows(graph: Graph, items: string): Promise<Row[]> {
  const rows: Row[] = []
  try {
    const pages = graph.pages<ListItem>(items, { needs: 'Sites.Selected (read on the site)', query })
    for await (const page of pages) rows.push(...page.map(item => (item.fields ?? {}) as Row))
    return rows
  } catch (error) {
    if (!isRefusal(error, 404)) throw error
    const message = `the list ${departmentListName} is missing on the site: run npm run provision`
    throw new Misconfigured('list-missing', message, { cause: error })
  }
}

function readDepartment(row: Row, people: Map<string, Person>): Department {
  const who = (column: string): Named | null => {
    const person = people.get(mailIn(row[column]) ?? '')
    // Somebody who left cannot answer: the circuit looks further.
    return person?.enabled ? named(person) : null
  }
  return {
    name: textOf(row['Title']),
    aliases: textOf(row['Alias'])
      .split(/[;\n]/)
      .map(alias => alias.trim())
      .filter(alias => alias !== ''),
    head: who('Responsable'),
    deputy: who('Adjoint'),
    correspondent: who('Correspondant'),
  }
}

/** People write `Claire Martin <claire.martin@ville.fr>` as well as the bare address. */
function mailIn(value: unknown): string | null {
  return addressesIn(textOf(value))[0] ?? null
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
