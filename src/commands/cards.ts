import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Locale } from '../core/domain/actor.ts'
import { type Card, cardNames, type Look } from '../teams/cards/card-templates.ts'
import { createRenderPost } from '../teams/render-post.ts'
import { loadWords } from '../words.ts'
import { drawSample } from './cards/draw-sample.ts'
import { type CardPage, openCardPage } from './cards/card-page.ts'
import { noChromium } from './cards/launch-chromium.ts'
import { readSamples } from './cards/read-samples.ts'

/**
 * `npm run cards [-- part-of-a-name]`: every card × locale × sample as a picture in build/cards, wide and on a phone.
 */
const timeZone = 'Europe/Paris'
const widths = { desktop: 600, phone: 320 }
const out = new URL('../../build/cards/', import.meta.url)
const wanted = process.argv[2] ?? ''
const drawn = cardNames.filter(one => one.includes(wanted))
if (drawn.length === 0) {
  console.error(`No card is named so: ${wanted}. There are: ${cardNames.join(' ')}`)
  process.exit(1)
}

// The samples were written in this year: dates of another one say which, as they do where Mary runs.
const words = loadWords(undefined, timeZone, () => '2026-11-25T09:00:00.000Z')
const renderPost = createRenderPost(words, timeZone)
const page = await openCardPage()
if (page) await shootAll(page)
else {
  console.error(`${noChromium}: no card was drawn.`)
  process.exitCode = 1
}

async function shootAll(page: CardPage): Promise<void> {
  try {
    for (const name of drawn) await shoot(page, name)
  } finally {
    await page.close()
  }
}

async function shoot(page: CardPage, name: string): Promise<void> {
  for (const [sample, data] of Object.entries(readSamples(name, renderPost))) {
    for (const locale of ['fr', 'en'] as const) {
      await shootBoth(page, [name, sample, locale].join('.'), drawSample(name, data, look(locale), renderPost))
    }
  }
}

async function shootBoth(page: CardPage, title: string, card: Card): Promise<void> {
  for (const [device, width] of Object.entries(widths)) {
    const { picture, height } = await page.shoot(card, width)
    const file = new URL(`${title}.${device}.png`, out)
    await mkdir(dirname(file.pathname), { recursive: true })
    await writeFile(file, picture)
    process.stdout.write(`${title}.${device}.png ${width}×${height}\n`)
  }
}

function look(locale: Locale): Look {
  return { words: words[locale], locale, timeZone, privacyUrl: 'https://mary.ville.example/confidentialite' }
}
