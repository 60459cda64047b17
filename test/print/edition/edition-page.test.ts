import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import type { EditionProof } from '../../../src/core/domain/newspapers/proof.ts'
import { editionPage } from '../../../src/print/edition/edition-page.ts'
import { createServedEditions } from '../../../src/print/served-editions.ts'
import { editionName } from '../../../src/print/edition-names.ts'
import { loadWords } from '../../../src/words.ts'
import { openBrowser } from '../../support/browser.ts'
import { editionProof, fortyArticles, hostileProof } from '../../support/edition-proof.ts'

const words = loadWords()

describe('the page of an edition', function () {
  this.timeout(60_000)
  let proofs: Record<string, EditionProof>
  before(async () => {
    proofs = {
      whole: await editionProof(),
      english: await editionProof({ locale: 'en', masthead: null, address: null, errata: [], editorial: null }),
      hostile: await hostileProof(),
      forty: await fortyArticles(),
    }
  })
  const page = (proof: EditionProof) => editionPage(proof, words[proof.locale])

  it('is what two checkers of HTML find nothing in', async function () {
    // Its style is written on one line, and void elements as HTML has them.
    const checker = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: { 'long-title': 'off' },
    })
    for (const [name, proof] of Object.entries(proofs)) {
      const { results } = await checker.validateString(page(proof))
      const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
      assert.deepEqual(found, [], name)
    }
  })

  it('is what the checker of the W3C finds nothing in', function () {
    const { error } = spawnSync('java', ['-version'])
    if (error !== undefined) {
      if (process.env['CI'] !== undefined && process.env['CI'] !== '') throw error
      console.warn('      No Java here (Debian: apt install default-jre-headless): the checker is skipped.')
      return this.skip()
    }
    const jar = String(createRequire(import.meta.url)('vnu-jar'))
    const folder = mkdtempSync(join(tmpdir(), 'mary-page-'))
    try {
      const files = Object.entries(proofs).map(([name, proof]) => {
        const file = join(folder, `${name}.html`)
        writeFileSync(file, page(proof))
        return file
      })
      const { stderr } = spawnSync('java', ['-Xss4m', '-jar', jar, '--format', 'json', ...files], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      })
      const { messages } = JSON.parse(stderr) as { messages: { type: string; message: string; extract?: string }[] }
      assert.deepEqual(
        messages.filter(({ type }) => type !== 'info').map(({ message, extract }) => [message, extract]),
        [],
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('names headings in their order, one of the first level, and leads from the contents to each article', () => {
    const html = page(proofs['whole']!)
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level))
    assert.equal(levels.filter(level => level === 1).length, 1)
    assert.equal(levels[0], 1)
    for (const [at, level] of levels.slice(1).entries()) assert.ok(level - levels[at]! <= 1, `h${level} at ${at + 1}`)
    const ids = [...html.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(ids.length, 5)
    for (const id of ids) assert.ok(html.includes(`<a href="#${id}">`), id)
    assert.ok(html.includes('href="https://mary.ville.example/journal/abc.sig.pdf"'))
    assert.ok(!page(proofs['english']!).includes('abc.sig'))
  })

  it('runs and loads nothing, whatever stands in it', () => {
    const html = page(proofs['hostile']!)
    assert.doesNotMatch(html, /<script|<iframe|<object| on\w+=|javascript:/i)
    assert.ok(html.includes('&lt;/script&gt;'))
    assert.equal(html.split('<!--errata-->').length, 2)
    for (const [, address] of html.matchAll(/ (?:src|srcset|href)="([^"]*)"/g))
      assert.match(address!, /^(data:image\/jpeg;base64,|#|https:\/\/|mailto:)/)
  })

  describe('in Chromium', () => {
    let browser: Browser | undefined
    before(async function () {
      browser = await openBrowser()
      if (browser === undefined) this.skip()
    })
    after(() => browser?.close())

    /** Served as it is to readers, under its own policy. */
    async function open(proof: EditionProof, width: number, colorScheme: 'light' | 'dark') {
      const id = '7d3c0a9e-0000-4000-8000-000000000042'
      const digest = createHash('sha256').update(page(proof)).digest('hex')
      const read = createServedEditions({
        secret: 's',
        words: words.fr,
        see: async () => ({
          reference: 'TU-2026-11',
          draft: null,
          published: { production: 1, files: { html: digest, pdf: '', email: '' } },
          errata: [{ text: 'Lire 12.', at: '2026-12-03T08:00:00.000Z' }],
        }),
        bytes: async () => new TextEncoder().encode(page(proof)),
        opened: () => undefined,
      })
      const { headers, body } = (await read(
        `journal/${editionName({ editionId: id, production: null, kind: 'html' }, 's')}`,
        {},
        'GET',
      ))!
      const opened = await browser!.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: false })
      const asked: string[] = []
      const broken: string[] = []
      opened.on('request', request => asked.push(request.url().slice(0, 60)))
      opened.on('console', message => broken.push(message.text()))
      opened.on('pageerror', error => broken.push(error.message))
      await opened.route('**/*', route => route.fulfill({ status: 200, headers, body: body! }))
      await opened.goto('https://mary.ville.example/journal/x.html')
      return { opened, asked, broken }
    }

    for (const width of [320, 1366])
      for (const scheme of ['light', 'dark'] as const)
        it(`breaks no rule of the RGAA and asks nobody for anything, ${width} px wide, ${scheme}`, async () => {
          for (const name of width === 320 && scheme === 'light'
            ? ['whole', 'hostile', 'english', 'forty']
            : ['whole', 'hostile']) {
            const proof = proofs[name]!
            const { opened, asked, broken } = await open(proof, width, scheme)
            const outside = asked.filter(url => !url.startsWith('data:'))
            assert.deepEqual(outside, ['https://mary.ville.example/journal/x.html'], name)
            assert.deepEqual(broken, [], name)
            await checked(opened, `${name} ${width} ${scheme}`)
            await opened.emulateMedia({ media: 'print' })
            await checked(opened, `${name} ${width} printed`)
            await opened.close()
          }
        })

    it('is read at twice its size on a phone, and its skip link is the first thing that a key reaches', async () => {
      const { opened } = await open(proofs['whole']!, 640, 'light')
      await opened.evaluate("document.documentElement.style.fontSize = '200%'")
      const [needs, has] = await opened.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
      assert.ok(needs <= has, `${needs} px in ${has}`)
      await opened.keyboard.press('Tab')
      assert.equal(await opened.evaluate('document.activeElement.textContent'), 'Aller au contenu')
      assert.equal(await opened.locator('.skip').isVisible(), true)
      await opened.close()
    })

    type Found = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }
    async function checked(opened: Awaited<ReturnType<typeof open>>['opened'], what: string) {
      await opened.evaluate(axe.source)
      const { violations } = await opened.evaluate<Found>(`axe.run({ runOnly: ['RGAAv4'] })`)
      assert.deepEqual(
        violations.map(({ id, nodes }) => [
          id,
          nodes.map(({ html, failureSummary }) => [html.slice(0, 300), failureSummary]),
        ]),
        [],
        what,
      )
      const [needs, has] = await opened.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
      assert.ok(needs <= has, `${what}: ${needs} px in ${has}`)
    }
  })
})
