/**
 * A validation copies the steps with the people they ask: a later change of the circuit, of a group or of the list of
 * departments does not affect it. A quorum is never made smaller by absences: the fallback group takes those places, or
 * nothing is submitted.
 */

import type { Person, PersonId } from '../../domain/actor.ts'
import { departmentOf } from '../../domain/audiences/department-of.ts'
import type { Post, PostContent } from '../../domain/posts/post.ts'
import { withPresentNames } from '../../domain/sectors/present-names.ts'
import { openSectors, type Sector, sectorsOf } from '../../domain/sectors/sector.ts'
import { choosesByDepartment, chooseCircuit } from '../../domain/circuits/choose-circuit.ts'
import { withShipped } from '../../domain/circuits/shipped-circuits.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { areEnough } from '../../domain/validations/different-people.ts'
import type { Step } from '../../domain/validations/validation.ts'
import {
  barredFrom,
  type Circuit,
  type CircuitStep,
  type CircuitVersion,
  currentCircuit,
} from '../../domain/circuits/circuit.ts'
import { judgeOf, type ResolveNeeds } from './named-by.ts'
import { type Asked, resolveStep, type Touched, type Unanswered } from './resolve-step.ts'

export type Resolved =
  | { kind: 'resolved'; steps: Step[] }
  /** A step for which nobody, or too few people, can be asked: for which department, and whom it lacks. */
  | ({ kind: 'no-approver'; step: string; circuit: string } & Unanswered)

/** `content` absent: it is in no section. */
type Submitted = Pick<Post, 'proposer' | 'creator' | 'authors' | 'touches'> & {
  content?: Pick<PostContent, 'section'>
}

/** The people who are asked, step by step; no step is ever left out. */
export async function resolveCircuit(
  ports: ResolveNeeds,
  circuit: Circuit,
  post: Submitted,
  now: Instant,
): Promise<Resolved> {
  const version = currentCircuit(circuit)
  const reading = readOnce(ports)
  const barred = barredFrom(circuit, now).map(({ person }) => person)
  const sectors = version.steps.some(asksReferent) ? openSectors(await ports.sectors.all()) : []
  const around = await touchedBy(reading, post, sectors)
  const ask = (step: CircuitStep, elsewhere?: ReadonlySet<PersonId>) =>
    resolveStep(reading, step, { ...around, judge: judgeOf(reading, post, barred, elsewhere) })
  const alone: Step[] = []
  for (const step of version.steps) {
    const asked = await ask(step)
    if (asked.kind === 'no-approver') return { ...asked, step: step.name, circuit: version.name }
    alone.push(asked.step)
  }
  return apart(version, alone, ask)
}

type Ask = (step: CircuitStep, elsewhere?: ReadonlySet<PersonId>) => Promise<Asked>

/**
 * Two visas of one circuit come from two people. The step with the fewest to choose from chooses first; the others do
 * without those people, as they do without an author. Where there are enough of them for both steps, both ask them: a
 * person who gives a visa in one is no longer asked in the other.
 */
async function apart({ steps, name: circuit }: CircuitVersion, alone: Step[], ask: Ask): Promise<Resolved> {
  const chosen = new Map<number, Step>()
  const order = [...alone.keys()].toSorted((a, b) => toSpare(alone[a]!) - toSpare(alone[b]!))
  for (const index of order) {
    const present = [...chosen.values()]
    const elsewhere = new Set(present.flatMap(({ approvers }) => approvers.map(({ id }) => id)))
    const wished = alone[index]!
    const others = await ask(steps[index]!, elsewhere)
    const both = areEnough(alone.flatMap((_, at) => (at === index ? [wished] : (chosen.get(at) ?? []))))
    if (others.kind === 'asked' && !(both && fallsBack(others.step, wished))) chosen.set(index, others.step)
    else if (both) chosen.set(index, wished)
    else if (others.kind === 'no-approver') return { ...others, step: steps[index]!.name, circuit }
  }
  return { kind: 'resolved', steps: steps.map((_, index) => chosen.get(index)!) }
}

/** How many more people a step has than it needs. */
function toSpare({ panels }: Step): number {
  return Math.min(...panels.map(({ people, needs }) => people.length - needs))
}

/** Whether a person of the fallback group would be asked who was not asked before. */
function fallsBack({ approvers }: Step, wished: Step): boolean {
  return approvers.some(({ id, as }) => as === 'fallback' && wished.approvers.every(one => one.id !== id))
}

function asksReferent({ approvers }: CircuitStep): boolean {
  return approvers.some(({ by }) => by === 'referent')
}

/** The department of the proposer (else of the creator), then those that it was said to touch, with their sectors. */
async function touchedBy(
  ports: ResolveNeeds,
  post: Submitted,
  kept: Sector[],
): Promise<{ touched: Touched[]; sectors: Sector[] }> {
  const { own, origin, touches } = await departmentsOf(ports, post)
  const departments = await ports.departments.all()
  const sectors = kept.map(one => withPresentNames(one, departments))
  const section = post.content?.section ?? null
  const [ofSection = null] = sectorsOf(sectors, { departments: [], section })
  const sectorFor = (name: string | null) => sectorsOf(sectors, { departments: [name], section: null })[0] ?? ofSection
  return {
    touched: [
      { name: own, origin, sector: sectorFor(own) },
      ...touches.map(name => ({ name, origin: null, sector: sectorFor(name) })),
    ],
    sectors: sectorsOf(sectors, { departments: [own, ...touches], section }),
  }
}

/** `own`: the department of the proposer, else of the creator; `touches`: the others. */
async function departmentsOf(
  ports: Pick<ResolveNeeds, 'directory' | 'departments'>,
  { proposer, creator, touches = [] }: Pick<Submitted, 'proposer' | 'creator' | 'touches'>,
): Promise<{ own: string | null; origin: Person | null; touches: string[] }> {
  const origin = await ports.directory.person((proposer ?? creator).id)
  const own = departmentOf(await ports.departments.all(), origin?.department ?? null)
  return { own, origin, touches: touches.filter(name => name !== own) }
}

/** The circuit of a post; the directory is asked only where the choice depends on departments. */
export async function circuitFor(
  ports: Pick<Ports, 'circuits' | 'directory' | 'departments'>,
  post: Pick<Post, 'content' | 'audience' | 'proposer' | 'creator' | 'touches'>,
): Promise<Circuit | null> {
  const circuits = withShipped(await ports.circuits.all())
  if (!choosesByDepartment(circuits)) return chooseCircuit(circuits, post)
  const { own, touches } = await departmentsOf(ports, post)
  return chooseCircuit(circuits, post, own === null ? touches : [own, ...touches])
}

/** One resolution asks Entra for each person and each group once, however many rules and steps name them. */
function readOnce({ directory, departments, sectors }: ResolveNeeds): ResolveNeeds {
  const members = once(async (id: string) => {
    const people: Person[] = []
    for await (const page of directory.members(id)) people.push(...page)
    return people
  })
  return {
    directory: {
      ...directory,
      person: once(directory.person),
      manager: once(directory.manager),
      roles: once(directory.roles),
      members: async function* (id) {
        yield await members(id)
      },
    },
    departments,
    sectors,
  }
}

function once<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return id => {
    const found = known.get(id) ?? read(id)
    known.set(id, found)
    return found
  }
}
