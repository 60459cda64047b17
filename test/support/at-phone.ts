import type { Page } from 'playwright-core'
import { isFaultless } from './faultless.ts'

const phone = { width: 375, height: 740 }
/** The narrowest that the RGAA asks for. */
const narrow = { width: 320, height: 740 }

/**
 * Looks at a page as those do who read it on a phone: held in the hand, with letters of twice the size, on a narrow one,
 * and on paper. Fails with what is wrong there; the page is on the phone afterwards.
 */
export async function isReadOnPhone(page: Page, what: string): Promise<void> {
  const run = <T>(script: string): Promise<T> => page.evaluate<T>(script)
  const letters = (size: string) => run(`document.documentElement.style.fontSize = '${size}'`)
  await page.setViewportSize(phone)
  await isFaultless(run, `${what}, on a phone`)
  await letters('200%')
  await isFaultless(run, `${what}, twice the size`)
  await letters('')
  await page.setViewportSize(narrow)
  await isFaultless(run, `${what}, on a narrow phone`)
  await page.emulateMedia({ media: 'print' })
  await isFaultless(run, `${what}, printed`)
  await page.emulateMedia({ media: null })
  await page.setViewportSize(phone)
}
