import { type Named, named, type Person } from '../actor.ts'
import type { Ports } from '../ports.ts'
import type { Approver, ApproverAs } from '../validations/validation.ts'
import type { ApproverRule, CircuitStep } from './circuit.ts'

export type ResolveNeeds = Pick<Ports, 'directory' | 'departments'>
export type Eligible = (person: Person) => boolean
/** `department`: its name in "Directions"; `origin`: who proposed the post, where that is their department. */
type For = { department: string | null; origin: Person | null; eligible: Eligible }

/** Whom a rule names and who may be asked; nobody: an empty list. */
export async function namedBy(ports: ResolveNeeds, rule: ApproverRule, about: For): Promise<Approver[]> {
  const { eligible } = about
  switch (rule.by) {
    case 'head':
      return headOf(ports, about)
    case 'deputy':
      return one(await person(ports, (await departmentNamed(ports, about.department))?.deputy), eligible, 'deputy')
    case 'heads-head':
      return one(await aboveHead(ports, about), eligible, 'heads-head')
    case 'comms':
      return (await ports.directory.comms()).filter(eligible).map(asApprover('comms'))
    case 'person':
      return one(await person(ports, rule.person), eligible, 'person')
    case 'group':
      return rule.group === null ? [] : (await membersOf(ports, rule.group.id)).filter(eligible).map(asApprover('group'))
  }
}

/** Graph's manager where the list names no head; for an author, or somebody who left: the deputy, then the head's head. */
async function headOf(ports: ResolveNeeds, about: For): Promise<Approver[]> {
  const { eligible } = about
  const head = await headPerson(ports, about)
  if (head && eligible(head)) return [asApprover('head')(head)]
  const deputy = await person(ports, (await departmentNamed(ports, about.department))?.deputy)
  if (deputy && eligible(deputy)) return [asApprover('deputy')(deputy)]
  return one(await aboveHead(ports, about), eligible, 'heads-head')
}

async function headPerson(ports: ResolveNeeds, { department, origin }: For): Promise<Person | null> {
  const listed = (await departmentNamed(ports, department))?.head
  if (listed) return person(ports, listed)
  return origin && ports.directory.manager(origin.id)
}

async function aboveHead(ports: ResolveNeeds, about: For): Promise<Person | null> {
  const id = (await departmentNamed(ports, about.department))?.head?.id ?? (await headPerson(ports, about))?.id
  return id === undefined ? null : ports.directory.manager(id)
}

export async function fallbackOf(ports: ResolveNeeds, { fallback }: CircuitStep): Promise<Person[]> {
  return fallback === null ? ports.directory.fallback() : membersOf(ports, fallback.id)
}

async function membersOf({ directory }: ResolveNeeds, groupId: string): Promise<Person[]> {
  const people = new Map<string, Person>()
  for await (const page of directory.members(groupId)) for (const member of page) people.set(member.id, member)
  return [...people.values()]
}

async function departmentNamed({ departments }: ResolveNeeds, name: string | null) {
  return name === null ? undefined : (await departments.all()).find(one => one.name === name)
}

function person({ directory }: ResolveNeeds, who: Named | null | undefined): Promise<Person | null> {
  return who ? directory.person(who.id) : Promise.resolve(null)
}

function one(found: Person | null, eligible: Eligible, as: ApproverAs): Approver[] {
  return found && eligible(found) ? [asApprover(as)(found)] : []
}

export function asApprover(as: ApproverAs): (person: Named) => Approver {
  return person => ({ ...named(person), as, standIns: [] })
}
