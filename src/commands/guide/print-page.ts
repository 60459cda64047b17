import { readFileSync } from 'node:fs'
import { Marked } from 'marked'
import type { Browser } from 'playwright-core'

const guides = ['agents', 'validation', 'communication']
/** The pages that are printed on one sheet of A4 each. */
export const sheets = [...guides, 'correspondants', 'relais'].map(name => `fiche-${name}`)
export const printed = [...guides, ...sheets]

const docs = new URL('../../../docs/', import.meta.url)
const style = readFileSync(new URL('print.css', import.meta.url), 'utf8')
/** Nobody answers there: what the page asks for is answered from docs. */
const site = 'https://guide.invalid/'
const footer = `<div style="width: 100%; font: 7pt sans-serif; color: #616161; text-align: center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>`

export type Printed = { pdf: Buffer; pages: number }

/** Prints `docs/guide/<name>.md`, or `markdown` in its place. */
export async function openPrinter(browser: Browser): Promise<(name: string, markdown?: string) => Promise<Printed>> {
  const page = await browser.newPage()
  let html = ''
  await page.route(`${site}**`, route => {
    const path = new URL(route.request().url()).pathname.slice(1)
    return path.endsWith('.html')
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.fulfill({ path: new URL(path, docs).pathname })
  })
  return async (name, markdown = readFileSync(new URL(`guide/${name}.md`, docs), 'utf8')) => {
    html = htmlOf(markdown, sheets.includes(name))
    await page.goto(`${site}guide/${name}.html`, { waitUntil: 'networkidle' })
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      displayHeaderFooter: !sheets.includes(name),
      headerTemplate: '<span></span>',
      footerTemplate: footer,
    })
    return { pdf, pages: pagesOf(pdf) }
  }
}

/** On paper a link to another page of the guide leads nowhere: its words stay. */
const marked = new Marked({
  renderer: {
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens)
      return /^https?:/.test(href) ? `<a href="${href}">${text}</a>` : text
    },
  },
})

function htmlOf(markdown: string, isSheet: boolean): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'Mary'
  const body = marked.parse(markdown, { async: false })
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title><style>${style}</style><body class="${isSheet ? 'sheet' : 'guide'}">${body}</body></html>`
}

/** Chromium writes each page as an object of its own, in the clear. */
function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
}
