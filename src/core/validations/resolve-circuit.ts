import { type Named, named, type Person, type PersonId } from '../actor.ts'
import { departmentOf } from '../audiences/department-of.ts'
import type { Ports } from '../ports.ts'
import type { Department } from '../ports/people.ts'
import type { Post } from '../posts/post.ts'
import type { Approver, ApproverAs, Step } from './validation.ts'

export type Circuit =
  | { kind: 'resolved'; steps: Step[] }
  /** Whom it lacks: the head of this department (null = of no known one), or anybody of comms. */
  | { kind: 'no-approver'; step: Step['name']; department: string | null }

type Needs = Pick<Ports, 'directory' | 'departments'>
type Eligible = (person: Person) => boolean

/** First the head of whoever proposed (else created) the post, then one of comms. No author approves. */
export async function resolveCircuit(
  ports: Needs,
  post: Pick<Post, 'proposer' | 'creator' | 'authors'>,
): Promise<Circuit> {
  const origin = await ports.directory.person((post.proposer ?? post.creator).id)
  const departments = await ports.departments.all()
  const name = departmentOf(departments, origin?.department ?? null)
  const authors = new Set<PersonId>([...post.authors.map(({ id }) => id), ...(post.proposer ? [post.proposer.id] : [])])
  const eligible: Eligible = person => person.enabled && !person.guest && !authors.has(person.id)

  const heads = await ofDepartment(ports, origin, departments.find(one => one.name === name), eligible)
  if (heads.length === 0) return { kind: 'no-approver', step: 'department', department: name }
  const ofComms = (await ports.directory.comms()).filter(eligible).map(asApprover('comms'))
  const comms = await orFallback(ports, preferring(heads, ofComms), eligible)
  if (comms.length === 0) return { kind: 'no-approver', step: 'communication', department: null }
  return {
    kind: 'resolved',
    steps: [
      { name: 'department', approvers: heads, visa: null },
      { name: 'communication', approvers: comms, visa: null },
    ],
  }
}

/** The head (Graph's manager where the list names none), the deputy, the head's head, the fallback group. */
async function ofDepartment(
  ports: Needs,
  origin: Person | null,
  department: Department | undefined,
  eligible: Eligible,
): Promise<Approver[]> {
  const { directory } = ports
  const person = (who: Named | null | undefined): Promise<Person | null> =>
    who ? directory.person(who.id) : Promise.resolve(null)
  const head = department?.head ? await person(department.head) : origin && (await directory.manager(origin.id))
  if (head && eligible(head)) return [asApprover('head')(head)]
  const deputy = await person(department?.deputy)
  if (deputy && eligible(deputy)) return [asApprover('deputy')(deputy)]
  const headId = department?.head?.id ?? head?.id
  const above = headId === undefined ? null : await directory.manager(headId)
  if (above && eligible(above)) return [asApprover('heads-head')(above)]
  return orFallback(ports, [], eligible)
}

/** Four eyes where there are four: whoever is asked first is asked again only when nobody else is there. */
function preferring(first: Approver[], second: Approver[]): Approver[] {
  const others = second.filter(({ id }) => !first.some(approver => approver.id === id))
  return others.length > 0 ? others : second
}

async function orFallback(ports: Needs, approvers: Approver[], eligible: Eligible): Promise<Approver[]> {
  return approvers.length > 0 ? approvers : (await ports.directory.fallback()).filter(eligible).map(asApprover('fallback'))
}

function asApprover(as: ApproverAs): (person: Named) => Approver {
  return person => ({ ...named(person), as })
}
