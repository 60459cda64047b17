import type { Named, Person, PersonId } from '../actor.ts'
import { departmentOf } from '../audiences/department-of.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Approver, Panel, Step } from '../validations/validation.ts'
import { barredFrom } from './barred.ts'
import { type Circuit, type CircuitStep, currentCircuit } from './circuit.ts'
import { asApprover, type Eligible, fallbackOf, namedBy, type ResolveNeeds } from './named-by.ts'

export type Resolved =
  | { kind: 'resolved'; steps: Step[] }
  /** Nobody can be asked: whom it lacks, by the step and (where it asks departments) the department; null = of no known one. */
  | { kind: 'no-approver'; step: string; department: string | null; circuit: string }

type Submitted = Pick<Post, 'proposer' | 'creator' | 'authors' | 'touches'>
type Touched = { name: string | null; origin: Person | null }

/** Who is asked, step by step. No author approves, and nobody who changed the circuit lately; no step is ever left out. */
export async function resolveCircuit(ports: ResolveNeeds, circuit: Circuit, post: Submitted, now: Instant): Promise<Resolved> {
  const version = currentCircuit(circuit)
  const out = new Set<PersonId>([
    ...post.authors.map(({ id }) => id),
    ...(post.proposer ? [post.proposer.id] : []),
    ...barredFrom(circuit, now).map(({ person }) => person),
  ])
  const eligible: Eligible = person => person.enabled && !person.guest && !out.has(person.id)
  const touched = await touchedBy(ports, post)
  const steps: Step[] = []
  for (const step of version.steps) {
    const asked = await resolveStep(ports, step, { touched, eligible, before: steps.flatMap(one => one.approvers) })
    if (asked.kind === 'no-approver') return { ...asked, step: step.name, circuit: version.name }
    steps.push(asked.step)
  }
  return { kind: 'resolved', steps }
}

/** The department of whoever proposed (else created) it, then those that it was said to touch. */
async function touchedBy(ports: ResolveNeeds, { proposer, creator, touches = [] }: Submitted): Promise<Touched[]> {
  const origin = await ports.directory.person((proposer ?? creator).id)
  const own = departmentOf(await ports.departments.all(), origin?.department ?? null)
  return [{ name: own, origin }, ...touches.filter(name => name !== own).map(name => ({ name, origin: null }))]
}

type Around = { touched: Touched[]; eligible: Eligible; before: Approver[] }
type Asked = { kind: 'asked'; step: Step } | { kind: 'no-approver'; department: string | null }

async function resolveStep(ports: ResolveNeeds, step: CircuitStep, around: Around): Promise<Asked> {
  const each = asksDepartments(step) ? around.touched : around.touched.slice(0, 1)
  const approvers = new Map<PersonId, Approver>()
  const panels: Panel[] = []
  for (const { name, origin } of each) {
    const people = await peopleOf(ports, step, { name, origin }, around)
    if (people.length === 0) return { kind: 'no-approver', department: asksDepartments(step) ? name : null }
    for (const one of people) if (!approvers.has(one.id)) approvers.set(one.id, one)
    panels.push({ department: asksDepartments(step) ? name : null, people: people.map(({ id }) => id), needs: needsOf(step.quorum, people.length) })
  }
  const { name, facets, days } = step
  return { kind: 'asked', step: { name, facets, approvers: [...approvers.values()], panels, visas: [], days, due: null, openedAt: null } }
}

async function peopleOf(ports: ResolveNeeds, step: CircuitStep, { name, origin }: Touched, { eligible, before }: Around): Promise<Approver[]> {
  const found: Approver[] = []
  for (const rule of step.approvers) {
    for (const one of await namedBy(ports, rule, { department: name, origin, eligible })) if (!found.some(({ id }) => id === one.id)) found.push(one)
  }
  const people = found.length > 0 ? found : (await fallbackOf(ports, step)).filter(eligible).map(asApprover('fallback'))
  return step.quorum === 'any' ? preferring(before, people) : people
}

/** Four eyes where there are four: whoever is asked before is asked again only when nobody else is there. */
function preferring(before: readonly Named[], people: Approver[]): Approver[] {
  const others = people.filter(({ id }) => !before.some(one => one.id === id))
  return others.length > 0 ? others : people
}

function asksDepartments({ approvers }: CircuitStep): boolean {
  return approvers.some(({ by }) => by === 'head' || by === 'deputy' || by === 'heads-head')
}

function needsOf(quorum: CircuitStep['quorum'], people: number): number {
  if (quorum === 'any') return 1
  return quorum === 'all' ? people : Math.min(quorum, people)
}

