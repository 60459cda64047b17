import { createRequire } from 'node:module'
import type { Locale } from '../../src/core/domain/actor.ts'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { type Card, cardNames, type Look } from '../../src/teams/cards/card-templates.ts'
import { createRenderPost } from '../../src/teams/render-post.ts'
import { loadWords } from '../../src/words.ts'

export const words = loadWords(undefined, 'Europe/Paris')
export const renderPost = createRenderPost(words, 'Europe/Paris')

export function look(locale: Locale): Look {
  return { words: words[locale], locale, timeZone: 'Europe/Paris' }
}

export type Drawn = { name: string; sample: string; locale: Locale; card: Card }

export function everyCard(): Drawn[] {
  return cardNames.flatMap(name =>
    Object.entries(readSamples(name, renderPost)).flatMap(([sample, data]) =>
      (['fr', 'en'] as const).map(locale => ({
        name,
        sample,
        locale,
        card: drawSample(name, data, look(locale), renderPost),
      })),
    ),
  )
}

/** Every object of a card, itself included. */
export function elements(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(elements)
  if (typeof node !== 'object' || node === null) return []
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(elements)]
}

export function texts(node: unknown): string[] {
  return elements(node).flatMap(element => Object.values(element).filter(value => typeof value === 'string'))
}

type ParseEvent = { message: string }
type Library = {
  AdaptiveCard: new () => { parse(json: unknown, context?: unknown): void }
  SerializationContext: new () => { eventCount: number; getEventAt(index: number): ParseEvent }
}

const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Library

/** What Microsoft's own library finds wrong with a card. */
export function parseFaults(card: Card): string[] {
  const context = new library.SerializationContext()
  new library.AdaptiveCard().parse(card, context)
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
}
