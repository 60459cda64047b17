import { mkdir, writeFile } from 'node:fs/promises'
import { launchChromium, noChromium } from './cards/launch-chromium.ts'
import { openPrinter, printed, sheets } from './guide/print-page.ts'

/**
 * `npm run guide`: the guides and the one-page sheets as PDF, into build/guide. Fails when a sheet is longer than one
 * page of A4.
 */
const out = new URL('../../build/guide/', import.meta.url)
const browser = await launchChromium()
if (browser) {
  try {
    await mkdir(out, { recursive: true })
    const print = await openPrinter(browser)
    for (const name of printed) await keep(name, await print(name))
  } finally {
    await browser.close()
  }
} else {
  console.error(`${noChromium}: nothing was printed.`)
  process.exitCode = 1
}

async function keep(name: string, { pdf, pages }: { pdf: Buffer; pages: number }): Promise<void> {
  await writeFile(new URL(`${name}.pdf`, out), pdf)
  process.stdout.write(`${name}.pdf: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.round(pdf.length / 1024)} KB\n`)
  if (!sheets.includes(name) || pages === 1) return
  console.error(`docs/guide/${name}.md fills ${pages} pages, and is to be printed on one: shorten it.`)
  process.exitCode = 1
}
