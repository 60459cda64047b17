import type { Department } from '../core/domain/people/department.ts'
import { named, type Named, type Person } from '../core/domain/actor.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import type { Departments } from '../core/ports/people.ts'
import type { Graph } from './graph.ts'
import { keep } from './keep.ts'
import { createSite, departmentListName } from './lists/columns.ts'
import { type ListRow, listRows, mailIn, textOf } from './lists/list-rows.ts'
import { type HeldRights, type InForceOptions, rowsInForce } from './right-rows.ts'
import { findPeople } from './people/find-people.ts'

const freshMs = 5 * 60_000
const columns = ['Title', 'Alias', 'Responsable', 'Adjoint', 'Correspondant']

export function graphDepartments(graph: Graph, options: InForceOptions): Departments {
  const site = createSite(graph, options.siteId)
  const load = async (): Promise<Department[]> => {
    const rows = await readRows(graph, await site(), options.held)
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

async function readRows(graph: Graph, site: string, held: HeldRights): Promise<ListRow['fields'][]> {
  const rows = await listRows(graph, site, { name: departmentListName, columns })
  if (rows) return (await rowsInForce(departmentListName, rows, held)).map(({ fields }) => fields)
  const message = `the list ${departmentListName} is missing on the site: run npm run provision`
  throw new Misconfigured('list-missing', message)
}

function readDepartment(row: ListRow['fields'], people: Map<string, Person>): Department {
  const who = (column: string): Named | null => {
    const person = people.get(mailIn(row[column]) ?? '')
    // A person who left cannot answer: the circuit looks further.
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
