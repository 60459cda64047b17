import { isOutside } from '../../core/domain/actor.ts'
import { findAgents } from '../../core/use-cases/people/find-agents.ts'
import type { Choice } from '../cards/choices.ts'
import type { Turn } from '../turn/turn.ts'

/** Agents, whoever has the name of another told apart by the department. */
export async function findPeople({ actor, ports, look }: Turn, text: string): Promise<Choice[]> {
  if (isOutside(actor)) return []
  const found = await findAgents(ports, text)
  return found.map(({ id, name, department }) => ({
    title: department === null ? name : look.words.text('tab.person', { name, department }),
    value: id,
  }))
}
