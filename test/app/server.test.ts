import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { setTimeout as delay } from 'node:timers/promises'
import sinon from 'sinon'
import type { ReadCalendar } from '../../src/calendar/served-calendar.ts'
import type { ReadAttestation } from '../../src/print/served-attestations.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { createErrorPages } from '../../src/app/error-pages.ts'
import { loadWords } from '../../src/words.ts'
import type { Logger } from '../../src/log.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { createServer } from '../../src/app/server.ts'
import { eventually } from '../support/eventually.ts'

type Line = { reference?: string; status?: number; path?: string; more?: number; err?: unknown }

const errorPages = createErrorPages(loadWords())
/** As a browser asks for what somebody opens. */
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

describe('the server', () => {
  let listening: Listening
  let url: string
  let received: unknown[]
  let logged: Line[]
  let answer: () => Promise<{ status: number; body?: unknown }>
  let why: string[]
  let held: string | null
  let notices: string[]
  const note = (details: object): void => void logged.push(details)
  const log: Logger = { info: note, warn: note, error: note }

  beforeEach(async () => {
    received = []
    notices = []
    logged = []
    why = []
    held = null
    answer = async () => ({ status: 200, body: { fine: true } })
    const routes = {
      receive: (_authorization: string, body: unknown) => {
        received.push(body)
        return answer()
      },
      picture: async (name: string, known: string | null) => {
        if (name !== 'known') return { kind: name === 'over' ? ('over' as const) : ('unknown' as const) }
        const tag = '"known"'
        if (known === tag) return { kind: 'same', tag } as const
        return { kind: 'served', bytes: new Uint8Array([1, 2]), contentType: 'image/png', tag } as const
      },
      calendar: async (name: string): Promise<ReadCalendar> =>
        name === 'known.ics' || name.length === 208
          ? { kind: 'served', bytes: Buffer.from('SUMMARY:Fête\r\n'), headers: { 'cache-control': 'no-store' } }
          : { kind: name === 'busy.ics' ? 'busy' : 'unknown' },
      attestation: async (name: string): Promise<ReadAttestation> =>
        name === 'known.pdf' || name.length === 208
          ? { kind: 'served', bytes: Buffer.from('%PDF'), headers: { 'cache-control': 'no-store' } }
          : { kind: name === 'busy.pdf' ? 'busy' : 'unknown' },
      week: async (name: string): Promise<ReadCalendar> => {
        if (name === 'busy.ics') return { kind: 'busy' }
        throw new Unavailable('graph-503', { retryAfterMs: name === 'soon.ics' ? 1_500 : null })
      },
      printed: async (path: string, _asked: object, method: string) =>
        path.includes('/known')
          ? ({ status: 200, headers: {}, body: Buffer.from(`${method} ${path}`) } as const)
          : null,
      errorPages,
      tab: [],
      held: () => held,
      notified: async (body: unknown) => (JSON.stringify(body).includes('secret') ? 'heard' : 'forged'),
      notReady: async () => why,
    }
    const quick = { headMs: 200, requestMs: 400, checkMs: 50, connections: 20 }
    listening = await listen(
      createServer(
        routes,
        log,
        () => undefined,
        how => notices.push(how),
      ),
      0,
      '127.0.0.1',
      quick,
    )
    url = `http://127.0.0.1:${listening.port}`
  })
  afterEach(() => listening.close(1_000))
  afterEach(() => sinon.restore())

  it('answers Graph at once, echoes its token as plain text, and counts what is forged', async () => {
    const at = `${url}/graph/notifications`
    const validated = await fetch(`${at}?validationToken=${encodeURIComponent('<b>é+ 1</b>')}`, { method: 'POST' })
    assert.deepEqual(
      [validated.status, validated.headers.get('content-type'), await validated.text()],
      [200, 'text/plain; charset=utf-8', '<b>é+ 1</b>'],
    )
    assert.equal(validated.headers.get('x-content-type-options'), 'nosniff')
    const notify = (body: string) => fetch(at, { method: 'POST', body })
    const said = [await notify('{"value":[{"clientState":"secret"}]}'), await notify('{}'), await notify('not JSON')]
    assert.deepEqual(
      said.map(({ status }) => status),
      [202, 202, 202],
    )
    assert.deepEqual(notices, ['heard', 'forged', 'forged'])
    assert.equal((await notify('x'.repeat(300 * 1024))).status, 413)
    const encoded = { method: 'POST', body: 'no gzip', headers: { 'content-encoding': 'gzip' } }
    assert.equal((await fetch(at, encoded)).status, 415)
    assert.deepEqual(notices.slice(3), ['forged', 'forged'])
    await fetch(`${url}/api/messages`, encoded)
    assert.equal(notices.length, 5)
  })

  it('says in one sentence that its port is taken', async () => {
    const second = listen(
      createServer(
        {
          receive: answer,
          picture: async () => ({ kind: 'unknown' }),
          calendar: async () => ({ kind: 'unknown' }),
          attestation: null,
          errorPages,
          tab: [],
          held: () => null,
          notReady: async () => [],
          notified: null,
        },
        log,
        () => undefined,
      ),
      listening.port,
      '127.0.0.1',
    )
    await assert.rejects(second, new RegExp(`Port ${listening.port} is taken`))
  })

  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => fetch(`${url}/api/messages`, { method: 'POST', body, headers })
  const alive = async () => (await fetch(`${url}/healthz`)).status

  /** Refused with a reference that is in the log, nothing reached the bot, and the server still stands. */
  async function refused(response: Response, status: number): Promise<void> {
    assert.equal(response.status, status)
    const kept = ['cache-control', 'x-content-type-options'].map(name => response.headers.get(name))
    assert.deepEqual(kept, ['no-store', 'nosniff'])
    const { reference } = (await response.json()) as { reference: string }
    assert.ok(logged.some(line => line.reference === reference && line.status === status))
    assert.equal(await alive(), 200)
  }

  it('hands over what Teams sends, and the answer back', async () => {
    const response = await post('{"type":"message"}')
    assert.deepEqual([response.status, await response.json(), received], [200, { fine: true }, [{ type: 'message' }]])
  })

  it('refuses what is no JSON', async () => {
    await refused(await post('{"type":'), 400)
    assert.deepEqual(received, [])
  })

  it('refuses what nests deeper than anything that is said, and counts no brackets within words, nor side by side', async () => {
    const nested = (levels: number) => `{"value":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`
    for (const levels of [101, 100_000]) await refused(await post(nested(levels)), 400)
    assert.deepEqual(received, [])
    const side = JSON.stringify({ value: Array.from({ length: 200 }, () => []) })
    for (const body of [nested(100), JSON.stringify({ text: '"[{\\'.repeat(500) }), side])
      assert.equal((await post(body)).status, 200)
    assert.equal(received.length, 3)
  })

  it('refuses a megabyte', async () => {
    await refused(await post(JSON.stringify({ text: 'a'.repeat(1024 * 1024) })), 413)
    assert.deepEqual(received, [])
  })

  for (const [what, body] of [
    ['that is gzip', gzipSync('{}')],
    ['that only says so', Buffer.from('not gzip')],
  ] as const)
    it(`refuses an encoded body ${what}`, async () => {
      await refused(
        await post(new Uint8Array(body), { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
        415,
      )
      assert.deepEqual(received, [])
    })

  it('serves what was printed under each of its addresses, to a HEAD without its text', async () => {
    for (const path of ['journal/known.html', 'affiche/known.pdf', 'lire/known']) {
      const [whole, head] = [await fetch(`${url}/${path}`), await fetch(`${url}/${path}`, { method: 'HEAD' })]
      assert.deepEqual(
        [whole.status, await whole.text(), head.status, await head.text()],
        [200, `GET ${path}`, 200, ''],
      )
    }
    assert.equal((await fetch(`${url}/journal/forged.html`)).status, 404)
  })

  it('serves an entry for a calendar to whoever asks, to a HEAD without its text, and keeps it nowhere', async () => {
    const at = `${url}/calendar/known.ics`
    const [whole, head] = [await fetch(at), await fetch(at, { method: 'HEAD' })]
    for (const { status, headers } of [whole, head])
      assert.deepEqual([status, headers.get('cache-control'), headers.get('content-length')], [200, 'no-store', '15'])
    assert.deepEqual([await whole.text(), await head.text()], ['SUMMARY:Fête\r\n', ''])
    await refused(await fetch(`${url}/calendar/forged.ics`), 404)
    assert.equal((await fetch(`${url}/calendar/forged.ics`, { method: 'HEAD' })).status, 404)
    const busy = await fetch(`${url}/calendar/busy.ics`)
    assert.equal(busy.headers.get('retry-after'), '1')
    await refused(busy, 429)
  })

  it('serves an attestation as it serves an entry, and none where there are none', async () => {
    const at = `${url}/attestation/known.pdf`
    const [whole, head] = [await fetch(at), await fetch(at, { method: 'HEAD' })]
    assert.deepEqual([whole.status, await whole.text(), head.status, await head.text()], [200, '%PDF', 200, ''])
    assert.equal(whole.headers.get('cache-control'), 'no-store')
    await refused(await fetch(`${url}/attestation/forged.pdf`), 404)
    // As long as a signed name may be; longer ones find nothing.
    assert.equal((await fetch(`${url}/attestation/${'n'.repeat(204)}.pdf`)).status, 200)
    assert.equal((await fetch(`${url}/calendar/${'n'.repeat(204)}.ics`)).status, 200)
    await refused(await fetch(`${url}/attestation/${'n'.repeat(400)}.pdf`), 404)
    await refused(await fetch(`${url}/attestation/busy.pdf`), 429)
    const routes = {
      receive: answer,
      picture: async () => ({ kind: 'unknown' }) as const,
      calendar: async () => ({ kind: 'unknown' }) as const,
      attestation: null,
      errorPages,
      tab: [],
      held: () => null,
      notReady: async () => [],
      notified: null,
    }
    const without = await listen(
      createServer(routes, log, () => undefined),
      0,
      '127.0.0.1',
    )
    await refused(await fetch(`http://127.0.0.1:${without.port}/attestation/known.pdf`), 404)
    await without.close(1_000)
  })

  it('tells a browser in words that such an address is over, and the same of a forged one', async () => {
    const ask = (path: string, headers: Record<string, string> = browser) => fetch(`${url}${path}`, { headers })
    const opened = await Promise.all(
      ['over.pdf', 'forged.pdf', 'n'.repeat(400)].map(name => ask(`/attestation/${name}`)),
    )
    for (const page of opened) {
      assert.deepEqual([page.status, page.headers.get('content-type')], [404, 'text/html; charset=utf-8'])
      assert.match(page.headers.get('content-security-policy')!, /^default-src 'none';/)
      assert.equal(page.headers.get('cache-control'), 'no-store')
    }
    const [over, ...others] = await Promise.all(opened.map(page => page.text()))
    for (const other of others) assert.equal(other, over, 'nobody finds out by trying')
    assert.match(
      over!.replaceAll('\u00a0', ' '),
      /lang="fr".*Ce lien n’est plus valable\..*« attestation » à Mary.*lang="en".*no longer valid/,
    )
    assert.doesNotMatch(over!, /script|http|reference/)
    const entry = await ask('/calendar/over.ics')
    assert.equal(entry.status, 404)
    assert.match(await entry.text(), /Ce lien n’est plus valable.*La carte de l’événement/)
    assert.equal(logged.length, 3, 'each kind stands in the log, like every refusal')
    for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5'])
      await refused(await ask('/attestation/over.pdf', { accept }), 404)
    await refused(await ask('/media/stranger', {}), 404)
    const busy = await ask('/attestation/busy.pdf')
    assert.deepEqual([busy.status, busy.headers.get('retry-after')], [429, '1'])
    assert.match(await busy.text(), /<p>Réessayez dans quelques secondes\.<\/p>/)
    assert.equal((await ask('/attestation/known.pdf')).status, 200)
  })

  it('refuses unknown addresses and methods', async () => {
    await refused(await fetch(`${url}/nothing`), 404)
    await refused(await fetch(`${url}/api/messages`), 405)
    await refused(await fetch(`${url}/media/stranger`), 404)
    await refused(await fetch(`${url}/media/%E0%A4%A`), 400)
  })

  it('keeps what went wrong inside to itself', async () => {
    answer = () => Promise.reject(new Error('the secret is in the river'))
    const response = await post('{}')
    assert.equal(response.status, 500)
    assert.doesNotMatch(await response.text(), /river/)
    assert.equal(await alive(), 200)
  })

  it('asks to come again while Graph is away, and writes no name that is a secret', async () => {
    const get = (path: string, init = {}) => fetch(`${url}${path}`, init)
    const away = [await get('/week/living.ics'), await get('/week/soon.ics')]
    assert.deepEqual(
      away.map(({ status, headers }) => [status, headers.get('retry-after')]),
      [
        [503, '60'],
        [503, '2'],
      ],
    )
    await refused(await get('/week/busy.ics'), 429)
    await refused(await get('/WEEK/living.ics'), 404)
    await refused(await get('/week/living.ics', { method: 'POST' }), 405)
    for (const path of logged.map(line => line.path)) assert.match(path!, /^\/week\/:name$/i)
    assert.equal(logged.length, 4)
  })

  it('lives through half a request and through what is no HTTP', async () => {
    for (const text of [
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
      '\x16\x03\x01 no http\r\n\r\n',
    ]) {
      const socket = connect(listening.port, '127.0.0.1')
      await once(socket, 'connect')
      socket.write(text)
      await delay(30)
      socket.destroy()
    }
    assert.equal(await alive(), 200)
    assert.deepEqual(received, [])
  })

  /** What comes back on a raw connection until the server ends it. */
  async function raw(write: (socket: Socket) => void): Promise<string> {
    const socket = connect(listening.port, '127.0.0.1')
    socket.on('error', () => undefined)
    let heard = ''
    socket.on('data', (chunk: Buffer) => void (heard += chunk.toString()))
    socket.once('connect', () => write(socket))
    await new Promise(resolve => socket.once('close', resolve))
    return heard
  }
  const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'

  for (const host of ['%', '[', 'x:abc', 'a b', 'x:99999', 'a/media/known?', ''])
    it(`reads no address by the host « ${host} » that somebody names`, async () => {
      for (const [start, status] of [
        ['GET /healthz', 200],
        ['GET /media/nothing', 404],
        ['POST /api/messages', 415],
      ] as const) {
        const asked = `${start} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
        assert.match(await raw(socket => void socket.write(asked)), new RegExp(`^HTTP/1.1 ${status} `), start)
      }
      assert.equal(await alive(), 200)
    })

  it('answers who asks for another protocol like anybody, and holds none of their connections', async () => {
    const asked = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
    for (let times = 0; times < 3; times++) {
      const socket = connect(listening.port, '127.0.0.1')
      socket.write(asked)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      assert.match(answer.toString(), /^HTTP\/1.1 200 /)
      socket.resetAndDestroy()
    }
    assert.match(await raw(socket => void socket.end(asked)), /^HTTP\/1.1 200 /)
    assert.equal(await alive(), 200)
    assert.deepEqual([(await fetch(`${url}/readyz`, { method: 'HEAD' })).status], [200])
  })

  for (const target of ['http://x:abc/', 'http://', '*', '%'])
    it(`refuses the address « ${target} », encoded or not, and lives`, async () => {
      for (const more of ['', 'Content-Encoding: gzip\r\n']) {
        const asked = `GET ${target} HTTP/1.1\r\nHost: x\r\n${more}Connection: close\r\n\r\n`
        assert.match(await raw(socket => void socket.write(asked)), /^HTTP\/1.1 400 /)
      }
      assert.equal(await alive(), 200)
    })

  for (const [what, text] of [
    ['half a head', head],
    ['half a body', `${head}Content-Length: 100\r\n\r\n{"a":`],
    ['nothing', ''],
  ])
    it(`ends a connection that brings ${what}`, async () => {
      assert.match(await raw(socket => void socket.write(text ?? '')), /^(HTTP\/1.1 408|$)/)
      assert.deepEqual(received, [])
    })

  it('refuses a body without an end as soon as it is too large, and ends the connection', async () => {
    let sending: NodeJS.Timeout | undefined
    const heard = await raw(socket => {
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
      const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
      sending = setInterval(() => socket.writable && socket.write(chunk), 5)
    })
    clearInterval(sending)
    assert.match(heard, /^HTTP\/1.1 413/)
    assert.deepEqual(received, [])
    assert.equal(await alive(), 200)
  })

  it('refuses what only says that it is too large', async () => {
    assert.match(await raw(socket => void socket.write(`${head}Content-Length: 999999999\r\n\r\n{`)), /^HTTP\/1.1 413/)
  })

  it('takes no more connections than it has room for, and new ones once there is room', async () => {
    let release = (): void => undefined
    const released = new Promise<void>(resolve => (release = resolve))
    answer = () => released.then(() => ({ status: 200 }))
    const request = `${head}Connection: close\r\nContent-Length: 2\r\n\r\n{}`
    const held = Array.from({ length: 20 }, () => raw(socket => void socket.write(request)))
    await eventually(async () => received.length === 20, 'all are taken')
    assert.equal(await raw(socket => void socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')), '')
    release()
    for (const one of await Promise.all(held)) assert.match(one, /^HTTP\/1.1 200/)
    assert.equal(await alive(), 200)
  })

  it('writes one line a minute for each kind of refusal, and how many there were', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true })
    answer = async () => ({ status: 401, body: { error: 'not authorized' } })
    const references = new Set<string>()
    for (let count = 0; count < 30; count++)
      references.add(((await (await post('{}')).json()) as { reference: string }).reference)
    await fetch(`${url}/nothing`)
    assert.deepEqual([references.size, logged.filter(line => line.status === 401).length, logged.length], [1, 1, 2])
    await clock.tickAsync(60_000)
    assert.deepEqual(
      logged
        .filter(line => line.more !== undefined)
        .map(({ reference, status, more }) => ({ reference, status, more })),
      [{ reference: [...references][0], status: 401, more: 29 }],
    )
    const next = (await (await post('{}')).json()) as { reference: string }
    assert.ok(!references.has(next.reference))
    assert.equal(logged.at(-1)?.reference, next.reference)
  })

  it('writes what went wrong inside', async () => {
    answer = () => Promise.reject(new Error('the secret is 42'))
    await post('{}')
    assert.match(String(logged[0]?.err), /42/)
  })

  it('serves pictures that it knows', async () => {
    const response = await fetch(`${url}/media/known`)
    const again = await fetch(`${url}/media/known`, { headers: { 'if-none-match': '"known"' } })
    assert.deepEqual([again.status, again.headers.get('etag'), await again.text()], [304, '"known"', ''])
    assert.equal(again.headers.get('cache-control'), 'private, no-cache')
    assert.deepEqual(
      [response.status, response.headers.get('content-type'), [...(await response.bytes())]],
      [200, 'image/png', [1, 2]],
    )
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('cache-control'), 'private, no-cache')
    assert.deepEqual(
      [(await fetch(`${url}/media/over`)).status, (await fetch(`${url}/media/other`)).status],
      [410, 404],
    )
  })

  it('says why it is not ready', async () => {
    assert.deepEqual(await (await fetch(`${url}/readyz`)).json(), { status: 'ready' })
    held = 'server'
    const heldBack = await fetch(`${url}/readyz`)
    assert.deepEqual([heldBack.status, await heldBack.json()], [200, { status: 'ready', held: 'server' }])
    why = ['migrations']
    const response = await fetch(`${url}/readyz`)
    assert.deepEqual([response.status, await response.json()], [503, { status: 'not ready', why: ['migrations'] }])
  })

  it('ends after what it holds', async () => {
    let release: () => void = () => undefined
    answer = () => new Promise(resolve => (release = () => resolve({ status: 200, body: { late: true } })))
    const asked = post('{}')
    await eventually(async () => received.length > 0, 'it holds a request')
    const closing = listening.close(5_000)
    release()
    assert.deepEqual(await (await asked).json(), { late: true })
    await closing
    await assert.rejects(fetch(`${url}/healthz`))
  })
})
