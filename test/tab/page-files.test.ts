import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import workerThreads from 'node:worker_threads'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import ts from 'typescript'
import { libraries, bareCode } from '../../src/tab/page-libraries.ts'
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
    const pages = ['', 'post.html', 'week.html', 'configure.html']
    const named = await Promise.all(
      pages.map(async page => {
        const { headers, bytes } = await get(`/tab/${page}`)
        assert.equal(headers['content-type'], 'text/html; charset=utf-8')
        return [...bytes.toString().matchAll(/(?:src="|href="|": "\.\/)([^"]+)"/g)].map(([, path]) => path!)
      }),
    )
    assert.ok(named.every(({ length }) => length > 3))
    const kinds: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg' }
    for (const path of new Set([...pages, ...named.flat()])) {
      const { status, headers } = await get(`/tab/${path}`)
      assert.equal(status, 200, path)
      assert.ok(String(headers['content-type']).startsWith(kinds[path.split('.').at(-1)!] ?? 'text/html'), path)
      const policy = String(headers['content-security-policy'])
      assert.match(policy, /default-src 'none'; script-src 'self'(?: 'sha256-[\w+/=]+')?; style-src 'self';/)
      assert.equal(/sha256/.test(policy), path === 'post.html', 'its import map is the only script within a page')
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
    const again = await get('/tab/lib/adaptivecards.js', { 'if-none-match': String(plain.headers['etag']) })
    assert.deepEqual([again.status, again.bytes.length], [304, 0])
    assert.equal((await get('/tab/main.js', { 'if-none-match': String(plain.headers['etag']) })).status, 200)
  })

  it('lose comments and indentation, and nothing of their code', function () {
    this.timeout(60_000)
    const { ESNext: target } = ts.ScriptTarget
    const compiled = (code: Buffer) =>
      ts.transpileModule(code.toString(), { compilerOptions: { target, removeComments: true } }).outputText
    const folder = new URL('../../src/tab/page/', import.meta.url)
    const own = readdirSync(folder).filter(name => name.endsWith('.js'))
    for (const file of [...libraries.map(([, file]) => file), ...own.map(name => new URL(name, folder))]) {
      const code = readFileSync(new URL(file))
      assert.equal(compiled(bareCode(code)), compiled(code), String(file))
    }
  })

  it('keep the names of those who made them', () => {
    const licence = ['/*! by them', ' * MIT */', 'a()']
    assert.equal(
      bareCode(Buffer.from(`/* of a line */\n${licence.join('\n')}\n  // b`)).toString(),
      '/*! by them\n* MIT */\na()',
    )
  })

  it('come shorter once their short code is made, to who has the longer too', async function () {
    this.timeout(180_000)
    await using stack = new AsyncDisposableStack()
    const own = stack.adopt(await serveTab(entra), ({ close }) => close())
    const path = '/tab/lib/prosemirror-view.js'
    const first = await get(path, {}, own.url)
    const etag = String(first.headers['etag'])
    const later = await eventually(async () => {
      const answer = await get(path, { 'if-none-match': etag }, own.url)
      return answer.status === 200 && answer
    }, 'the short code is made')
    assert.ok(later.bytes.length * 1.5 < first.bytes.length, `${later.bytes.length} of ${first.bytes.length}`)
    assert.notEqual(later.headers['etag'], etag)
    const again = await get(path, { 'if-none-match': String(later.headers['etag']) }, own.url)
    assert.deepEqual([again.status, again.bytes.length], [304, 0])
    const makersOwn = await readFile(new URL(Object.fromEntries(libraries)['teams-js']!))
    for (let times = 0; times < 2; times++)
      assert.ok((await get('/tab/lib/teams-js.js', {}, own.url)).bytes.equals(bareCode(makersOwn)))
  })

  it('are served where the system has no room to make them shorter', async () => {
    const { Worker } = workerThreads
    let asked = 0
    workerThreads.Worker = class {
      constructor() {
        asked++
        throw new Error('no room')
      }
    } as unknown as typeof Worker
    syncBuiltinESMExports()
    const unheard: unknown[] = []
    const hear = (cause: unknown) => unheard.push(cause)
    const others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear)
    try {
      await using stack = new AsyncDisposableStack()
      const own = stack.adopt(await serveTab(entra), ({ close }) => close())
      for (let times = 0; times < 2; times++) assert.equal((await get('/tab/main.js', {}, own.url)).status, 200)
    } finally {
      workerThreads.Worker = Worker
      syncBuiltinESMExports()
      process.removeListener('unhandledRejection', hear)
      for (const one of others) process.on('unhandledRejection', one)
    }
    assert.deepEqual([asked, unheard], [1, []])
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
      '/tab/page/main.js',
      '/tab/lib/..%2fmain.js',
      '/tab/words/de.json',
      '/tab/words/../../config.json',
      '/tab//main.js',
    ])
      assert.equal((await get(path)).status, 404, path)
  })
})
