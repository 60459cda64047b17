import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Block } from '../../../src/core/domain/posts/text/rich-text.ts'
import { openEntra } from '../own-entra.ts'
import { pageModules } from '../page-modules.ts'
import { serveTab } from '../serve-tab.ts'

type Found = { id: string; nodes: { html: string; failureSummary: string }[] }

export type AtWriting = {
  page: Page
  field: Locator
  /** Errors of the page, refusals of its policy with them. */
  broken: string[]
  /** Addresses that were asked of anybody, the page's own files apart. */
  asked: string[]
  /** Opens the component anew. */
  open(value?: string, maxLength?: number): Promise<void>
  /** Until the component knows where its caret is: Ctrl+Home that comes sooner would be taken for the browser's own doing. */
  focus(): Promise<void>
  /** One after the other, each told of. */
  press(...keys: string[]): Promise<void>
  value(): Promise<string>
  setValue(text: string): Promise<void>
  /** As Ctrl+V does, with these flavours on the clipboard. */
  paste(flavours: Record<string, string>): Promise<void>
  readHtml(html: string): Promise<Block[]>
  isFaultless(what: string): Promise<void>
  close(): Promise<void>
}

/** The writing component alone, in the page of the editor and its policy; its script is made as the page's own are, put in by the test. */
export async function openAtWriting(browser: Browser, { width = 900, isTouch = false } = {}): Promise<AtWriting> {
  const entra = await openEntra()
  const tab = await serveTab(entra)
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'fr-FR', hasTouch: isTouch })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const broken: string[] = []
  const asked: string[] = []
  page.on('pageerror', error => broken.push(error.message))
  page.on('console', message => void (message.type() === 'error' && broken.push(message.text())))
  page.on('request', request => void (request.url().startsWith(`${tab.url}/`) || asked.push(request.url())))
  await page.route('**/post.html', async route => {
    const response = await route.fetch()
    const html = await response.text()
    const empty = html
      .replaceAll(/<script[^>]*><\/script>/g, '')
      .replace(
        /<body[^>]*>[^]*<\/body>/,
        '<body><main><h1>Texte</h1><div id="place"></div><button>Suite</button></main></body>',
      )
    await route.fulfill({ response, body: empty })
  })
  await page.goto(`${tab.url}/post.html`)
  const run = <T>(script: string) => page.evaluate<T>(script)
  await run(pageModules('writing', 'writing-clipboard', 'page-words'))
  const field = page.getByRole('textbox', { name: 'Texte' })
  return {
    page,
    field,
    broken,
    asked,
    open: async (value = '', maxLength = 4000) => {
      await run(`(async () => {
        const { openWriting, loadWords } = mary
        globalThis.writing?.destroy()
        globalThis.heard = []
        globalThis.writing = openWriting(document.getElementById('place'), {
          value: ${JSON.stringify(value)}, maxLength: ${maxLength}, label: 'Texte', hint: 'Chaque personne lit le sien.', lang: 'fr',
          text: await loadWords('fr', 'post'), onChange: text => heard.push(text),
        })
      })()`)
      await field.waitFor()
    },
    focus: () =>
      run(`new Promise(told => {
        document.addEventListener('selectionchange', () => told(), { once: true })
        document.querySelector('.ProseMirror').focus()
      })`),
    press: async (...keys) => {
      for (const key of keys) {
        await page.keyboard.press(key)
        // A browser tells of a caret that moved a task later: nobody’s fingers are faster.
        await run('new Promise(told => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told, 10))))')
      }
    },
    value: () => run('writing.value()'),
    setValue: text => run(`writing.setValue(${JSON.stringify(text)})`),
    paste: flavours =>
      run(`(() => {
        const clipboardData = new DataTransfer()
        for (const [type, data] of Object.entries(${JSON.stringify(flavours)})) clipboardData.setData(type, data)
        document.querySelector('.ProseMirror').dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      })()`),
    readHtml: html => run(`mary.readHtml(${JSON.stringify(html)})`),
    isFaultless: async what => {
      await run(axe.source)
      const { violations } = await run<{ violations: Found[] }>(`axe.run({ runOnly: ['RGAAv4'] })`)
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]),
        [],
        what,
      )
      const [needs, has] = await run<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
      assert.ok(needs <= has, `${what}: ${needs} px in ${has}`)
    },
    close: async () => {
      await context.close()
      await tab.close()
      entra.close()
    },
  }
}
