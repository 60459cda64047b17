import type { Department } from '../../src/core/domain/people/department.ts'
import { createHash } from 'node:crypto'
import { setImmediate as nextTick } from 'node:timers/promises'
import type { Person } from '../../src/core/domain/actor.ts'
import type { Directory } from '../../src/core/ports/people.ts'

const pageSize = 999
const departments = Array.from({ length: 14 }, (_, index) => `Direction ${index + 1}`)

/** Ids in no order, as Entra's are: PostgreSQL makes the same of a number by `md5(n::text)::uuid`. */
export function personId(number: number): string {
  const hex = createHash('md5').update(String(number)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** People who exist while a page of them is looked at, and never all at once. */
export function generatedDirectory(size: () => number): Directory {
  const directory: Partial<Directory> = {
    everyone: async function* () {
      for (let from = 1; from <= size(); from += pageSize) {
        await nextTick()
        yield Array.from({ length: Math.min(pageSize, size() - from + 1) }, (_, index) => person(from + index))
      }
    },
  }
  return directory as Directory
}

function person(number: number): Person {
  const department = departments[number % departments.length] ?? null
  const names = {
    name: `Camille Martin ${number}`,
    givenName: 'Camille',
    mail: `camille.martin${number}@ville.example`,
  }
  return {
    id: personId(number),
    ...names,
    department,
    enabled: true,
    guest: false,
    shared: false,
    licensed: true,
    locale: 'fr',
  }
}

export function generatedDepartments(): { all(): Promise<Department[]> } {
  const all = departments.map(name => ({ name, aliases: [], head: null, deputy: null, correspondent: null }))
  return { all: async () => all }
}
