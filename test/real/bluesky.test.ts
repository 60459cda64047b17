import assert from 'node:assert/strict'
import { openBluesky } from '../../src/networks/bluesky/bluesky-network.ts'
import { networkContract } from '../networks/network-contract.ts'
import { makeSmaller, nowhere } from '../networks/open-public.ts'
import { isHere } from './servers/parts.ts'
import { startPds } from './servers/pds.ts'

const family = '👨‍👩‍👧‍👦'
type Standing = { uri: string; value: { text: string; embed?: { images?: { alt: string }[] } } }

if (isHere('pds'))
  networkContract('Bluesky, a real server', async () => {
    const { url, credentials, stop } = await startPds()
    const { handle, did, appPassword } = credentials
    const account = { service: url, identifier: handle, appPassword }
    return {
      network: openBluesky(account, makeSmaller),
      wrongKey: openBluesky({ ...account, appPassword: 'aaaa-bbbb-cccc-dddd' }, makeSmaller),
      away: openBluesky({ ...account, service: nowhere }, makeSmaller),
      read: async () => {
        const asked = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post', limit: '100' })
        const answer = await fetch(`${url}/xrpc/com.atproto.repo.listRecords?${asked.toString()}`)
        assert.equal(answer.status, 200)
        const { records } = (await answer.json()) as { records: Standing[] }
        return records.map(({ uri, value }) => ({
          uri,
          text: value.text,
          alts: value.embed?.images?.map(({ alt }) => alt) ?? [],
        }))
      },
      strike: null,
      say: null,
      texts: { taken: ['a'.repeat(300), family.repeat(120)], refused: ['a'.repeat(301), family.repeat(121)] },
      edits: false,
      remembersKeys: true,
      close: stop,
    }
  })
