import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, propose } from '../support/road.ts'
import { listed } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const list = 'Propositions'
const size = 6_000
const pageSize = 200
/** More than before, most of it the young generation of V8; 18 were measured. */
const mbMore = 120
/** Each is called otherwise: likely doubles are another matter. */
const titleOf = (n: number): string => createHash('sha256').update(String(n)).digest('base64').slice(0, 30)
const command = join(import.meta.dirname, '../../src/commands/reconcile.ts')
type Doc = Record<string, unknown>

onStores(['PostgreSQL'], open => {
  describe(`a list of ${size} items, where SharePoint filters by nothing but its indexes`, function () {
    this.timeout(400_000)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let mbAtRest: number

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env: { LIST_EVERY_SECONDS: '5' } })
      town = mary.town
      people = await cast(town)
      const reference = await propose(town, people.agent, 'Une de beaucoup')
      await eventually(async () => (await listed(town, 'Une de beaucoup'))[0]?.['Reference'] === reference, 'an item')
      await eventually(async () => (await rowOf()) !== undefined, 'the row of its item')
      await eventually(async () => typeof (await token()) === 'string', 'the list was read once')
      mbAtRest = memory().VmRSS
      await mary.stop()
      await fill()
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const rowOf = async () =>
      (
        await mary.ask<{ initiative: Doc; item: Doc }>(
          'select i.doc as initiative, l.doc as item from initiative i join listed_item l using (id)',
        )
      )[0]

    /** Years of proposals, each with its item, as Mary would have left them. */
    async function fill(): Promise<void> {
      const { initiative, item } = (await rowOf())!
      const own = Array.from({ length: size - 1 }, (_, n) => ({
        id: `be9c0000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        reference: `PROP-2026-${String(100_000 + n)}`,
        title: titleOf(n),
      }))
      const fields = own.map(({ id, reference, title }) =>
        cells({ ...(item['values'] as Doc), MaryId: id, Reference: reference, Title: title, Texte: title }),
      )
      const made = await town.fillList(list, fields)
      const rows = own.map(({ id, reference, title }, n) => {
        const { id: itemId, eTag: etag } = made[n]!
        const values = { ...(item['values'] as Doc), MaryId: id, Reference: reference, Title: title, Texte: title }
        return [
          { ...initiative, id, reference, title, text: title, listItemId: itemId },
          { ...item, id, itemId, etag, values },
        ] as const
      })
      for (const [table, docs] of [
        ['initiative', rows.map(row => row[0])],
        ['listed_item', rows.map(row => row[1])],
      ] as const)
        for (let from = 0; from < docs.length; from += 500)
          await mary.ask(
            `insert into ${table} (id, version, doc) select doc->>'id', (doc->>'version')::int, doc from jsonb_array_elements($1::jsonb) as doc`,
            JSON.stringify(docs.slice(from, from + 500)),
          )
    }

    const cells = (values: Doc): Doc => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
    const memory = () => {
      const status = readFileSync(`/proc/${mary.pid()}/status`, 'utf8')
      const mb = (field: string): number =>
        Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
      return { VmRSS: mb('VmRSS'), VmHWM: mb('VmHWM') }
    }
    const token = async () =>
      (await mary.ask<{ token: string | null }>(`select doc->>'token' as token from list_feed`))[0]?.token
    const forgetToken = (expired: boolean) =>
      mary.ask(
        `update list_feed set doc = jsonb_set(doc, '{token}', case when $1 then to_jsonb((doc->>'token') || 'x') else 'null' end)`,
        expired,
      )
    const jobsOf = async (name: string) =>
      (
        await mary.ask(
          `select 1 from pgboss.job where name = $1 union all select 1 from asked_job where name = $1`,
          name,
        )
      ).length

    it('the first reading goes page by page, and asks again of nothing that is known', async () => {
      await forgetToken(false)
      const before = await jobsOf('initiative.list')
      await town.resetCounts()
      await mary.start()
      await eventually(async () => typeof (await token()) === 'string', 'it was read to its end')
      const { VmHWM } = memory()
      assert.ok(VmHWM < mbAtRest + mbMore, `${VmHWM} MB at most, ${mbAtRest} MB with one item`)
      const { byPath } = (await town.counts()).graph
      const asked = (end: string) => Object.entries(byPath).find(([path]) => path.endsWith(end))?.[1] ?? 0
      assert.ok(asked('/items/delta') >= size / pageSize)
      assert.deepEqual(
        [asked('/items/:id'), await jobsOf('list.adopt'), await jobsOf('initiative.list')],
        [0, 0, before],
      )
    })

    it('an edit in SharePoint comes through, and a second item of an initiative is not made', async () => {
      const { id, fields } = (await items())[4_321]!
      const own = String(fields['MaryId'])
      await town.editItem(people.comms.id, list, id, { Title: 'Corrigée dans SharePoint' })
      const title = async () =>
        (await mary.ask<{ title: string }>(`select doc->>'title' as title from initiative where id = $1`, own))[0]!
          .title
      await eventually(async () => (await title()) === 'Corrigée dans SharePoint', 'she follows')
      // What Mary knew of an item is lost: she finds it by its id, over an index, and writes over it.
      await mary.ask('delete from listed_item where id = $1', own)
      await mary.ask(
        `insert into asked_job (name, key, data, due) values ('initiative.list', $1, jsonb_build_object('id', $1::text), now())`,
        own,
      )
      await eventually(
        async () => (await mary.ask('select 1 from listed_item where id = $1', own)).length === 1,
        'she knows it again',
      )
      assert.equal((await items()).filter(item => item.fields['MaryId'] === own).length, 1)
    })

    it('a token that is too old: everything is read once more, and what was deleted meanwhile is found', async () => {
      await mary.stop()
      const { id } = (await town.lists()).find(({ name }) => name === list)!.items[5_432]!
      await town.deleteItem(people.comms.id, list, id)
      await forgetToken(true)
      await mary.start()
      await eventually(async () => (await items()).length === size, 'it was written again')
      // On a busy machine its time may have come.
      const told = await mary.ask(
        `select key from asked_job where name = 'placement.refresh' and key like 'rewritten:%'
         union select key from placement where key like 'rewritten:%'`,
      )
      assert.equal(told.length, 1, 'comms is told of it, once it is known of how many')
    })

    const items = async () => (await town.lists()).find(({ name }) => name === list)!.items

    it('is compared with the database, item by item', async () => {
      const run = async () => {
        const env = {
          PATH: process.env['PATH'],
          ...mary.sandbox.variables,
          DATABASE_URL: mary.databaseUrl!,
          NODE_EXTRA_CA_CERTS: join(mary.dataDir, 'ca.pem'),
        }
        const child = spawn(process.execPath, [command, '--check'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
        let said = ''
        child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
        const [status] = (await once(child, 'exit')) as [number]
        return { status, said }
      }
      await eventually(async () => {
        const { said } = await run()
        assert.equal(said, 'Database and list are equal.\n')
        return true
      }, 'equal')
      const { id } = (await items())[5_999]!
      await mary.stop()
      await town.editItem(people.comms.id, list, id, { Lieu: 'Ailleurs' })
      const { status, said } = await run()
      assert.equal(status, 1)
      assert.match(said, /Lieu: database nothing, list "Ailleurs"\n1 differences/)
    })
  })
})
