import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { decodeJwt } from 'jose'
import { tabMirror } from '../../sandbox/desk/tab-mirror.ts'
import type { Route } from '../../sandbox/router.ts'
import { eventually } from '../support/eventually.ts'
import { type StartedSandbox, startSandbox } from '../support/sandbox.ts'

describe('the tab in the sandbox', function () {
  this.timeout(60_000)
  let bot: Server
  let answer: (request: IncomingMessage, response: ServerResponse) => void
  let sandbox: StartedSandbox
  let person: string

  before(async () => {
    bot = createServer((request, response) => answer(request, response))
    bot.listen(0, '127.0.0.1')
    await once(bot, 'listening')
    const url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}`
    sandbox = await startSandbox({ SANDBOX_PEOPLE: '100', BOT_URL: url, PUBLIC_URL: 'https://mary.example.org' })
    person = (await sandbox.town.people({ limit: 1 })).people[0]!.id
  })
  after(async () => {
    bot.closeAllConnections()
    bot.close()
    await sandbox.close()
  })
  beforeEach(() => {
    answer = (_request, response) => response.end('mary')
  })

  const tokenOf = async (version?: number) => {
    const answered = await fetch(`${sandbox.desk}/town/people/${person}/sign-on`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version }),
    })
    return decodeJwt(((await answered.json()) as { token: string }).token)
  }
  /** As it is written, which `fetch` would not send. */
  const status = async (path: string): Promise<number | undefined> => {
    const asked = request(sandbox.desk, { path }).end()
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    response.resume()
    return response.statusCode
  }

  it('has tokens of both forms, for this app and this person', async () => {
    const { MicrosoftAppId: app, MicrosoftAppTenantId: tid, LOGIN_URL: login } = sandbox.variables
    const shared = { oid: person, tid, scp: 'access_as_user' }
    const read = async (version?: number) => {
      const { iss, aud, ver, oid, tid: tenant, scp } = await tokenOf(version)
      return { iss, aud, ver, oid, tid: tenant, scp }
    }
    const first = { ...shared, ver: '1.0', iss: `https://sts.windows.net/${tid}/`, aud: `api://${app}` }
    assert.deepEqual([await read(), await read(1)], [first, first])
    assert.deepEqual(await read(2), { ...shared, ver: '2.0', iss: `${login}/${tid}/v2.0`, aud: app })
  })

  it('is Mary’s page under the desk’s own origin, which alone may frame it', async () => {
    let asked: IncomingMessage | undefined
    answer = (request, response) => {
      asked = request
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; img-src 'self' data:; frame-ancestors https://teams.microsoft.com https://*.office.com",
      )
      response.end('page')
    }
    const headers = { authorization: 'Bearer t', 'accept-language': 'en', cookie: 'a=b' }
    const answered = await fetch(`${sandbox.desk}/tab/words/fr.json?a=b`, { headers })
    assert.equal(await answered.text(), 'page')
    assert.equal(
      answered.headers.get('content-security-policy'),
      "default-src 'none'; img-src 'self' data: https://mary.example.org; frame-ancestors 'self'",
    )
    assert.equal(asked?.url, '/tab/words/fr.json?a=b')
    assert.deepEqual(
      [asked?.headers.authorization, asked?.headers['accept-language'], asked?.headers.cookie],
      ['Bearer t', 'en', undefined],
    )
  })

  it('leads nowhere but to the tab', async () => {
    for (const path of ['/tab/../api/messages', '/tab/%2e%2e/api/messages']) assert.equal(await status(path), 502, path)
    assert.equal(await status('/tab/'), 200)
  })

  it('passes a stream on as it comes, and ends it when nobody reads', async () => {
    let gone: Promise<unknown> | undefined
    answer = (_request, response) => {
      gone = once(response, 'close')
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('event: desk\n\n')
    }
    const leaving = new AbortController()
    const { body } = await fetch(`${sandbox.desk}/tab/api/live`, { signal: leaving.signal })
    const { value } = await body!.getReader().read()
    assert.equal(Buffer.from(value).toString(), 'event: desk\n\n')
    leaving.abort()
    await gone
  })

  it('lives on when Mary dies before anybody reads what she began to say', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('event')
      setImmediate(() => response.destroy())
    }
    const { port } = bot.address() as AddressInfo
    const [, [, , read]] = tabMirror(() => `http://127.0.0.1:${port}`, []) as [Route, Route, Route]
    const asked = { method: 'GET', path: '/tab/api/live', params: {}, query: new URLSearchParams(), headers: {} }
    const { body } = await read({ ...asked, raw: Buffer.alloc(0), body: undefined })
    assert.ok(body instanceof Readable)
    await eventually(async () => body.destroyed, 'it is cut')
  })
})
