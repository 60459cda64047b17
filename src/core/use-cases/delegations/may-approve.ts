import type { Department } from '../../domain/people/department.ts'
import { type Actor, isComms, type PersonId } from '../../domain/actor.ts'
import { currentCircuit } from '../../domain/circuits/circuit.ts'
import { withShipped } from '../../domain/circuits/shipped-circuits.ts'
import { Misconfigured, unless, unlessAway } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'departments' | 'circuits' | 'validations'>

/** Whether a person is asked for visas, found out cheaply, for the buttons of the help. It decides nothing. */
export async function mayApprove(ports: Needs & Pick<Ports, 'delegations' | 'now'>, actor: Actor): Promise<boolean> {
  if (isComms(actor) || (await isNamed(ports, actor.id))) return true
  if ((await ports.validations.waitingFor(actor.id, 1)).length > 0) return true
  if ((await ports.delegations.concerning(actor.id, ports.now())).length > 0) return true
  // Without the list of departments the help shows less, and works.
  return leads(await unlessAway(() => ports.departments.all(), []), actor.id)
}

/**
 * Whether a visa is ever asked of this person in their own name: of the communication team; of heads, deputies and the
 * heads of heads; of people and groups that a circuit in use names; of people on call or in the fallback group; and of
 * everybody who is asked at this moment. They alone have a place to lend.
 */
export async function isApprover(ports: Needs & Pick<Ports, 'directory'>, id: PersonId): Promise<boolean> {
  const { directory, validations } = ports
  const roles = await directory.roles(id)
  if (roles.includes('comms') || roles.includes('admin')) return true
  if ((await isNamed(ports, id)) || (await validations.asking(id, '', 1)).length > 0) return true
  const groups = [await directory.onCall(), await directory.fallback()]
  if (groups.flat().some(person => person.id === id)) return true
  // An authority without that list has heads by Entra alone.
  const departments = await unless(Misconfigured, () => ports.departments.all(), [])
  return leads(departments, id) || (await isAboveHead(ports, departments, id)) || isInGroup(ports, id)
}

async function stepsInUse({ circuits }: Pick<Ports, 'circuits'>) {
  const versions = withShipped(await circuits.all()).map(currentCircuit)
  return versions.filter(({ active }) => active).flatMap(({ steps }) => steps)
}

async function isNamed(ports: Pick<Ports, 'circuits'>, id: PersonId): Promise<boolean> {
  const rules = (await stepsInUse(ports)).flatMap(({ approvers }) => approvers)
  return rules.some(rule => rule.by === 'person' && rule.person.id === id)
}

function leads(departments: Department[], id: PersonId): boolean {
  return departments.some(({ head, deputy }) => head?.id === id || deputy?.id === id)
}

async function isAboveHead(
  { directory }: Pick<Ports, 'directory'>,
  departments: Department[],
  id: PersonId,
): Promise<boolean> {
  const heads = new Set(departments.flatMap(({ head }) => head?.id ?? []))
  const managers = await Promise.all([...heads].map(head => directory.manager(head)))
  return managers.some(manager => manager?.id === id)
}

async function isInGroup(ports: Pick<Ports, 'circuits' | 'directory'>, id: PersonId): Promise<boolean> {
  const groups = (await stepsInUse(ports)).flatMap(({ approvers, fallback }) => [
    ...approvers.flatMap(rule => (rule.by === 'group' ? (rule.group?.id ?? []) : [])),
    ...(fallback === null ? [] : [fallback.id]),
  ])
  for (const group of new Set(groups))
    for await (const page of ports.directory.members(group)) if (page.some(person => person.id === id)) return true
  return false
}
