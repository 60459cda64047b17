import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, pressed, propose, readable } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

onStores(['PostgreSQL'], open => {
  describe('somebody leaves, and a department is renamed', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_LIMITS: 'off' },
        env: { DIRECTORY_EVERY_SECONDS: '5' },
      })
      town = mary.town
      people = await cast(town)
      await eventually(
        async () => (await mary.ask<{ serving: number }>('select serving from directory_state'))[0]!.serving > 0,
        'everybody was read',
      )
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** How many cards of the directory lie in the channel. */
    const cards = async (): Promise<number> => {
      const { threads } = await town.channel(people.otherComms.id)
      return threads.flatMap(({ activities }) => activities).filter(one => readable(one).includes('"Annuaire"')).length
    }
    const everyone = async (): Promise<string[]> =>
      (
        await mary.ask<{ id: string }>(
          'select id from directory_person where reading = (select serving from directory_state)',
        )
      ).map(({ id }) => id)

    it('keeps all agents, as the town has them', async () => {
      const kept = await everyone()
      const { people: agents } = await town.people({ role: 'agent', limit: 1000 })
      for (const { id } of agents) assert.ok(kept.includes(id))
    })

    it('what somebody of the team had taken on stands on one card, until they are back', async () => {
      const reference = await propose(town, people.agent, 'Une ruche sur le toit')
      const inbox = await inChannel(town, people.comms.id, reference)
      await pressed(town, people.comms.id, { in: 'channel', activityId: inbox.id, button: 'Prendre en charge' })
      await town.disable(people.comms.id)
      const told = `Prise en charge par ${people.comms.displayName}`
      const card = await inChannel(town, people.otherComms.id, 'Annuaire', reference, told)
      await town.enable(people.comms.id)
      const after = await inChannel(town, people.otherComms.id, 'Annuaire', 'Plus rien à reprendre')
      assert.equal(after.id, card.id, 'the same card')
      assert.equal(await cards(), 1)
    })

    it('a department that is renamed in Entra stands on one, with how many are in it, until it is called so again', async () => {
      const renamed = await town.renameDepartment(people.department, 'Mobilités nouvelles')
      assert.ok(renamed > 0)
      const card = await inChannel(town, people.otherComms.id, 'Annuaire', 'Mobilités nouvelles')
      assert.match(readable(card), /n’est pas dans la liste/)
      await town.forgetDeltaTokens()
      await town.renameDepartment('Mobilités nouvelles', people.department)
      await eventually(
        async () => readable(await inChannel(town, people.otherComms.id, 'Annuaire', 'Plus rien à reprendre')) !== '',
        'Graph forgot the token, and everybody was read anew',
      )
      await eventually(async () => (await cards()) === 2, 'one card each')
    })

    it('who comes into the group is kept, who goes for good is kept no more', async () => {
      const { people: guests } = await town.people({ role: 'agent', situation: 'well', limit: 50 })
      const one = guests.find(({ id, roles }) => id !== people.agent.id && roles.length === 1)!
      await town.remove(one.id)
      await eventually(async () => !(await everyone()).includes(one.id), 'gone')
      await town.restore(one.id)
      await eventually(async () => (await everyone()).includes(one.id), 'back')
    })
  })
})
