import assert from 'node:assert/strict'
import { allCapabilities, type Capability, nothingOff } from '../../src/core/domain/capabilities/capability.ts'
import { createServer } from '../../src/app/server.ts'
import { isSwitchedOff } from '../../src/app/switched-pages.ts'
import { listen, type Listening } from '../../src/http/listen.ts'

/** One address of each kind that is served, by what it is part of. */
const addresses: Partial<Record<Capability, readonly string[]>> = {
  events: ['/calendar/a.ics', '/attestation/a.pdf'],
  newspapers: ['/journal/a', '/journal/a/pages/1.png', '/tab/edition.html', '/tab/edition-main.js', '/tab/api/edition'],
  site: ['/site/', '/site/feed.json', '/site/articles/a'],
  relays: ['/affiche/a.pdf', '/lire/ab12'],
  figures: ['/chart/a.svg', '/tab/figures.html', '/tab/figures-main.js', '/tab/api/figures', '/tab/api/figures/file'],
}
const always = [
  '/',
  '/healthz',
  '/readyz',
  '/api/messages',
  '/tab/',
  '/tab/week.html',
  '/tab/post.html',
  '/tab/off.css',
]
const all = [...Object.values(addresses).flat(), ...always]

describe('addresses of what is switched off', () => {
  it('are those of its own, and of nothing else', () => {
    for (const capability of allCapabilities)
      for (const path of all)
        assert.equal(
          isSwitchedOff(path, new Set([capability])),
          addresses[capability]?.includes(path) === true,
          `${path} without ${capability}`,
        )
    assert.ok(all.every(path => !isSwitchedOff(path, nothingOff)))
  })

  describe('at the server', () => {
    let listening: Listening
    let off: ReadonlySet<Capability>
    const reached = { kind: 'served' as const, bytes: Buffer.from('x'), headers: {} }
    const tab = ['/tab/edition.html', '/tab/api/edition', '/tab/figures.html', '/tab/api/figures'].map(path => ({
      method: 'get' as const,
      path,
      answer: async (_request: unknown, response: { end(said: string): void }) => (response.end('x'), null),
    }))

    beforeEach(async () => {
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
      const routes = {
        receive: async () => ({ status: 200 }),
        notified: null,
        picture: async () => ({ kind: 'unknown' as const }),
        calendar: async () => reached,
        attestation: async () => reached,
        printed: async () => ({ ...reached, contentType: 'text/html' }),
        errorPages: () => null,
        tab: tab as unknown as Parameters<typeof createServer>[0]['tab'],
        switchedOff: (path: string) => isSwitchedOff(path, off),
        held: () => null,
        notReady: async () => [],
      }
      listening = await listen(
        createServer(routes as unknown as Parameters<typeof createServer>[0], log, () => undefined),
        0,
        '127.0.0.1',
      )
    })
    afterEach(() => listening.close(1_000))

    const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${listening.port}${path}`)).status

    it('answer 404 as if nothing had ever been there, whatever is written behind a question mark, and come back', async () => {
      const served = ['/calendar/a.ics', '/attestation/a.pdf', '/tab/edition.html', '/tab/figures.html']
      off = nothingOff
      for (const path of served) assert.equal(await statusOf(path), 200, path)
      off = new Set(allCapabilities)
      for (const path of all.filter(one => !always.includes(one))) {
        assert.equal(await statusOf(path), 404, path)
        assert.equal(await statusOf(`${path}?a=/tab/`), 404, path)
      }
      // However the address is spelt.
      assert.equal(await statusOf('/tab/%66igures.html'), 404)
      off = nothingOff
      for (const path of served) assert.equal(await statusOf(path), 200, path)
    })
  })
})
