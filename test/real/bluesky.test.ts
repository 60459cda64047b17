import assert from 'node:assert/strict'
import { openBluesky } from '../../src/networks/bluesky/bluesky-network.ts'
import { makeSmaller } from '../../src/media/make-smaller.ts'
import { networkContract, outgoing } from '../networks/network-contract.ts'
import { nowhere } from '../networks/open-public.ts'
import { isHere } from './servers/parts.ts'
import { startPds } from './servers/pds.ts'
import { wayTo } from './servers/struck-way.ts'

const family = '👨‍👩‍👧‍👦'
type Facet = { index: { byteStart: number; byteEnd: number }; features: Record<string, string>[] }
type Standing = { uri: string; value: { text: string; facets?: Facet[]; embed?: Embed } }
type Embed = { $type: string; images?: { alt: string }[]; external?: object }

/** As whoever has no account reads them. */
async function readRecords({ url, credentials }: Awaited<ReturnType<typeof startPds>>): Promise<Standing[]> {
  const asked = new URLSearchParams({ repo: credentials.did, collection: 'app.bsky.feed.post', limit: '100' })
  const answer = await fetch(`${url}/xrpc/com.atproto.repo.listRecords?${asked.toString()}`)
  assert.equal(answer.status, 200)
  return ((await answer.json()) as { records: Standing[] }).records
}

const accountOf = ({ url, credentials }: Awaited<ReturnType<typeof startPds>>) => ({
  service: url,
  identifier: credentials.handle,
  appPassword: credentials.appPassword,
})

if (isHere('pds')) {
  networkContract('Bluesky, a real server', async () => {
    const server = await startPds()
    const way = await wayTo(server.url)
    const account = { ...accountOf(server), service: way.url }
    return {
      network: openBluesky(account, makeSmaller),
      wrongKey: openBluesky({ ...account, appPassword: 'aaaa-bbbb-cccc-dddd' }, makeSmaller),
      away: openBluesky({ ...account, service: nowhere }, makeSmaller),
      read: async () =>
        (await readRecords(server)).map(({ uri, value: { text, embed } }) => ({
          uri,
          text,
          alts: embed?.images?.map(({ alt }) => alt) ?? [],
        })),
      strike: way.strike,
      say: null,
      texts: { taken: ['a'.repeat(300), family.repeat(120)], refused: ['a'.repeat(301), family.repeat(121)] },
      edits: false,
      remembersKeys: true,
      close: async () => {
        await way.close()
        await server.stop()
      },
    }
  })

  describe('Bluesky, a real server', function () {
    this.timeout(60_000)
    let server: Awaited<ReturnType<typeof startPds>>
    before(async () => {
      server = await startPds()
    })
    after(() => server?.stop())

    it('takes every kind of link within a text, at its own bytes', async () => {
      const { handle, did } = server.credentials
      const text = `${family} « Été » : https://ville.example/é #Montréval @${handle} @nul.test`
      const link = { title: 'La médiathèque', url: 'https://ville.example/mediatheque' }
      const published = await openBluesky(accountOf(server), makeSmaller).publish(outgoing({ text, link }))
      assert.equal(published.kind, 'done', JSON.stringify(published))
      const [record] = await readRecords(server)
      const bytes = Buffer.from(text)
      assert.deepEqual(
        record?.value.facets?.map(({ index, features }) => [
          bytes.subarray(index.byteStart, index.byteEnd).toString(),
          ...features.map(({ $type = '', uri, tag, did: who }) => [$type.split('#')[1], uri ?? tag ?? who]),
        ]),
        [
          ['https://ville.example/é', ['link', 'https://ville.example/é']],
          ['#Montréval', ['tag', 'Montréval']],
          [`@${handle}`, ['mention', did]],
        ],
      )
      assert.equal(record?.value.embed?.$type, 'app.bsky.embed.external')
    })

    it('tells nothing of replies where nobody has a view of all posts, and says so', async () => {
      const network = openBluesky(accountOf(server), makeSmaller)
      assert.equal((await network.replies?.(new Date(0).toISOString()))?.kind, 'busy')
    })
  })
}
