import assert from 'node:assert/strict'
import sinon from 'sinon'
import { createErrorPages } from '../../src/app/error-pages.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { createServer } from '../../src/app/server.ts'
import { openedOr } from '../../src/tab/api-route.ts'
import { loadWords } from '../../src/words.ts'
import { type Entra, openEntra } from '../tab/own-entra.ts'
import { ownTab } from '../tab/serve-tab.ts'

const alice = 'aaaaaaaa-0000-4000-8000-00000000000a'
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const file = async (name: string) =>
  name === 'known'
    ? ({ kind: 'served', bytes: Buffer.from('a'), headers: { 'content-type': 'text/plain' } } as const)
    : ({ kind: name === 'busy' ? 'busy' : 'unknown' } as const)
const page = async (path: string) => {
  if (path.endsWith('known')) return { status: 200, headers: {}, body: Buffer.from('a') } as const
  return path.endsWith('busy') ? ({ status: 429, headers: {}, body: null } as const) : null
}

describe('what stands in the head of every answer', () => {
  let entra: Entra
  let listening: Listening
  let url: string
  let all: { method: string; path: string }[]

  before(async () => {
    entra = await openEntra()
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const server = createServer(
      {
        receive: async authorization => ({ status: authorization === '' ? 401 : 200, body: {} }),
        notified: async () => 'heard',
        picture: async (name, known) => {
          if (name !== 'known') return { kind: name === 'busy' ? 'busy' : name === 'over' ? 'over' : 'unknown' }
          if (known !== null) return { kind: 'same', tag: '"t"' }
          return { kind: 'served', bytes: Buffer.from('a'), contentType: 'image/png', tag: '"t"' }
        },
        calendar: file,
        week: file,
        attestation: file,
        chart: file,
        site: page,
        printed: page,
        errorPages: createErrorPages(loadWords()),
        tab: ownTab(entra).routes,
        held: () => null,
        notReady: async () => [],
      },
      log,
      () => undefined,
    )
    all = Object.values(server.router.getRoutes() as unknown as Record<string, { method: string; path: string }>)
    listening = await listen(server, 0, '127.0.0.1')
    url = `http://127.0.0.1:${listening.port}`
  })
  afterEach(() => sinon.restore())
  after(async () => {
    entra.close()
    await listening.close(1_000)
  })

  /** Only the head: some answers never end. */
  async function head(path: string, init: RequestInit): Promise<Response> {
    const line = new AbortController()
    const answer = await fetch(`${url}${path}`, { ...init, signal: line.signal })
    line.abort()
    return answer
  }

  const sampled = (path: string) =>
    ['known', 'busy', 'over', 'x'].map(name => path.replace(':name', name).replace('*', name))

  it('lets nobody frame, guess a type, or keep it without asking again, on each route, whatever is asked', async function () {
    this.timeout(60_000)
    assert.ok(all.length > 60, 'the table is read')
    const token = { authorization: `Bearer ${await entra.token(alice)}` }
    for (const { method, path } of all)
      for (const at of path === '/tab/' || !/[:*]/.test(path) ? [path] : sampled(path))
        for (const headers of [{}, browser, { 'if-none-match': '"t"' }, token] as Record<string, string>[]) {
          const { status, headers: said } = await head(at, { method, headers })
          const of = (name: string) => said.get(name) ?? ''
          const what = `${method} ${at} ${status} ${JSON.stringify(headers).slice(0, 20)}`
          assert.equal(of('x-content-type-options'), 'nosniff', what)
          assert.match(of('cache-control'), /no-store|no-cache|max-age=60/, what)
          assert.match(of('content-security-policy'), /frame-ancestors /, what)
          if (/json|image/.test(of('content-type')) && !at.startsWith('/tab/'))
            assert.match(of('content-security-policy'), /^default-src 'none'/, what)
          if (status === 429 || status === 503) assert.ok(Number(of('retry-after')) > 0, what)
          assert.equal(of('x-powered-by') + of('access-control-allow-credentials'), '', what)
        }
  })

  it('keeps what the tab asks on no disk, and is asked by its own pages alone', async () => {
    const asked = all.filter(({ path }) => path.startsWith('/tab/api/'))
    assert.ok(asked.length > 12, 'the table is read')
    const own = { authorization: `Bearer ${await entra.token(alice)}`, 'content-type': 'application/json' }
    for (const { method, path } of asked) {
      const body = method === 'POST' ? { body: '{"verb":"x"}' } : {}
      for (const [site, isAsked] of [
        ['cross-site', false],
        ['same-site', false],
        ['none', false],
        ['same-origin', true],
      ] as const) {
        const answer = await head(path, { method, headers: { ...own, 'sec-fetch-site': site }, ...body })
        assert.equal(answer.status === 403, !isAsked, `${path} ${site} ${answer.status}`)
        const kept = ['cache-control', 'referrer-policy'].map(name => answer.headers.get(name))
        assert.deepEqual(kept, ['no-store', isAsked && answer.ok ? 'no-referrer' : null], path)
      }
    }
  })

  it('tells a page that is not followed why', () => {
    const statuses = (['open', 'too-many', 'not-ours'] as const).map(opened => openedOr(opened)?.status ?? null)
    assert.deepEqual(statuses, [null, 429, 403])
  })

  it('takes from pages nothing but an object of JSON', async () => {
    const own = { authorization: `Bearer ${await entra.token(alice)}` }
    const ask = async (body: string, type?: string, what = 'act') => {
      const headers = { ...own, ...(type !== undefined && { 'content-type': type }) }
      return (await head(`/tab/api/${what}`, { method: 'POST', headers, body })).status
    }
    const json = 'application/json'
    const good = '{"verb":"x"}'
    assert.deepEqual(
      await Promise.all([ask(good), ask(good, 'text/plain'), ask(good, `${json}; charset=utf-8`), ask(good, json)]),
      [415, 415, 200, 200],
    )
    assert.deepEqual(
      await Promise.all(['[]', '[{"verb":"x"}]', 'null', '"x"', '7', '{', '{}', ''].map(body => ask(body, json))),
      [400, 400, 400, 400, 400, 400, 400, 400],
    )
    assert.deepEqual(await Promise.all(['[]', '{}'].map(body => ask(body, json, 'post/open'))), [400, 200])
    assert.equal(await ask(JSON.stringify({ verb: 'x'.repeat(300_000) }), json), 413)
  })

  it('answers who asks for nothing in a heap at little cost, and goes on for everybody else', async () => {
    sinon.stub(performance, 'now').returns(9e9)
    const statuses = await Promise.all(Array.from({ length: 150 }, (_, at) => head(`/nothing-${at}`, {})))
    const busy = statuses.filter(({ status }) => status === 429)
    assert.equal(busy.length, 50)
    for (const { headers } of busy) {
      assert.equal(headers.get('retry-after'), '1')
      assert.match(headers.get('content-security-policy')!, /^default-src 'none'/)
    }
    assert.equal((await head('/healthz', {})).status, 200)
    assert.equal((await head('/media/known', {})).status, 200)
  })
})
