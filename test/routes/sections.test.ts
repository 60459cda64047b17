import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { listed } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

onStores(['PostgreSQL'], open => {
  describe('the sections', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let admin: Person

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      admin = (await town.people({ role: 'admin', situation: 'well', limit: 1 })).people[0]!
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const choices = async (): Promise<unknown> =>
      (await town.lists()).find(({ name }) => name === 'Propositions')?.columns.find(({ name }) => name === 'Rubrique')
        ?.choices
    const offers = (test: (choices: string[]) => boolean, what: string) =>
      eventually(async () => {
        const offered = await choices()
        return Array.isArray(offered) && test(offered as string[])
      }, what)
    const sectionId = async (): Promise<string> =>
      (await mary.ask<{ id: string }>(`select id from section where doc->'fields' <> '[]'`))[0]!.id
    const questionId = async (): Promise<string> =>
      (
        await mary.ask<{ id: string }>(`select doc->'fields'->0->>'id' as id from section where doc->'fields' <> '[]'`)
      )[0]!.id

    it('one that an administrator adds is used at once, with its question, and the list offers it', async () => {
      await eventually(async () => (await town.say(admin.id, 'rubriques')).status === 200, 'Mary takes the word')
      const list = await inChat(town, admin.id, 'Ajouter une rubrique', 'Grands projets')
      await pressed(town, admin.id, { activityId: list.id, button: 'Ajouter', inputs: { name: 'Vie culturelle' } })
      await town.say(admin.id, 'rubrique question 9 Personne à contacter')
      const question = await inChat(town, admin.id, 'Nouvelle question')
      await pressed(town, admin.id, {
        activityId: question.id,
        button: 'Enregistrer',
        inputs: { label: 'Personne à contacter', kind: 'text', required: 'true' },
      })

      await town.say(people.agent.id, 'proposer')
      const form = await inChat(town, people.agent.id, 'Envoyer', 'Vie culturelle')
      const idea = { title: 'Un concert à midi', text: 'Jeudi, dans le hall.', section: await sectionId() }
      await pressed(town, people.agent.id, { activityId: form.id, button: 'Envoyer', inputs: idea })
      const asked = await inChat(town, people.agent.id, 'Encore une question pour la rubrique', 'Un concert à midi')
      assert.equal(asked.id, form.id)
      await pressed(town, people.agent.id, {
        activityId: form.id,
        button: 'Envoyer',
        inputs: { [`answer-${await questionId()}`]: 'Bruno' },
      })
      await inChat(town, people.agent.id, 'PROP-', 'Vie culturelle', 'Personne à contacter', 'Bruno')
      await inChannel(town, people.comms.id, 'Un concert à midi', 'Vie culturelle', 'Bruno')

      await offers(all => all.at(-1) === 'Vie culturelle' && all.length === 9, 'the column offers it')
      const item = await eventually(async () => (await listed(town, 'Un concert à midi'))[0], 'the item is there')
      assert.deepEqual(
        [item['Rubrique'], String(item['Precisions']).replaceAll('\u00a0', ' ')],
        ['Vie culturelle', 'Personne à contacter : Bruno'],
      )
    })

    it('what is filed follows a new name; where Mary may not change the list, the administrator reads so', async () => {
      await town.setPermissions({ createLists: false })
      await town.say(admin.id, 'rubrique renommer 9 Sortir')
      await eventually(async () => (await listed(town, 'Un concert à midi'))[0]?.['Rubrique'] === 'Sortir', 'the item')
      await inChannel(town, people.comms.id, 'Un concert à midi', 'Sortir', 'Bruno')
      await inChat(town, people.agent.id, 'PROP-', 'Sortir', 'Bruno')
      await eventually(async () => {
        await town.say(admin.id, 'rubriques')
        const { activities } = await town.chat(admin.id)
        return readable(activities.at(-1)!).includes('n’a pas le droit d’en modifier les colonnes')
      }, 'the administrator reads why')
      await town.setPermissions({ createLists: true })
      await offers(all => all.includes('Sortir') && !all.includes('Vie culturelle'), 'the column follows by itself')
    })

    it('one that is retired is offered no more, and what lies there stays readable', async () => {
      await town.say(admin.id, 'rubrique retirer 9')
      await offers(all => !all.includes('Sortir'), 'the column offers it no more')
      await town.say(people.agent.id, 'proposer')
      const form = await inChat(town, people.agent.id, 'Envoyer', 'Grands projets')
      assert.ok(!readable(form).includes('Sortir'))
      const card = await inChannel(town, people.comms.id, 'Un concert à midi', 'Prendre en charge')
      await pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button: 'Prendre en charge' })
      await inChannel(town, people.comms.id, 'Un concert à midi', 'Sortir', 'Bruno')
      assert.equal((await listed(town, 'Un concert à midi'))[0]?.['Rubrique'], 'Sortir')
    })
  })
})
