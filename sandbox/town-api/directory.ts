import { NotPossible } from '../doings/acting.ts'
import type { Incoming, Route } from '../router.ts'
import type { Group, Person, Town } from '../town/town.ts'
import type { Particulars } from '../world/register.ts'
import { bad, bodyOf, ok, withPerson, type TownApi } from './api.ts'

const dayMs = 86_400_000

/** What administrators do in Entra: Mary is told nothing, she asks Graph. */
export function directoryRoutes(api: TownApi): Route[] {
  const { town, register } = api.world
  const at = '/town/people/:id'
  const seat = `/town/groups/:group/members/:id`
  return [
    ['PATCH', at, withPerson(api, async (person, request) => write(api, person, bodyOf<Particulars>(request)))],
    [
      'DELETE',
      at,
      withPerson(api, async (person, { query }) => {
        register.stand(person, query.has('purge') ? 'purged' : 'binned')
        return { standing: register.standing(person.id) }
      }),
    ],
    [
      'POST',
      `${at}/restore`,
      withPerson(api, async person => {
        if (register.standing(person.id) === 'purged') throw new NotPossible('purged', 'Ce compte n’existe plus.')
        register.stand(person, 'there')
        return { standing: register.standing(person.id) }
      }),
    ],
    [
      'PUT',
      seat,
      withPerson(api, async (person, request) => ({
        changed: register.put(groupOf(town, request), person.id, true),
      })),
    ],
    ['DELETE', seat, withPerson(api, async (person, request) => ({ changed: leave(api, person, request) }))],
    ['PATCH', '/town/departments/:name', async request => renameDepartment(api, request)],
    ['PUT', '/town/delta', async request => setDelta(api, bodyOf(request))],
  ]
}

function write(api: TownApi, person: Person, asked: Partial<Particulars>): { changed: boolean } {
  const { firstName = person.firstName, lastName = person.lastName } = asked
  const { department = person.department, managerId = person.managerId, accountEnabled = person.accountEnabled } = asked
  if (managerId !== null && api.world.reach.person(managerId) === undefined) {
    throw new NotPossible('no-manager', 'Cette personne n’existe pas.')
  }
  const isNamed = firstName !== person.firstName || lastName !== person.lastName
  const changed = api.world.register.write(person, {
    ...(isNamed ? { firstName, lastName, displayName: `${firstName} ${lastName}` } : {}),
    department,
    managerId,
    accountEnabled,
    // Whoever had left works here again.
    ...(accountEnabled && person.situation === 'gone' ? { situation: 'well' } : {}),
  })
  return { changed }
}

function groupOf(town: Town, { params }: Incoming): Group {
  const group = town.groups.find(({ id }) => id === params['group'])
  if (group === undefined) throw new NotPossible('no-group', 'Ce groupe n’existe pas.')
  return group
}

/** Out of the group, and of every group in it. */
function leave({ world }: TownApi, person: Person, request: Incoming): boolean {
  const within = new Set([groupOf(world.town, request)])
  for (const group of within) {
    for (const id of group.members) {
      const nested = world.town.groups.find(one => one.id === id)
      if (nested !== undefined) within.add(nested)
    }
  }
  return [...within].map(group => world.register.put(group, person.id, false)).includes(true)
}

/** Renames a department for all people in it; the list "Directions" stays as comms wrote it. */
function renameDepartment({ world }: TownApi, request: Incoming) {
  const from = request.params['name'] ?? ''
  const { name: to } = bodyOf<{ name: string }>(request)
  if (typeof to !== 'string' || to === '') return bad(400, 'The name is missing.')
  const known = world.town.departments.find(one => one.name === from)
  const names = new Set([from, ...(known?.aliases ?? [])])
  const people = world.town.people.filter(({ department }) => department !== null && names.has(department))
  return ok({ people: people.filter(person => world.register.write(person, { department: to })).length })
}

type Delta = { forget: boolean; aheadDays: number; lateMs: number }

/** How what changed is told: tokens that are known no more, or grow old; changes that are told late. */
function setDelta({ world }: TownApi, { forget, aheadDays, lateMs }: Partial<Delta>) {
  const { register } = world
  if (forget === true) register.forget()
  if (aheadDays !== undefined && aheadDays > 0) register.aheadMs += aheadDays * dayMs
  if (lateMs !== undefined && lateMs >= 0) register.lateMs = lateMs
  return ok({})
}
