import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp, { type Sharp } from 'sharp'
import { openCardPage } from './cards/card-page.ts'
import { launchChromium, noChromium } from './cards/launch-chromium.ts'
import { drawCalendar } from './pictures/draw-calendar.ts'
import {
  calendarPicture,
  calendarWeek,
  cardOf,
  cardPictures,
  deskPicture,
  drawnFromNow,
  imagesFolder,
  manifestPath,
} from './pictures/guide-pictures.ts'
import { startTown } from './pictures/start-town.ts'
import { openDesk } from './pictures/open-desk.ts'

const shown = { width: 1366, height: 860, timeZone: 'Europe/Paris' }

/**
 * `npm run pictures`: draws every picture of the guides and of the README anew, at once and so in one typeface, and
 * notes what each was drawn from. `npm test` fails when a picture is older than its card.
 */
const phoneWidth = 320
const margin = { top: 16, bottom: 16, left: 16, right: 16, background: '#f0f0f0' }

const browser = await launchChromium()
if (browser) {
  await drawCards()
  await drawTown(browser)
  await writeFile(manifestPath, `${JSON.stringify(drawnFromNow(), null, 2)}\n`)
} else {
  console.error(`${noChromium}: no picture was drawn.`)
  process.exitCode = 1
}

async function drawCards(): Promise<void> {
  const page = await openCardPage()
  try {
    for (const name of page ? cardPictures : []) {
      const { picture } = await page!.shoot(cardOf(name), phoneWidth)
      await keep(name, sharp(picture).flatten({ background: margin.background }).extend(margin))
    }
  } finally {
    await page?.close()
  }
}

async function drawTown(chromium: Browser): Promise<void> {
  const town = await startTown()
  try {
    await keep(calendarPicture, sharp(await drawCalendar(chromium, town.desk, calendarWeek())))
    await keep(deskPicture, sharp(await drawDesk(chromium, town.desk)))
  } finally {
    await town.stop()
    await chromium.close()
  }
}

/** Few colours are enough for cards, and a third of the bytes. */
async function keep(name: string, drawn: Sharp): Promise<void> {
  const { width, height, size } = await drawn
    .png({ palette: true })
    .toFile(new URL(`${name}.png`, imagesFolder).pathname)
  process.stdout.write(`${name}.png ${width}×${height} ${Math.round(size / 1024)} KB\n`)
}

/** Lets an agent of a fresh town propose, and takes a picture of the page of the town. */
async function drawDesk(browser: Browser, desk: string): Promise<Buffer> {
  const page = await openDesk(browser, desk, shown)
  await page.getByTestId('composer').fill('proposer')
  await page.getByTestId('composer').press('Enter')
  const chat = page.getByTestId('chat')
  await chat.getByLabel('Titre').fill('Un potager à la crèche des Tilleuls')
  await chat
    .getByLabel('Texte')
    .fill(
      'Depuis avril, les enfants plantent, arrosent et goûtent. Le jardin est ouvert aux collègues chaque vendredi midi.',
    )
  await chat.getByRole('button', { name: 'Envoyer', exact: true }).last().click()
  await chat.getByRole('button', { name: 'Ajouter une photo', exact: true }).last().waitFor()
  await page.getByTestId('channel').getByRole('button', { name: 'Retenir', exact: true }).last().waitFor()
  await page.waitForLoadState('networkidle')
  return await page.screenshot({ animations: 'disabled' })
}
