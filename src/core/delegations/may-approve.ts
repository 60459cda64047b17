import { type Actor, isComms } from '../actor.ts'
import { currentCircuit } from '../circuits/circuit.ts'
import { Misconfigured, Unavailable } from '../errors.ts'
import type { Ports } from '../ports.ts'

/**
 * Whether somebody is asked for visas, as far as it shows at little cost: for the buttons of the help. It decides
 * nothing.
 */
export async function mayApprove(
  ports: Pick<Ports, 'departments' | 'circuits' | 'validations' | 'delegations' | 'now'>,
  actor: Actor,
): Promise<boolean> {
  if (isComms(actor) || (await leads(ports, actor))) return true
  if ((await ports.validations.waitingFor(actor.id, 1)).length > 0) return true
  if ((await ports.delegations.concerning(actor.id, ports.now())).length > 0) return true
  const rules = (await ports.circuits.all()).flatMap(one =>
    currentCircuit(one).steps.flatMap(({ approvers }) => approvers),
  )
  return rules.some(rule => rule.by === 'person' && rule.person.id === actor.id)
}

/** Without the list of departments the help says less, and goes on. */
async function leads({ departments }: Pick<Ports, 'departments'>, { id }: Actor): Promise<boolean> {
  try {
    return (await departments.all()).some(({ head, deputy }) => head?.id === id || deputy?.id === id)
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return false
    throw error
  }
}
