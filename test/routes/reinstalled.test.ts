import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import type { Mary } from '../support/mary.ts'
import { remains } from '../support/remains.ts'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import { howMany } from '../support/steps.ts'
import { onStores } from '../support/stores.ts'

const title = 'Une question qui attend'

onStores(['PostgreSQL'], open => {
  describe('somebody who took Mary away', function () {
    this.timeout(180_000)
    let mary: Mary
    let people: Cast

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    it('is said not to be reached, and finds the question when she is back, once', async () => {
      const { town } = mary
      const { agent, comms } = people
      const reference = await propose(town, agent, title)
      await town.uninstall(agent.id)
      const inbox = await inChannel(town, comms.id, reference, 'Demander une précision')
      await town.say(comms.id, `demander ${reference} Combien de places ?`)
      await inChannel(town, comms.id, reference, 'Combien de places', 'n’a pas pu joindre')
      await doubts(comms.id, 1)
      await pressed(town, comms.id, { in: 'channel', activityId: inbox.id, button: 'Relancer' })
      await eventually(async () => {
        const { threads } = await town.channel(comms.id)
        return threads.some(({ activities }) => activities.some(one => /ne peut pas joindre/.test(readable(one))))
      }, 'Relancer says that she cannot be reached')

      await doubts(comms.id, 2)
      await town.install(agent.id)
      await inChat(town, agent.id, 'Combien de places')
      await inChannel(town, comms.id, reference, 'on attend')
      await remains(
        () => howMany(town, agent.id, 'Combien de places', 'Répondre'),
        1,
        1_000,
        'of the question and its reminder one is enough',
      )

      // An edited card rings for nobody: the answer is a reply below it.
      await town.say(agent.id, `répondre ${reference} Douze places`)
      await eventually(async () => {
        const { threads } = await town.channel(comms.id)
        const [card, ...replies] = threads.find(({ activities }) => activities[0]?.id === inbox.id)!.activities
        return (
          readable(card!).includes('Douze places') &&
          replies.some(one => one.from.bot && readable(one).includes('Douze places'))
        )
      }, 'comms sees the answer below the inbox card')
    })

    /** So many cards below comms' list say that they did not arrive. */
    async function doubts(comms: string, many: number): Promise<void> {
      await eventually(async () => {
        await mary.town.say(comms, 'propositions')
        const { activities } = await mary.town.chat(comms)
        const answers = activities.slice(activities.findLastIndex(({ from }) => !from.bot))
        const cards = answers.map(readable).filter(text => text.includes('Renvoyer la carte'))
        return cards.length === 1 && cards[0]!.split('"Renvoyer la carte"').length - 1 === many
      }, `comms is told of ${many}`)
    }
  })
})
