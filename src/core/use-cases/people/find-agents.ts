import type { Person } from '../../domain/actor.ts'
import { searchWords } from '../../domain/search-words.ts'
import type { Ports } from '../../ports.ts'
import { agentsAmong } from './unfit.ts'

/** As many as a list offers to choose from. */
const foundMost = 15
/** Among these whoever is no agent is left out: an elected member, an account that several share. */
const lookedAt = 45

/**
 * Agents, by words that begin a word of their name, by name. Of those whom Mary keeps: nobody before her first reading
 * of the directory. May throw `Unavailable`.
 */
export async function findAgents(ports: Pick<Ports, 'directory' | 'directoryTable'>, typed: string): Promise<Person[]> {
  const words = searchWords(typed)
  if (words.length === 0) return []
  return (await agentsAmong(ports, await ports.directoryTable.named(words, lookedAt))).slice(0, foundMost)
}
