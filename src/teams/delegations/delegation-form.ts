import type { Department } from '../../core/domain/people/department.ts'
import { isComms } from '../../core/domain/actor.ts'
import { currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { withShipped } from '../../core/domain/circuits/shipped-circuits.ts'
import { listDelegations } from '../../core/use-cases/delegations/end-delegation.ts'
import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'
import { drawDelegationForm, type DelegationFormData } from './draw-delegation-form.ts'
import { drawDelegations } from './draw-delegations.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'

export async function delegationForm(
  turn: Turn,
  filled: Pick<DelegationFormData, 'values' | 'errors'> = {},
): Promise<Card> {
  const circuits = withShipped(await turn.ports.circuits.all()).map(one => ({ id: one.id, ...currentCircuit(one) }))
  return drawDelegationForm(
    {
      comms: isComms(turn.actor),
      circuits: circuits.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
      departments: await departmentsOf(turn),
      ...filled,
    },
    turn.look,
  )
}

/** Delegations given and received, in their present state. */
export async function showDelegations(turn: Turn): Promise<Answer> {
  const { ports, actor, look } = turn
  const delegations = await listDelegations(ports, actor)
  const unseen = !ports.directory.seesAbsences
  return { kind: 'card', card: drawDelegations({ delegations, reader: actor, now: ports.now(), unseen }, look) }
}

/** Everything can be lent without that list. */
async function departmentsOf({ ports }: Turn): Promise<Department[]> {
  try {
    return await ports.departments.all()
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return []
    throw error
  }
}
