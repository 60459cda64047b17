import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder'
import { AuthenticationConfiguration, AuthenticationError } from 'botframework-connector'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import sinon from 'sinon'
import { eventually } from '../../support/eventually.ts'
import { type CheckToken, createCheckToken } from '../../../src/teams/token/check-token.ts'

const appId = '11111111-0000-4000-8000-000000000000'
const tenantId = '99999999-0000-4000-8000-000000000000'
const issuer = 'https://api.botframework.com'
const serviceUrl = 'https://smba.example/teams/'
const activity = { channelId: 'msteams', serviceUrl }

type Published = JWK & { kid: string; endorsements?: string[] }
type Pair = { kid: string; secret: CryptoKey; published: Published }

async function pair(kid: string, endorsements?: string[], alg = 'RS256'): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(publicKey)
  return { kid, secret: privateKey, published: { ...jwk, kid, use: 'sig', ...(endorsements && { endorsements }) } }
}

describe('the check of a token', () => {
  let server: Server
  let url: string
  let published: Published[]
  let asked: number
  /** How long Microsoft takes for its keys, by the check's clock. */
  let answersAfterMs: number
  let away: boolean
  let now: number
  let warned: string[]
  let complained: string[]
  let [first, second, webchat, unendorsed] = [] as unknown as [Pair, Pair, Pair, Pair]

  before(async () => {
    ;[first, second, webchat, unendorsed] = await Promise.all([
      pair('first', ['msteams', 'skype']),
      pair('second', ['msteams']),
      pair('webchat', ['webchat']),
      pair('unendorsed'),
    ])
    server = createServer((request, response) => {
      // The SDK's own readings, of which it has one cache for all, are not counted.
      if (request.url === '/keys' && !request.headers['user-agent']?.includes('node-fetch')) {
        asked++
        now += answersAfterMs
      }
      response.statusCode = away ? 503 : 200
      response.setHeader('content-type', 'application/json')
      const metadata = { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }
      response.end(JSON.stringify(request.url === '/keys' ? { keys: published } : metadata))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  beforeEach(() => {
    published = [first, webchat, unendorsed].map(one => one.published)
    asked = 0
    answersAfterMs = 0
    away = false
    now = Date.now()
    warned = []
    complained = []
  })
  afterEach(() => sinon.restore())

  const open = (): CheckToken =>
    createCheckToken({
      appId,
      botMetadataUrl: url,
      now: () => now,
      log: {
        warn: (_details, message) => void warned.push(message),
        error: (_details, message) => void complained.push(message),
      },
    })
  type Made = {
    claims?: object
    aud?: string
    iss?: string
    exp?: number | null
    nbf?: number
    alg?: string
    kid?: string | null
  }
  /** A good token but for what is said; seconds from now. */
  const token = (
    key: Pair,
    { claims = {}, aud = appId, iss = issuer, exp = 3600, nbf, alg = 'RS256', kid = key.kid }: Made = {},
  ) => {
    const seconds = Math.floor(now / 1000)
    const made = new SignJWT({ serviceurl: serviceUrl, ...claims })
      .setProtectedHeader({ alg, ...(kid !== null && { kid }) })
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt(seconds)
    if (exp !== null) made.setExpirationTime(seconds + exp)
    if (nbf !== undefined) made.setNotBefore(seconds + nbf)
    return made.sign(key.secret)
  }
  const bearer = async (made: Promise<string>) => `Bearer ${await made}`

  /** Name → the header; what the Bot Framework's SDK says of it must be the same, but where `stricter`. */
  const cases: [name: string, verdict: 'trusted' | 'refused', header: () => Promise<string>, stricter?: true][] = [
    ['a good token', 'trusted', () => bearer(token(first))],
    ['a key that is endorsed for nothing by name', 'trusted', () => bearer(token(unendorsed))],
    ['one that ended within the tolerance of clocks', 'trusted', () => bearer(token(first, { exp: -200 }))],
    ['no header', 'refused', async () => ''],
    ['nonsense', 'refused', async () => 'Bearer abc.def.ghi'],
    ['another scheme', 'refused', async () => (await bearer(token(first))).replace('Bearer', 'Basic')],
    ['two tokens', 'refused', async () => `${await bearer(token(first))} ${await token(first)}`],
    ['another audience', 'refused', () => bearer(token(first, { aud: tenantId }))],
    ['another issuer', 'refused', () => bearer(token(first, { iss: 'https://sts.windows.net/elsewhere/' }))],
    [
      'the Emulator’s issuer',
      'refused',
      () => bearer(token(first, { iss: `https://login.microsoftonline.com/${tenantId}/v2.0` })),
    ],
    [
      'another service address',
      'refused',
      () => bearer(token(first, { claims: { serviceurl: 'https://elsewhere.example/' } })),
    ],
    ['no service address', 'refused', () => bearer(token(first, { claims: { serviceurl: undefined } }))],
    ['an end long ago', 'refused', () => bearer(token(first, { exp: -600 }))],
    ['not yet valid', 'refused', () => bearer(token(first, { nbf: 3600, exp: 7200 }))],
    ['a key endorsed for another channel', 'refused', () => bearer(token(webchat))],
    ['a key that is not published', 'refused', () => bearer(token(second))],
    ['the name of another key', 'refused', () => bearer(token(second, { kid: 'first' }))],
    ['no key named', 'refused', () => bearer(token(first, { kid: null }))],
    [
      'alg none',
      'refused',
      async () =>
        `Bearer ${new UnsecuredJWT({ serviceurl: serviceUrl }).setIssuer(issuer).setAudience(appId).setExpirationTime('1h').encode()}`,
    ],
    [
      'HS256 with the public key',
      'refused',
      async () => {
        const secret = createSecretKey(Buffer.from(first.published.n ?? '', 'base64url'))
        return `Bearer ${await new SignJWT({ serviceurl: serviceUrl }).setProtectedHeader({ alg: 'HS256', kid: 'first' }).setIssuer(issuer).setAudience(appId).setExpirationTime('1h').sign(secret)}`
      },
    ],
    [
      'somebody else’s body',
      'refused',
      async () => {
        const [head, body = '', signature] = (await token(first)).split('.')
        const more = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), jti: 'another' }
        return `Bearer ${[head, Buffer.from(JSON.stringify(more)).toString('base64url'), signature].join('.')}`
      },
    ],
    ['no end at all', 'refused', () => bearer(token(first, { exp: null })), true],
  ]
  const sdk = () => {
    const settings = {
      MicrosoftAppId: appId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenantId,
      CallerId: '',
      ValidateAuthority: false,
      ToChannelFromBotLoginUrl: url,
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: url,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulator`,
    }
    const credentials = new ConfigurationServiceClientCredentialFactory({ ...settings, MicrosoftAppPassword: 'secret' })
    return new ConfigurationBotFrameworkAuthentication(settings, credentials, new AuthenticationConfiguration())
  }

  for (const [name, verdict, header, stricter = false] of cases)
    it(`${name}: ${verdict}${stricter ? ', though the SDK believes it' : ', as the SDK says'}`, async () => {
      const authorization = await header()
      assert.equal(await open()(activity, authorization), verdict)
      // It is our own check that refuses: it leaves nothing to the SDK's.
      assert.deepEqual(complained, [])
      sinon.stub(console, 'error')
      const identity = await sdk()
        .authenticateRequest(activity as never, authorization)
        .then(
          ({ claimsIdentity }) => claimsIdentity,
          () => undefined,
        )
      const believed = identity?.getClaimValue('iss') === issuer
      assert.equal(believed, stricter || verdict === 'trusted')
    })

  it('says that this machine’s clock is late, of Microsoft’s own tokens alone, and once for many', async () => {
    const check = open()
    const later = { nbf: 3600, exp: 7200 }
    for (const stranger of [
      token(second, later),
      token(second, { ...later, kid: 'first' }),
      token(first, { ...later, aud: tenantId }),
      token(first, { ...later, iss: 'https://sts.windows.net/elsewhere/' }),
      token(first, { exp: null, nbf: 3600 }),
      token(webchat, later),
    ])
      assert.equal(await check(activity, await bearer(stranger)), 'refused')
    assert.deepEqual(warned, [])
    for (let count = 0; count < 3; count++)
      assert.equal(await check(activity, await bearer(token(first, { ...later, claims: { count } }))), 'refused')
    assert.deepEqual(warned.splice(0), [
      'this machine’s clock seems to be late, by 60 minutes or more: a token begins only then',
    ])
    assert.equal(await check(activity, await bearer(token(first, { exp: -1800 }))), 'refused')
    assert.deepEqual(warned, ['a token ended 30 minutes ago: if many did, this machine’s clock is ahead'])
  })

  it('is given by two locks: what the SDK refuses is refused, and said', async () => {
    const refusing = sinon
      .stub(ConfigurationBotFrameworkAuthentication.prototype, 'authenticateRequest')
      .rejects(new AuthenticationError('no', 401))
    const authorization = await bearer(token(first))
    assert.equal(await open()(activity, authorization), 'refused')
    assert.equal(refusing.callCount, 1)
    assert.match(complained.join(), /the SDK refuses/)
    refusing.resetHistory()
    assert.equal(await open()(activity, await bearer(token(second))), 'refused')
    assert.equal(refusing.callCount, 0, 'the SDK sees only what our own lock let in')
  })

  it('is ours alone while the SDK cannot read the keys, or says nothing', async () => {
    const sdk_ = sinon.stub(ConfigurationBotFrameworkAuthentication.prototype, 'authenticateRequest')
    const authorization = await bearer(token(first))
    for (const answer of [
      () => sdk_.rejects(new AuthenticationError('Failed to load openID config: 503', 500)),
      () => sdk_.rejects(Object.assign(new Error(), { name: 'FetchError' })),
      () => sdk_.returns(new Promise(() => undefined)),
    ]) {
      answer()
      assert.equal(await open()(activity, authorization), 'trusted')
    }
    assert.deepEqual(complained, [])
  })

  it('holds for one channel and one service address', async () => {
    const check = open()
    const authorization = await bearer(token(first))
    assert.equal(await check(activity, authorization), 'trusted')
    for (const other of [
      { ...activity, channelId: 'webchat' },
      { ...activity, serviceUrl: 'https://elsewhere.example/' },
      { ...activity, serviceUrl: undefined },
      { ...activity, channelId: ['msteams'] },
    ])
      assert.equal(await check(other, authorization), 'refused', JSON.stringify(other))
  })

  it('ends with the token, though it was trusted a moment ago', async () => {
    const check = open()
    const authorization = await bearer(token(first, { exp: 10 }))
    assert.equal(await check(activity, authorization), 'trusted')
    now += (10 + 5 * 60) * 1000
    assert.equal(await check(activity, authorization), 'refused')
  })

  it('trusts nobody for a while longer than the token lasts, whose end is within the tolerance of clocks', async () => {
    const check = open()
    const authorization = await bearer(token(first, { exp: 10 }))
    now += (10 + 5 * 60 - 5) * 1000
    assert.equal(await check(activity, authorization), 'trusted')
    now += 10_000
    assert.equal(await check(activity, authorization), 'refused')
  })

  it('reads keys anew beside the requests when they are four minutes old, and minds no key of another kind', async () => {
    const check = open()
    const { publicKey } = await generateKeyPair('ES256', { extractable: true })
    // Keys of two kinds may share an id: RFC 7517, 4.5.
    published = [...published, { ...(await exportJWK(publicKey)), kid: 'first', use: 'sig' }]
    assert.equal(await check(activity, await bearer(token(first))), 'trusted')
    now += 4 * 60_000 + 1
    assert.equal(await check(activity, await bearer(token(first, { claims: { jti: 'later' } }))), 'trusted')
    await eventually(async () => asked === 2, 'a second reading, for which nobody waited')
  })

  it('reads the keys once for many who ask at once, and not again for a while', async () => {
    const check = open()
    const authorization = await bearer(token(first))
    const another = await bearer(token(first, { claims: { jti: 'another' } }))
    await Promise.all(Array.from({ length: 50 }, () => check(activity, authorization)))
    now += 3 * 60_000
    assert.equal(await check(activity, another), 'trusted')
    assert.equal(asked, 1)
  })

  it('refuses a withdrawn key within five minutes, however often its token is seen', async () => {
    const check = open()
    const seen = await bearer(token(first))
    const early = now
    assert.equal(await check(activity, seen), 'trusted')
    published = [second.published]
    while (now - early < 5 * 60_000) {
      now += 7_000
      await check(activity, seen)
    }
    now = early + 5 * 60_000 + 1
    assert.equal(await check(activity, seen), 'refused')
    const unseen = await bearer(token(first, { claims: { jti: 'unseen' } }))
    assert.equal(await check(activity, unseen), 'refused')
  })

  it('refuses a withdrawn key after five minutes of silence too', async () => {
    const check = open()
    const seen = await bearer(token(first))
    assert.equal(await check(activity, seen), 'trusted')
    published = [second.published]
    now += 5 * 60_000 + 1
    assert.equal(await check(activity, seen), 'refused')
  })

  it('refuses it within five minutes of having asked for the keys, however late they came', async () => {
    const check = open()
    const seen = await bearer(token(first))
    const askedAt = now
    answersAfterMs = 4 * 60_000
    assert.equal(await check(activity, seen), 'trusted')
    answersAfterMs = 0
    published = [second.published]
    now = askedAt + 5 * 60_000 + 1
    assert.equal(await check(activity, seen), 'refused')
  })

  it('knows a new key at once, and strangers with made-up keys make it read once a minute', async () => {
    const check = open()
    assert.equal(await check(activity, await bearer(token(first))), 'trusted')
    published = [first.published, second.published]
    now += 61_000
    const before_ = asked
    const flood = await Promise.all(
      Array.from({ length: 200 }, (_, index) => bearer(token(webchat, { kid: `made-up-${index}` }))),
    )
    assert.deepEqual(new Set(await Promise.all(flood.map(one => check(activity, one)))), new Set(['refused']))
    assert.equal(await check(activity, await bearer(token(second))), 'trusted')
    for (const one of flood) await check(activity, one)
    assert.equal(asked - before_, 1)
  })

  it('goes on with the keys it has while Microsoft does not answer, for a day, and waits for nobody', async () => {
    const check = open()
    const long = await bearer(token(first, { exp: 100 * 3600 }))
    assert.equal(await check(activity, long), 'trusted')
    away = true
    for (let hours = 0; hours < 23; hours++) {
      now += 3_600_000
      assert.equal(await check(activity, long), 'trusted')
    }
    assert.ok(warned.length > 0)
    now += 3_600_000 + 1
    assert.equal(await check(activity, long), 'unreachable')
    away = false
    now += 61_000
    assert.equal(await check(activity, long), 'trusted')
  })

  it('says that nothing is known while no key was ever read, and soon asks again', async () => {
    away = true
    const check = open()
    const good = await bearer(token(first))
    assert.equal(await check(activity, good), 'unreachable')
    away = false
    assert.equal(await check(activity, good), 'unreachable')
    now += 2_000
    assert.equal(await check(activity, good), 'trusted')
  })
})
