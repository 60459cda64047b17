import assert from 'node:assert/strict'
import { openBluesky } from '../../src/networks/bluesky/bluesky-network.ts'
import { BlueskySession } from '../../src/networks/bluesky/bluesky-session.ts'
import { networkContract, outgoing } from './network-contract.ts'
import { makeSmaller } from '../../src/media/make-smaller.ts'
import { nowhere, openPublic, type OpenPublic } from './open-public.ts'

const family = '👨‍👩‍👧‍👦'

networkContract('Bluesky, with its stand-in', async () => {
  const open = await openPublic()
  const { handle, appPassword } = open.side.accounts.bluesky
  const account = { service: open.origin, identifier: handle, appPassword }
  return {
    network: openBluesky(account, makeSmaller),
    wrongKey: openBluesky({ ...account, appPassword: 'aaaa-bbbb-cccc-dddd' }, makeSmaller),
    away: openBluesky({ ...account, service: nowhere }, makeSmaller),
    read: async () => open.read('bluesky'),
    strike: async kind => open.strike('bluesky', kind),
    say: (text, to) => open.say('bluesky', text, to),
    texts: {
      taken: ['a'.repeat(300), family.repeat(120)],
      refused: ['a'.repeat(301), family.repeat(121), '👍🏽'.repeat(301)],
    },
    edits: false,
    remembersKeys: true,
    close: async () => open.close(),
  }
})

function requestsOf({ side }: OpenPublic): number {
  return (side.meters.read() as { bluesky: { requests: number } }).bluesky.requests
}

describe('Bluesky', () => {
  let open: OpenPublic
  const network = () => {
    const { handle, appPassword } = open.side.accounts.bluesky
    return openBluesky({ service: open.origin, identifier: handle, appPassword }, makeSmaller)
  }
  beforeEach(async () => {
    open = await openPublic()
  })
  afterEach(() => open.close())

  it('leads from addresses, names and tags, over emoji and accents', async () => {
    const text = `${family} « Été » : (https://montreval.example/é?a=(1)). #Montréval, @ODILE.bsky.example ! #2026 @nul.bsky.example #️⃣`
    const answer = await network().publish(outgoing({ text }))
    assert.equal(answer.kind, 'done', JSON.stringify(answer))
    const [record] = open.side.records.values()
    const bytes = Buffer.from(text)
    const facets = record?.value['facets'] as { index: { byteStart: number; byteEnd: number }; features: object[] }[]
    assert.deepEqual(
      facets.map(({ index, features }) => [bytes.subarray(index.byteStart, index.byteEnd).toString(), ...features]),
      [
        [
          'https://montreval.example/é?a=(1)',
          { $type: 'app.bsky.richtext.facet#link', uri: 'https://montreval.example/é?a=(1)' },
        ],
        ['#Montréval', { $type: 'app.bsky.richtext.facet#tag', tag: 'Montréval' }],
        ['@ODILE.bsky.example', { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:citizenaaaaaaaaaaaaaaaaa' }],
      ],
    )
    assert.deepEqual(open.minded, [])
  })

  it('leads to a page where whoever has no account reads it', async () => {
    const answer = await network().publish(outgoing({ text: '<b>Été</b>' }))
    assert.ok(answer.kind === 'done')
    assert.match(await (await fetch(answer.url ?? '')).text(), /&lt;b>Été&lt;\/b>/)
    await network().takeBack(answer)
    assert.equal((await fetch(answer.url ?? '')).status, 404)
  })

  it('shows the card of a link where no picture is, and no warning', async () => {
    const link = { title: 'La médiathèque', url: 'https://montreval.example/mediatheque' }
    await network().publish(outgoing({ link }))
    const [record] = open.side.records.values()
    assert.deepEqual(record?.value['embed'], {
      $type: 'app.bsky.embed.external',
      external: { uri: link.url, title: link.title, description: 'Samedi à 11 heures.' },
    })
    assert.equal((await network().publish(outgoing({ warning: 'Images de travaux' }))).kind, 'refused')
  })

  it('signs in once, again when the server forgets, and not when it is revoked', async () => {
    const one = network()
    await one.publish(outgoing())
    await one.publish(outgoing())
    assert.equal(requestsOf(open), 3)
    open.side.ahead.ms = 3 * 3_600_000
    assert.equal((await one.publish(outgoing())).kind, 'done')
    const before = requestsOf(open)
    open.side.ahead.ms = 6 * 3_600_000
    await Promise.all(Array.from({ length: 5 }, () => one.publish(outgoing())))
    assert.equal(requestsOf(open) - before, 5 + 1 + 5)
    open.side.ahead.ms = 200 * 24 * 3_600_000
    assert.equal((await one.publish(outgoing())).kind, 'done')
    open.side.revoked.add('bluesky')
    assert.deepEqual(await one.publish(outgoing()), { kind: 'unauthorized' })
    open.side.revoked.clear()
    assert.equal((await one.publish(outgoing())).kind, 'done')
  })

  it('is asked for nothing over a bare connection beyond this machine', async () => {
    const bare = openBluesky({ service: 'http://bsky.example', identifier: 'a', appPassword: 'b' }, makeSmaller)
    assert.deepEqual(await bare.publish(outgoing()), { kind: 'busy', retryInMs: null })
  })
})

describe('an account on Bluesky whose service says that another server keeps it', () => {
  const service = 'https://bsky.example'
  let judged: boolean[]
  async function askedAt(serviceEndpoint: unknown): Promise<string> {
    const asked: string[] = []
    judged = []
    const session = new BlueskySession({ service, identifier: 'ville', appPassword: 'x' }, async (input, init = {}) => {
      judged.push('dispatcher' in init)
      asked.push(new URL(input instanceof Request ? input.url : input).origin)
      const didDoc = { service: [{ id: '#other' }, { id: 'did:plc:a#atproto_pds', serviceEndpoint }] }
      return Response.json({ did: 'did:plc:a', handle: 'ville', accessJwt: 'token', didDoc })
    })
    await session.get('com.atproto.repo.getRecord', {})
    return asked.at(-1)!
  }

  it('asks there', async () => {
    assert.equal(await askedAt('https://pds.example/any/path?a=b'), 'https://pds.example')
    assert.equal(await askedAt('https://192.0.1.1:8443'), 'https://192.0.1.1:8443')
  })

  it('judges what the name of another server means, and not what its own does', async () => {
    await askedAt('https://pds.example')
    assert.deepEqual(judged, [false, true])
    await askedAt(`${service}/xrpc`)
    assert.deepEqual(judged, [false, false])
  })

  it('sends its token to no private host, without a password, and by https alone', async () => {
    for (const other of [
      'http://pds.example',
      'https://user:password@pds.example',
      'https://10.0.0.1',
      'https://169.254.169.254/latest',
      'https://[::1]',
      'https://[::ffff:10.0.0.1]',
      'https://[64:ff9b::a00:1]',
      'https://2130706433',
      'https://localhost',
      'ftp://pds.example',
      'no address',
      '',
      7,
      null,
      undefined,
    ])
      assert.equal(await askedAt(other), service, String(other))
  })
})
