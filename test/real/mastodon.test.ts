import assert from 'node:assert/strict'
import { isHere } from './servers/parts.ts'
import type { RealServer } from './servers/program.ts'
import { startSnac } from './servers/snac.ts'

if (isHere('snac'))
  describe('a real server of the Fediverse', function () {
    this.timeout(60_000)
    let server: RealServer<{ account: string; token: string }>
    before(async () => {
      server = await startSnac()
    })
    after(() => server?.stop())

    const ask = async (path: string, init: RequestInit = {}): Promise<Record<string, unknown>> => {
      const { url, credentials } = server
      const answer = await fetch(`${url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${credentials.token}` },
      })
      assert.equal(answer.status, 200, path)
      return (await answer.json()) as Record<string, unknown>
    }

    it('answers, and knows the account of the key', async () => {
      assert.match(String((await ask('/api/v1/instance'))['version']), /snac/)
      assert.equal((await ask('/api/v1/accounts/verify_credentials'))['username'], server.credentials.account)
    })

    it('shows to everybody what is published', async () => {
      const body = new URLSearchParams({ status: 'La médiathèque ouvre samedi 👨‍👩‍👧‍👦', visibility: 'public' })
      const { uri } = await ask('/api/v1/statuses', { method: 'POST', body })
      const read = await fetch(String(uri), { headers: { accept: 'application/activity+json' } })
      const { content } = (await read.json()) as { content: string }
      assert.match(content, /La médiathèque ouvre samedi 👨‍👩‍👧‍👦/u)
    })
  })
