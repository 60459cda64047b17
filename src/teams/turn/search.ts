import type { Logger } from '../../log.ts'
import type { Card } from '../cards/card-templates.ts'
import type { Choice } from '../cards/choices.ts'
import { type Incoming, isRecord } from './incoming.ts'
import { type Turn, withRoles } from './turn.ts'
import type { Turnstile } from './turnstile.ts'
import { answerWithinMs, within } from '../../timing/within.ts'

/** A card to be put into a message, and the two lines by which it is chosen. */
export type FoundCard = { card: Card; title: string; line: string }
/** Why no cards are found, in their place. */
export type NoCards = { none: string }

/**
 * The searches. `choices`: by the dataset that a card's search names; `cards`: by the command of the app's manifest. A
 * search only reads, and finds only what the person may see.
 */
export type Searches = {
  choices: Record<string, (turn: Turn, text: string) => Promise<Choice[]>>
  cards: Record<string, (turn: Turn, text: string, page: Page) => Promise<FoundCard[] | NoCards>>
}

/** Which page of the results: scrolling on asks for the next one. */
type Page = { skip: number; count: number }
export type Search = { of: keyof Searches; name: string; text: string; page: Page }

/** The dataset of people: in a chat Teams searches people itself; on a page Mary does. */
export const people = 'people'

/** Teams asks for this many at once, and shows no more. */
const cardsMost = 25
const firstPage: Page = { skip: 0, count: cardsMost }

/**
 * The request of Teams while a person types: into a search of a card
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search), or beside the
 * message that they write
 * (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search).
 */
export function readSearch({ type, name, value }: Incoming): Search | null {
  if (type !== 'invoke' || !isRecord(value)) return null
  if (name === 'composeExtension/query') return readQuery(value)
  const { dataset, queryText } = value
  if (name !== 'application/search' || typeof dataset !== 'string' || typeof queryText !== 'string') return null
  return { of: 'choices', name: dataset, text: queryText, page: firstPage }
}

/** Teams asks first before anything is typed: then the parameter is `initialRun`. */
function readQuery({ commandId, parameters, queryOptions }: Record<string, unknown>): Search | null {
  if (typeof commandId !== 'string') return null
  const given: unknown[] = Array.isArray(parameters) ? parameters : []
  const [typed] = given.flatMap(one => (isRecord(one) && one['name'] === 'query' ? [one['value']] : []))
  const text = typeof typed === 'string' ? typed : ''
  return { of: 'cards', name: commandId, text, page: readPage(isRecord(queryOptions) ? queryOptions : {}) }
}

/** An invalid page number is read as the first page. */
function readPage({ skip, count }: Record<string, unknown>): Page {
  const whole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value)
  return {
    skip: whole(skip) && skip > 0 ? skip : 0,
    count: whole(count) && count > 0 ? Math.min(count, cardsMost) : cardsMost,
  }
}

type FindOptions = { searches: Searches; turnstile: Turnstile; log: Pick<Logger, 'warn'> }

/**
 * The body of the answer. The person is still typing: a search that fails, or takes too long, answers no results. Null:
 * no search of Mary's.
 */
export async function findFor({ searches, turnstile, log }: FindOptions, turn: Turn, search: Search): Promise<unknown> {
  const body = bodyOf(searches, search)
  if (!body) return null
  const looking = turnstile.run(turn.actor.id, async () => body(await withRoles(turn)))
  const looked = looking.catch((error: unknown) => {
    log.warn({ err: error }, 'a search failed')
    return nothingFound(search)
  })
  const found = await within(looked, answerWithinMs)
  return found === 'slow' ? nothingFound(search) : found
}

function bodyOf(
  { choices, cards }: Searches,
  { of, name, text, page }: Search,
): ((turn: Turn) => Promise<unknown>) | null {
  if (!Object.hasOwn(of === 'choices' ? choices : cards, name)) return null
  if (of === 'choices') return async turn => choicesBody(await choices[name]!(turn, text))
  return async turn => cardsBody(await cards[name]!(turn, text, page))
}

export function nothingFound({ of }: Search): unknown {
  return of === 'choices' ? choicesBody([]) : cardsBody([])
}

function choicesBody(found: readonly Choice[]): unknown {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: found.map(({ title, value }) => ({ title, value })) },
  }
}

function cardsBody(found: readonly FoundCard[] | NoCards): unknown {
  if ('none' in found) return { composeExtension: { type: 'message', text: found.none } }
  const attachments = found.map(({ card, title, line }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card,
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: unmarked(title), text: unmarked(line) },
    },
  }))
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } }
}

/** A thumbnail's text is read as markup: the signs of markup are replaced by look-alikes. */
function unmarked(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆')
}
