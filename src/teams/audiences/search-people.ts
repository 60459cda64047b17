import { isOutside, type Person } from '../../core/domain/actor.ts'
import type { Choice } from '../cards/choices.ts'
import type { Turn } from '../turn/turn.ts'
import { searchWords } from '../../core/domain/search-words.ts'
import type { Ports } from '../../core/ports.ts'
import { agentsAmong } from '../../core/use-cases/people/unfit.ts'

/** As many as a list offers to choose from. */
const foundMost = 15
/** So many are looked at, since people who are no agents are left out: elected members, shared accounts. */
const lookedAt = 45

/** Agents; people of one name are told apart by their department. */
export async function findPeople({ actor, ports, look }: Turn, text: string): Promise<Choice[]> {
  if (isOutside(actor)) return []
  const found = await findAgents(ports, text)
  return found.map(({ id, name, department }) => ({
    title: department === null ? name : look.words.text('tab.person', { name, department }),
    value: id,
  }))
}

/**
 * Agents, by words that begin a word of their name, sorted by name. Only people whom Mary keeps: nobody before her
 * first reading of the directory. May throw `Unavailable`.
 */
async function findAgents(ports: Pick<Ports, 'directory' | 'directoryTable'>, typed: string): Promise<Person[]> {
  const words = searchWords(typed)
  if (words.length === 0) return []
  return (await agentsAmong(ports, await ports.directoryTable.named(words, lookedAt))).slice(0, foundMost)
}
