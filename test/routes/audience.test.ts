import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import {
  approvedBy,
  assertSubmitted,
  broadcastNow,
  cardOf,
  copies,
  editorOpened,
  howMany,
  retained,
} from '../support/steps.ts'
import { onStores } from '../support/stores.ts'
import type { Done } from '../support/town-client.ts'

/** Whom a post reaches: a file of addresses in chat, the editor, and what both refuse. */
onStores(['PostgreSQL'], open => {
  describe('recipients', function () {
    this.timeout(180_000)
    let mary: Mary
    let people: Cast
    let agents: Person[]

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_LIMITS: 'off' }, env: { LOG_LEVEL: 'warn' } })
      people = await cast(mary.town)
      agents = (await mary.town.people({ role: 'agent', situation: 'well', limit: 40 })).people
    })
    after(async () => {
      const violations = await mary.town.violations()
      await mary.close()
      assert.deepEqual(violations, [])
    })

    const send = (name: string, bytes: Buffer, who = people.comms) =>
      mary.town.say(who.id, { files: [{ name, contentType: 'text/csv', base64: bytes.toString('base64') }] })
    const number = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ')

    /** Five thousand lines as a French spreadsheet writes them, with all that goes wrong in such files. */
    function fiveThousand(): { bytes: Buffer; kept: Person[] } {
      const kept = agents.slice(0, 30)
      const good = kept.map(one => `${one.lastName};${one.mail.toUpperCase()}`)
      const doubled = Array.from({ length: 4_900 }, (_, n) => `Encore;${kept[n % 30]!.mail}`)
      const unknown = Array.from({ length: 67 }, (_, n) => `Inconnu;personne.${n}@ailleurs.example`)
      const lines = [
        'Nom;Courriel',
        ...good,
        'Sans adresse;',
        '"Deux\nlignes";',
        'Borne;borne.mediatheque@montreval.example',
        ...unknown,
        ...doubled,
      ]
      return { bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`), kept }
    }

    it('come from a CSV of five thousand lines, each explained, and nothing is kept before it is confirmed', async () => {
      const { bytes, kept } = fiveThousand()
      await send('agents.csv', bytes)
      const asked = await inChat(mary.town, people.comms.id, 'agents.csv', 'Joindre ce fichier à une proposition')
      await pressed(mary.town, people.comms.id, { activityId: asked.id, button: 'En faire une liste de destinataires' })
      const card = await inChat(mary.town, people.comms.id, 'agents.csv', 'Rien n’est encore gardé ni envoyé')
      const text = number(readable(card))
      for (const said of [
        '30 agents',
        '5 000 lignes lues dans le fichier',
        'Adresses inconnues',
        '67',
        'Doublons',
        '4 900',
        'Lignes sans adresse',
        'Ligne 32 : Sans adresse – pas d’adresse',
        'Ligne 33 : Deux',
        'Ligne 35 : borne',
        'compte partagé ou salle',
        'Ligne 36 : personne.0@ailleurs.example – adresse inconnue',
      ])
        assert.ok(text.includes(said), `${said} in ${text}`)
      const account = (await mary.town.drive()).find(({ path }) => path.includes('Destinataires'))
      assert.ok(account)
      const lines = (await mary.town.driveContent(account.id))
        .toString('utf8')
        .split('\r\n')
        .filter(line => line !== '')
      assert.equal(lines.length, 5_001, 'a heading, and every line of the file')
      await mary.town.say(people.comms.id, 'listes')
      await inChat(mary.town, people.comms.id, 'Aucune liste pour l’instant')
      await mary.kill()
      await mary.start()
      await pressed(mary.town, people.comms.id, { activityId: card.id, button: 'Garder cette liste (30 agents)' })
      await inChat(mary.town, people.comms.id, 'agents.csv', 'Gardée')
      await mary.town.say(people.comms.id, 'listes')
      await inChat(mary.town, people.comms.id, 'Listes de destinataires', 'agents.csv', '30 agents')
      assert.equal(kept.length, 30)
    })

    it('are those of the list, of a team with its owner, and of people by address, and nobody else', async () => {
      const title = 'Réunion des relais'
      const { card } = await retained(mary.town, people, title)
      const opened = await editorOpened(mary.town, people.comms.id, card)
      const where = { in: 'channel', activityId: card.id } as const
      const press = (before: Done, button: string, inputs: Record<string, string>) =>
        mary.town.dialog(people.comms.id, { ...where, card: cardOf(before), button, inputs })
      const found = await press(opened, 'Chercher', { title, groupSearch: 'grand parc' })
      const [, team] = /"title":"Projet Grand Parc \(équipe Teams\)","value":"(team:[^"]+)"/.exec(
        JSON.stringify(cardOf(found)),
      )!
      const nothing = await press(found, 'Chercher', { groupSearch: 'xyzt', found: team! })
      const said = JSON.stringify(cardOf(nothing))
      assert.match(said, /"id":"fault-groupSearch","text":"Aucun groupe/)
      assert.doesNotMatch(said, /à corriger avant de soumettre/, 'a search that finds nothing is no fault')
      assert.ok(said.includes('Projet Grand Parc'), 'what was ticked is kept')
      const [, list] = /"title":"agents.csv \(liste\)","value":"(list:[^"]+)"/.exec(said)!
      const one = agents[35]!
      const refused = await press(nothing, 'Ajouter', {
        add: list!,
        addAddresses: `${one.mail}\nx@ailleurs.example`,
        groupSearch: '',
      })
      const again = JSON.stringify(cardOf(refused))
      assert.match(again, /Adresses inconnues[^"]*x@ailleurs\.example/)
      assert.ok(again.includes(one.mail), 'the form stays filled')
      const words = { summary: 'Résumé', body: 'Texte de la publication.' }
      const gone = await press(refused, 'Enregistrer', {
        ...words,
        addAddresses: one.mail,
        add: 'group:99999999-9999-4999-8999-999999999999',
      })
      assert.match(
        JSON.stringify(cardOf(gone)),
        /Enregistré\. Il reste 1 point à corriger[^]*Un groupe choisi n’existe plus/,
      )
      const added = await press(gone, 'Ajouter', { addAddresses: one.mail, add: list! })
      const counted = await press(added, 'Compter', { addPeople: agents[0]!.id, addTo: 'except' })
      assert.match(JSON.stringify(cardOf(counted)), /"text":"36 personnes"/)
      const done = await press(counted, 'Soumettre à validation', {})
      assertSubmitted(done)
      await approvedBy(mary.town, people.head.id, title)
      await approvedBy(mary.town, people.otherComms.id, title)
      const ready = await inChannel(mary.town, people.comms.id, title, 'Vérifier les destinataires')
      await broadcastNow(mary.town, people.comms.id, ready)
      await inChannel(mary.town, people.comms.id, title, 'Exporter')
      assert.deepEqual(
        await Promise.all([agents[1]!, agents[29]!, one].map(({ id }) => copies(mary.town, id, title))),
        [1, 1, 1],
      )
      const owner = (await mary.town.people({ role: 'comms', limit: 8 })).people[2]!
      assert.equal(await copies(mary.town, owner.id, title), 1, 'the owner of the team, who is no member')
      assert.deepEqual(
        await Promise.all([agents[0]!, agents[37]!].map(({ id }) => copies(mary.town, id, title))),
        [0, 0],
      )
    })

    it('are somebody: nobody at all is refused at submission', async () => {
      const title = 'Pour personne'
      const { card } = await retained(mary.town, people, title)
      const opened = await editorOpened(mary.town, people.comms.id, card)
      const mail = agents[3]!.mail
      const inputs = { title, summary: 'Résumé', body: 'Texte.', everyone: 'false' }
      const press = (before: Done, more: Record<string, string>) =>
        mary.town.dialog(people.comms.id, {
          in: 'channel',
          activityId: card.id,
          card: cardOf(before),
          button: 'Soumettre à validation',
          inputs: { ...inputs, ...more },
        })
      const unsaid = await press(opened, {})
      assert.match(JSON.stringify(cardOf(unsaid)), /personne n’est encore choisi/)
      const ticked = await press(unsaid, { addAddresses: mail, addTo: 'except' })
      const done = await press(ticked, { addAddresses: mail })
      assert.match(JSON.stringify(cardOf(done)), /Il n’y a personne dans ces destinataires/)
    })

    it('leave the file of an agent, or of comms that says so, to a proposal', async () => {
      const reference = await propose(mary.town, people.agent, 'Avec un tableau')
      await send('horaires.csv', Buffer.from('Jour;Heure\nLundi;9 h'), people.agent)
      await inChat(mary.town, people.agent.id, 'C’est joint à', reference)
      const own = await propose(mary.town, people.comms, 'Une proposition de la communication')
      await send('horaires.csv', Buffer.from('Jour;Heure\nLundi;9 h'))
      await inChat(mary.town, people.comms.id, 'horaires.csv', 'Que dois-je en faire')
      await mary.town.say(people.comms.id, 'joindre')
      await inChat(mary.town, people.comms.id, 'C’est joint à', own)
    })

    it('say what is wrong with a file that is no list', async () => {
      await send('vide.csv', Buffer.from('Nom;Prénom\nDurand;Zoé'))
      await inChat(mary.town, people.comms.id, 'vide.csv', 'Que dois-je en faire')
      await mary.town.say(people.comms.id, 'liste')
      await inChat(mary.town, people.comms.id, 'vide.csv', 'Je ne trouve aucune adresse')
      await mary.town.say(people.comms.id, 'garder')
      await inChat(mary.town, people.comms.id, 'Aucune liste n’attend d’être gardée')
      assert.equal(await howMany(mary.town, people.agent.id, 'vide.csv'), 0)
    })
  })
})
