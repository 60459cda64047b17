import type { Person } from '../town/town.ts'
import { activityFrom } from './activity.ts'
import { placeFor, type Acting } from './acting.ts'

export type Search = { dataset: string; text: string }
type Found = { title: string; value: string }

/** A drop-down of Teams shows no more. */
const shownMost = 15

/** While a person types into a search of a card, Teams asks the bot (`application/search`). */
export async function search(acting: Acting, person: Person, asked: Partial<Search>): Promise<{ results: Found[] }> {
  const { dataset = '', text: queryText = '' } = asked
  const value = { kind: 'search', queryText, queryOptions: { skip: 0, top: shownMost }, dataset }
  const place = placeFor(acting.world, person, { in: 'chat' })
  const invoke = { type: 'invoke', name: 'application/search', value }
  const { status, body } = await acting.bot.deliver(activityFrom(acting.world, person, place, invoke))
  const { value: found } = (body ?? {}) as { value?: { results?: Found[] } }
  return { results: status === 200 ? (found?.results ?? []).slice(0, shownMost) : [] }
}
