import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { limits } from '../../../sandbox/public/pds/check-post.ts'
import { openPublic, type OpenPublic } from '../../networks/open-public.ts'
import { photo } from '../../support/photo.ts'

type Json = Record<string, unknown> & { error?: string; message?: string; cid?: string; accessJwt?: string }

describe('the stand-in of a Bluesky server', () => {
  let open: OpenPublic
  let token = ''
  const call = async (name: string, body?: unknown, headers: Record<string, string> = {}) => {
    const isBytes = body instanceof Uint8Array
    const response = await fetch(`${open.origin}/xrpc/${name}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isBytes ? Uint8Array.from(body) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: (isJson ? JSON.parse(text) : {}) as Json, text, headers: response.headers }
  }
  const signIn = async (password: string) => {
    const { handle: identifier } = open.side.accounts.bluesky
    return call('com.atproto.server.createSession', { identifier, password })
  }
  const post = (text: string, more: object = {}) => ({
    $type: 'app.bsky.feed.post',
    text,
    createdAt: '2026-11-27T10:00:00.000Z',
    ...more,
  })
  const writing = (record: object, more: object = {}) => ({
    repo: open.side.accounts.bluesky.did,
    collection: 'app.bsky.feed.post',
    rkey: '3lbxyz2222222',
    record,
    ...more,
  })

  beforeEach(async () => {
    token = ''
    open = await openPublic()
    token = (await signIn(open.side.accounts.bluesky.appPassword)).body.accessJwt ?? ''
  })
  afterEach(() => open.close())

  it('knows the limits of the lexicons', function () {
    const path = process.env['BLUESKY_LEXICONS']
    if (path === undefined) return this.skip()
    type Field = { maxLength?: number; maxGraphemes?: number; maxSize?: number; items?: Field }
    type Fields = { properties: Record<string, Field> }
    const all = JSON.parse(readFileSync(path, 'utf8')) as {
      id: string
      defs: Record<string, Fields & { record: Fields }>
    }[]
    const defs = (id: string) => all.find(one => one.id === id)?.defs ?? {}
    const { text, langs, tags } = defs('app.bsky.feed.post')['main']!.record.properties
    const { tag } = defs('app.bsky.richtext.facet')['tag']!.properties
    const { main, image } = defs('app.bsky.embed.images')
    const { thumb } = defs('app.bsky.embed.external')['external']!.properties
    assert.deepEqual(
      {
        text: { graphemes: text?.maxGraphemes, bytes: text?.maxLength },
        tag: { graphemes: tag?.maxGraphemes, bytes: tag?.maxLength },
        langs: langs?.maxLength,
        tags: tags?.maxLength,
        images: { count: main?.properties['images']?.maxLength },
        thumb: { bytes: thumb?.maxSize },
      },
      { ...limits, images: { count: limits.images.count } },
    )
    assert.ok(limits.images.bytes <= (image?.properties['image']?.maxSize ?? 0))
  })

  it('writes a record once, and over what was read', async () => {
    const first = await call('com.atproto.repo.putRecord', writing(post('un'), { swapRecord: null }))
    const again = await call('com.atproto.repo.putRecord', writing(post('un'), { swapRecord: null }))
    assert.deepEqual([first.status, again.body.cid], [200, first.body.cid])
    const other = await call('com.atproto.repo.putRecord', writing(post('deux'), { swapRecord: null }))
    assert.deepEqual([other.status, other.body.error], [400, 'InvalidSwap'])
    const over = await call('com.atproto.repo.putRecord', writing(post('deux'), { swapRecord: first.body.cid }))
    assert.equal(over.status, 200)
    const created = await call('com.atproto.repo.createRecord', writing(post('trois')))
    assert.deepEqual([created.status, created.body.error], [500, 'InternalServerError'])
    assert.deepEqual((open.side.meters.read() as { bluesky: { created: object } }).bluesky.created, {
      '3lbxyz2222222': 1,
    })
  })

  it('refuses what the real one refuses, in its words', async () => {
    const refusal = async (record: object) =>
      (await call('com.atproto.repo.putRecord', writing(record))).body.message ?? ''
    const facet = (feature: object, byteEnd: unknown = 1) => ({
      facets: [{ index: { byteStart: 0, byteEnd }, features: [feature] }],
    })
    assert.match(await refusal(post('a'.repeat(301))), /grapheme too big \(maximum 300, got 301\)/)
    assert.match(await refusal(post('👨‍👩‍👧‍👦'.repeat(121))), /string too big \(maximum 3000, got 3025\)/)
    assert.match(
      await refusal(post('#a', facet({ $type: 'app.bsky.richtext.facet#tag' }))),
      /Missing required key "tag"/,
    )
    const tag = { $type: 'app.bsky.richtext.facet#tag', tag: 'a' }
    assert.match(await refusal(post('#a', facet(tag, -1))), /byteEnd/)
    assert.match(await refusal(post('#a', facet(tag, '2'))), /byteEnd/)
    assert.match(await refusal({ $type: 'app.bsky.feed.post', text: 'a' }), /createdAt/)
    assert.match(await refusal(post('a', { langs: ['fr', 'en', 'de', 'it'] })), /array too big \(maximum 3, got 4\)/)
    assert.equal(await refusal(post('#a', facet(tag, 2))), '')
  })

  it('notes what it lets pass and nobody would see as it was meant', async () => {
    const tag = { $type: 'app.bsky.richtext.facet#tag', tag: 'é' }
    for (const byteEnd of [2, 9]) {
      const facets = [{ index: { byteStart: 0, byteEnd }, features: [tag] }]
      await call('com.atproto.repo.putRecord', writing(post('#é', { facets }), { rkey: `key${byteEnd}` }))
    }
    assert.equal(open.minded.length, 2)
  })

  it('tells pictures by their bytes, and takes those of a megabyte', async () => {
    const upload = async (bytes: Uint8Array, type: string) =>
      (
        (await call('com.atproto.repo.uploadBlob', bytes, { 'content-type': type })).body as {
          blob: { mimeType: string }
        }
      ).blob
    const refusal = async (blob: object) => {
      const embed = { $type: 'app.bsky.embed.images', images: [{ image: blob, alt: 'Une salle' }] }
      return (await call('com.atproto.repo.putRecord', writing(post('a', { embed })))).body.error
    }
    const png = await upload(await photo(1000), 'image/jpeg')
    assert.equal(png.mimeType, 'image/png')
    assert.equal(await refusal(png), undefined)
    assert.equal(await refusal({ ...png, mimeType: 'image/jpeg' }), 'InvalidMimeType')
    assert.equal(await refusal(await upload(await photo(1_000_071), 'image/png')), 'BlobTooLarge')
    assert.equal(await refusal(await upload(Buffer.from('bonjour'), 'text/plain')), 'InvalidMimeType')
    assert.equal(await refusal({ $type: 'blob', ref: { $link: 'bafkrei' }, mimeType: 'image/png' }), 'BlobNotFound')
  })

  it('lets in who knows the app password, and lets them go', async () => {
    assert.deepEqual((await signIn('wrong')).body.error, 'AuthenticationRequired')
    const { refreshJwt } = (await signIn(open.side.accounts.bluesky.appPassword)).body as { refreshJwt: string }
    token = refreshJwt
    assert.equal((await call('com.atproto.repo.putRecord', writing(post('a')))).body.error, 'InvalidToken')
    assert.equal((await call('com.atproto.server.refreshSession', {})).status, 200)
    token = 'a.b.c'
    assert.equal((await call('com.atproto.repo.putRecord', writing(post('a')))).body.error, 'InvalidToken')
    token = ''
    assert.equal((await call('com.atproto.repo.putRecord', writing(post('a')))).status, 401)
  })

  it('is struck by faults: a page in place of JSON, too many requests', async () => {
    open.strike('bluesky', 'down')
    const down = await call('com.atproto.repo.getRecord?repo=a')
    assert.deepEqual([down.status, down.headers.get('content-type')], [503, 'text/html'])
    open.strike('bluesky', 'throttle')
    const throttled = await call('com.atproto.repo.getRecord?repo=a')
    assert.deepEqual([throttled.status, throttled.body.error], [429, 'RateLimitExceeded'])
    assert.ok(Number(throttled.headers.get('ratelimit-reset')) * 1000 > Date.now())
  })

  it('lists what stands, last first', async () => {
    for (const rkey of ['a', 'b', 'c']) await call('com.atproto.repo.putRecord', writing(post(rkey), { rkey }))
    const { did } = open.side.accounts.bluesky
    const list = await call(`com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=2`)
    const { records, cursor } = list.body as { records: { uri: string }[]; cursor: string }
    assert.deepEqual([records.map(one => one.uri.at(-1)), cursor], [['c', 'b'], 'b'])
  })
})
