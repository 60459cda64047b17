import assert from 'node:assert/strict'
import { openMastodon } from '../../src/networks/mastodon/mastodon-network.ts'
import { networkContract, type Read } from '../networks/network-contract.ts'
import { nowhere } from '../networks/open-public.ts'
import { isHere } from './servers/parts.ts'
import { startSnac } from './servers/snac.ts'
import { wayTo } from './servers/struck-way.ts'

const family = '👨‍👩‍👧‍👦'
type Note = { url: string; summary: string; sourceContent: string; attachment?: { name: string }[] }

/** What every server of the Fediverse may ask for, and shows to its own people. `ids`: by address. */
async function readOutbox(address: string, ids: Map<string, string>): Promise<Read[]> {
  const answer = await fetch(address, { headers: { accept: 'application/activity+json' } })
  assert.equal(answer.status, 200)
  const { orderedItems } = (await answer.json()) as { orderedItems: { type: string; object: Note }[] }
  return orderedItems
    .filter(({ type }) => type === 'Create')
    .map(({ object: { url, summary, sourceContent, attachment = [] } }) => ({
      uri: ids.get(url) ?? url,
      text: sourceContent,
      alts: attachment.map(({ name }) => name),
      ...(summary === '' ? {} : { warning: summary }),
    }))
}

if (isHere('snac'))
  networkContract('Mastodon, a real server that speaks its API', async () => {
    const server = await startSnac()
    const way = await wayTo(server.url)
    const { url } = way
    const { account, token } = server.credentials
    const statuses = async (): Promise<{ id: string; url: string }[]> => {
      const answer = await fetch(`${url}/api/v1/accounts/${account}/statuses?limit=40`, {
        headers: { authorization: `Bearer ${token}` },
      })
      assert.equal(answer.status, 200)
      return (await answer.json()) as { id: string; url: string }[]
    }
    return {
      network: openMastodon({ url, token }),
      // Of a token that it does not know it says neither 401 nor 403.
      wrongKey: null,
      away: openMastodon({ url: nowhere, token }),
      read: async () => {
        const known = (await statuses()).map(one => [one.url, `${url}/api/v1/statuses/${one.id}`] as const)
        return readOutbox(`${url}/${account}/outbox`, new Map(known))
      },
      strike: way.strike,
      say: null,
      // It says that it takes a hundred thousand, and minds no more.
      texts: { taken: ['a'.repeat(5_000), family.repeat(500)], refused: [] },
      edits: true,
      remembersKeys: false,
      keepsAll: true,
      close: async () => {
        await way.close()
        await server.stop()
      },
    }
  })
