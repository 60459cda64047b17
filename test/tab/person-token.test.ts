import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import { appId, type Entra, type Made, openEntra, publicUrl, teamsClient, tenantId } from './own-entra.ts'
import { serveTab } from './serve-tab.ts'
import { createCheckPerson } from '../../src/tab/person-token.ts'

const alice = 'aaaaaaaa-0000-4000-8000-00000000000a'
const elsewhere = '88888888-0000-4000-8000-000000000000'

describe('who a page of the tab belongs to', () => {
  let entra: Entra
  let tab: Awaited<ReturnType<typeof serveTab>>
  let seen: string[]

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    seen = []
    tab = await serveTab(entra, {
      desk: async person => {
        seen.push(person)
        return { body: { name: 'Alice', lists: [] }, changesAt: null }
      },
      act: async person => {
        seen.push(person)
        return { kind: 'done' }
      },
    })
  })
  afterEach(() => tab.close())

  const ask = async (authorization: string | null) => {
    const headers = { 'content-type': 'application/json', ...(authorization !== null && { authorization }) }
    const press = { method: 'POST', body: JSON.stringify({ verb: 'x', data: {} }), headers }
    const [desk, act, live] = [
      await fetch(`${tab.url}/api/desk`, { headers }),
      await fetch(`${tab.url}/api/act`, press),
      await fetch(`${tab.url}/api/live`, { headers }),
    ]
    const bodies = [await desk.text(), await act.text()]
    if (live.ok) await live.body?.cancel()
    else bodies.push(await live.text())
    return { statuses: [desk.status, act.status, live.status], bodies }
  }
  const bearer = async (made?: Made, person = alice) => `Bearer ${await entra.token(person, made)}`

  const good: [name: string, made: Made][] = [
    ['the second issuer of Entra', {}],
    ['its first one', { iss: `https://sts.windows.net/${tenantId}/`, claims: { ver: '1.0' } }],
    ['the app’s address', { aud: `api://${appId}` }],
    ['the app’s address on this host', { aud: `api://mary.ville.fr/${appId}` }],
    ['further scopes', { claims: { scp: 'openid access_as_user profile' } }],
    ['an account of the tenant that says so', { claims: { idp: `https://sts.windows.net/${tenantId}/` } }],
    ['an end within the tolerance of clocks', { exp: -200 }],
    ['Teams on a desktop', { claims: { azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' } }],
    ['the client in the first form', { claims: { azp: undefined, appid: teamsClient } }],
    ['the longest life that Entra gives', { iat: -3600, exp: 23 * 3600 }],
  ]
  for (const [name, made] of good)
    it(`lets a person in by a token with ${name}`, async () => {
      assert.deepEqual((await ask(await bearer(made))).statuses, [200, 200, 200])
      assert.deepEqual(seen, [alice, alice, alice])
    })

  it('takes the id as Entra writes it, whatever its case', async () => {
    await ask(await bearer({}, alice.toUpperCase()))
    assert.deepEqual(seen, [alice, alice, alice])
  })

  const bad: [name: string, header: () => Promise<string | null>][] = [
    ['no header', async () => null],
    ['nonsense', async () => 'Bearer abc.def.ghi'],
    ['another scheme', async () => (await bearer()).replace('Bearer', 'Basic')],
    ['two tokens', async () => `${await bearer()} ${await entra.token(alice)}`],
    ['another tenant', () => bearer({ claims: { tid: elsewhere } })],
    ['no tenant', () => bearer({ claims: { tid: undefined } })],
    ['the issuer of another tenant', () => bearer({ iss: `${entra.url}/${elsewhere}/v2.0` })],
    ['the first issuer of another tenant', () => bearer({ iss: `https://sts.windows.net/${elsewhere}/` })],
    ['the issuer of all tenants', () => bearer({ iss: `${entra.url}/common/v2.0` })],
    ['another audience', () => bearer({ aud: elsewhere })],
    ['another host', () => bearer({ aud: `api://other.ville.fr/${appId}` })],
    ['Graph', () => bearer({ aud: 'https://graph.microsoft.com' })],
    ['a key that is not published', () => bearer({ key: 'stranger' })],
    ['another key under the name of the published one', () => bearer({ key: 'renamed' })],
    ['an end long ago', () => bearer({ exp: -600 })],
    ['no end', () => bearer({ exp: null })],
    ['a beginning later on', () => bearer({ nbf: 3600, exp: 7200 })],
    ['the issuer of the Bot Framework', () => bearer({ iss: 'https://api.botframework.com' })],
    ['an app’s own rights', () => bearer({ claims: { scp: undefined, roles: ['access_as_user'], idtyp: 'app' } })],
    ['an app’s own kind', () => bearer({ claims: { idtyp: 'app' } })],
    ['no scope, as of an id token', () => bearer({ claims: { scp: undefined } })],
    ['another scope', () => bearer({ claims: { scp: 'access_as_user_too' } })],
    ['another app of the tenant', () => bearer({ claims: { azp: elsewhere } })],
    ['another app in the first form', () => bearer({ claims: { azp: undefined, appid: elsewhere } })],
    ['another app beside Teams', () => bearer({ claims: { appid: elsewhere } })],
    ['no client', () => bearer({ claims: { azp: undefined } })],
    ['two audiences', () => bearer({ aud: [appId, 'https://graph.microsoft.com'] })],
    ['a life of more than a day', () => bearer({ iat: -3600, exp: 23 * 3600 + 60 })],
    ['no beginning', () => bearer({ iat: null })],
    ['no person', () => bearer({ claims: { oid: undefined, sub: alice } })],
    ['a person who is no id', () => bearer({}, 'alice@ville.fr')],
    [
      'alg none',
      async () => {
        const unsigned = new UnsecuredJWT({ oid: alice, tid: tenantId, scp: 'access_as_user' })
          .setIssuer(`${entra.url}/${tenantId}/v2.0`)
          .setAudience(appId)
          .setExpirationTime('1h')
        return `Bearer ${unsigned.encode()}`
      },
    ],
    [
      'HS256 with the public key',
      async () => {
        const secret = createSecretKey(Buffer.from(entra.publicKey.n ?? '', 'base64url'))
        const made = new SignJWT({ oid: alice, tid: tenantId, scp: 'access_as_user' })
          .setProtectedHeader({ alg: 'HS256', kid: 'own' })
          .setIssuer(`${entra.url}/${tenantId}/v2.0`)
          .setAudience(appId)
          .setExpirationTime('1h')
        return `Bearer ${await made.sign(secret)}`
      },
    ],
    [
      'somebody else’s body',
      async () => {
        const [head, body = '', signature] = (await entra.token(alice)).split('.')
        const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
        const other = Buffer.from(JSON.stringify({ ...claims, oid: elsewhere })).toString('base64url')
        return `Bearer ${head}.${other}.${signature}`
      },
    ],
  ]
  for (const [name, header] of bad)
    it(`answers 401 and nothing to ${name}`, async () => {
      const { statuses, bodies } = await ask(await header())
      assert.deepEqual(statuses, [401, 401, 401])
      assert.deepEqual(seen, [])
      for (const body of bodies) assert.match(body, /^\{"error":"not authorized","reference":"[\da-f]{8}"\}$/)
    })

  it('says that this machine’s clock is late, of Entra’s own tokens alone', async () => {
    const warned: string[] = []
    const log = { warn: (_details: object, message: string) => void warned.push(message) }
    const check = createCheckPerson({ appId, tenantId, publicUrl, loginUrl: entra.url, log })
    const later = { nbf: 3600, exp: 7200 }
    for (const made of [{ key: 'stranger' }, { key: 'renamed' }, { aud: elsewhere }] as const)
      assert.deepEqual(await check(await bearer({ ...later, ...made })), { kind: 'refused' })
    assert.deepEqual(warned, [])
    for (let count = 0; count < 3; count++)
      assert.deepEqual(await check(await bearer({ ...later, claims: { count } })), { kind: 'refused' })
    assert.deepEqual(warned, ['this machine’s clock seems to be late, by 60 minutes or more: a token begins only then'])
  })

  it('answers 403 to a guest, whose account another tenant has', async () => {
    for (const idp of [`https://sts.windows.net/${elsewhere}/`, 'live.com', null]) {
      const { statuses } = await ask(await bearer({ claims: { idp } }))
      assert.deepEqual(statuses, [403, 403, 403], String(idp))
    }
    assert.deepEqual(seen, [])
  })

  it('answers 503 while Entra’s keys cannot be read, and asks for them no more than every two seconds', async () => {
    const fresh = await openEntra()
    fresh.goAway(true)
    const waiting = await serveTab(fresh)
    const headers = { authorization: `Bearer ${await fresh.token(alice)}` }
    for (let i = 0; i < 5; i++) {
      const answer = await fetch(`${waiting.url}/api/desk`, { headers })
      assert.equal(answer.status, 503)
      assert.ok(Number(answer.headers.get('retry-after')) > 0)
      await answer.text()
    }
    assert.equal(fresh.asked(), 1)
    await waiting.close()
    fresh.close()
  })
})
