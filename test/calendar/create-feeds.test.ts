import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { generate } from 'selfsigned'
import { createFeeds, type FeedsOptions } from '../../src/calendar/create-feeds.ts'
import type { FeedReading } from '../../src/core/ports/outside.ts'

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:u',
  'SUMMARY:Conseil',
  'DTSTART:20261210T180000',
]
  .concat('END:VEVENT', 'END:VCALENDAR')
  .join('\r\n')
const span = { from: '2026-11-01', to: '2027-11-01' }
const none = { etag: null, modified: null }
const because = (reading: FeedReading): string => (reading.kind === 'failed' ? reading.because : reading.kind)

/** The server of Mary's own tests may lie in the same process: what writes heads there gives nothing back. */
function reply(response: ServerResponse, status: number, headers = {}, body: string | Buffer = ''): void {
  response.writeHead(status, headers)
  response.end(body)
}

describe('feeds', function () {
  let server: Server
  let origin: string
  let usual: string[]
  let answer: (request: IncomingMessage, response: ServerResponse) => void

  before(async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'feeds of the tests' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    })
    usual = getCACertificates('default')
    setDefaultCACertificates([...usual, cert])
    server = createServer({ key, cert }, (request, response) => answer(request, response))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    origin = `https://localhost:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    setDefaultCACertificates(usual)
    server.close()
    server.closeAllConnections()
  })

  const feeds = (options: Partial<FeedsOptions> = {}) =>
    createFeeds({ hosts: ['localhost'], timeZone: 'Europe/Paris', ...options })
  const read = (options?: Partial<FeedsOptions>, path = '/a.ics') => feeds(options).read(`${origin}${path}`, span, none)

  it('reads what lies there, and what its server asks to be told again', async () => {
    answer = (_request, response) =>
      reply(response, 200, { etag: '"7"', 'last-modified': 'Thu, 26 Nov 2026 08:00:00 GMT' }, calendar)
    const reading = await read()
    assert.deepEqual(reading, {
      kind: 'read',
      entries: [{ uid: 'u/2026-12-10/18:00', title: 'Conseil', from: '2026-12-10', to: '2026-12-10', time: '18:00' }],
      leftOut: 0,
      etag: '"7"',
      modified: 'Thu, 26 Nov 2026 08:00:00 GMT',
    })
    let told: unknown[] = []
    answer = ({ headers }, response) => {
      told = [headers['if-none-match'], headers['if-modified-since'], headers['authorization']]
      reply(response, 304)
    }
    const known = { etag: '"7"', modified: 'Thu, 26 Nov 2026 08:00:00 GMT' }
    assert.deepEqual(await feeds().read(`${origin}/a.ics`, span, known), { kind: 'unchanged' })
    assert.deepEqual(told, ['"7"', 'Thu, 26 Nov 2026 08:00:00 GMT', undefined])
  })

  it('follows three redirects', async () => {
    answer = ({ url }, response) => {
      const n = Number(url!.slice(1))
      if (n === 0) response.end(calendar)
      else reply(response, 302, { location: `/${n - 1}` }, 'x')
    }
    assert.equal(because(await read({}, '/3')), 'read')
    assert.equal(because(await read({}, '/4')), 'redirects')
  })

  it('follows none to a private address, nor away from https', async () => {
    const to = async (location: string) => {
      answer = (_request, response) => reply(response, 301, { location })
      return because(await read())
    }
    for (const host of ['169.254.169.254', '10.0.0.1', '127.0.0.1', '[::1]', '[::ffff:7f00:1]', '2130706433', '0x7f.1'])
      assert.equal(await to(`https://${host}/latest/meta-data`), 'private', host)
    assert.equal(await to('http://agenda.example/a.ics'), 'redirects')
    assert.equal(await to('https://user:pass@agenda.example/a.ics'), 'private')
  })

  it('asks nothing of a name that means a private address', async () => {
    const lookup = ((_name: string, _options: unknown, done: (error: null, all: unknown[]) => void) =>
      done(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '10.1.2.3', family: 4 },
      ])) as NonNullable<FeedsOptions['lookup']>
    assert.equal(because(await feeds({ lookup }).read('https://agenda.example/a.ics', span, none)), 'private')
    // The server answers; but its name is none of the authority's own hosts.
    answer = (_request, response) => response.end(calendar)
    assert.equal(because(await read({ hosts: [] })), 'private')
  })

  it('gives up what is too slow, however it is', async () => {
    answer = () => {}
    assert.equal(because(await read({ wholeMs: 300 })), 'slow')
    answer = (_request, response) => {
      response.write('BEGIN:VCALENDAR\r\n')
      const drip = setInterval(() => response.write('X-A:1\r\n'), 50)
      response.on('close', () => clearInterval(drip))
    }
    assert.equal(because(await read({ wholeMs: 400 })), 'slow')
  })

  it('gives up what is too large, packed or not', async () => {
    answer = (_request, response) => {
      const send = (): void => {
        while (!response.destroyed && response.write('X'.repeat(64 * 1024)));
        if (!response.destroyed) response.once('drain', send)
      }
      send()
    }
    assert.equal(because(await read()), 'too-large')
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    answer = (_request, response) => reply(response, 200, { 'content-encoding': 'gzip' }, bomb)
    assert.equal(because(await read()), 'too-large')
    answer = (_request, response) => reply(response, 200, { 'content-encoding': 'gzip' }, gzipSync(calendar))
    assert.equal(because(await read()), 'read')
  })

  it('says why there is nothing', async () => {
    const said = async (status: number, headers = {}) => {
      answer = (_request, response) => reply(response, status, headers, 'no')
      return read()
    }
    assert.deepEqual(await said(404), { kind: 'failed', because: 'not-found', retryInMs: null })
    assert.equal(because(await said(403)), 'refused')
    assert.equal(because(await said(500)), 'away')
    assert.equal(because(await said(200)), 'no-calendar')
    assert.deepEqual(await said(429, { 'retry-after': '120' }), { kind: 'failed', because: 'busy', retryInMs: 120_000 })
    const never = await said(503, { 'retry-after': '99999999999' })
    assert.deepEqual(never, { kind: 'failed', because: 'busy', retryInMs: 7 * 24 * 3_600_000 })
    answer = ({ socket }) => socket.destroy()
    assert.equal(because(await read()), 'away')
    answer = (_request, response) => response.end(calendar)
    const { execPath } = process
    process.execPath = join(tmpdir(), 'no such program')
    try {
      assert.equal(because(await read()), 'away', 'no process of its own could begin')
    } finally {
      process.execPath = execPath
    }
    const unknown = ((_name: string, _options: unknown, done: (error: Error) => void) =>
      done(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))) as unknown as NonNullable<FeedsOptions['lookup']>
    assert.equal(because(await feeds({ lookup: unknown }).read('https://agenda.example/', span, none)), 'away')
  })

  it('knows which addresses it would read at all', () => {
    const { mayRead } = feeds()
    for (const url of ['https://agenda.example/a.ics', 'https://agenda.example:8443/', `${origin}/a.ics`])
      assert.ok(mayRead(url), url)
    for (const url of [
      'http://agenda.example/',
      'ftp://x/',
      'https://10.0.0.1/',
      'https://[fe80::1]/',
      'https://a:b@x/',
      '',
    ])
      assert.ok(!mayRead(url), url)
  })
})
