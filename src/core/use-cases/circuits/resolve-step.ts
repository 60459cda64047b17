import type { Person } from '../../domain/actor.ts'
import type { Approver, Panel, Step } from '../../domain/validations/validation.ts'
import type { Sector } from '../../domain/sectors/sector.ts'
import type { CircuitStep } from '../../domain/circuits/circuit.ts'
import { fallbackOf, type Judge, type Lacking, namedBy, type ResolveNeeds, type Sought } from './named-by.ts'

/**
 * A department that the post touches, and the sector that looks after it; null: the department of `origin` is unknown.
 */
export type Touched = { name: string | null; origin: Person | null; sector: Sector | null }
/** `sectors`: all sectors that the post touches. */
export type Around = { touched: Touched[]; sectors: Sector[]; judge: Judge }

/** `short`: how many visas it needs, and how few people there are. */
export type Unanswered = {
  department: string | null
  lacking: Lacking[]
  short: { needs: number; found: number } | null
}
export type Asked = { kind: 'asked'; step: Step } | ({ kind: 'no-approver' } & Unanswered)
type Seats = { people: Approver[]; needs: number }

/**
 * Each department that the post touches is asked in a panel of its own, all in parallel; where a step asks sectors and
 * no department, each of those. A step that asks neither has one panel.
 */
export async function resolveStep(ports: ResolveNeeds, step: CircuitStep, around: Around): Promise<Asked> {
  const approvers = new Map<string, Approver>()
  const panels: Panel[] = []
  for (const { whose, ...touched } of unitsOf(step, around)) {
    const seats = await seatsOf(ports, step, touched, around.judge)
    if ('lacking' in seats)
      return { kind: 'no-approver', department: whose.department ?? whose.sector ?? null, ...seats }
    for (const { people, needs } of seats) {
      for (const one of people) if (!approvers.has(one.id)) approvers.set(one.id, one)
      panels.push({ ...whose, people: people.map(({ id }) => id), needs })
    }
  }
  const { name, facets, days, fallback } = step
  const asked = { name, facets, approvers: [...approvers.values()], panels, days, fallback }
  return { kind: 'asked', step: { ...asked, visas: [], due: null, openedAt: null } }
}

/** The parts (departments or sectors) of which a step asks each by itself; `whose`: its name in the panel. */
function unitsOf(
  { approvers }: CircuitStep,
  { touched, sectors }: Around,
): (Touched & { whose: Pick<Panel, 'department' | 'sector'> })[] {
  const asks = (...of: string[]): boolean => approvers.some(({ by }) => of.includes(by))
  if (asks('head', 'deputy', 'heads-head')) return touched.map(one => ({ ...one, whose: { department: one.name } }))
  const first = touched.slice(0, 1)
  if (!asks('referent') || sectors.length < 2)
    return first.map(one => ({ ...one, sector: sectors[0] ?? null, whose: { department: null } }))
  return sectors.flatMap(sector =>
    first.map(one => ({ ...one, sector, whose: { department: null, sector: sector.name } })),
  )
}

/** How many of the fallback group are asked depends on the quorum: never fewer people than the circuit says. */
async function seatsOf(
  ports: ResolveNeeds,
  step: CircuitStep,
  { name, origin, sector }: Touched,
  judge: Judge,
): Promise<Seats[] | Omit<Unanswered, 'department'>> {
  const sought: Sought[] = []
  for (const rule of step.approvers)
    sought.push(await namedBy(ports, rule, { department: name, origin, sector, judge }))
  const found = each(sought.flatMap(({ approvers }) => approvers))
  const vain = sought.filter(({ approvers }) => approvers.length === 0)
  const { quorum } = step
  if (quorum === 'any' && found.length > 0) return [{ people: found, needs: 1 }]
  if (quorum === 'all' && vain.length === 0) return [{ people: found, needs: found.length }]
  if (typeof quorum === 'number' && found.length >= quorum) return [{ people: found, needs: quorum }]
  const asked = new Set(found.map(({ id }) => id))
  const beside: Judge = async person => (await judge(person)) ?? (asked.has(person.id) ? 'elsewhere' : null)
  const fallback = await fallbackOf(ports, step, beside)
  const others = fallback.approvers
  const all = [...found, ...others]
  const needs = quorum === 'any' ? 1 : quorum === 'all' ? found.length + vain.length : quorum
  if (all.length < needs) {
    const short = typeof quorum === 'number' || others.length > 0 ? { needs, found: all.length } : null
    return { lacking: [...vain, fallback].flatMap(one => one.lacking), short }
  }
  if (quorum !== 'all') return [{ people: all, needs }]
  // A rule that found nobody is a panel of the fallback group alone: it takes nobody else's place.
  return [...(found.length > 0 ? [{ people: found, needs: found.length }] : []), { people: others, needs: vain.length }]
}

function each(approvers: Approver[]): Approver[] {
  return approvers.filter(({ id }, index) => approvers.findIndex(one => one.id === id) === index)
}
