import type { Change } from '../../change.ts'
import { type Actor, isAdmin, isDpo, named } from '../../domain/actor.ts'
import {
  type Circuit,
  type CircuitFault,
  circuitFaults,
  type CircuitVersion,
  currentCircuit,
  isOpenToAll,
} from '../../domain/circuits/circuit.ts'
import { readScope, type ScopeErrors, type ScopeFields } from '../../domain/circuits/read-circuit-scope.ts'
import { withShipped } from '../../domain/circuits/shipped-circuits.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { choicesIn } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { allSections } from '../sections/all-sections.ts'
import { notAdmin, road } from '../road.ts'

export type Wording = Pick<CircuitVersion, 'name' | 'scope' | 'steps' | 'active'>
/** `seen`: the number of the version on which the button was pressed. */
export type CircuitInput = { circuitId: string; seen: number }
export type CircuitResult =
  | { kind: 'circuit-changed' | 'circuit-unchanged'; circuit: Circuit }
  | { kind: 'not-admin' | 'not-found' }
  /** Another person changed it since: nothing was written. */
  | { kind: 'changed'; circuit: Circuit }
  /** The circuit is, or would be, in use, and has faults. */
  | { kind: 'not-ready'; circuit: Circuit; faults: CircuitFault[] }
  /** Posts for which no other circuit is meant would have none. */
  | { kind: 'last-open'; circuit: Circuit }
  | Busy
export type CircuitNeeds = Pick<Ports, 'history' | 'circuits' | 'commit' | 'now'>

const circuitRoad = road({
  read: async ({ circuits }: Pick<Ports, 'circuits'>, _key: { what: string }) => withShipped(await circuits.all()),
  refuses: notAdmin,
  attempt: (_, { what }) => ({ what, subject: 'circuits' }),
})

/** Every change adds a version, and replaces none. */
export function changeCircuit<Refused extends { kind: string } = never>(
  ports: CircuitNeeds,
  actor: Actor,
  { circuitId, seen }: CircuitInput,
  change: (
    version: CircuitVersion,
    circuit: Circuit,
  ) => Promise<Partial<Wording> | Refused> | Partial<Wording> | Refused,
): Promise<CircuitResult | Refused> {
  return circuitRoad<CircuitResult | Refused>(ports, actor, { what: 'circuit.change' }, async all => {
    const circuit = all.find(({ id }) => id === circuitId)
    if (!circuit) return { kind: 'not-found' }
    const before = currentCircuit(circuit)
    if (before.number !== seen) return { kind: 'changed', circuit }
    const changed = await change(before, circuit)
    if ('kind' in changed) return changed
    const wording = { ...wordingOf(before), ...changed }
    if (canonicalKey(wording) === canonicalKey(wordingOf(before))) return { kind: 'circuit-unchanged', circuit }
    const faults = wording.active ? circuitFaults(wording) : []
    if (faults.length > 0) return { kind: 'not-ready', circuit, faults }
    const closes = takesAll(before) && !takesAll(wording)
    const other = closes ? all.find(one => one !== circuit && takesAll(currentCircuit(one))) : undefined
    if (closes && !other) return { kind: 'last-open', circuit }
    const next = withVersion(circuit, wording, actor, ports.now())
    const changes = [...saved(next, actor), ...(other ? [leaned(other)] : [])]
    return { changes, answer: { kind: 'circuit-changed', circuit: next } }
  })
}

function takesAll({ active, scope }: Pick<CircuitVersion, 'active' | 'scope'>): boolean {
  return active && isOpenToAll(scope)
}

/**
 * Saves the other circuit unchanged: if it is set aside at the same moment, one of the two commits is stale and decides
 * again.
 */
function leaned(other: Circuit): Change {
  return { save: 'circuit', row: { ...other, version: other.version + 1 }, ifVersion: other.version }
}

function wordingOf({ name, scope, steps, active }: CircuitVersion): Wording {
  return { name, scope, steps, active }
}

function withVersion({ id, version, versions }: Circuit, wording: Wording, actor: Actor, at: Instant): Circuit {
  return {
    id,
    version: version + 1,
    versions: [...versions, { number: versions.length + 1, ...wording, by: named(actor), at }],
  }
}

/** A shipped circuit becomes a row. The person who changed it is the entry's actor, not a detail. */
export function saved(circuit: Circuit, actor: Actor): Change[] {
  const { by: _by, ...version } = currentCircuit(circuit)
  const details = { number: version.number, version: JSON.stringify(version) }
  return [
    { save: 'circuit', row: circuit, ifVersion: circuit.version - 1 },
    { journal: { verb: 'circuit.changed', actor, subject: circuit.id, seal: null, details } },
  ]
}

/** Circuits are kept for good, and one card shows them all: for a new one, a circuit that is set aside can be taken. */
export const circuitsMax = 20

export type CreateCircuitResult =
  | { kind: 'circuit-changed'; circuit: Circuit }
  | { kind: 'invalid'; errors: ScopeErrors }
  | { kind: 'not-admin' | 'too-many-circuits' | 'busy' }

/** A circuit without a step, which is not in use yet. */
export function createCircuit(
  ports: CircuitNeeds & ScopeNeeds & Pick<Ports, 'newId'>,
  actor: Actor,
  fields: ScopeFields,
): Promise<CreateCircuitResult> {
  const id = ports.newId()
  return circuitRoad<CreateCircuitResult>(ports, actor, { what: 'circuit.create' }, async all => {
    const before = all.find(one => one.id === id)
    if (before) return { kind: 'circuit-changed', circuit: before }
    const { name, scope, errors } = readScope(fields, await allSections(ports), await departmentsFor(ports, fields))
    if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
    if (all.length >= circuitsMax) return { kind: 'too-many-circuits' }
    const version = { number: 1, name, scope, steps: [], active: false, by: named(actor), at: ports.now() }
    const circuit: Circuit = { id, version: 1, versions: [version] }
    return { changes: saved(circuit, actor), answer: { kind: 'circuit-changed', circuit } }
  })
}

/** Posts are given to it from now on, or no longer; those under way stay where they are. */
export function activateCircuit(
  ports: CircuitNeeds,
  actor: Actor,
  { active, ...input }: CircuitInput & { active: boolean },
): Promise<CircuitResult> {
  return changeCircuit<never>(ports, actor, input, () => ({ active }))
}

type ScopeNeeds = Pick<Ports, 'departments' | 'sections'>

/** The list is read only where some are chosen. */
async function departmentsFor({ departments }: Pick<Ports, 'departments'>, fields: ScopeFields): Promise<string[]> {
  return choicesIn(fields.departments).length === 0 ? [] : (await departments.all()).map(({ name }) => name)
}

type Invalid = { kind: 'invalid'; circuit: Circuit; errors: ScopeErrors }

/** Saves its name, and which posts it is for. */
export function saveScope(
  ports: CircuitNeeds & ScopeNeeds,
  actor: Actor,
  input: CircuitInput & { fields: ScopeFields },
): Promise<CircuitResult | Invalid> {
  return changeCircuit<Invalid>(ports, actor, input, async (_version, circuit) => {
    const { fields } = input
    const { name, scope, errors } = readScope(fields, await allSections(ports), await departmentsFor(ports, fields))
    return Object.keys(errors).length > 0 ? { kind: 'invalid', circuit, errors } : { name, scope }
  })
}

export type ListCircuitsResult = { kind: 'listed'; circuits: Circuit[] } | { kind: 'not-admin' }

/** `circuits`: all of them, shipped ones first. */
export async function listCircuits(ports: Pick<Ports, 'circuits'>, actor: Actor): Promise<ListCircuitsResult> {
  return isAdmin(actor) || isDpo(actor)
    ? { kind: 'listed', circuits: withShipped(await ports.circuits.all()) }
    : { kind: 'not-admin' }
}
