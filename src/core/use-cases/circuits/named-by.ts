import { named, type Named, type Person, type PersonId } from '../../domain/actor.ts'
import type { ApproverRule, CircuitStep, GroupNamed } from '../../domain/circuits/circuit.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Sector } from '../../domain/sectors/sector.ts'
import type { Approver, ApproverAs } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { dutyOf } from '../sectors/on-duty.ts'
import { unfitApprover, type UnfitApprover } from '../people/unfit.ts'

export type ResolveNeeds = Pick<Ports, 'directory' | 'departments' | 'sectors'>
/**
 * `department`: its name in "Directions"; `origin`: who proposed the post, where that is their department; `sector`:
 * the sector that looks after it.
 */
type About = { department: string | null; origin: Person | null; sector: Sector | null; judge: Judge }

/** The people whom a rule names and who may be asked. */
export async function namedBy(ports: ResolveNeeds, rule: ApproverRule, about: About): Promise<Sought> {
  switch (rule.by) {
    case 'head':
      return headOf(ports, about)
    case 'deputy':
      return deputyOf(ports, about)
    case 'heads-head':
      return aboveHead(ports, about)
    case 'referent':
      return referentOf(ports, about)
    case 'comms':
      return some(await ports.directory.comms(), 'comms', null, about.judge)
    case 'person':
      return one(rule.person, await ports.directory.person(rule.person.id), 'person', about.judge)
    case 'group':
      if (rule.group === null) return { approvers: [], lacking: [{ as: 'group', name: null, why: 'unnamed' }] }
      return some(await membersOf(ports, rule.group), 'group', rule.group.name, about.judge)
  }
}

/** People who are asked where a rule finds nobody: of the step's own group, or of the configured one. */
export async function fallbackOf(ports: ResolveNeeds, { fallback }: CircuitStep, judge: Judge): Promise<Sought> {
  const people = fallback === null ? await ports.directory.fallback() : await membersOf(ports, fallback)
  return some(people, 'fallback', fallback?.name ?? null, judge)
}

/** The referents of the sector who are present, else its deputies, else the communication team. */
async function referentOf(ports: ResolveNeeds, { sector, judge }: About): Promise<Sought> {
  if (sector === null) return some(await ports.directory.comms(), 'comms', null, judge)
  const sought: Sought[] = []
  for (const { as, people } of await dutyOf(ports, sector)) {
    sought.push(await some(people, as === 'pool' ? 'comms' : 'referent', null, judge))
    if (sought.at(-1)!.approvers.length > 0) break
  }
  return { approvers: sought.at(-1)!.approvers, lacking: sought.flatMap(({ lacking }) => lacking) }
}

/** If the head is an author, or has left: the deputy, then the head's head. */
async function headOf(ports: ResolveNeeds, about: About): Promise<Sought> {
  const { listed, person } = await headPerson(ports, about)
  if (!listed && !person && about.department === null) {
    return { approvers: [], lacking: [{ as: 'head', name: about.origin?.department ?? null, why: 'no-department' }] }
  }
  const sought = [await one(listed ?? person, person, 'head', about.judge)]
  for (const next of [deputyOf, aboveHead])
    if (sought.every(({ approvers }) => approvers.length === 0)) sought.push(await next(ports, about))
  return { approvers: sought.at(-1)!.approvers, lacking: sought.flatMap(({ lacking }) => lacking) }
}

async function deputyOf(ports: ResolveNeeds, { department, judge }: About): Promise<Sought> {
  const deputy = (await departmentNamed(ports, department))?.deputy ?? null
  return one(deputy, deputy && (await ports.directory.person(deputy.id)), 'deputy', judge)
}

async function aboveHead(ports: ResolveNeeds, about: About): Promise<Sought> {
  const { listed, person } = await headPerson(ports, about)
  const head = listed ?? person
  const above = head && (await ports.directory.manager(head.id))
  return one(above, above, 'heads-head', about.judge)
}

/** Graph's manager where the list names no head. */
async function headPerson(
  ports: ResolveNeeds,
  { department, origin }: About,
): Promise<{ listed: Named | null; person: Person | null }> {
  const listed = (await departmentNamed(ports, department))?.head ?? null
  if (listed) return { listed, person: await ports.directory.person(listed.id) }
  return { listed, person: origin && (await ports.directory.manager(origin.id)) }
}

async function membersOf({ directory }: ResolveNeeds, { id }: GroupNamed): Promise<Person[]> {
  const people = new Map<string, Person>()
  for await (const page of directory.members(id)) for (const member of page) people.set(member.id, member)
  return [...people.values()]
}

async function departmentNamed({ departments }: ResolveNeeds, name: string | null) {
  return name === null ? undefined : (await departments.all()).find(one => one.name === name)
}

/** `who`: as named; `found`: the same person in Entra, if still there. */
async function one(who: Named | null, found: Person | null, as: ApproverAs, judge: Judge): Promise<Sought> {
  if (who === null) return { approvers: [], lacking: [{ as, name: null, why: 'nobody' }] }
  const why = found ? await judge(found) : 'left'
  return found && why === null
    ? { approvers: [asApprover(found, as)], lacking: [] }
    : { approvers: [], lacking: [{ as, name: who.name, why: why ?? 'left' }] }
}

async function some(people: Person[], as: ApproverAs, name: string | null, judge: Judge): Promise<Sought> {
  const why = await Promise.all(people.map(judge))
  const approvers = people.filter((_, index) => why[index] === null).map(person => asApprover(person, as))
  const none = people.length === 0 ? 'empty' : why.includes('elsewhere') ? 'elsewhere' : 'none-left'
  return { approvers, lacking: approvers.length > 0 ? [] : [{ as, name, why: none }] }
}

function asApprover(person: Named, as: ApproverAs): Approver {
  return { ...named(person), as, standIns: [] }
}

/**
 * Why a person cannot be asked; `elsewhere`: another step asks them, or the same one for another place, and two visas
 * come from two people.
 */
export type Unfit = 'author' | 'barred' | UnfitApprover | 'elsewhere'

/**
 * Why a rule found nobody. `nobody`: it names no one; `no-department`: the department of the proposer is in no list,
 * its name in Entra is `name`; `unnamed`: a group that was never named; `empty`, `none-left`: of a group, of the
 * communication team.
 */
export type Lacking = {
  as: ApproverAs
  name: string | null
  why: Unfit | 'nobody' | 'no-department' | 'unnamed' | 'empty' | 'none-left'
}

/** The people whom a rule names and who may be asked; `lacking` says why there is nobody. */
export type Sought = { approvers: Approver[]; lacking: Lacking[] }

/** Null: this person may be asked. */
export type Judge = (person: Person) => Promise<Unfit | null>

/**
 * Only agents approve; not its authors, nor people who changed the circuit lately, nor people whom another step asks.
 */
export function judgeOf(
  ports: Pick<Ports, 'directory'>,
  { proposer, authors }: Pick<Post, 'proposer' | 'authors'>,
  barred: readonly PersonId[],
  elsewhere: ReadonlySet<PersonId> = new Set(),
): Judge {
  return async person => {
    const { id } = person
    if (proposer?.id === id || authors.some(author => author.id === id)) return 'author'
    if (barred.includes(id)) return 'barred'
    return (await unfitApprover(ports, person)) ?? (elsewhere.has(id) ? 'elsewhere' : null)
  }
}
