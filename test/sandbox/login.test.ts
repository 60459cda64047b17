import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { checkBearer, openKeys, signActivityToken } from '../../sandbox/login.ts'
import { askToken, openGraph, type OpenGraph } from './graph/open-graph.ts'

describe('the login of the sandbox', () => {
  let graph: OpenGraph
  before(async () => {
    graph = await openGraph({ people: 100 })
  })
  after(() => graph.close())

  const ask = async (
    change: Record<string, string>,
    headers: Record<string, string> = {},
    tenant = graph.town.tenantId,
  ) => {
    const { appId, appPassword } = graph.town
    const form = {
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${graph.origin}/.default`,
      ...change,
    }
    const body = new URLSearchParams(Object.entries(form).filter(([, value]) => value !== ''))
    const response = await fetch(`${graph.origin}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body, headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  it('gives a token for Graph and one for the Bot Framework, each good for that alone', async () => {
    const token = await askToken(graph.town, graph.origin, 'https://api.botframework.com/.default')
    assert.ok(await checkBearer(graph.keys, `Bearer ${token}`, 'https://api.botframework.com'))
    assert.ok(!(await checkBearer(graph.keys, `Bearer ${token}`, graph.origin)))
    assert.ok(await checkBearer(graph.keys, `Bearer ${graph.token}`, graph.origin))
    assert.ok(!(await checkBearer(graph.keys, `Bearer ${graph.token}x`, graph.origin)))
    assert.ok(!(await checkBearer(graph.keys, undefined, graph.origin)))
    assert.equal(decodeJwt(graph.token).tid, graph.town.tenantId)
  })

  it('takes the secret in a Basic header too', async () => {
    const { appId, appPassword } = graph.town
    const authorization = `Basic ${Buffer.from(`${appId}:${encodeURIComponent(appPassword)}`).toString('base64')}`
    assert.equal((await ask({ client_id: '', client_secret: '' }, { authorization })).status, 200)
  })

  it('refuses in Entra’s words', async () => {
    const cases: [Record<string, string>, number, string, number][] = [
      [{ client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
      [{ client_id: crypto.randomUUID() }, 400, 'unauthorized_client', 700016],
      [{ scope: 'https://graph.microsoft.com/.default' }, 400, 'invalid_resource', 500011],
      [{ scope: 'User.Read' }, 400, 'invalid_scope', 1002012],
      [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
      [{ scope: '' }, 400, 'invalid_request', 900144],
    ]
    for (const [change, status, error, code] of cases) {
      const answer = await ask(change)
      assert.deepEqual([answer.status, answer.body.error, answer.body.error_codes], [status, error, [code]])
      assert.match(String(answer.body.error_description), new RegExp(`^AADSTS${code}: `))
    }
    assert.equal((await ask({}, {}, crypto.randomUUID())).status, 400)
  })

  it('publishes the metadata that clients look for', async () => {
    const get = async (path: string) =>
      (await fetch(`${graph.origin}${path}`)).json() as Promise<Record<string, unknown>>
    const entra = await get(`/${graph.town.tenantId}/v2.0/.well-known/openid-configuration`)
    assert.equal(entra.token_endpoint, `${graph.origin}/${graph.town.tenantId}/oauth2/v2.0/token`)
    await jwtVerify(graph.token, createRemoteJWKSet(new URL(String(entra.jwks_uri))), {
      issuer: String(entra.issuer),
      audience: graph.origin,
    })
    assert.ok(Array.isArray((await get('/common/discovery/instance')).metadata))
    const bot = await get('/v1/.well-known/openidconfiguration')
    assert.deepEqual(
      [bot.issuer, bot.id_token_signing_alg_values_supported],
      ['https://api.botframework.com', ['RS256']],
    )
    const { keys } = (await get(new URL(String(bot.jwks_uri)).pathname)) as { keys: Record<string, unknown>[] }
    assert.deepEqual(
      keys.map(key => key.endorsements),
      [['msteams']],
    )
    assert.ok(
      keys.every(key => !('d' in key)),
      'only the public half',
    )
  })

  it('signs what goes to the bot as the Bot Framework does, and wrongly when asked to', async () => {
    const key = createRemoteJWKSet(new URL(`${graph.origin}/v1/.well-known/keys`))
    const token = await signActivityToken(graph.keys, { aud: graph.town.appId, serviceUrl: 'https://localhost/' })
    const { payload } = await jwtVerify(token, key, {
      audience: graph.town.appId,
      issuer: 'https://api.botframework.com',
    })
    assert.equal(payload.serviceurl, 'https://localhost/')
    const late = await signActivityToken(graph.keys, { aud: 'x', serviceUrl: 'y', overrides: { expiresIn: -10 } })
    await assert.rejects(jwtVerify(late, key), { code: 'ERR_JWT_EXPIRED' })
    const early = await signActivityToken(graph.keys, { aud: 'x', serviceUrl: 'y', overrides: { notBefore: 600 } })
    await assert.rejects(jwtVerify(early, key), { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' })
    const other = await signActivityToken(graph.keys, { aud: 'x', serviceUrl: 'y', overrides: { kid: 'unknown' } })
    await assert.rejects(jwtVerify(other, key), { code: 'ERR_JWKS_NO_MATCHING_KEY' })
  })

  it('keeps its keys in the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keys-'))
    try {
      const [first, second] = [await openKeys(folder), await openKeys(folder)]
      assert.deepEqual(second.bot.jwk, first.bot.jwk)
      assert.notEqual(first.bot.kid, first.entra.kid)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
