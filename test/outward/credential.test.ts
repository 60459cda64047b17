import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import { createCredential } from '../../src/outward/credential.ts'
import { type Heard, type Said, startStub, type Stub } from '../graph/stub.ts'
import { eventually } from '../support/eventually.ts'

const scope = 'https://api.botframework.com/.default'
const tenantId = '00000000-0000-4000-8000-000000000009'

describe('credential', () => {
  let stub: Stub
  let issued = 0
  let expiresIn = 3600
  let now = 0
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    stub.answer = login
    issued = 0
    expiresIn = 3600
    now = Date.now()
  })
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
    await eventually(async () => (await credential.token(scope)) === 'token-2', 'the next one')
    assert.equal(issued, 2)
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
    assert.equal(
      await credential.renew(scope, 'token-2'),
      'token-3',
      'one that was refused is never given again, however young',
    )
  })

  it('says what the operator must mend', async () => {
    stub.answer = heard =>
      heard.path.endsWith('/token')
        ? {
            status: 401,
            body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid secret provided.' },
          }
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

  describe('of a managed identity that the app trusts', () => {
    const managedIdentityId = '00000000-0000-4000-8000-000000000002'
    let identity: Server
    let asked: { url: URL; metadata: string | undefined }[]
    let says: { status: number; body: object }

    before(async () => {
      identity = createServer((request, response) => {
        asked.push({
          url: new URL(request.url ?? '/', 'http://imds'),
          metadata: request.headers['metadata']?.toString(),
        })
        response.writeHead(says.status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(says.body))
      })
      identity.listen(0, '127.0.0.1')
      await once(identity, 'listening')
      process.env['AZURE_POD_IDENTITY_AUTHORITY_HOST'] = `http://127.0.0.1:${(identity.address() as AddressInfo).port}`
    })
    after(() => {
      delete process.env['AZURE_POD_IDENTITY_AUTHORITY_HOST']
      identity.close()
      identity.closeAllConnections()
    })
    beforeEach(() => {
      asked = []
      says = {
        status: 200,
        body: {
          access_token: 'of-the-identity',
          token_type: 'Bearer',
          expires_in: '86400',
          expires_on: String(Math.floor(Date.now() / 1000) + 86_400),
          resource: 'api://AzureADTokenExchange',
        },
      }
    })
    // What the identity's token cache of this process remembers is of one id only.
    const trusting = (id: string) => createCredential({ ...app, managedIdentityId: id, loginUrl: stub.url }, () => now)

    it('gives tokens for Graph and for Teams, and no secret leaves', async () => {
      const credential = trusting(managedIdentityId)
      assert.equal(await credential.token(scope), 'token-1')
      assert.equal(await credential.token('https://graph.microsoft.com/.default'), 'token-2')
      const [{ url, metadata } = {}] = asked
      assert.deepEqual(
        [url?.searchParams.get('resource'), url?.searchParams.get('client_id'), metadata],
        ['api://AzureADTokenExchange', managedIdentityId, 'true'],
      )
      const forms = tokensAsked().map(({ body }) => new URLSearchParams(body.toString()))
      assert.deepEqual(
        forms.map(form => form.get('scope')?.split(' ')[0]),
        [scope, 'https://graph.microsoft.com/.default'],
      )
      for (const form of forms) {
        assert.deepEqual(
          [form.get('client_id'), form.get('client_assertion'), form.get('client_secret')],
          [app.appId, 'of-the-identity', null],
        )
        assert.equal(form.get('client_assertion_type'), 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      }
    })

    it('says that the app does not trust it', async () => {
      stub.answer = heard =>
        heard.path.endsWith('/token')
          ? {
              status: 401,
              body: {
                error: 'invalid_client',
                error_description: 'AADSTS70021: No matching federated identity record found.',
              },
            }
          : login(heard)
      await assert.rejects(trusting(managedIdentityId).token(scope), {
        name: 'Misconfigured',
        code: 'AADSTS70021',
        message: /federated/,
      })
    })

    it('says that the machine does not have it', async () => {
      says = { status: 400, body: { error: 'invalid_request', error_description: 'Identity not found' } }
      await assert.rejects(trusting('00000000-0000-4000-8000-000000000003').token(scope), {
        name: 'Misconfigured',
        code: 'managed-identity',
      })
      assert.equal(tokensAsked().length, 0)
    })
  })

  it('opens a managed identity without a password', () => {
    assert.doesNotThrow(() => createCredential({ type: 'UserAssignedMSI', appId: 'a', tenantId, loginUrl: stub.url }))
  })
})
