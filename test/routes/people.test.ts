import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import {
  approved,
  broadcastNow,
  cardOf,
  copies,
  howMany,
  howManyInChannel,
  listed,
  photoAnswered,
} from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

onStores(['PGlite'], open => {
  describe('people', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** Another agent of the same kind, who has done nothing yet. */
    async function anAgent(index: number) {
      const { people: all } = await town.people({ role: 'agent', situation: 'well', limit: 200 })
      return all.filter(
        one => one.roles.length === 1 && one.id !== people.agent.id && one.preferredLanguage !== 'en-GB',
      )[index]!
    }
    const last = async (person: string): Promise<string> => readable((await town.chat(person)).activities.at(-1)!)

    describe('out of reach', () => {
      it('blocked, not installed, without Teams: everybody ends in one count, with the reason, and Mary installs herself', async () => {
        const find = async (situation: 'blocked' | 'not-installed' | 'no-teams') =>
          (await town.people({ situation, role: 'agent', limit: 1 })).people[0]!
        const [blocked, absent, without] = [await find('blocked'), await find('not-installed'), await find('no-teams')]
        const title = 'Pour ceux qui sont loin'
        const card = await approved(town, people, { title, everyone: 'true' })
        await pressed(town, people.comms.id, {
          in: 'channel',
          activityId: card.id,
          button: 'Vérifier les destinataires',
        })
        await broadcastNow(town, people.comms.id, card)
        const report = readable(await inChannel(town, people.comms.id, title, 'Terminée'))
        const figure = (pattern: RegExp): number => Number(pattern.exec(report)?.[1] ?? NaN)
        const because = (reason: string): number => figure(new RegExp(`"text":"${reason}".*?"text":"(\\d+)"`))
        const [delivered, refused, all] = [
          figure(/"Remis","value":"(\d+) sur/),
          figure(/"Non remis","value":"(\d+) sur/),
          figure(/"Remis","value":"\d+ sur (\d+)/),
        ]
        assert.equal(delivered + refused, all, 'everybody is in one count')
        assert.ok(because('Non joignables') >= 1 && because('Sans Teams') >= 1, report)
        assert.equal(because('Non joignables') + because('Sans Teams'), refused, 'and has one reason')
        assert.equal(await copies(town, blocked.id, title), 0)
        assert.equal(await copies(town, without.id, title), 0)
        assert.equal((await town.person(absent.id)).installed, true, 'installed through Graph')
        assert.equal(await copies(town, absent.id, title), 1)
        assert.ok(!report.includes(blocked.lastName), 'nobody is named')
      })

      it('who uninstalls and writes again is answered, and reached again', async () => {
        const agent = await anAgent(0)
        await town.say(agent.id, 'aide')
        await town.uninstall(agent.id)
        await town.install(agent.id)
        await town.say(agent.id, 'bonjour')
        await inChat(town, agent.id, 'je suis Mary')
        const reference = await propose(town, agent, 'Revenue parmi nous')
        const card = await inChannel(town, people.comms.id, reference, 'Retenir')
        await pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button: 'Retenir' })
        await inChat(town, agent.id, 'Revenue parmi nous', 'retenue')
      })
    })

    describe('words', () => {
      it('aide, merci, accents, case and a leading mention', async () => {
        const agent = await anAgent(1)
        for (const word of ['aide', 'AIDE', ' Aide ! ', 'Bonjour']) {
          await town.say(agent.id, word)
          assert.match(await last(agent.id), /je suis Mary/, word)
        }
        await town.say(agent.id, 'Merci beaucoup !')
        assert.match(await last(agent.id), /Avec plaisir/)
        await town.say(agent.id, 'a valider')
        assert.match(await last(agent.id), /Rien n’attend votre visa/)
        await town.say(people.comms.id, { in: 'channel', text: 'propositions' })
        await inChannel(town, people.comms.id, 'Propositions en attente')
      })

      it('the help has one button for each word that this person may use', async () => {
        await town.say(people.comms.id, 'aide')
        const [theirs, agents] = [
          await last(people.comms.id),
          await (async () => (await town.say(people.agent.id, 'aide'), last(people.agent.id)))(),
        ]
        assert.match(theirs, /"Rédiger"/)
        assert.doesNotMatch(agents, /"Rédiger"/)
        const help = await inChat(town, people.agent.id, 'je suis Mary')
        await pressed(town, people.agent.id, { activityId: help.id, button: 'Proposer une publication' })
        await inChat(town, people.agent.id, 'Envoyer', 'Titre')
      })

      it('unknown words are kept, and become a proposal or reach comms', async () => {
        const agent = await anAgent(2)
        await town.say(agent.id, 'La fontaine du parc est en fleurs')
        const kept = await inChat(town, agent.id, 'J’ai bien reçu votre message')
        await pressed(town, agent.id, { activityId: kept.id, button: 'En faire une proposition' })
        const form = await inChat(town, agent.id, 'Envoyer', 'La fontaine du parc est en fleurs')
        await pressed(town, agent.id, { activityId: form.id, button: 'Envoyer', inputs: { title: 'Fontaine fleurie' } })
        await eventually(
          async () => (await listed(town, 'Fontaine fleurie'))[0]?.['Texte'] === 'La fontaine du parc est en fleurs',
          'the words are the text',
        )

        await town.say(agent.id, 'Un mot pour **vous** ${tous}')
        const second = await inChat(town, agent.id, 'J’ai bien reçu votre message', 'Un mot pour')
        await pressed(town, agent.id, { activityId: second.id, button: 'Transmettre à la communication' })
        await pressed(town, agent.id, {
          activityId: second.id,
          action: { type: 'Action.Execute', verb: 'note.forward', data: buttonData(second, 'note.forward') },
        })
        const note = await inChannel(town, people.comms.id, agent.displayName, '${tous}')
        assert.ok(readable(note).includes('\\\\*\\\\*vous'), 'as typed')
        assert.equal(await howManyInChannel(town, people.comms.id, '${tous}'), 1)
      })

      it('a reply to a broadcast is kept too, and « Pourquoi je reçois ceci ? » answers beside the card', async () => {
        const title = 'Une nouvelle à commenter'
        await broadcastNow(town, people.comms.id, await approved(town, people, { title }))
        const received = await inChat(town, people.agent.id, title, 'Pourquoi je reçois ceci')
        await town.say(people.agent.id, 'Bravo à toute l’équipe, belle initiative')
        await inChat(town, people.agent.id, 'J’ai bien reçu votre message', 'Bravo à toute')
        await pressed(town, people.agent.id, { activityId: received.id, button: 'Pourquoi je reçois ceci ?' })
        const why = await inChat(
          town,
          people.agent.id,
          'Pourquoi je reçois ceci',
          'parce que vous faites partie de',
          `Envoyé par ${people.comms.displayName}`,
          'facultatif',
        )
        assert.notEqual(why.id, received.id)
        const card = (await town.chat(people.agent.id)).activities.find(one => one.id === received.id)!
        assert.deepEqual(
          [card.deleted, card.mine, card.attachments],
          [received.deleted, undefined, received.attachments],
          'the card is still there',
        )
      })
    })

    describe('a proposal and its author', () => {
      it('a question reaches the author, the answer comes back on the card and in the list follows the state', async () => {
        const agent = await anAgent(3)
        const reference = await propose(town, agent, 'Une question ouverte')
        const card = await inChannel(town, people.comms.id, reference, 'Demander une précision')
        const where = { in: 'channel', activityId: card.id } as const
        const dialog = await pressed(town, people.comms.id, { ...where, button: 'Demander une précision' })
        await town.dialog(people.comms.id, {
          ...where,
          card: cardOf(dialog),
          button: 'Envoyer',
          inputs: { question: 'À quelle date ?' },
        })
        const asked = await inChat(town, agent.id, 'À quelle date ?', 'Répondre')
        await pressed(town, agent.id, {
          activityId: asked.id,
          button: 'Répondre > Envoyer',
          inputs: { answer: 'Le 12 mai' },
        })
        await inChannel(town, people.otherComms.id, reference, 'Le 12 mai')
        await eventually(
          async () => (await listed(town, 'Une question ouverte'))[0]?.['Etat'] === 'Prise en charge',
          'the list follows',
        )
      })

      it('a decline needs a reason, and the reason reaches the author', async () => {
        const agent = await anAgent(4)
        const reference = await propose(town, agent, 'Sans suite')
        const card = await inChannel(town, people.comms.id, reference, 'Ne pas retenir')
        const where = { in: 'channel', activityId: card.id } as const
        const dialog = await pressed(town, people.comms.id, { ...where, button: 'Ne pas retenir' })
        const without = await town.dialog(people.comms.id, { ...where, card: cardOf(dialog), button: 'Ne pas retenir' })
        assert.match(JSON.stringify(without.body), /motif/i)
        assert.equal((await listed(town, 'Sans suite'))[0]?.['Etat'] ?? 'Reçue', 'Reçue')
        await town.dialog(people.comms.id, {
          ...where,
          card: cardOf(dialog),
          button: 'Ne pas retenir',
          inputs: { reasonChoice: 'already', reason: 'Voir la *lettre* de mai' },
        })
        await inChat(town, agent.id, 'Sans suite', 'vient d’être traité', 'Voir la')
        await eventually(
          async () => String((await listed(town, 'Sans suite'))[0]?.['Motif']).includes('lettre'),
          'the list follows',
        )
      })

      it('completes, withdraws: the card changes for everyone, and what is decided stays decided', async () => {
        const agent = await anAgent(5)
        const reference = await propose(town, agent, 'À compléter puis retirer')
        const receipt = await inChat(town, agent.id, reference, 'Compléter')
        await pressed(town, agent.id, {
          activityId: receipt.id,
          button: 'Compléter > Ajouter',
          inputs: { addition: 'Un détail de plus' },
        })
        await inChannel(town, people.comms.id, reference, 'Un détail de plus')
        await pressed(town, agent.id, { activityId: receipt.id, button: 'Retirer > Oui, la retirer' })
        const card = await inChannel(town, people.comms.id, reference, 'Retirée par la personne qui l’a proposée')
        assert.doesNotMatch(readable(card), /"Retenir"/)
        await eventually(
          async () => (await listed(town, 'À compléter puis retirer'))[0]?.['Etat'] === 'Retirée',
          'the list follows',
        )
      })

      it('a file and a pasted picture go to the library, and Mary asks which proposal when that is unclear', async () => {
        const agent = await anAgent(6)
        const [first, second] = [
          await propose(town, agent, 'Avec une affiche'),
          await propose(town, agent, 'Avec une photo'),
        ]
        await town.say(agent.id, {
          files: [
            {
              name: 'affiche.pdf',
              contentType: 'application/pdf',
              base64: Buffer.from('%PDF-1.4 affiche').toString('base64'),
            },
          ],
        })
        const which = await inChat(town, agent.id, first, second, 'joindre ce fichier')
        await pressed(town, agent.id, { activityId: which.id, button: first })
        await eventually(
          async () => (await town.drive()).some(file => file.path.includes(first) && file.name === 'affiche.pdf'),
          'the file lies in the library',
        )
        await eventually(
          async () => String((await listed(town, 'Avec une affiche'))[0]?.['Fichiers']).includes('affiche.pdf : http'),
          'and is linked in the list',
        )

        await photoAnswered(town, agent.id, second, png)
        await eventually(
          async () => (await town.drive()).some(file => file.path.includes(second)),
          'the picture lies in the library',
        )
        await inChannel(town, people.comms.id, second, 'accord oral déclaré par')
      })
    })

    describe('a file that came before any proposal', () => {
      it('reaches the library although its address was over when the form was sent', async () => {
        const agent = await anAgent(8)
        const jpeg = Buffer.from('\xff\xd8\xff une photo', 'latin1')
        // Those of other files, which the count below would take for this one's.
        await town.endAddresses()
        await town.say(agent.id, {
          files: [{ name: 'kermesse.jpg', contentType: 'image/jpeg', base64: jpeg.toString('base64') }],
        })
        const kept = await inChat(town, agent.id, 'Belle photo')
        await eventually(async () => (await town.endAddresses()) === 1, 'Mary opens the address while it lives')
        await pressed(town, agent.id, { activityId: kept.id, button: 'En faire une proposition' })
        const form = await inChat(town, agent.id, 'Envoyer')
        await pressed(town, agent.id, {
          activityId: form.id,
          button: 'Envoyer',
          inputs: { title: 'La kermesse', text: 'Écrit sans hâte' },
        })
        await eventually(
          async () => (await town.drive()).some(file => file.name === 'kermesse.jpg'),
          'the photo lies in the library',
        )
        await eventually(
          async () => String((await listed(town, 'La kermesse'))[0]?.['Fichiers']).includes('kermesse.jpg : http'),
          'and is linked in the list',
        )
      })
    })

    describe('other clients and languages', () => {
      it('an old client takes the fallback: the same road, one proposal, the form becomes the receipt', async () => {
        const agent = await anAgent(7)
        await town.say(agent.id, 'proposer')
        const form = await inChat(town, agent.id, 'Envoyer')
        const done = await town.press(agent.id, {
          activityId: form.id,
          button: 'Envoyer',
          client: 'old',
          inputs: { title: 'D’un vieux téléphone', text: 'Texte' },
        })
        assert.equal(done.status, 200)
        await inChat(town, agent.id, 'D’un vieux téléphone', 'PROP-')
        await eventually(async () => (await listed(town, 'D’un vieux téléphone')).length === 1, 'a list item')
        assert.equal(await howMany(town, agent.id, 'D’un vieux téléphone', 'PROP-'), 1)
        const card = await inChannel(town, people.comms.id, 'D’un vieux téléphone', 'Prendre en charge')
        await town.press(people.comms.id, {
          in: 'channel',
          activityId: card.id,
          button: 'Prendre en charge',
          client: 'old',
        })
        await inChannel(town, people.otherComms.id, 'D’un vieux téléphone', 'Prise en charge par')
      })

      it('an English-speaking person gets English words, French words are understood, and the post keeps its language', async () => {
        const english = (await town.people({ role: 'agent', situation: 'well', limit: 500 })).people.find(
          one => one.preferredLanguage === 'en-GB',
        )
        assert.ok(english, 'somebody of the town speaks English')
        for (const word of ['help', 'aide']) {
          await town.say(english.id, word)
          assert.match(await last(english.id), /I am Mary/, word)
        }
        await town.say(english.id, 'submit')
        const form = await inChat(town, english.id, 'Send')
        await pressed(town, english.id, {
          activityId: form.id,
          button: 'Send',
          inputs: { title: 'An English title', text: 'Text' },
        })
        await inChat(town, english.id, 'An English title', 'communication team’s inbox')
        // Comms reads its own words.
        await inChannel(town, people.comms.id, 'An English title', 'À prendre en charge')
        await eventually(
          async () => (await listed(town, 'An English title'))[0]?.['Etat'] === 'Reçue',
          'the list speaks the authority’s language',
        )
      })
    })
  })
})

/** What the button of that verb carries. */
function buttonData(shown: { attachments?: unknown }, verb: string): Record<string, unknown> {
  const found = new RegExp(`"verb":"${verb}","data":(\\{[^}]*\\})`).exec(JSON.stringify(shown.attachments))
  return JSON.parse(found?.[1] ?? '{}') as Record<string, unknown>
}
