import type { Chance } from '../chance.ts'
import type { DepartmentPlan } from './departments.ts'
import type { Draft } from './people.ts'
import type { Department, Person } from '../town.ts'

export type Staffed = { department: Department; people: Person[] }

const chiefs = ['Cheffe de service', 'Chef de service'] as const

/** A department of `size` people: its head, a deputy, a chief for each service, and those who work under them. */
export function staffDepartment(
  plan: DepartmentPlan,
  size: number,
  managerId: string,
  make: (draft: Draft) => Person,
  chance: Chance,
): Staffed {
  // Three in ten stand in Entra under one of the other spellings.
  const spelling = (): string => (chance.next() < 0.7 ? plan.name : chance.pick(plan.aliases))
  const head = make({ job: ['Directrice', 'Directeur'], department: plan.name, managerId, roles: ['agent', 'head'] })
  const people = [head]
  if (plan.hasDeputy) {
    const job = ['Directrice adjointe', 'Directeur adjoint'] as const
    people.push(make({ job, department: spelling(), managerId: head.id, roles: ['agent', 'deputy'] }))
  }
  const managers: Person[] = []
  for (const service of plan.services.slice(0, Math.floor((size - people.length) / 5))) {
    const job = [`${chiefs[0]} ${service}`, `${chiefs[1]} ${service}`] as const
    managers.push(make({ job, department: spelling(), managerId: head.id, roles: ['agent'] }))
  }
  people.push(...managers)
  while (people.length < size) {
    const manager = managers.length === 0 ? head : chance.pick(managers)
    people.push(make({ job: chance.pick(plan.jobs), department: spelling(), managerId: manager.id, roles: ['agent'] }))
  }
  return { department: describe(plan, people, head), people }
}

function describe(plan: DepartmentPlan, people: Person[], head: Person): Department {
  const deputy = people.find(person => person.roles.includes('deputy'))
  const correspondent = people.at(-1) ?? head
  if (correspondent !== head) correspondent.roles.push('correspondent')
  return {
    name: plan.name,
    aliases: plan.aliases,
    headId: head.id,
    deputyId: deputy?.id ?? null,
    correspondentId: correspondent.id,
  }
}
