import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { ServedEdition, ServedPrinting } from '../../src/core/domain/newspapers/served-edition.ts'
import type { EditionFile } from '../../src/core/domain/sealed-edition.ts'
import type { EditionFileName } from '../../src/core/ports/newspapers.ts'
import { editionAddresses, editionName } from '../../src/print/edition-names.ts'
import { createServedEditions } from '../../src/print/served-editions.ts'
import { signName } from '../../src/http/signed-name.ts'
import { loadWords } from '../../src/words.ts'

const id = '7d3c0a9e-0000-4000-8000-000000000042'
const root = 'https://mary.ville.fr'
const style = 'h1{color:red}'
const page = `<!DOCTYPE html><html lang="fr"><head><style>${style}</style></head><body><main><!--errata--><p>été</p></main></body></html>`
const words = loadWords().fr

const printed = (kind: EditionFile, production: number) =>
  new TextEncoder().encode(kind === 'html' ? page : `${kind} ${production}`)
const digest = (kind: EditionFile, production: number) =>
  createHash('sha256').update(printed(kind, production)).digest('hex')
const printing = (production: number): ServedPrinting => {
  const files = { html: digest('html', production), pdf: digest('pdf', production), email: digest('email', production) }
  return { production, files }
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('addresses of editions', () => {
  const addresses = editionAddresses(root, 's')
  let seen: ServedEdition | null
  let asked: EditionFileName[]
  let opened: string[]
  let ms: number
  let looks: number
  let isThere: boolean
  let read: (address: string | null, headers?: Record<string, unknown>, method?: string) => ReturnType<Read>
  type Read = ReturnType<typeof createServedEditions>
  beforeEach(() => {
    seen = { reference: 'TU-2026-11', draft: printing(3), published: printing(2), errata: [] }
    asked = []
    opened = []
    ms = 0
    looks = 0
    isThere = true
    const served = createServedEditions({
      secret: 's',
      words,
      see: async one => {
        looks++
        return one === id || one.startsWith('other') ? seen : null
      },
      bytes: async file => {
        asked.push(file)
        return isThere ? printed(file.kind, file.production) : null
      },
      opened: one => void opened.push(one),
      now: () => ms,
    })
    read = (address, headers = {}, method = 'GET') => served((address ?? '').slice(root.length + 1), headers, method)
  })
  const text = async (address: string | null) => (await read(address))?.body?.toString()
  const published = addresses.published(id, 'html')

  it('of a picture that was withdrawn: the page without it, and neither PDF nor what an earlier Mary cannot mend', async () => {
    const gone = { production: 2, pictures: [createHash('sha256').update('bytes').digest('hex')], at: '' }
    seen = { ...seen!, withdrawn: gone }
    assert.deepEqual(
      [(await read(published))?.status, (await read(addresses.published(id, 'pdf')))?.status],
      [200, 410],
    )
    seen = { ...seen, withdrawn: { ...gone, pictures: null } }
    ms += 1_000
    assert.equal((await read(published))?.status, 410)
    seen = { ...seen, withdrawn: { ...gone, production: 1 } }
    ms += 1_000
    assert.equal((await read(addresses.published(id, 'pdf')))?.status, 200, 'it was printed anew since')
  })

  it('of what could not be printed without somebody who was erased: the page, and that the rest ended', async () => {
    const erased = { production: 2, ended: ['pdf' as const, 'email' as const], at: '' }
    seen = { ...seen!, erased }
    assert.equal((await read(published))?.status, 200)
    const gone = await read(addresses.published(id, 'pdf'))
    assert.equal(gone?.status, 410)
    assert.match(String(gone?.body), /dont les données ont été effacées/)
    seen = { ...seen, erased: { ...erased, production: 1 } }
    ms += 1_000
    assert.equal((await read(addresses.published(id, 'pdf')))?.status, 200, 'it was printed anew since')
  })

  it('are signed, and of each file', async () => {
    assert.match(published!, /^https:\/\/mary\.ville\.fr\/journal\/[\w-]+\.[\w-]{43}\.html$/)
    assert.equal(await text(addresses.published(id, 'pdf')), 'pdf 2')
    assert.equal(await text(addresses.draft(id, 3, 'pdf')), 'pdf 3')
    assert.equal(await text(addresses.draft(id, 3, 'email')), 'email 3')
    assert.equal(await text(addresses.draft(id, 3, 'html')), page)
    assert.equal(editionAddresses(undefined, 's').published(id, 'html'), null)
  })

  it('answer the page with nothing that loads, runs, or tells', async () => {
    const { status, headers } = (await read(published))!
    const { etag, ...others } = headers
    assert.match(etag!, /^"[\w-]{27}"$/)
    assert.deepEqual(
      [status, others],
      [
        200,
        {
          'cache-control': 'private, no-cache',
          'x-content-type-options': 'nosniff',
          'x-robots-tag': 'noindex, nofollow',
          'referrer-policy': 'no-referrer',
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
          'content-length': String(Buffer.byteLength(page)),
        },
      ],
    )
    const pdf = (await read(addresses.published(id, 'pdf')))!.headers
    assert.deepEqual(
      [pdf['content-type'], pdf['content-disposition']],
      ['application/pdf', 'inline; filename="TU-2026-11.pdf"'],
    )
    const mail = (await read(addresses.draft(id, 3, 'email')))!.headers
    assert.deepEqual(
      [mail['content-type'], mail['content-disposition']],
      ['message/rfc822', 'attachment; filename="TU-2026-11.eml"'],
    )
  })

  it('count who opens the published page, and no other look', async () => {
    const { etag } = (await read(published, browser))!.headers
    assert.deepEqual(opened, [id])
    for (const program of [
      { accept: '*/*' },
      {},
      { ...browser, 'sec-fetch-dest': 'empty' },
      { ...browser, 'sec-fetch-dest': 'iframe' },
      { ...browser, 'sec-purpose': 'prefetch;prerender' },
      { ...browser, purpose: 'preview' },
    ])
      assert.equal((await read(published, program))!.status, 200)
    assert.deepEqual(opened, [id], 'no program is somebody')
    await read(published, { ...browser, 'sec-fetch-dest': 'document' })
    assert.deepEqual(opened.splice(1), [id])
    const again = (await read(published, { 'if-none-match': `"x", W/${etag}` }))!
    assert.deepEqual([again.status, again.body, again.headers['etag']], [304, null, etag])
    await read(published, {}, 'HEAD')
    await read(addresses.published(id, 'pdf'))
    await read(addresses.draft(id, 3, 'html'))
    assert.deepEqual(opened, [id])
    assert.equal(asked.filter(({ kind, production }) => kind === 'html' && production === 2).length, 1, 'read once')
  })

  it('say what was corrected on the published page alone, and that it is another page now', async () => {
    const before = (await read(published))!.headers['etag']
    seen!.errata = [{ text: 'Lire <12>.', at: '2026-12-03T08:00:00.000Z' }]
    const after = (await read(published, { 'if-none-match': before }))!
    assert.equal(after.status, 200)
    assert.equal(
      after.body!.toString(),
      page.replace(
        '<!--errata-->',
        '<section class="errata"><h2>Erratum de ce numéro</h2><p>Le jeudi 3 décembre à 9\u202fh\u00a0: Lire &lt;12&gt;.</p></section><!--errata-->',
      ),
    )
    assert.equal(after.headers['content-length'], String(after.body!.byteLength))
    assert.equal(await text(addresses.draft(id, 3, 'html')), page)
    assert.equal(await text(addresses.published(id, 'pdf')), 'pdf 2')
  })

  it('of a draft lead to what it became, and end with it', async () => {
    const before = await text(published)
    seen!.draft = null
    for (const production of [2, 3]) assert.equal(await text(addresses.draft(id, production, 'html')), before)
    assert.match((await text(addresses.draft(id, 3, 'email')))!, /Cet aperçu n’est plus à jour/)
    seen!.published = 'gone'
    assert.equal((await read(addresses.draft(id, 3, 'html')))!.status, 410)
  })

  it('show no bytes but those that were sealed', async () => {
    const sealed = printing(2)
    seen!.published = { ...sealed, files: { ...sealed.files, pdf: digest('pdf', 4) } }
    assert.match((await text(addresses.published(id, 'pdf')))!, /Ce numéro ne peut pas être montré/)
    assert.equal(await text(published), page)
    seen!.published = sealed
    assert.equal(await text(addresses.published(id, 'pdf')), 'pdf 2', 'nothing wrong was kept')
    seen!.draft = { ...printing(3), files: sealed.files }
    assert.equal((await read(addresses.draft(id, 3, 'email')))!.status, 404)
  })

  it('show what was away as soon as it is there again', async () => {
    isThere = false
    assert.equal((await read(published))!.status, 404)
    isThere = true
    assert.equal((await read(published))!.status, 200)
  })

  it('are gone, in words, once it was taken back', async () => {
    seen!.published = 'gone'
    for (const kind of ['html', 'pdf'] as const) {
      const answer = (await read(addresses.published(id, kind)))!
      assert.equal(answer.status, 410)
      assert.match(answer.body!.toString(), /<h1>Ce numéro n’est plus en ligne<\/h1>/)
      assert.equal(answer.headers['cache-control'], 'private, no-cache')
    }
    assert.deepEqual([asked, opened], [[], []])
  })

  it('of a printing end with it, and nobody makes one up', async () => {
    const name = published!.slice(`${root}/journal/`.length)
    const paths = [
      '',
      name,
      `lire/${name}`,
      `journal/${name.replace('.html', '')}`,
      `journal/${name.replace('.html', '.xml')}`,
      `journal/${name.replace(id, `${id}~3`)}`,
      `journal/${signName('edition', id, 't')}.html`,
      `journal/${signName('attestation', id, 's')}.pdf`,
      `journal/${signName('edition', `${id}~x`, 's')}.pdf`,
    ]
    for (const path of paths) assert.equal(await read(`${root}/${path}`), null, path)
    const over = [addresses.draft(id, 2, 'html'), addresses.draft(id, 3, 'html')]
    assert.equal((await read(over[0]!))!.status, 410)
    seen = { ...seen!, draft: null, published: null }
    for (const address of over) assert.match((await text(address))!, /<h1>Cet aperçu n’est plus à jour<\/h1>/)
    assert.match((await text(published))!, /<h1>Ce numéro n’est pas encore paru<\/h1>/)
    assert.deepEqual([asked, opened], [[], []])
  })

  it('say so where the edition is kept no more, of our own names alone', async () => {
    seen = null
    for (const address of [published, addresses.draft(id, 2, 'html')]) {
      assert.equal((await read(address))!.status, 410)
      assert.match((await text(address))!, /<h1>Ce numéro n’est plus en ligne<\/h1>\s*<p>Il n’est plus conservé\.<\/p>/)
    }
    assert.equal(await read(`${root}/journal/${signName('edition', id, 't')}.html`), null)
    assert.deepEqual([asked, opened], [[], []])
  })

  it('are read by a whole authority at nine: nobody is refused, and nothing is older than a second', async () => {
    const all = await Promise.all(Array.from({ length: 3_000 }, () => read(published, browser)))
    assert.deepEqual([looks, asked.length, opened.length], [20, 1, 3_000])
    assert.deepEqual(new Set(all.map(one => one?.status)), new Set([200]))
    assert.equal(new Set(all.map(one => one?.body)).size, 1, 'the same bytes for all')
    seen!.published = 'gone'
    ms = 1_000
    assert.equal((await read(published))!.status, 410)
    assert.equal(looks, 21)
  })

  it('are read from the store so often a second, of all editions, and no more', async () => {
    const others = Array.from({ length: 30 }, (_, at) => addresses.published(`other-${at}`, 'pdf'))
    const statuses = async () => (await Promise.all(others.map(one => read(one)))).map(one => one?.status)
    assert.equal((await statuses()).filter(status => status === 429).length, 10)
    assert.equal(asked.length, 20)
    assert.equal((await read(others[19]!))!.status, 200, 'what is kept needs no store')
    ms = 1_000
    assert.equal((await read(others[29]!))!.status, 200)
  })
})

describe('pages of editions whose pictures were withdrawn', () => {
  const addresses = editionAddresses(root, 's')
  const bytesOf = ['one', 'two']
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const [one, two] = bytesOf.map(hash) as [string, string]
  const images = bytesOf.map(
    text => `<img src="data:image/png;base64,${Buffer.from(text).toString('base64')}" alt="${text}">`,
  )
  const html = page.replace('<p>été</p>', `<p>été</p>${images.join('')}`)
  const filesOf: Record<EditionFile, string> = {
    html,
    pdf: 'pdf',
    email: `Content-Type: text/html\n\n${images.join('')}`,
  }
  const files = { html: hash(filesOf.html), pdf: hash(filesOf.pdf), email: hash(filesOf.email) }
  const kinds = ['html', 'pdf', 'email'] as const
  const said = '<p>Image retirée</p>'
  let seen: ServedEdition
  let ms: number
  let reads: number
  let opened: number
  let read: (
    address: string | null,
    headers?: Record<string, unknown>,
  ) => ReturnType<ReturnType<typeof createServedEditions>>
  beforeEach(() => {
    seen = { reference: 'TU-2026-11', draft: { production: 3, files }, published: { production: 2, files }, errata: [] }
    ms = 0
    reads = 0
    opened = 0
    const served = createServedEditions({
      secret: 's',
      words,
      see: async () => seen,
      bytes: async ({ kind }) => (reads++, new TextEncoder().encode(filesOf[kind])),
      opened: () => void opened++,
      now: () => ms,
    })
    read = (address, headers = {}) => served((address ?? '').slice(root.length + 1), headers, 'GET')
  })
  const withdrawn = (production: number, pictures: string[] | null): void => {
    ms += 1_000
    seen = { ...seen, withdrawn: { production, pictures, at: '' } }
  }
  const statuses = (address: (kind: EditionFile) => string | null) =>
    Promise.all(kinds.map(async kind => (await read(address(kind)))?.status))
  const draft = (kind: EditionFile) => addresses.draft(id, 3, kind)
  const published = (kind: EditionFile) =>
    `${root}/journal/${editionName({ editionId: id, production: null, kind }, 's')}`
  const pageNow = async () => String((await read(published('html')))?.body)

  it('are no message and no PDF any more, of a draft either, nor of what was published', async () => {
    assert.deepEqual(await statuses(draft), [200, 200, 200])
    withdrawn(3, [one])
    assert.deepEqual(await statuses(draft), [200, 410, 410])
    assert.deepEqual(await statuses(published), [200, 200, 200], 'which is another printing')
    withdrawn(2, [one])
    assert.deepEqual(await statuses(published), [200, 410, 410])
    assert.deepEqual(await statuses(draft), [200, 200, 200])
    const mail = await read(published('email'))
    for (const picture of images) assert.ok(!String(mail?.body).includes(picture))
    withdrawn(2, null)
    assert.deepEqual(await statuses(published), [410, 410, 410])
  })

  it('show each of them no more, though the page was read and kept before, and both once both are back', async () => {
    const whole = await pageNow()
    assert.equal(whole, html)
    withdrawn(2, [one])
    assert.equal(await pageNow(), html.replace(images[0]!, said))
    withdrawn(2, [two])
    assert.equal(await pageNow(), html.replace(images[1]!, said))
    withdrawn(2, [one, two])
    assert.equal(await pageNow(), html.replace(images[0]!, said).replace(images[1]!, said))
    withdrawn(1, [one, two])
    assert.equal(await pageNow(), whole)
    assert.equal(reads, 1, 'from the store')
  })

  it('are made anew so often a second, of all editions, and whoever reads one that is kept is refused nothing', async () => {
    const pages = Array.from({ length: 10 }, (_, at) => addresses.published(`other-${at}`, 'html'))
    withdrawn(2, [one])
    const statuses = async (of: typeof pages) =>
      (await Promise.all(of.map(at => read(at, browser)))).map(at => at?.status)
    assert.deepEqual(await statuses(pages), [...Array<number>(4).fill(200), ...Array<number>(6).fill(429)])
    assert.equal(opened, 4)
    ms += 1_000
    assert.deepEqual(await statuses([pages[9]!, pages[8]!]), [200, 200])
    assert.deepEqual(new Set(await statuses(Array(50).fill(pages[8]!) as typeof pages)), new Set([200]))
    withdrawn(1, [one])
    assert.deepEqual(new Set(await statuses(pages)), new Set([200]), 'whole pages are as they were printed')
  })

  it('are other pages for whoever has the one before, each time', async () => {
    let etag = (await read(published('html')))?.headers['etag']
    for (const pictures of [[one], [two], [one, two]]) {
      withdrawn(2, pictures)
      const answer = await read(published('html'), { 'if-none-match': etag })
      assert.equal(answer?.status, 200, pictures.join(' '))
      assert.equal(answer.headers['content-length'], String(answer.body?.byteLength))
      etag = answer.headers['etag']
      assert.equal((await read(published('html'), { 'if-none-match': etag }))?.status, 304)
    }
  })

  it('say what was corrected beside what is gone', async () => {
    seen.errata = [{ text: 'Lire 12.', at: '2026-12-03T08:00:00.000Z' }]
    await pageNow()
    withdrawn(2, [one])
    const text = await pageNow()
    assert.ok(text.includes('Lire 12.') && text.includes(said) && !text.includes(images[0]!))
    ms += 1_000
    seen = { ...seen, errata: [...seen.errata, { text: 'Lire 13.', at: '2026-12-04T08:00:00.000Z' }] }
    const after = await pageNow()
    assert.ok(after.includes('Lire 13.') && after.includes(said) && !after.includes(images[0]!))
  })

  it('keep what somebody was taken out of apart, in a draft too', async () => {
    ms += 1_000
    seen = { ...seen, erased: { production: 3, ended: ['email'], at: '' } }
    assert.deepEqual(await statuses(draft), [200, 200, 410])
    assert.deepEqual(await statuses(published), [200, 200, 200])
  })
})
