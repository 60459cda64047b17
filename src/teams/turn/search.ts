import type { Logger } from '../../log.ts'
import type { Choice } from '../cards/choices.ts'
import { type Incoming, isRecord } from './incoming.ts'
import { type Turn, withRoles } from './turn.ts'
import type { Turnstile } from './turnstile.ts'
import { answerWithinMs, within } from '../../within.ts'

/** What is found, by the name of the dataset that a card’s search names. It only looks, and finds for whom it may. */
export type Searches = Record<string, (turn: Turn, text: string) => Promise<Choice[]>>

export type Search = { dataset: string; text: string }

/**
 * What Teams asks while somebody types into a search of a card:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search
 */
export function readSearch({ type, name, value }: Incoming): Search | null {
  if (type !== 'invoke' || name !== 'application/search' || !isRecord(value)) return null
  const { dataset, queryText } = value
  return typeof dataset === 'string' && typeof queryText === 'string' ? { dataset, text: queryText } : null
}

type FindOptions = { searches: Searches; turnstile: Turnstile; log: Pick<Logger, 'warn'> }

/**
 * Somebody is typing: what cannot be found now, or not soon, is an empty list, and they type on. Null: no search of
 * Mary's.
 */
export async function findFor(
  { searches, turnstile, log }: FindOptions,
  turn: Turn,
  { dataset, text }: Search,
): Promise<Choice[] | null> {
  const find = Object.hasOwn(searches, dataset) ? searches[dataset] : undefined
  if (!find) return null
  const looking = turnstile.run(turn.actor.id, async () => find(await withRoles(turn), text))
  const looked = looking.catch((error: unknown): Choice[] => {
    log.warn({ err: error }, 'a search failed')
    return []
  })
  const found = await within(looked, answerWithinMs)
  return found === 'slow' ? [] : found
}

export function searchBody(found: readonly Choice[]): unknown {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: found.map(({ title, value }) => ({ title, value })) },
  }
}
