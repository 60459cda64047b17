import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Said } from '../../sandbox/public/public-side.ts'
import { openMastodon } from '../../src/networks/mastodon/mastodon-network.ts'
import { photo } from '../support/photo.ts'
import { networkContract, outgoing, type Place } from './network-contract.ts'
import { nowhere, openPublic, type OpenPublic } from './open-public.ts'

const family = '👨‍👩‍👧‍👦'

function accountOf(open: OpenPublic, instance: 'mastodon' | 'large') {
  const url = instance === 'large' ? open.origin.replace('localhost', '127.0.0.1') : open.origin
  return { url, token: open.side.accounts[instance].token }
}

async function openPlace(instance: 'mastodon' | 'large', texts: Place['texts']): Promise<Place> {
  const open = await openPublic()
  const account = accountOf(open, instance)
  return {
    network: openMastodon(account),
    wrongKey: openMastodon({ ...account, token: 'wrong' }),
    away: openMastodon({ ...account, url: nowhere }),
    read: async () => open.read(instance),
    strike: async kind => open.strike('mastodon', kind),
    say: (text, to) => open.say(instance satisfies Said['place'], text, to),
    texts,
    edits: true,
    remembersKeys: true,
    close: async () => open.close(),
  }
}

const url = `https://montreval.example/${'a'.repeat(200)}`

networkContract('Mastodon, with its stand-in of 500 characters', () =>
  openPlace('mastodon', {
    taken: ['a'.repeat(500), family.repeat(500), `${url} ${'a'.repeat(476)}`],
    refused: ['a'.repeat(501), family.repeat(501), `${url} ${'a'.repeat(477)}`],
  }),
)
networkContract('Mastodon, with its stand-in of 5 000 characters', () =>
  openPlace('large', { taken: ['a'.repeat(5000)], refused: ['a'.repeat(5001)] }),
)

describe('Mastodon', () => {
  let open: OpenPublic
  beforeEach(async () => {
    open = await openPublic()
  })
  afterEach(() => open.close())
  const network = () => openMastodon(accountOf(open, 'mastodon'))
  const created = () => (open.side.meters.read() as { mastodon: { created: Record<string, number> } }).mastodon.created

  it('asks the instance what it takes, and remembers it while it says nothing', async () => {
    const one = network()
    open.strike('mastodon', 'down')
    assert.equal((await one.limits()).characters, 500)
    open.strike('mastodon', null)
    const large = openMastodon(accountOf(open, 'large'))
    assert.deepEqual(await large.limits(), {
      characters: 5000,
      bytes: null,
      perUrl: 23,
      pictures: 4,
      pictureBytes: 16_777_216,
      altCharacters: 1500,
    })
    open.strike('mastodon', 'down')
    assert.equal((await large.limits()).characters, 5000)
  })

  it('lets nobody wait for an instance that says nothing of itself yet', async () => {
    const silent = createServer(() => undefined)
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    try {
      assert.equal((await openMastodon({ url, token: 'a' }, 20).limits()).characters, 500)
    } finally {
      silent.close()
      silent.closeAllConnections()
    }
  })

  it('finds after the hour what the key no longer tells', async () => {
    const given = outgoing({
      text: `« L’été » & <l’hiver> : https://montreval.example/${'long/'.repeat(20)}?a=1&b=2 #Fête @odile@social.example\n\nÀ bientôt,\nla ville`,
    })
    open.strike('mastodon', null)
    const first = await network().publish(given)
    assert.ok(first.kind === 'done')
    open.side.ahead.ms = 2 * 3_600_000
    const again = await network().publish(given)
    assert.equal(again.kind === 'done' && again.uri, first.uri)
    assert.deepEqual(created(), { [given.key]: 1 })
  })

  it('finds it among many others', async () => {
    const given = outgoing()
    const first = await network().publish(given)
    for (let index = 0; index < 90; index++) await network().publish(outgoing({ text: `Autre ${index}` }))
    open.side.ahead.ms = 2 * 3_600_000
    const found = await network().find(given)
    assert.equal(found.kind === 'done' && found.found?.uri, first.kind === 'done' && first.uri)
    const old = new Date(Date.now() + 3_600_000).toISOString()
    assert.deepEqual(await network().find({ ...given, at: old }), { kind: 'done', found: null })
  })

  it('takes no post that another release holds for this one, though its words are the same', async () => {
    const given = outgoing()
    const first = await network().publish(given)
    assert.ok(first.kind === 'done')
    // Another post with these words, a minute later: surely never given, it is not looked for.
    const second = await network().publish({ ...given, key: 'another', fresh: true })
    assert.ok(second.kind === 'done' && second.uri !== first.uri)
    const taken = [first.uri, second.uri]
    assert.deepEqual(await network().find({ ...given, taken }), { kind: 'done', found: null })
    const found = await network().find({ ...given, taken: [first.uri] })
    assert.equal(found.kind === 'done' && found.found?.uri, second.uri, 'its own try is found')
  })

  it('takes no post of pictures alone for another one', async () => {
    const pictures = [{ bytes: await photo(100), contentType: 'image/png', alt: 'La façade' }]
    assert.equal((await network().publish(outgoing({ text: '', pictures }))).kind, 'done')
    assert.deepEqual(await network().find(outgoing({ text: '' })), { kind: 'done', found: null })
  })

  it('waits until a picture was worked on', async () => {
    const pictures = [{ bytes: await photo(100), contentType: 'image/png', alt: 'La façade' }]
    assert.equal((await network().publish(outgoing({ pictures }))).kind, 'done')
    const [media] = open.side.media.values()
    assert.equal(media?.polled, 2)
  })

  it('hides the words behind a warning, which counts', async () => {
    const given = outgoing({ warning: 'Travaux de nuit' })
    await network().publish(given)
    assert.equal(open.read('mastodon').find(one => one.text === given.text)?.warning, 'Travaux de nuit')
    const long = outgoing({ warning: 'Travaux', text: 'a'.repeat(494) })
    assert.equal((await network().publish(long)).kind, 'refused')
  })

  it('leads to a page where whoever has no account reads it', async () => {
    const answer = await network().publish(outgoing({ text: 'Été' }))
    assert.match(await (await fetch(answer.kind === 'done' ? (answer.url ?? '') : '')).text(), /<p>Été<\/p>/)
  })

  it('says when what is to be corrected is gone', async () => {
    const gone = { uri: `${open.origin}/api/v1/statuses/1`, url: null, revision: null }
    assert.equal((await network().correct(gone, outgoing())).kind, 'refused')
  })

  it('holds when the token is withdrawn', async () => {
    const one = network()
    await one.publish(outgoing())
    open.side.revoked.add('mastodon')
    assert.deepEqual(await one.publish(outgoing()), { kind: 'unauthorized' })
    assert.deepEqual(await one.takeBack({ uri: 'x/1', url: null, revision: null }), { kind: 'unauthorized' })
  })
})
