import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from '../../sandbox/faults.ts'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { buttonOf, cast, pressed, readable, sendAnyway } from '../support/road.ts'
import { onStores, type OpenMary, type StoredMary } from '../support/stores.ts'
import type { Counts, TownClient } from '../support/town-client.ts'
import { long } from './broadcasting.ts'

const count = long ? 500 : 60
const authors = long ? 20 : 6
const list = 'Propositions'
const command = join(import.meta.dirname, '../../src/commands/reconcile.ts')
const minutes = 60
/** A sign too many: Graph answers 410 to it. */
const ageToken = `update list_feed set version = version + 1,
  doc = doc || jsonb_build_object('token', (doc->>'token') || 'x', 'version', version + 1)
  where doc->>'token' is not null returning id`
/** How long one minute of the hour really takes. */
const minuteMs = 250

// `reconcile` is a process of its own beside Mary.
onStores(['PostgreSQL'], faults, ['PostgreSQL'])

function faults(open: OpenMary): void {
  describe(`${count} proposals while Graph does all that it can`, function () {
    this.timeout(long ? 1_500_000 : 400_000)
    let mary: StoredMary
    let town: TownClient
    let comms: Person
    /** One press of *Envoyer* each, of forms that lie open. */
    const waiting: (() => Promise<string>)[] = []
    const references: string[] = []

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env: { LIST_EVERY_SECONDS: '5' } })
      town = mary.town
      comms = (await cast(town)).comms
      const agents = await town.people({ role: 'agent', situation: 'well', limit: 2 * authors })
      const people = agents.people.filter(one => one.preferredLanguage !== 'en-GB').slice(0, authors)
      const forms = await Promise.all(people.map(person => formsOf(person, Math.ceil(count / people.length))))
      waiting.push(...forms.flat().slice(0, count))
    })
    after(() => mary?.close())

    async function formsOf(person: Person, of: number): Promise<(() => Promise<string>)[]> {
      for (let n = 0; n < of; n++) await town.say(person.id, 'proposer')
      const forms = await eventually(async () => {
        const { activities } = await town.chat(person.id)
        const found = activities.filter(one => one.from.bot && readable(one).includes('Envoyer'))
        return found.length === of && found
      }, `${of} forms`)
      return forms.map((form, n) => async () => {
        assert.ok(buttonOf(form, 'Envoyer'))
        const inputs = { title: `${person.displayName} ${n + 1}`, text: `Ce que ${person.displayName} propose.` }
        const { body } = await pressed(town, person.id, { activityId: form.id, action: sendAnyway(form), inputs })
        return /PROP-\d{4}-\d{4,}/.exec(JSON.stringify(body))![0]
      })
    }

    /** So many of all that are sent while this goes wrong: each is answered with its reference. */
    async function sentDuring(share: number, ...faults: Fault[]): Promise<void> {
      await town.setFaults(...faults)
      const now = waiting.splice(0, Math.round(count * share))
      const next = now.values()
      const person = async (): Promise<void> => {
        for (const send of next) references.push(await send())
      }
      await Promise.all(Array.from({ length: authors }, person))
    }

    const items = async () => (await town.lists()).find(({ name }) => name === list)?.items ?? []
    const fault = (kind: Fault['kind'], share: number): Fault => ({ target: 'graph', kind, share, seconds: 3_600 })
    /** Beside this process: one that waited for it would not see that the town closed connections meanwhile. */
    const run = async (...args: string[]): Promise<{ status: unknown; stdout: string }> => {
      const child = spawn(process.execPath, [command, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          ...mary.sandbox.variables,
          DATABASE_URL: mary.databaseUrl!,
          NODE_EXTRA_CA_CERTS: join(mary.dataDir, 'ca.pem'),
        },
      })
      const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close')])
      return { status, stdout }
    }

    /** Jobs wait by the clock of the store: for them a minute has passed once each waits a minute less. */
    async function minutePasses(): Promise<void> {
      await mary.ask(`update asked_job set due = due - interval '1 minute'`)
      await mary.ask(
        `update pgboss.job set start_after = start_after - interval '1 minute' where state in ('created', 'retry')`,
      )
      await delay(minuteMs)
    }

    async function hourPasses(): Promise<void> {
      for (let minute = 0; minute < minutes; minute++) await minutePasses()
    }

    /** Minutes pass until Graph did so to some requests. */
    const struck = (what: (graph: Counts['graph']) => number, words: string): Promise<unknown> =>
      eventually(async () => {
        await minutePasses()
        return what((await town.counts()).graph) > 0
      }, words)

    it('an hour without Graph in the middle, every third request throttled, cuts after acceptance, a token too old: one item each', async () => {
      await sentDuring(0.3)
      // A reading that came before the list was made knows no place to read on from.
      const read = () => mary.ask(`select 1 from list_feed where doc->>'token' is not null`)
      await eventually(async () => (await read()).length === 1, 'the list was read once')
      await sentDuring(0.3, fault('down', 1))
      const before = (await items()).length
      await hourPasses()
      assert.equal((await items()).length, before, 'Graph is down')
      assert.ok(before < references.length)
      assert.ok((await town.counts()).graph.refused[503]! > 0)
      await sentDuring(0.2, fault('throttle', 1 / 3))
      await struck(({ refused }) => refused[429] ?? 0, 'some are throttled')
      assert.equal((await mary.ask(ageToken)).length, 1)
      await sentDuring(0.2, fault('cut-after-accept', 0.5))
      await struck(({ cut }) => cut, 'some are cut')
      await eventually(async () => (await items()).length >= count * 0.9, 'most of them came, cut or not', 900_000)
      await town.setFaults()
      assert.equal(new Set(references).size, count)
      await eventually(async () => (await items()).length >= count, `${count} items`, 900_000)
      const listed = (await items()).map(({ fields }) => String(fields['Reference']))
      assert.deepEqual(listed.toSorted(), references.toSorted())
      await struck(({ refused }) => refused[410] ?? 0, 'the token is refused')
      const tokens = () => mary.ask<{ token: string }>(`select doc->>'token' as token from list_feed`)
      await eventually(async () => (await tokens()).every(({ token }) => !token.endsWith('x')), 'the list is read anew')
      await eventually(async () => (await run('--check')).stdout === 'Database and list are equal.\n', 'equal')
    })

    it('each has one card in the channel', async () => {
      const cards = async (): Promise<string[]> =>
        (await town.channel(comms.id)).threads
          .flatMap(({ activities }) => activities)
          .filter(one => one.from.bot && !one.deleted)
          .flatMap(one => /PROP-\d{4}-\d{4,}/.exec(readable(one))?.[0] ?? [])
      await eventually(async () => (await cards()).length >= count, 'all cards', 900_000)
      assert.deepEqual((await cards()).toSorted(), references.toSorted())
    })

    it('reconcile names what was changed, lost and doubled behind Mary’s back, and has mended what it may', async () => {
      await mary.stop()
      const [changed, lost, doubled] = await items()
      await town.editItem(comms.id, list, changed!.id, { Lieu: 'Ailleurs' })
      await town.deleteItem(comms.id, list, lost!.id)
      const [second] = await town.fillList(list, [{ ...doubled!.fields }])
      const of = (item: { fields: Record<string, unknown> } | undefined): string => String(item!.fields['Reference'])
      const found = await run('--check')
      assert.equal(found.status, 1)
      assert.deepEqual(found.stdout.trim().split('\n'), [
        `${of(changed)} Lieu: database nothing, list "Ailleurs"`,
        `${of(doubled)}: a second item in the list, number ${second!.id}`,
        `${of(lost)}: no item in the list`,
        '3 differences: npm run reconcile mends them.',
      ])
      assert.equal((await run()).status, 1)
      await mary.start()
      await eventually(
        async () => (await run('--check')).stdout.startsWith(`${of(doubled)}: a second item`),
        'what she may mend is mended',
      )
      await town.deleteItem(comms.id, list, second!.id)
      assert.equal((await run('--check')).stdout, 'Database and list are equal.\n')
      assert.deepEqual(await town.violations(), [])
    })
  })
}
