import assert from 'node:assert/strict'
import { Misconfigured, Unavailable } from '../src/core/errors.ts'
import { createCredential } from '../src/credential.ts'
import { type Heard, type Said, startStub, type Stub } from './graph/stub.ts'

const scope = 'https://api.botframework.com/.default'
const tenantId = '00000000-0000-4000-8000-000000000009'

describe('credential', () => {
  let stub: Stub
  let issued = 0
  let expiresIn = 3600
  let now = 0
  before(async () => { stub = await startStub() })
  beforeEach(() => { stub.heard.length = 0; stub.answer = login; issued = 0; expiresIn = 3600; now = Date.now() })
  after(() => stub.stop())

  const login = ({ path }: Heard): Said => {
    const authority = `${stub.url}/${tenantId}`
    if (path.endsWith('/openid-configuration')) {
      const endpoint = (name: string) => `${authority}/oauth2/v2.0/${name}`
      const endpoints = { token_endpoint: endpoint('token'), authorization_endpoint: endpoint('authorize') }
      return { status: 200, body: { issuer: `${authority}/v2.0`, ...endpoints, jwks_uri: `${authority}/keys` } }
    }
    return { status: 200, body: { token_type: 'Bearer', expires_in: expiresIn, access_token: `token-${++issued}` } }
  }
  const app = { type: 'SingleTenant', appId: '00000000-0000-4000-8000-000000000001', tenantId } as const
  const open = () => createCredential({ ...app, password: 'secret', loginUrl: stub.url }, () => now)
  const fifty = async (ask: () => Promise<string>) => [...new Set(await Promise.all(Array.from({ length: 50 }, ask)))]
  const tokensAsked = () => stub.heard.filter(({ path }) => path.endsWith('/token'))

  it('makes one request for fifty who ask at once, and none later', async () => {
    const credential = open()
    assert.deepEqual(await fifty(() => credential.token(scope)), ['token-1'])
    assert.equal(await credential.token(scope), 'token-1')
    assert.equal(tokensAsked().length, 1)
    const form = new URLSearchParams(tokensAsked()[0]!.body.toString())
    assert.deepEqual([form.get('grant_type'), form.get('client_secret')], ['client_credentials', 'secret'])
    assert.equal(form.get('scope')?.split(' ')[0], scope)
    assert.equal(await credential.token('https://graph.microsoft.com/.default'), 'token-2')
  })

  it('gets the next one before the end, while the old one still goes out', async () => {
    const credential = open()
    await credential.token(scope)
    now += 57 * 60_000
    assert.equal(await credential.token(scope), 'token-1')
    while (issued < 2) await new Promise(resolve => setTimeout(resolve, 5))
    await new Promise(resolve => setTimeout(resolve, 20))
    assert.equal(await credential.token(scope), 'token-2')
    now += 90 * 60_000
    assert.equal(await credential.token(scope), 'token-3', 'never one that has ended')
  })

  it('renews for all who met one refusal with one request', async () => {
    const credential = open()
    await credential.token(scope)
    assert.deepEqual(await fifty(() => credential.renew(scope, 'token-1')), ['token-2'])
    assert.equal(await credential.renew(scope, 'token-1'), 'token-2', 'who met the refusal late')
    assert.equal(await credential.token(scope), 'token-2')
    assert.equal(tokensAsked().length, 2)
    assert.equal(await credential.renew(scope, 'token-2'), 'token-3', 'one that was refused is never given again, however young')
  })

  it('says what the operator must mend', async () => {
    stub.answer = heard => heard.path.endsWith('/token')
      ? { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid secret provided.' } }
      : login(heard)
    await assert.rejects(open().token(scope), { name: 'Misconfigured', code: 'AADSTS7000215' })
    assert.throws(() => createCredential({ ...app, loginUrl: stub.url }), Misconfigured)
  })

  it('is unavailable while Entra is, and tries again when asked', async () => {
    const credential = open()
    stub.answer = () => ({ status: 503, body: { error: 'temporarily_unavailable' } })
    await assert.rejects(credential.token(scope), Unavailable)
    stub.answer = () => ({ status: 200, cut: true })
    await assert.rejects(credential.token(scope), Unavailable)
    stub.answer = login
    assert.equal(await credential.token(scope), 'token-1')
  })

  it('opens a managed identity without a password', () => {
    assert.doesNotThrow(() => createCredential({ type: 'UserAssignedMSI', appId: 'a', tenantId, loginUrl: stub.url }))
  })
})
