import assert from 'node:assert/strict'
import { openContract, type Contract } from '../../../sandbox/contract/contract.ts'
import { openMastodon } from '../../../src/networks/mastodon/mastodon-network.ts'
import { outgoing } from '../../networks/network-contract.ts'
import { openPublic, type OpenPublic } from '../../networks/open-public.ts'
import { photo } from '../../support/photo.ts'

type Json = Record<string, unknown> & { id: string; error?: string }

describe('the stand-in of a Mastodon instance', () => {
  let open: OpenPublic
  let contract: Contract | undefined
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const isForm = body instanceof FormData
    const response = await fetch(open.origin + path, {
      method,
      headers: {
        authorization: `Bearer ${open.side.accounts.mastodon.token}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Json }
  }
  const posting = (status: string, key = '') =>
    call('POST', '/api/v1/statuses', { status }, key === '' ? {} : { 'idempotency-key': key })

  before(async function () {
    const document = process.env['MASTODON_CONTRACT']
    if (document !== undefined) contract = await openContract({ mastodon: document })
  })
  beforeEach(async () => {
    open = await openPublic(contract?.watch)
  })
  afterEach(() => {
    open.close()
    assert.deepEqual(contract?.violations.splice(0) ?? [], [])
  })

  it('and the adapter speak as Mastodon’s own documents say', async function () {
    if (contract === undefined) return this.skip()
    const network = openMastodon({ url: open.origin, token: open.side.accounts.mastodon.token })
    await network.limits()
    const pictures = [{ bytes: await photo(100), contentType: 'image/png', alt: 'La façade' }]
    const given = outgoing({ pictures, warning: 'Travaux', text: 'Voir https://montreval.example #Fête @a@b.example' })
    const published = await network.publish(given)
    assert.ok(published.kind === 'done')
    await open.say('mastodon', 'Bravo', published.uri)
    await open.say('mastodon', 'Et nous ?', null)
    const path = new URL(published.uri).pathname
    for (const more of ['', '/source', '/context']) assert.equal((await call('GET', path + more)).status, 200)
    assert.equal((await network.replies?.(given.at))?.kind, 'done')
    assert.equal((await network.correct(published, outgoing())).kind, 'done')
    assert.equal((await network.takeBack(published)).kind, 'done')
  })

  it('knows a key for an hour', async () => {
    const first = await posting('un', 'k')
    assert.equal((await posting('deux', 'k')).body.id, first.body.id)
    open.side.ahead.ms = 3_600_001
    assert.notEqual((await posting('un', 'k')).body.id, first.body.id)
    assert.deepEqual((open.side.meters.read() as { mastodon: { created: object } }).mastodon.created, { k: 2 })
  })

  it('refuses a picture on which it still works, and what is none', async () => {
    const form = (bytes: Uint8Array) => {
      const made = new FormData()
      made.set('file', new File([Uint8Array.from(bytes)], 'a.png', { type: 'image/png' }))
      return made
    }
    const media = await call('POST', '/api/v2/media', form(await photo(100)))
    assert.equal(media.status, 202)
    const post = () => call('POST', '/api/v1/statuses', { status: 'a', media_ids: [media.body.id] })
    assert.match((await post()).body.error ?? '', /not finished processing/)
    const states = [1, 2].map(() => call('GET', `/api/v1/media/${media.body.id}`))
    assert.deepEqual((await Promise.all(states)).map(one => one.status).toSorted(), [200, 206])
    assert.equal((await post()).status, 200)
    assert.equal((await call('POST', '/api/v2/media', form(Buffer.from('bonjour')))).status, 422)
  })

  it('lets in whoever has the token of that very instance', async () => {
    const { large } = open.side.accounts
    const asked = (token: string) =>
      call('GET', '/api/v1/accounts/verify_credentials', undefined, { authorization: `Bearer ${token}` })
    assert.equal((await asked(large.token)).status, 401)
    assert.equal((await call('GET', '/api/v1/accounts/verify_credentials')).status, 200)
  })

  it('says in how long it takes requests again', async () => {
    open.strike('mastodon', 'throttle')
    const { status, headers } = await call('GET', '/api/v2/instance')
    assert.equal(status, 429)
    assert.ok(Date.parse(headers.get('x-ratelimit-reset') ?? '') > Date.now())
  })
})
