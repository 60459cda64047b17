import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import workerThreads from 'node:worker_threads'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { pageScripts } from '../../src/tab/page-scripts.ts'
import { eventually } from '../support/eventually.ts'
import { type Entra, openEntra } from './own-entra.ts'
import { serveTab } from './serve-tab.ts'

describe('the files of the tab', () => {
  let entra: Entra
  let tab: Awaited<ReturnType<typeof serveTab>>
  before(async () => {
    entra = await openEntra()
    tab = await serveTab(entra)
  })
  after(async () => {
    await tab.close()
    entra.close()
  })

  /** As they come over the wire, the path as it is written. */
  const get = (path: string, headers: Record<string, string> = {}, at = tab.url) =>
    new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
      const { port } = new URL(at)
      request({ host: '127.0.0.1', port, path, headers }, response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
        )
      })
        .on('error', reject)
        .end()
    })

  it('are all that the page names, each of its kind, and framed by Teams and Microsoft 365 alone', async () => {
    const pages = ['', 'post.html', 'week.html', 'edition.html', 'figures.html', 'configure.html']
    const named = await Promise.all(
      pages.map(async page => {
        const { headers, bytes } = await get(`/tab/${page}`)
        assert.equal(headers['content-type'], 'text/html; charset=utf-8')
        return [...bytes.toString().matchAll(/(?:src="|href=")([^"]+)"/g)].map(([, path]) => path!)
      }),
    )
    assert.ok(named.every(({ length }) => length > 3))
    const kinds: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg' }
    for (const path of new Set([...pages, ...named.flat()])) {
      const { status, headers } = await get(`/tab/${path}`)
      assert.equal(status, 200, path)
      assert.ok(String(headers['content-type']).startsWith(kinds[path.split('.').at(-1)!] ?? 'text/html'), path)
      const policy = String(headers['content-security-policy'])
      assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/)
      assert.match(policy, /frame-ancestors https:\/\/\*\.cloud\.microsoft https:\/\/teams\.microsoft\.com /)
      assert.ok(!/unsafe|localhost|\*(?!\.)/.test(policy), policy)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.equal(headers['set-cookie'], undefined)
    }
  })

  it('come compressed to who asks so, and not at all to who has them', async () => {
    const plain = await get('/tab/lib/adaptivecards.js')
    for (const [accepted, coding, read] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip, deflate', 'gzip', gunzipSync],
      ['gzip;q=0.5, br; q=0', 'gzip', gunzipSync],
      ['identity', undefined, (bytes: Buffer) => bytes],
    ] as const) {
      const { headers, bytes } = await get('/tab/lib/adaptivecards.js', { 'accept-encoding': accepted })
      assert.equal(headers['content-encoding'], coding, accepted)
      assert.equal(headers['vary'], 'accept-encoding')
      assert.ok(read(bytes).equals(plain.bytes))
      assert.ok(coding === undefined || bytes.length * 3 < plain.bytes.length)
    }
    assert.equal(plain.headers['cache-control'], 'no-cache')
    const script = await get('/tab/desk-main.js', { 'accept-encoding': 'br' })
    const part = /"\.\/(parts\/\w+\.js)"/.exec(brotliDecompressSync(script.bytes).toString())![1]!
    for (const path of ['lib/adaptivecards.js', 'desk-main.js', part]) {
      const { headers } = await get(`/tab/${path}`)
      const again = await get(`/tab/${path}`, { 'if-none-match': String(headers['etag']) })
      assert.deepEqual([again.status, again.bytes.length], [304, 0], path)
    }
    assert.equal((await get('/tab/desk-main.js', { 'if-none-match': String(plain.headers['etag']) })).status, 200)
  })

  it('load each other, and nothing that is not there', async () => {
    const seen = new Set<string>()
    const left = ['desk-main.js', 'post-main.js', 'week-main.js', 'figures-main.js', 'edition-main.js', 'configure.js']
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      const { status, bytes } = await get(`/tab/${path}`)
      assert.equal(status, 200, path)
      const loaded = bytes.toString().matchAll(/(?:from|import|import\()"(\.[^"]+)"/g)
      left.push(...[...loaded].map(([, one]) => new URL(one!, `http://mary/${path}`).pathname.slice(1)))
    }
    assert.ok([...seen].filter(path => path.startsWith('parts/')).length > 3, 'what several load is loaded once')
    assert.equal((await get('/tab/parts/AAAAAAAA.js')).status, 404)
  })

  it('keep the names of those who made what they hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mary-page-'))
    writeFileSync(join(folder, 'a.ts'), '/*! by them */\n// not said\nlet a: number = 1\ndocument.title = String(a)\n')
    const code = await pageScripts(pathToFileURL(`${folder}/`), ['a'])('a.js')
    rmSync(folder, { recursive: true })
    assert.match(String(code), /^\/\*! by them \*\/\s*(?:var|let) \w=1;document\.title=String\(\w\);\s*$/)
  })

  it('are made once for all who ask at the same time, and again some time after it could not be done', async () => {
    const { Worker } = workerThreads
    let made = 0
    let isRoom = false
    workerThreads.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        made++
        if (!isRoom) throw new Error('no room')
        super(...given)
      }
    }
    syncBuiltinESMExports()
    try {
      const folder = new URL('../../src/tab/page/', import.meta.url)
      const scriptOf = pageScripts(folder, ['configure'], [], 20)
      const ask = () => Promise.allSettled(Array.from({ length: 20 }, () => scriptOf('configure.js')))
      assert.ok((await ask()).every(({ status }) => status === 'rejected'))
      assert.equal(made, 1)
      isRoom = true
      await eventually(async () => scriptOf('configure.js'), 'they are made again')
      const all = await ask()
      assert.ok(all.every(one => one.status === 'fulfilled' && one.value!.length > 100))
      assert.equal(made, 2)
    } finally {
      workerThreads.Worker = Worker
      syncBuiltinESMExports()
    }
  })

  it('say why where one of them cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mary-page-'))
    writeFileSync(join(folder, 'a.ts'), "import './gone.ts'\n")
    await assert.rejects(pageScripts(pathToFileURL(`${folder}/`), ['a'])('a.js'), ({ cause }: Error) =>
      /gone\.ts/.test(String(cause)),
    )
    rmSync(folder, { recursive: true })
  })

  it('have the words of the page in both languages, and none but its own', async () => {
    for (const locale of ['fr', 'en']) {
      const { bytes } = await get(`/tab/words/${locale}.json`)
      const words = JSON.parse(bytes.toString()) as Record<string, object>
      assert.deepEqual(Object.keys(words).toSorted(), [
        'desk',
        'edition',
        'editor',
        'figures',
        'page',
        'pages',
        'person',
        'post',
        'slow',
        'week',
        'written',
        'zone',
      ])
    }
  })

  it('are found by name alone: no path leads to another file', async () => {
    for (const path of [
      '/tab/../server.ts',
      '/tab/..%2fserver.ts',
      '/tab/%2e%2e/open-tab.ts',
      '/tab/tsconfig.json',
      '/tab/libraries.d.ts',
      '/tab/page/desk-main.js',
      '/tab/desk-main.ts',
      '/tab/page-words.ts',
      '/tab/lib/..%2fdesk-main.js',
      '/tab/words/de.json',
      '/tab/words/../../config.json',
      '/tab//desk-main.js',
    ])
      assert.equal((await get(path)).status, 404, path)
  })
})
