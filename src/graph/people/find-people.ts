import type { User } from '@microsoft/microsoft-graph-types'
import type { Person } from '../../core/actor.ts'
import { type Graph, quoted } from '../graph.ts'
import { personSelect, readPerson } from './read-person.ts'

/** Values that Graph takes in one `in (…)`: https://learn.microsoft.com/graph/filter-query-parameter */
const mostValues = 15

/** By mail address, else by sign-in name; keys are addresses in lower case. One request for fifteen of them. */
export async function findPeople(graph: Graph, addresses: string[]): Promise<Map<string, Person>> {
  const wanted = [...new Set(addresses.map(address => address.toLowerCase()))]
  const found = await findBy(graph, 'mail', wanted)
  const others = wanted.filter(address => !found.has(address))
  return new Map([...(await findBy(graph, 'userPrincipalName', others)), ...found])
}

type Property = 'mail' | 'userPrincipalName'

async function findBy(graph: Graph, property: Property, addresses: string[]): Promise<Map<string, Person>> {
  const found = new Map<string, Person>()
  await Promise.all(slicesOf(addresses).map(async slice => {
    const query = { $select: personSelect, $filter: `${property} in (${slice.map(quoted).join(',')})`, $top: 999 }
    for await (const users of graph.pages<User>('/users', { needs: 'User.Read.All', query })) {
      for (const user of users) {
        const address = user[property]?.toLowerCase()
        if (address && slice.includes(address)) found.set(address, readPerson(user))
      }
    }
  }))
  return found
}

function slicesOf(addresses: string[]): string[][] {
  const count = Math.ceil(addresses.length / mostValues)
  return Array.from({ length: count }, (_, n) => addresses.slice(n * mostValues, (n + 1) * mostValues))
}
