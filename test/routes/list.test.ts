import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, propose } from '../support/road.ts'
import { listed } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const list = 'Propositions'
const command = join(import.meta.dirname, '../../src/commands/reconcile.ts')

onStores(['PostgreSQL'], open => {
  describe('the list that comms edits in SharePoint', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env: { LIST_EVERY_SECONDS: '5' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const items = async () => (await town.lists()).find(({ name }) => name === list)?.items ?? []
    const itemOf = (title: string) =>
      eventually(
        async () => (await items()).find(({ fields }) => fields['Title'] === title && fields['Reference']),
        title,
      )
    const says = (id: string, column: string, said: string | RegExp) =>
      eventually(
        async () => {
          const value = (await items()).find(item => item.id === id)?.fields[column] ?? ''
          return typeof said === 'string' ? value === said : said.test(JSON.stringify(value))
        },
        `${column} says ${said}`,
        20_000,
      )

    it('words and state follow, the author is told, the inbox card too; what is illegal is undone', async () => {
      await propose(town, people.agent, 'Une ruche')
      const { id } = await itemOf('Une ruche')
      await town.editItem(people.comms.id, list, id, { Texte: 'Du miel de ville.', Etat: 'Prise en charge' })
      await inChat(town, people.agent.id, 'Votre proposition a été modifiée', people.comms.displayName)
      await inChannel(
        town,
        people.otherComms.id,
        'Du miel de ville.',
        `Prise en charge par ${people.comms.displayName}`,
      )
      await says(id, 'PriseEnCharge', people.comms.displayName)
      await town.editItem(people.comms.id, list, id, { Etat: 'Non retenue' })
      await says(id, 'Remarque', /le motif/)
      await says(id, 'Etat', 'Prise en charge')
      await town.editItem(people.agent.id, list, id, { Etat: 'Retenue' })
      await says(id, 'Remarque', /Seule l’équipe communication/)
      await says(id, 'Etat', 'Prise en charge')
      await town.editItem(people.comms.id, list, id, { Etat: 'Retenue' })
      await inChat(town, people.agent.id, 'votre proposition est retenue')
      await says(id, 'Publication', /PUB-/)
      await says(id, 'Remarque', '')
    })

    it('an item that somebody adds there becomes theirs; one that is deleted comes back, and comms is told', async () => {
      const id = await town.addItem(people.head.id, list, {
        Title: 'Le lavoir rouvre',
        Texte: 'Samedi.',
        Rubrique: 'Agenda',
      })
      await says(id, 'Reference', /PROP-/)
      await inChat(town, people.head.id, 'Le lavoir rouvre', 'PROP-')
      await inChannel(town, people.comms.id, 'Le lavoir rouvre', people.head.displayName)
      await town.deleteItem(people.comms.id, list, id)
      // The card comes once it is known how many there were: its job waits for that.
      const told = () => mary.ask(`select 1 from asked_job where name = 'placement.refresh' and key like 'rewritten:%'`)
      await eventually(async () => (await told()).length === 1, 'comms will be told')
      await eventually(async () => (await listed(town, 'Le lavoir rouvre')).length === 1, 'written again')
    })

    it('is equal to the database in the end, and `npm run reconcile` says where it is not', async () => {
      const env = {
        PATH: process.env['PATH'],
        ...mary.sandbox.variables,
        DATABASE_URL: mary.databaseUrl!,
        NODE_EXTRA_CA_CERTS: join(mary.dataDir, 'ca.pem'),
      }
      const run = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env })
      await eventually(() => Promise.resolve(run('--check').status === 0), 'equal')
      const { id } = await itemOf('Une ruche')
      await mary.stop()
      await town.editItem(people.comms.id, list, id, { Lieu: 'Ailleurs' })
      const { status, stdout } = run('--check')
      assert.equal(status, 1)
      assert.match(stdout, /PROP-\d{4}-\d{4} Lieu: database nothing, list "Ailleurs"\n1 differences/)
      assert.equal(run().status, 1)
      await mary.start()
      await says(id, 'Lieu', '')
      await eventually(() => Promise.resolve(run('--check').status === 0), 'mended')
    })
  })
})
