import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Card, type Look } from '../../teams/cards/card-templates.ts'
import { createRenderPost } from '../../teams/render-post.ts'
import { loadWords } from '../../words.ts'
import { drawSample } from '../cards/draw-sample.ts'
import { readSamples } from '../cards/read-samples.ts'
import type { WrittenWeek } from '../../teams/week/drawn/written-week.ts'
import { writtenSample } from './draw-calendar.ts'

/** Picture of a card in `docs/images` → the card and its sample that the picture shows. */
const shown = {
  'a-valider': ['validations/to-approve', 'three'],
  absence: ['delegations/offer', 'asked'],
  aide: ['replies/help', 'agent'],
  bilan: ['broadcasts/broadcast', 'done'],
  boite: ['triage/inbox', 'received'],
  correction: ['validations/proposal', 'offered'],
  formulaire: ['initiatives/form', 'empty'],
  liste: ['audiences/list', 'read'],
  mot: ['replies/kept', 'kept'],
  pourquoi: ['broadcasts/why', 'optional'],
  publication: ['broadcasts/frame', 'first'],
  recue: ['initiatives/receipt', 'received'],
  semaine: ['week/week', 'ordinary'],
  suivi: ['validations/tracking', 'waiting'],
  urgence: ['urgent/choose', 'some'],
  validation: ['validations/validation', 'waiting'],
  verification: ['broadcasts/broadcast', 'checked'],
} as const

type CardPicture = keyof typeof shown
export const cardPictures = Object.keys(shown) as CardPicture[]

/** The page of the sandbox, which the README shows, with two cards in it. */
export const deskPicture = 'desk'
const deskCards: CardPicture[] = ['recue', 'boite']

/** The tab « Calendrier », with the same week as its card. */
export const calendarPicture = 'calendrier'

/** What each picture was drawn from, as of the last `npm run pictures`: its name → SHA-256. */
export type DrawnFrom = Record<string, string>

export const imagesFolder = new URL('../../../docs/images/', import.meta.url)
const manifest = new URL('drawn-from.json', imagesFolder)
export const manifestPath = fileURLToPath(manifest)
/** @internal for the test that the pictures are fresh */
export const readDrawnFrom = (): DrawnFrom => JSON.parse(readFileSync(manifest, 'utf8')) as DrawnFrom

const timeZone = 'Europe/Paris'
const privacyUrl = 'https://mary.ville.example/confidentialite'
const look: Look = { words: loadWords(undefined, timeZone).fr, locale: 'fr', timeZone, privacyUrl }
const renderPost = createRenderPost(loadWords(undefined, timeZone), timeZone)

/** The card in French, as its picture shows it. */
export function cardOf(picture: CardPicture): Card {
  const [name, sample] = shown[picture]
  const data = readSamples(name, renderPost)[sample]
  if (!data) throw new Error(`the card ${name} has no sample ${sample}`)
  return drawSample(name, data, look, renderPost)
}

/** The week that the picture of the calendar shows. */
export function calendarWeek(): WrittenWeek {
  const [name, sample] = shown.semaine
  return writtenSample(readSamples(name, renderPost)[sample] ?? {}, look)
}

/**
 * What each picture would be drawn from now. A picture is as old as its digest, not as its file: a clone has no times.
 * The digest covers the drawn card, so template, sample and words alike, and the page that makes a picture of it.
 */
export function drawnFromNow(): DrawnFrom {
  const page = filesUnder(fileURLToPath(new URL('../cards/', import.meta.url))).filter(file =>
    /card-page\.(html|js)$/.test(file),
  )
  const pageLook = page.map(file => readFileSync(file))
  const desk = filesUnder(fileURLToPath(new URL('../../../sandbox/desk/', import.meta.url))).map(file =>
    readFileSync(file),
  )
  const calendar = filesUnder(fileURLToPath(new URL('../../tab/page/', import.meta.url)))
    .filter(file => /\/(week[^/]*|page\.css|tokens\.css)$/.test(file))
    .map(file => readFileSync(file))
  const jsonOf = (picture: CardPicture) => JSON.stringify(cardOf(picture))
  const cards = cardPictures.map(picture => [picture, digest([jsonOf(picture), ...pageLook])])
  return Object.fromEntries([
    ...cards,
    [calendarPicture, digest([JSON.stringify(calendarWeek()), ...calendar])],
    [deskPicture, digest([...deskCards.map(jsonOf), ...desk])],
  ]) as DrawnFrom
}

/**
 * Pictures that were drawn from something else than the present sources, or never.
 * @internal for the test that the pictures are fresh
 */
export function oldPictures(was: DrawnFrom, is: DrawnFrom): string[] {
  return Object.keys(is).filter(picture => was[picture] !== is[picture])
}

function digest(parts: (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(createHash('sha256').update(part).digest())
  return hash.digest('hex')
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
