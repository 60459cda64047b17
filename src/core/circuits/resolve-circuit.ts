import { departmentOf } from '../audiences/department-of.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Step } from '../validations/validation.ts'
import { barredFrom } from './barred.ts'
import { type Circuit, currentCircuit } from './circuit.ts'
import { judgeOf } from './lacking.ts'
import type { ResolveNeeds } from './named-by.ts'
import { resolveStep, type Touched, type Unanswered } from './resolve-step.ts'

export type Resolved =
  | { kind: 'resolved'; steps: Step[] }
  /** A step that nobody, or too few people, can be asked for: of which department, and whom it lacks. */
  | ({ kind: 'no-approver'; step: string; circuit: string } & Unanswered)

type Submitted = Pick<Post, 'proposer' | 'creator' | 'authors' | 'touches'>

/** Who is asked, step by step; no step is ever left out. */
export async function resolveCircuit(
  ports: ResolveNeeds,
  circuit: Circuit,
  post: Submitted,
  now: Instant,
): Promise<Resolved> {
  const version = currentCircuit(circuit)
  const judge = judgeOf(
    post,
    barredFrom(circuit, now).map(({ person }) => person),
  )
  const touched = await touchedBy(ports, post)
  const steps: Step[] = []
  for (const step of version.steps) {
    const asked = await resolveStep(ports, step, { touched, judge, before: steps.flatMap(one => one.approvers) })
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
