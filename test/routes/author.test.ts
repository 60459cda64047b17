import assert from 'node:assert/strict'
import { dayIn } from '../support/day-in.ts'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import { cardOf, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'
import { ofName } from '../support/of-name.ts'

onStores(['PostgreSQL'], open => {
  describe('whoever proposes', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** As if the day had come on which it is back. */
    const dayComes = async (reference: string): Promise<void> => {
      const yesterday = dayIn(-1)
      const [found] = await mary.ask<{ id: string }>(
        `update initiative set doc = jsonb_set(doc, '{laterOn}', to_jsonb($2::text)) where doc->>'reference' = $1 returning id`,
        reference,
        yesterday,
      )
      await mary.ask(
        `update asked_job set due = now(), data = data || jsonb_build_object('on', $2::text) where name = 'initiative.return' and data->>'id' = $1`,
        found!.id,
        yesterday,
      )
    }

    it('sees what is much like their idea, goes on all the same, and comms reads it too', async () => {
      const [title, text] = ['La fête des voisins', 'Vendredi 29 mai, chacun apporte un plat dans la cour.']
      const reference = await propose(town, people.otherComms, `${title} à la résidence`, text)
      await town.say(people.agent.id, 'proposer')
      const form = await inChat(town, people.agent.id, 'Envoyer')
      const where = { activityId: form.id }
      const sent = await pressed(town, people.agent.id, { ...where, button: 'Envoyer', inputs: { title, text } })
      const shown = JSON.stringify(sent.body)
      assert.match(shown, /1 proposition proche/)
      assert.ok(!shown.includes(people.otherComms.displayName))
      const gone = await pressed(town, people.agent.id, { ...where, button: 'Envoyer quand même' })
      const own = /PROP-\d{4}-\d{4,}/.exec(JSON.stringify(gone.body))?.[0]
      assert.ok(own)
      const card = readable(await inChannel(town, people.comms.id, own, 'Proche de'))
      assert.ok(card.includes(reference) && card.includes(people.otherComms.displayName))
    })

    it('who agreed is named on the card that is approved; who no longer does has it submitted again', async () => {
      const title = 'Le potager des agents'
      await town.say(people.agent.id, 'proposer')
      const form = await inChat(town, people.agent.id, 'Envoyer')
      const inputs = { title, text: 'Chaque jeudi, on jardine ensemble.', credited: 'true' }
      await pressed(town, people.agent.id, { activityId: form.id, button: 'Envoyer', inputs })
      const inbox = await inChannel(town, people.comms.id, title, 'Retenir')
      const where = { in: 'channel', activityId: inbox.id } as const
      await pressed(town, people.comms.id, { ...where, button: 'Retenir' })
      const card = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      await submitted(town, people, card, { title })
      const line = `Une idée ${ofName(people.agent.displayName)}`
      await inChat(town, people.head.id, title, line, 'Approuver')
      await town.say(people.agent.id, `ne plus me citer ${/PROP-\d{4}-\d{4,}/.exec(readable(inbox))![0]}`)
      await inChannel(town, people.comms.id, title, 'une personne ne veut plus être citée')
      const [post] = await mary.ask<{ state: string; named: boolean }>(
        `select state, doc->'content' ? 'credit' as named from post where doc->'content'->>'title' = $1`,
        title,
      )
      assert.deepEqual(post, { state: 'draft', named: false })
      const reopened = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      await submitted(town, people, reopened, { title })
      const sealed = await mary.ask<{ first: string; last: string }>(
        `select doc->'sealed'->0->'rendered'->>'card' as first, doc->'sealed'->-1->'rendered'->>'card' as last from post where doc->'content'->>'title' = $1`,
        title,
      )
      assert.deepEqual([sealed[0]?.first.includes(line), sealed[0]?.last.includes(line)], [true, false])
    })

    it('learns that it is not for now, until when and why, and on that day that it is back in the channel', async () => {
      const title = 'Le verger de la mairie'
      const reference = await propose(town, people.agent, title)
      const first = await inChannel(town, people.comms.id, reference, 'Pas maintenant')
      const where = { in: 'channel', activityId: first.id } as const
      const form = await pressed(town, people.comms.id, { ...where, button: 'Pas maintenant' })
      const inputs = { on: dayIn(30), reason: 'Le numéro de décembre est bouclé' }
      await town.dialog(people.comms.id, { ...where, card: cardOf(form), button: 'Reporter', inputs })
      await inChat(
        town,
        people.agent.id,
        'Pas maintenant',
        'Le numéro de décembre est bouclé',
        people.comms.displayName,
      )
      await inChat(town, people.agent.id, title, 'À reprogrammer')
      assert.match(readable(await inChannel(town, people.comms.id, reference, 'À reprogrammer')), /revient ici le/)
      await dayComes(reference)
      await inChat(town, people.agent.id, 'Votre proposition est de retour', people.comms.displayName)
      const back = await inChannel(town, people.comms.id, reference, 'De retour', 'Prendre en charge')
      assert.notEqual(back.id, first.id, 'placed anew, below what came since')
      await pressed(town, people.comms.id, { in: 'channel', activityId: back.id, button: 'Retenir' })
      await inChat(town, people.agent.id, title, 'retenue')
    })
  })
})
