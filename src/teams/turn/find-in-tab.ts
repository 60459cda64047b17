import type { Choice } from '../cards/choices.ts'
import { tabIncoming, type TabPerson } from './tab-incoming.ts'
import { people, type Searches } from './search.ts'
import { createTurn, type TurnMaker, withRoles } from './turn.ts'

/** No name is that long. */
const typedMost = 100
/** Teams searches the directory by itself, under this name; a suffix tells the scope. */
const ofTeams = 'graph.microsoft.com/users'

type Options = TurnMaker & { bot: { searches: Pick<Searches, 'choices'> } }
/** The text in a field that searches; untrusted. */
export type TabSearch = { dataset: unknown; text: unknown }

/**
 * The searches of cards, for a page. Null: no search of Mary's. Throws while the searched data cannot be read, since an
 * empty result would be wrong.
 */
export async function findInTab(
  maker: Options,
  who: TabPerson,
  { dataset, text }: TabSearch,
): Promise<{ choices: Choice[] } | null> {
  if (typeof dataset !== 'string' || typeof text !== 'string' || text.length > typedMost) return null
  const name = dataset.split('?')[0] === ofTeams ? people : dataset
  const { choices } = maker.bot.searches
  if (!Object.hasOwn(choices, name)) return null
  const turn = await withRoles(createTurn(maker, tabIncoming(who, null, {}), 'fetch')!)
  return { choices: (await choices[name]!(turn, text)).map(({ title, value }) => ({ title, value })) }
}
