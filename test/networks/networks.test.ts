import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import sharp from 'sharp'
import { findFacets } from '../../src/networks/bluesky/find-facets.ts'
import { recordKey } from '../../src/networks/bluesky/record-key.ts'
import { inTime, openNetworks } from '../../src/networks/open-networks.ts'
import { picturePixels } from '../../src/core/domain/pictures/picture-pixels.ts'
import { plainText } from '../../src/networks/plain-text.ts'
import { asWritten } from '../../src/networks/wordpress/wordpress-words.ts'
import { fakeNetwork } from '../fakes/network.ts'
import { holds } from '../support/holds.ts'
import { photo } from '../support/photo.ts'
import { makeSmaller } from '../../src/media/make-smaller.ts'
import { outgoing } from './network-contract.ts'

const words = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      ' ',
      '\u00A0',
      '\n',
      '👨‍👩‍👧‍👦',
      '#Été',
      '#',
      '#️⃣',
      '@a.example',
      '@',
      'https://é.example/(a)',
      '«',
      ')',
      '.',
    ),
  ),
  { maxLength: 20 },
)

describe('the parts of a text that lead somewhere', () => {
  const shown = (text: string) => {
    const bytes = Buffer.from(text)
    return findFacets(text).map(({ byteStart, byteEnd }) => bytes.subarray(byteStart, byteEnd).toString())
  }

  it('are whole letters, one behind the other, and say what they lead to', () => {
    holds(
      fc.property(words, parts => {
        const text = parts.join('')
        let last = 0
        for (const [index, found] of findFacets(text).entries()) {
          assert.ok(last <= found.byteStart && found.byteStart < found.byteEnd)
          last = found.byteEnd
          const part = shown(text)[index]!
          assert.ok(text.includes(part))
          if (found.kind === 'link') assert.equal(found.uri, part)
          if (found.kind === 'tag') assert.equal(found.tag, part.slice(1))
          if (found.kind === 'mention') assert.equal(`@${found.handle}`, part.toLowerCase())
        }
        assert.ok(last <= Buffer.byteLength(text))
      }),
    )
  })

  for (const [text, parts] of [
    ['[Le pont](https://ville.example/pont).', ['https://ville.example/pont']],
    ['[@lui](@lui.example) [x](ville.example)', []],
    [
      'Voir https://a.example/x_(y)?z=1, et (https://b.example/).',
      ['https://a.example/x_(y)?z=1', 'https://b.example/'],
    ],
    ['« #Montréval » #2026 #2026été #C’est. ##double #', ['#Montréval', '#2026été', '#C’est', '##double']],
    ['@mairie.example, (@a.b.example) mary@mairie.example @seul @-x.example', ['@mairie.example', '@a.b.example']],
    ['www.montreval.example montreval.example ftp://a.example http://', []],
    ['HTTPS://A.EXAMPLE/É…', ['HTTPS://A.EXAMPLE/É']],
    [`#${'a'.repeat(65)} #${'a'.repeat(64)}`, [`#${'a'.repeat(64)}`]],
  ] as const)
    it(`of « ${text.slice(0, 40)} »`, () => assert.deepEqual(shown(text), parts))

  it('are found in a time that grows with the text', () => {
    for (const hostile of ['#', '@', '.', '((', 'https://', '#a', '@a.', '\u200D', ')', '](', '](https://'].map(one =>
      one.repeat(100_000),
    ))
      findFacets(hostile)
  })
})

describe('what networks are given', () => {
  it('is a key of the form that posts have, the same for the same', () => {
    holds(
      fc.property(fc.string(), fc.string(), (one, other) => {
        assert.match(recordKey(one), /^3[2-7a-z]{12}$/)
        assert.equal(recordKey(one) === recordKey(other), one === other)
      }),
    )
  })

  it('has the proportions of each picture', async () => {
    const { bytes } = (await makeSmaller({ bytes: await photo(0) }, 1e6))!
    assert.deepEqual(picturePixels(bytes), { width: 64, height: 64 })
    const create = { width: 320, height: 200, channels: 3, background: 'red' } as const
    for (const progressive of [true, false]) {
      const jpeg = await sharp({ create })
        .withExif({ IFD0: { Copyright: 'x' } })
        .jpeg({ progressive })
        .toBuffer()
      assert.deepEqual(picturePixels(jpeg), { width: 320, height: 200 })
      holds(fc.property(fc.nat(jpeg.length), length => void picturePixels(jpeg.subarray(0, length))))
    }
    holds(fc.property(fc.uint8Array(), bytes => assert.equal(picturePixels(bytes), null)))
  })

  it('is read back from HTML as it was', () => {
    assert.equal(
      plainText('<p>A &amp; B<br />&lt;b&gt; &#39;é&#x27;&nbsp;!</p><p>C &bogus; &#0;</p>'),
      "A & B\n<b> 'é'\u00A0!\n\nC &bogus; &#0;",
    )
    holds(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const html = asWritten(text)
        assert.equal(plainText(html), text.trim())
        assert.doesNotMatch(html, /[<>"'[\]:]|\.\.\.|--/)
      }),
    )
  })

  it('is waited for so long, and then nobody knows', async () => {
    const { network, strike } = fakeNetwork()
    const never = new Promise<never>(() => undefined)
    const late = inTime({ ...network, publish: () => never, find: () => never, account: () => never }, 20, 10)
    assert.deepEqual(await late.publish(outgoing()), { kind: 'unknown' })
    assert.deepEqual(await late.find(outgoing()), { kind: 'busy', retryInMs: null })
    assert.equal(await late.account(), null)
    const named = inTime({ ...network, account: () => never }, 60_000, 10)
    assert.equal(await named.account(), null)
    const next = { nextKey: 'y' }
    const told: unknown[] = []
    const takeBack: typeof network.takeBack = async (_, given) => (told.push(given), { kind: 'done' })
    await inTime({ ...network, takeBack }, 20).takeBack({ uri: 'x', url: null, revision: null }, next)
    assert.deepEqual(told, [next])
    strike('unauthorized')
    assert.deepEqual(await late.takeBack({ uri: 'x', url: null, revision: null }), { kind: 'unauthorized' })
  })

  it('never comes back with the key of the account, even from a server that quotes it', async () => {
    const echo = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const said = `${request.headers.authorization ?? ''} ${Buffer.concat(chunks).toString()}`
        // A session opens; everything else is refused, in the words that came.
        const isSession = request.url?.includes('createSession')
        const session = { did: 'did:plc:a', handle: 'a.example', accessJwt: 'hush-token' }
        response.writeHead(isSession ? 200 : 400, { 'content-type': 'application/json' })
        response.end(JSON.stringify(isSession ? session : { error: said, message: said }))
      })
    })
    echo.listen(0, '127.0.0.1')
    await once(echo, 'listening')
    const url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`
    const networks = openNetworks(
      {
        bluesky: { service: url, identifier: 'a', appPassword: 'hush-password' },
        mastodon: { url, token: 'hush-mastodon' },
        wordpress: { url, user: 'd', appPassword: 'hush hush' },
      },
      makeSmaller,
    )
    try {
      for (const network of Object.values(networks)) {
        const published = { uri: 'a/1', url: null, revision: null }
        const answers = [
          await network.publish(outgoing()),
          await network.find(outgoing()),
          await network.correct(published, outgoing()),
          await network.takeBack(published),
        ]
        assert.ok(answers.some(one => one.kind === 'refused'))
        const basic = Buffer.from('d:hush hush').toString('base64')
        assert.doesNotMatch(JSON.stringify(answers), new RegExp(`hush|${basic}`))
      }
    } finally {
      echo.close()
      echo.closeAllConnections()
    }
  })

  it('comes back short, and leads to the web alone, whatever a server says', async () => {
    // Nine of them are less than what is read of one answer.
    const long = 'x'.repeat(80_000)
    const said = { id: long, did: long, handle: long, accessJwt: 'a', acct: long, name: long, cid: long }
    const times = { edited_at: long, created_at: long, modified_gmt: long }
    let page = ''
    const json = async (request: IncomingMessage): Promise<object> => {
      const body = await text(request)
      return body === '' ? {} : (JSON.parse(body) as object)
    }
    const talker = createServer((request, response) => {
      void json(request).then(given => {
        const isList = request.method === 'GET' && /statuses|posts/.test(decodeURIComponent(request.url ?? ''))
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(isList ? [] : { ...given, ...said, ...times, url: page, link: page }))
      })
    })
    talker.listen(0, '127.0.0.1')
    await once(talker, 'listening')
    const url = `http://127.0.0.1:${(talker.address() as AddressInfo).port}`
    const accounts = {
      bluesky: { service: url, identifier: 'a', appPassword: 'b' },
      mastodon: { url, token: 'c' },
      wordpress: { url, user: 'd', appPassword: 'e' },
    }
    try {
      for (const bad of [
        `https://a.example/${long}`,
        `https://a.example/${'é'.repeat(200)}`,
        'javascript:1',
        'https://',
      ])
        for (const [channel, network] of Object.entries(openNetworks(accounts, makeSmaller))) {
          page = bad
          const answer = await network.publish(outgoing())
          assert.ok(answer.kind === 'done', channel)
          if (channel !== 'bluesky') assert.equal(answer.url, null)
          assert.ok(JSON.stringify([answer, await network.account()]).length < 3000, channel)
        }
    } finally {
      talker.close()
      talker.closeAllConnections()
    }
  })

  it('goes to those that are connected', () => {
    assert.deepEqual(openNetworks({}, makeSmaller), {})
    const all = openNetworks(
      {
        bluesky: { service: 'https://bsky.social', identifier: 'a', appPassword: 'b' },
        mastodon: { url: 'https://social.example', token: 'c' },
        wordpress: { url: 'https://www.mairie.example/actu', user: 'd', appPassword: 'e' },
      },
      makeSmaller,
    )
    assert.deepEqual(
      Object.entries(all).map(([channel, network]) => [channel, network.host]),
      [
        ['bluesky', 'bsky.social'],
        ['mastodon', 'social.example'],
        ['site', 'www.mairie.example'],
      ],
    )
  })
})
