import type { Person } from '../town/town.ts'
import { changed } from '../teams/posting.ts'
import type { Stored } from '../world/chats.ts'
import type { World } from '../world/world.ts'
import type { BotAnswer } from '../world/bot.ts'
import type { Seen } from './seen.ts'

/** What Teams shows when the bot fails or is too slow, although the work may have been done. */
export const failureWords = 'Un problème s’est produit. Veuillez réessayer.'

/** Shows a person what the bot answered to their press: a card in place of the old one, words, or an error. */
export function keepAnswer(world: World, person: Person, seen: Seen, answer: BotAnswer): void {
  // The bot may have updated or deleted the card while it answered.
  const stored = world.chats.get(seen.place.conversationId, seen.stored.id)
  if (stored === undefined || stored.deleted) return
  world.chats.save(shown(world, person, stored, answer))
  changed(world, seen.place)
}

function shown(world: World, person: Person, stored: Stored, answer: BotAnswer): Stored {
  const { status, body } = answer
  const { statusCode, type, value } = (body ?? {}) as { statusCode?: number; type?: string; value?: unknown }
  if (status === 200 && type === 'application/vnd.microsoft.card.adaptive') {
    const card = world.chats.keep([{ contentType: type, content: value }])
    return { ...stored, mine: { ...stored.mine, [person.id]: card }, notes: without(stored.notes, person.id) }
  }
  if (status === 200 && type === 'application/vnd.microsoft.activity.message') {
    return noted(stored, person, wordsOf(value))
  }
  if (status === 200 && type === 'application/vnd.microsoft.error') {
    return noted(stored, person, wordsOf((value as { message?: unknown } | undefined)?.message))
  }
  const fine = status === 200 && (statusCode ?? 200) < 400
  return fine ? { ...stored, notes: without(stored.notes, person.id) } : noted(stored, person, failureWords)
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : failureWords
}

function noted(stored: Stored, person: Person, words: string): Stored {
  return { ...stored, notes: { ...stored.notes, [person.id]: words } }
}

function without(notes: Record<string, string> | undefined, personId: string): Record<string, string> {
  return Object.fromEntries(Object.entries(notes ?? {}).filter(([id]) => id !== personId))
}
