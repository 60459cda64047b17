import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed } from '../support/road.ts'
import { approved, approvedBy, cardOf, editorOpened, howMany, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

onStores(['PostgreSQL'], open => {
  describe('the circuit', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const waiting = async (title: string): Promise<string> => {
      const { card } = await retained(town, people, title)
      return submitted(town, people, card, { title })
    }
    const stateOf = async (title: string): Promise<string | undefined> =>
      (
        await mary.ask<{ state: string }>(
          `select doc->>'state' as state from post where doc->'content'->>'title' = $1`,
          title,
        )
      )[0]?.state

    it('changes asked with a reason → a new version → its own card, what changed, and visas of that version', async () => {
      const title = 'À revoir'
      const reference = await waiting(title)
      const card = await inChat(town, people.head.id, 'Approuver', title)
      const without = await pressed(town, people.head.id, {
        activityId: card.id,
        button: 'Demander des modifications > Demander des modifications',
      })
      assert.match(JSON.stringify(without.body), /Il manque le motif/)
      await pressed(town, people.head.id, {
        activityId: card.id,
        button: 'Demander des modifications > Demander des modifications',
        inputs: { reason: 'Un chiffre est faux' },
      })
      await inChat(town, people.comms.id, title, 'Un chiffre est faux')
      assert.equal(await stateOf(title), 'draft')
      const again = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      await submitted(town, people, again, { title, body: 'Texte corrigé de la publication.' })
      const fresh = await inChat(town, people.head.id, 'Approuver', title, 'Modifié depuis votre dernière lecture')
      assert.notEqual(fresh.id, card.id)
      // The old card may still be pressed with its old data: nothing is given on a version that is gone.
      const old = { type: 'Action.Execute', verb: 'validation.approve', data: dataOf(card, 'validation.approve') }
      const stale = await pressed(town, people.head.id, { activityId: card.id, action: old })
      assert.match(JSON.stringify(stale.body), /rien n’a été enregistré.*Modifié depuis votre dernière lecture/)
      assert.equal(await stateOf(title), 'in-validation')
      const given = `select 1 from journal where verb = 'validation.approved' and subject = $1`
      assert.equal((await mary.ask(given, reference)).length, 0)
      await pressed(town, people.head.id, { activityId: fresh.id, button: 'Approuver' })
      await approvedBy(town, people.otherComms.id, title)
      await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
    })

    it('no author approves', async () => {
      const title = 'Pas de visa pour soi'
      await waiting(title)
      await approvedBy(town, people.head.id, title)
      const theirs = await inChat(town, people.otherComms.id, 'Approuver', title)
      assert.equal(await howMany(town, people.comms.id, 'Approuver', title), 0)
      const tracking = await inChat(town, people.comms.id, title, 'En validation')
      const forged = { type: 'Action.Execute', verb: 'validation.approve', data: dataOf(theirs, 'validation.approve') }
      const done = await pressed(town, people.comms.id, { activityId: tracking.id, action: forged })
      assert.match(JSON.stringify(done.body), /Vous avez participé|n’est pas attendu/)
      assert.equal(await stateOf(title), 'in-validation')
    })

    it('Relancer sends one card of all that waits to whom one waits for, once in a while', async () => {
      const title = 'À relancer'
      await waiting(title)
      const own = await inChat(town, people.head.id, 'Approuver', title)
      const tracking = await inChat(town, people.comms.id, title, 'Relancer')
      await pressed(town, people.comms.id, { activityId: tracking.id, button: 'Relancer' })
      await inChat(town, people.head.id, 'Relance du', 'Approuver', title)
      await eventually(
        async () => (await howMany(town, people.head.id, 'Relance du', 'voir la carte plus bas', title)) === 1,
        'the older one points to it',
      )
      const again = await pressed(town, people.comms.id, { activityId: tracking.id, button: 'Relancer' })
      assert.match(JSON.stringify(again.body), /Une relance est déjà partie/)
      // Both cards tell the truth once one was pressed.
      await pressed(town, people.head.id, { activityId: own.id, button: 'Approuver' })
      await eventually(
        async () =>
          (await howMany(town, people.head.id, 'Approuver', title)) === 0 &&
          (await howMany(town, people.head.id, 'votre visa', title)) === 1,
        'both say so',
      )
    })

    it('Retirer mon visa puts the post back into validation and takes the broadcast away', async () => {
      const title = 'Visa retiré'
      const card = await approved(town, people, { title })
      const mine = await inChat(town, people.otherComms.id, title, 'Retirer mon visa')
      await pressed(town, people.otherComms.id, { activityId: mine.id, button: 'Retirer mon visa' })
      assert.equal(await stateOf(title), 'in-validation')
      const sent = await town.press(people.comms.id, {
        in: 'channel',
        activityId: card.id,
        action: { type: 'Action.Execute', verb: 'broadcast.send', data: dataOf(card, 'broadcast.send') },
      })
      assert.doesNotMatch(JSON.stringify(sent.body), /Diffuser à/)
      await approvedBy(town, people.otherComms.id, title)
      await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
    })

    it('comms reassigns with a reason: the new approver gets the card, the former one is told', async () => {
      const title = 'À réattribuer'
      const reference = await waiting(title)
      await inChat(town, people.head.id, 'Approuver', title)
      const { people: all } = await town.people({ role: 'head', situation: 'well', limit: 50 })
      const other = all.find(
        one => one.id !== people.head.id && !one.roles.includes('comms') && one.preferredLanguage !== 'en-GB',
      )!
      await town.say(people.comms.id, `réattribuer ${reference} ${other.mail}`)
      await inChat(town, people.comms.id, 'Il manque le motif')
      await town.say(people.comms.id, `réattribuer ${reference} ${other.mail} Congé maternité`)
      await inChat(town, other.id, 'Approuver', title)
      await inChat(town, people.head.id, title, 'Votre visa n’est plus attendu')
      await approvedBy(town, other.id, title)
      await inChat(town, people.otherComms.id, 'Approuver', title)
    })

    it('typed decisions do what the button does, and only for the version that was shown', async () => {
      const title = 'Décidée au clavier'
      const reference = await waiting(title)
      const number = Number(reference.split('-')[2])
      await inChat(town, people.head.id, 'Approuver', title)
      await eventually(
        async () =>
          (
            await mary.ask(
              `select 1 from placement p join validation v on p.key = 'validation:' || v.id || ':' || $1 where v.doc->>'title' = $2 and p.state = 'placed'`,
              people.head.id,
              title,
            )
          ).length === 1,
        'the card is known to be placed',
      )
      await town.say(people.head.id, `refuser ${number}`)
      await inChat(town, people.head.id, 'Il manque le motif')
      await town.say(people.head.id, `approuver ${reference}`)
      await inChat(town, people.otherComms.id, 'Approuver', title)
      await town.say(people.head.id, `retirer mon visa ${number}`)
      await inChat(town, people.head.id, 'Approuver', title)
      await town.say(people.head.id, `modifier ${number} Le titre est trop long`)
      await inChat(town, people.comms.id, title, 'Le titre est trop long')
      const again = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      await submitted(town, people, again, { title, body: 'Version deux.' })
      await inChat(town, people.head.id, 'Approuver', title, 'Modifié depuis votre dernière lecture')
      await town.say(people.head.id, `refuser ${number} Ce sujet n’est pas le nôtre`)
      await inChat(town, people.comms.id, title, 'Ce sujet n’est pas le nôtre')
      assert.equal(await stateOf(title), 'refused')
    })

    it('the editor sends back what is wrong, beside the field, and nothing is submitted', async () => {
      const { card } = await retained(town, people, 'À corriger')
      const where = { in: 'channel', activityId: card.id } as const
      const opened = await editorOpened(town, people.comms.id, card)
      const submit = (inputs: Record<string, unknown>) =>
        town.dialog(people.comms.id, { ...where, card: cardOf(opened), button: 'Soumettre à validation', inputs })
      const without = await submit({ title: 'À corriger', summary: '', body: 'Texte', everyone: 'true' })
      assert.match(JSON.stringify(without.body), /Il manque le résumé/)
      assert.equal(await stateOf('À corriger'), 'draft')
    })
  })
})

function dataOf(shown: { attachments?: unknown }, verb: string): Record<string, unknown> {
  const found = new RegExp(`"verb":"${verb}","data":(\\{[^}]*\\})`).exec(JSON.stringify(shown.attachments))
  assert.ok(found, `no ${verb} in ${JSON.stringify(shown.attachments).slice(0, 500)}`)
  return JSON.parse(found[1]!) as Record<string, unknown>
}
