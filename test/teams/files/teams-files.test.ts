import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Unavailable } from '../../../src/core/domain/errors.ts'
import { fileOrigins } from '../../../src/teams/files/file-origins.ts'
import { createTeamsFiles } from '../../../src/teams/files/teams-files.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

describe('files from Teams', () => {
  const siteId = 'ville.sharepoint.us,site,web'
  const origins = fileOrigins({ serviceUrl: 'https://smba.trafficmanager.net/teams', siteId })
  const judged = (url: string) => origins.judge(new URL(url))

  it('are fetched from Microsoft’s listed origins alone, over https, at the usual port, without a login in the address', () => {
    for (const url of [
      'https://ville-my.sharepoint.com/personal/a/download.aspx?tempauth=x',
      'https://ville.sharepoint.com/x',
      'https://ville.sharepoint.us/x',
      'https://ville-my.sharepoint.us/x',
    ])
      assert.equal(judged(url), 'sharepoint', url)
    for (const url of [
      'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original',
      'https://smba.trafficmanager.net/x',
    ])
      assert.equal(judged(url), 'bot-service', url)
    for (const url of [
      'http://ville.sharepoint.com/x',
      'https://ville.sharepoint.com:8443/x',
      'https://a:b@ville.sharepoint.com/x',
      'https://sharepoint.com/x',
      'https://ville.sharepoint.com.evil.example/x',
      'https://evilsharepoint.com/x',
      'https://other.trafficmanager.net/x',
      'https://autre.sharepoint.us/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://169.254.169.254/latest/meta-data',
      'https://localhost/x',
      'http://127.0.0.1:3979/x',
      'ftp://ville.sharepoint.com/x',
      'data:text/plain,x',
      'https://ville.sharepoint.com%2eevil.example/x',
    ])
      assert.equal(URL.canParse(url) ? judged(url) : null, null, url)
  })

  it('a cloud of its own has the origin that was configured, and this machine only where that is it', () => {
    const gov = fileOrigins({ serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams', siteId })
    assert.equal(gov.judge(new URL('https://smba.infra.gov.teams.microsoft.us/x')), 'bot-service')
    assert.equal(gov.isStandIn(new URL('https://smba.infra.gov.teams.microsoft.us/x')), false)
    const town = fileOrigins({ serviceUrl: 'https://127.0.0.1:3980', siteId: 'contoso.sharepoint.com,a,b' })
    assert.equal(town.judge(new URL('https://127.0.0.1:3980/onedrive/1/a.png')), 'bot-service')
    for (const url of [
      'https://127.0.0.1:3981/x',
      'https://127.0.0.1/x',
      'http://127.0.0.1:3980/x',
      'https://localhost:3980/x',
    ])
      assert.equal(town.judge(new URL(url)), null, url)
  })

  describe('over HTTP', () => {
    let server: Server
    let answer: Answer
    let asked: IncomingMessage[]
    let origin: string
    before(async () => {
      server = createServer((request, response) => {
        asked.push(request)
        answer(request, response)
      })
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    after(
      () =>
        new Promise(resolve => {
          server.closeAllConnections()
          server.close(resolve)
        }),
    )
    beforeEach(() => (asked = []))

    const credential = { token: async () => 'secret' }
    const files = (change: Partial<Parameters<typeof createTeamsFiles>[0]> = {}) =>
      createTeamsFiles({ credential, serviceUrl: origin, siteId, ...change })
    const fetched = (path: string, needsToken = false, most?: number) =>
      files().fetch({ url: `${origin}${path}`, needsToken }, most)
    const send =
      (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Answer =>
      (_request, response) => {
        // Not in one chain: restify, where another test has loaded it, makes `writeHead` return nothing.
        response.writeHead(status, headers)
        response.end(body)
      }

    it('are what the far side sends, with the bot’s token where it is needed', async () => {
      answer = send(200, {}, 'miel')
      assert.equal(Buffer.from((await fetched('/a'))!).toString(), 'miel')
      await fetched('/a', true)
      assert.deepEqual(
        asked.map(({ headers }) => headers.authorization),
        [undefined, 'Bearer secret'],
      )
      assert.deepEqual(
        asked.map(({ headers }) => headers['accept-encoding']),
        ['identity', 'identity'],
      )
    })

    it('follow a redirect only to where they may come from, a few times, and without the token elsewhere', async () => {
      const elsewhere = createServer((_request, response) => response.end('inside'))
      await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
      const inside = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/secret`
      let reached = 0
      elsewhere.on('request', () => reached++)
      for (const location of [inside, 'http://localhost:1/x', 'file:///etc/passwd', '//evil.example/x', 'http://']) {
        answer = send(302, { location })
        assert.equal(await fetched('/a', true), null, location)
      }
      assert.equal(reached, 0)
      elsewhere.close()
      answer = (request, response) =>
        request.url === '/end'
          ? response.end('ok')
          : send(302, { location: request.url === '/a' ? '/b' : '/end' })(request, response)
      assert.equal(Buffer.from((await fetched('/a'))!).toString(), 'ok')
      answer = send(302, { location: '/again' })
      asked = []
      assert.equal(await fetched('/a'), null)
      assert.equal(asked.length, 4, 'the first and three more')
    })

    it('of OneDrive and SharePoint never see the bot’s token, whatever the activity says that they need', async () => {
      let tokens = 0
      const counting = { token: async () => String(++tokens) }
      const lookup = (
        _name: string,
        _options: unknown,
        done: (error: null, addresses: { address: string; family: number }[]) => void,
      ): void => done(null, [{ address: '127.0.0.1', family: 4 }])
      assert.equal(
        await files({ credential: counting, lookup }).fetch({
          url: 'https://ville.sharepoint.com/x',
          needsToken: true,
        }),
        null,
      )
      assert.equal(tokens, 0)
      answer = send(200, {}, 'miel')
      await files({ credential: counting }).fetch({ url: `${origin}/a`, needsToken: true })
      assert.equal(tokens, 1)
    })

    it('are cut off when they are too large, whatever they say of their length, or take too long', async () => {
      answer = (_request, response) => {
        const more = (): void =>
          void (response.write(Buffer.alloc(64 * 1024)) ? setImmediate(more) : response.once('drain', more))
        response.on('error', () => undefined)
        more()
      }
      assert.equal(await fetched('/endless', false, 1_000_000), 'too-large')
      answer = send(200, { 'content-length': '3' }, 'abc')
      assert.equal(await fetched('/a', false, 2), 'too-large')
      answer = (_request, response) => void response.write('a')
      await assert.rejects(files({ wholeMs: 200 }).fetch({ url: `${origin}/slow`, needsToken: false }), Unavailable)
      answer = () => undefined
      await assert.rejects(files({ wholeMs: 200 }).fetch({ url: `${origin}/silent`, needsToken: false }), Unavailable)
    })

    it('that are gone are gone; what is only away is asked for again', async () => {
      for (const status of [400, 401, 403, 404, 410]) {
        answer = send(status)
        assert.equal(await fetched('/a'), null, String(status))
      }
      for (const status of [204, 429, 500, 503]) {
        answer = send(status)
        await assert.rejects(fetched('/a'), Unavailable)
      }
    })

    it('never come from an address of this machine or its networks, whatever a listed name means by then', async () => {
      answer = send(200, {}, 'inside')
      const port = new URL(origin).port
      let resolved = 0
      const lookup = (
        _name: string,
        _options: unknown,
        done: (error: null, addresses: { address: string; family: number }[]) => void,
      ): void => {
        resolved++
        done(null, [{ address: '127.0.0.1', family: 4 }])
      }
      const rebound = files({ serviceUrl: 'https://smba.trafficmanager.net/teams', lookup })
      assert.equal(rebound.mayFetch('https://ville.sharepoint.com/x'), true)
      assert.equal(await rebound.fetch({ url: 'https://ville.sharepoint.com/x', needsToken: false }), null)
      assert.equal(await rebound.fetch({ url: `http://127.0.0.1:${port}/x`, needsToken: false }), null)
      assert.deepEqual([resolved, asked.length], [1, 0])
      assert.equal(rebound.mayFetch(`${origin}/x`), false)
      assert.equal(rebound.mayFetch('not an address'), false)
    })
  })
})
