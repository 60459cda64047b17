import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Card } from '../../teams/cards/card-templates.ts'
import { launchChromium } from './launch-chromium.ts'

const require = createRequire(import.meta.url)
const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const placeholder = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="512"><rect width="1024" height="512" fill="#c9d6d3"/><path d="M0 512 320 180 560 400 720 260 1024 512Z" fill="#7f9a94"/></svg>`

/** A page where Microsoft's own library draws cards as Teams does. Close it. */
export type CardPage = {
  shoot(card: Card, width: number): Promise<{ picture: Buffer; height: number }>
  close(): Promise<void>
}

/** Undefined where there is no Chromium. */
export async function openCardPage(): Promise<CardPage | undefined> {
  const browser = await launchChromium()
  if (!browser) return undefined
  const page = await browser.newPage({ deviceScaleFactor: 2 })
  await page.route('https://mary.example.org/**', route =>
    route.fulfill({ contentType: 'image/svg+xml', body: placeholder }),
  )
  await page.setContent(beside('card-page.html'))
  await page.addScriptTag({ path: require.resolve('adaptivecards/dist/adaptivecards.js') })
  await page.addScriptTag({ content: beside('card-page.js') })
  return {
    async shoot(card, width) {
      await page.setViewportSize({ width, height: 568 })
      await page.evaluate(`show(${JSON.stringify(card)})`)
      await page.waitForLoadState('networkidle')
      const shown = page.locator('#card')
      const box = await shown.boundingBox()
      return { picture: await shown.screenshot(), height: Math.round(box?.height ?? 0) }
    },
    close: () => browser.close(),
  }
}
