import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Templating from 'adaptivecards-templating'
import type { Locale } from '../../core/domain/actor.ts'
import { nothingOff, type Off } from '../../core/domain/capabilities/capability.ts'
import type { Section } from '../../core/domain/sections/section.ts'
import type { EditionAddresses } from '../../core/ports/newspapers.ts'
import type { Calendar } from '../../core/ports/outside.ts'
import type { Pictures } from '../../core/ports/post-pictures.ts'
import type { CardData } from './card-data.ts'
import { settleTemplate } from './settle-template.ts'
import type { Branch, Words, WordTree } from '../../words.ts'

/** Adaptive Card JSON, version 1.5 at most (Teams' limit). */
export type Card = Record<string, unknown>

/**
 * Who looks: in which words, at which sections (absent: those that ship with Mary). `teamsUserIds` (`29:…`): whose
 * client asks for the fresh card by itself. `pilot`: every card says « ESSAI ». `calendar`: where entries for calendars
 * are served; absent: nowhere. `attests`: whether Mary gives attestations of presence.
 * `editions`: where printed editions are read; absent: nowhere. `pictures`: which addresses they have before a post is
 * sent; absent: those of its cards.
 */
export type Look = {
  words: Words
  locale: Locale
  timeZone: string
  sections?: readonly Section[]
  teamsUserIds?: string[]
  pilot?: boolean
  calendar?: Calendar
  attests?: boolean
  editions?: EditionAddresses
  pictures?: Pick<Pictures, 'inDraft'>
  /** Where people read what becomes of their data. */
  privacyUrl?: string | undefined
  /** What is switched off; absent: nothing. */
  off?: Off
}

/** Button styles of messages, by what they say of the matter. */
export type Tone = 'ok' | 'warning' | 'error'

const folder = new URL('../../../cards/', import.meta.url)
const aside = ['locales', 'samples']

/** The names of all cards, `initiatives/receipt`: their files in `cards/` and their words in the locales. */
export const cardNames: readonly CardName[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => name.endsWith('.json') && !aside.includes(name.split('/')[0]!))
  .map(name => name.slice(0, -'.json'.length) as CardName)
  .sort()

type Prepared = { template: Templating.Template; t: WordTree }

/**
 * One a card, locale and what is switched off, kept as long as the words: a new Template costs 25 times its expansion.
 * Each from its first use on: a start draws no card.
 */
const prepared = new WeakMap<Words, Map<string, Prepared>>()

export type CardName = keyof CardData

/** What a template does not ask for is never given. */
type Only<Data, Asked> = {
  [Name in keyof Data]: Name extends keyof Asked
    ? [Data[Name], Asked[Name]] extends [readonly (infer One)[], readonly (infer AskedOne)[]]
      ? readonly Only<One, AskedOne>[]
      : Data[Name]
    : never
}

/** Expands `cards/<name>.json` with the data and, as `t`, the words of that card and those common to all. */
export function drawCard<Name extends CardName, Data extends CardData[Name]>(
  name: Name,
  data: Data & Only<Data, CardData[Name]>,
  look: Look,
): Card {
  const card = expand(name, data, look)
  if (!look.pilot || !Array.isArray(card['body'])) return card
  const banner = expand('replies/pilot', {}, look)
  return { ...card, body: [banner['body'], card['body']].flat() }
}

function expand(name: CardName, data: object, look: Look): Card {
  const { template, t } = prepareCard(name, look)
  return template.expand({ $root: { ...data, t } }) as Card
}

/** What the first card of its kind would have to wait for, some hundredths of a second, done before. */
export function prepareCard(name: CardName, { words, off = nothingOff }: Pick<Look, 'words' | 'off'>): Prepared {
  const cards = prepared.get(words) ?? new Map<string, Prepared>()
  prepared.set(words, cards)
  const key = off.size === 0 ? name : `${name} without ${[...off].join()}`
  const ready = cards.get(key) ?? prepare(name, words, off)
  cards.set(key, ready)
  return ready
}

/** The text of a notification, which is read without the card. */
export function pilotSummary(summary: string, { words, pilot }: Look): string {
  return pilot ? words.text('common.pilotSummary', { summary }) : summary
}

/** The library (30 MB, a tenth of a second): loaded with the first card or before, and at once, as cards are drawn. */
export const cardLibrary = () => createRequire(import.meta.url)('adaptivecards-templating') as typeof Templating

function prepare(name: CardName, words: Words, off: Off): Prepared {
  if (!cardNames.includes(name)) throw new Error(`no card ${name}`)
  const t: WordTree = { ...words.under('common'), ...words.under(name.replace('/', '.') as Branch) }
  return { template: new (cardLibrary().Template)(settleTemplate(readTemplate(name), off, t)), t }
}

/** As it was written. `seen`: shown each part of it, from the innermost on. */
export function readTemplate(name: CardName, seen?: Parameters<typeof JSON.parse>[1]): object {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'), seen) as object
}

/**
 * A dialog knows Action.Submit alone (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards):
 * each Action.Execute is what its fallback says, in its style.
 */
export function inDialog(card: Card): Card {
  return submits(card) as Card
}

function submits(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(submits)
  if (typeof node !== 'object' || node === null) return node
  const element = node as Card
  if (element['type'] !== 'Action.Execute')
    return Object.fromEntries(Object.entries(element).map(([key, value]) => [key, submits(value)]))
  return { ...(element['fallback'] as Card), ...('style' in element ? { style: element['style'] } : {}) }
}
