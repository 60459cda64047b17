import { createChance } from './chance.ts'
import { departmentPlans } from './people/departments.ts'
import { makeGroups } from './groups.ts'
import { makeOthers } from './people/others.ts'
import { createPeople, type Draft } from './people/people.ts'
import { spreadSituations } from './people/situations.ts'
import { staffDepartment, type Staffed } from './people/staff.ts'
import type { Person, Town } from './town.ts'

const smallest = 100
/** Agents whose `department` is empty in Entra, as everywhere. */
const lost = 14

/** A fictional town of that many agents, the same for the same seed: Montreval. */
export function generateTown({
  people,
  seed = 'montreval',
  situations = true,
}: {
  people: number
  seed?: number | string
  situations?: boolean
}): Town {
  const make = createPeople(String(seed))
  const chance = createChance(`${seed}/town`)
  const top = makeTop(make)
  const size = Math.max(people, smallest)
  const staffed = staffAll(size - top.length - lost, top, make, chance)
  const unknown = Array.from({ length: lost }, (_, index) =>
    make({
      job: ['Agente', 'Agent'],
      roles: ['agent'],
      managerId: index % 2 === 0 ? (staffed[index]?.department.headId ?? null) : null,
    }),
  )
  const agents = [...top, ...staffed.flatMap(each => each.people), ...unknown]
  const others = makeOthers(make, index => departmentPlans[index]?.name ?? '')
  const groups = makeGroups({ seed: String(seed), top, staffed, unknown, others })
  if (situations) spreadSituations(agents, chance)
  return {
    name: 'Ville de Montreval',
    ...makeIdentities(String(seed)),
    people: [...agents, ...others.gone, ...others.elected, ...others.guests, ...others.accounts],
    departments: staffed.map(each => each.department),
    ...groups,
  }
}

/** The general management and the mayor's office: above the departments. */
function makeTop(make: (draft: Draft) => Person): Person[] {
  const department = 'Direction générale'
  const roles = (): Person['roles'] => ['agent', 'executive']
  const title = ['Directrice générale des services', 'Directeur général des services'] as const
  const chief = make({ job: title, department, roles: roles() })
  const deputy = ['Directrice générale adjointe', 'Directeur général adjoint'] as const
  const deputies = ['Ressources', 'Vie de la cité', 'Cadre de vie'].map(part =>
    make({ job: [`${deputy[0]} ${part}`, `${deputy[1]} ${part}`], department, managerId: chief.id, roles: roles() }),
  )
  const cabinet = [
    ['Directrice de cabinet', 'Directeur de cabinet'] as const,
    ['Collaboratrice de cabinet', 'Collaborateur de cabinet'] as const,
  ].map(job => make({ job, department: 'Secrétariat général', managerId: chief.id, roles: ['agent', 'cabinet'] }))
  return [chief, ...deputies, ...cabinet]
}

function staffAll(
  size: number,
  top: Person[],
  make: (draft: Draft) => Person,
  chance: ReturnType<typeof createChance>,
): Staffed[] {
  const total = departmentPlans.reduce((sum, plan) => sum + plan.weight, 0)
  const sizes = departmentPlans.map(({ weight, least }) => Math.max(least, Math.floor((size * weight) / total)))
  const rest = size - sizes.reduce((sum, each) => sum + each, 0)
  sizes[0] = (sizes[0] ?? 0) + rest
  return departmentPlans.map((plan, index) =>
    staffDepartment(plan, sizes[index] ?? plan.least, top[1 + (index % 3)]?.id ?? '', make, chance),
  )
}

function makeIdentities(seed: string): Pick<Town, 'tenantId' | 'appId' | 'appPassword' | 'teamsAppId' | 'site'> {
  const chance = createChance(`${seed}/identities`)
  return {
    tenantId: chance.guid(),
    appId: chance.guid(),
    appPassword: `sandbox~${chance.bytes(24).toString('base64url')}`,
    teamsAppId: chance.guid(),
    site: {
      id: `montreval.sharepoint.example,${chance.guid()},${chance.guid()}`,
      displayName: 'Communication interne',
      webUrl: 'https://montreval.sharepoint.example/sites/communication-interne',
      driveId: `b!${chance.bytes(48).toString('base64url')}`,
    },
  }
}
