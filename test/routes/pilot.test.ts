import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import type { Mary } from '../support/mary.ts'
import { remains } from '../support/remains.ts'
import { type Cast, cast, inChannel, inChat, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, copiesByPerson, retained, submitted } from '../support/steps.ts'
import { onStores } from '../support/stores.ts'

const title = 'Une visite pour le groupe pilote'

onStores(['PostgreSQL'], open => {
  describe('ONLY_TO_GROUP_ID, here the group of comms', function () {
    this.timeout(180_000)
    let mary: Mary
    let people: Cast

    before(async () => {
      const env: Record<string, string> = {}
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '150', SANDBOX_LIMITS: 'off' },
        env,
        before: async town => void (env['ONLY_TO_GROUP_ID'] = (await town.about()).groups.comms),
      })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    it('a broadcast to all reaches its members alone, by the town’s own count; the report explains the rest', async () => {
      const { town } = mary
      const { agent, comms, otherComms, head } = people
      const { card } = await retained(town, people, title)
      const reference = await submitted(town, people, card, { title, everyone: 'true' })
      // Her card does not come: she is outside. What she asks for does.
      await remains(async () => (await town.chat(head.id)).activities.filter(one => one.from.bot).length, 0, 1_000)
      await town.say(head.id, 'à valider')
      await inChat(town, head.id, reference, 'ESSAI')
      await town.say(head.id, `approuver ${reference}`)
      await inChat(town, head.id, title, 'Approuver')
      await approvedBy(town, head.id, title)
      await approvedBy(town, otherComms.id, title)
      const ready = await inChannel(town, comms.id, title, 'Vérifier les destinataires', 'ESSAI')
      await broadcastNow(town, comms.id, ready)
      const report = readable(await eventually(() => inChannel(town, comms.id, title, 'Terminée'), 'a report', 60_000))
      assert.match(report, /Hors du groupe pilote/)

      const everyone = (await town.people({ limit: 1_000 })).people
      const members = new Set((await town.people({ role: 'comms', limit: 100 })).people.map(({ id }) => id))
      const counts = await copiesByPerson(town, title)
      const have = everyone.map(({ id }) => ({ id, copies: counts[id] ?? 0 }))
      assert.deepEqual(
        have.filter(({ id, copies }) => copies > 0 && !members.has(id)),
        [],
      )
      assert.ok(have.filter(({ copies }) => copies === 1).length >= 2, 'some of comms have it')
      const mine = await inChat(town, comms.id, title, 'Pourquoi je reçois ceci', 'ESSAI')
      assert.match(mine.summary ?? '', /^\[ESSAI\] /)
      // What she asked for herself: her proposal's receipt.
      await inChat(town, agent.id, title, 'PROP-', 'ESSAI')
    })
  })
})
