import type { Choice } from '../draw/view/choices.ts'
import { type Incoming, isRecord } from './incoming.ts'
import type { Turn } from './turn.ts'

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

export function searchBody(found: readonly Choice[]): unknown {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: found.map(({ title, value }) => ({ title, value })) },
  }
}
