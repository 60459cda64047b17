import assert from 'node:assert/strict'
import { openStores } from '../../src/app/open-stores.ts'
import { nothingOff } from '../../src/core/domain/capabilities/capability.ts'
import { changesAt, seeDesk } from '../../src/core/use-cases/desk/see-desk.ts'
import { writeDesk } from '../../src/teams/desk/write-desk.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { loadWords } from '../../src/words.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { openEntra } from '../tab/own-entra.ts'
import { serveTab } from '../tab/serve-tab.ts'
import { initiative } from './rows.ts'

const alice = 'aaaaaaaa-0000-4000-8000-00000000000a'
const words = loadWords()

describe('a desk that is looked at, on a database', () => {
  eachDatabase((_, open) => {
    /** As one process reads, and counts what it asks of the journal. */
    async function reader(database: Database) {
      const now = () => new Date().toISOString()
      const stores = openStores(database, now)
      let heads = 0
      const entra = await openEntra()
      const tab = await serveTab(entra, {
        desk: async (id, locale) => {
          const seen = await seeDesk(
            { ...stores, capabilities: { off: () => nothingOff, look: async () => {} }, now },
            { id, roles: ['agent'] },
          )
          const body = writeDesk(seen, { name: 'Alice', now: now(), words: words[locale] })
          return { body, changesAt: changesAt(seen, now()) }
        },
        head: async () => {
          heads++
          return (await stores.history.head())?.seq ?? 0
        },
      })
      const close = async (): Promise<void> => {
        await tab.close()
        entra.close()
      }
      return { entra, tab, heads: () => heads, close }
    }

    it('shows what another process did, and asks nothing before', async () => {
      const { entra, tab, heads, close } = await reader(await open())
      const other = openStores(await open(), () => new Date().toISOString())
      assert.equal(heads(), 0)
      const line = new AbortController()
      const headers = { authorization: `Bearer ${await entra.token(alice)}` }
      const answer = await fetch(`${tab.url}/api/live`, { headers, signal: line.signal })
      let shown = ''
      const reading = (async () => {
        for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) shown += chunk
      })().catch(() => undefined)
      await eventually(async () => shown.includes('encore rien proposé'), 'the desk comes at once')
      assert.ok(!shown.includes('Jardin'))
      const author = { id: alice, name: 'Alice' }
      const row = initiative({ id: 'followed', title: 'Jardin partagé', author })
      const done = await other.commit(
        { save: 'initiative', row, ifVersion: 0 },
        { journal: { actor: author, verb: 'initiative.submitted', subject: row.reference, seal: null, details: {} } },
      )
      assert.equal(done, 'done')
      await eventually(async () => shown.includes('Jardin partagé'), 'the change shows')
      line.abort()
      await reading
      await close()
    })
  })
})
