import assert from 'node:assert/strict'
import type { Actor } from '../../../src/core/domain/actor.ts'
import type { Attachment } from '../../../src/core/domain/initiatives/initiative.ts'
import { keyOf } from '../../../src/core/domain/placements/placed-card.ts'
import type { Placement } from '../../../src/core/domain/placements/placement.ts'
import type { Media } from '../../../src/core/domain/pictures/media.ts'
import type { Library, TeamsFiles } from '../../../src/core/ports/outside.ts'
import { arrivedMedia } from '../../../src/core/use-cases/pictures/arrived-media.ts'
import { addPicture } from '../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, alice, diane, hugo } from '../../fakes/town.ts'
import { comms, written } from '../../fakes/walk.ts'
import { type Chat, createChat, picture, shownIn } from '../chat.ts'

const mediaId = 'bytes'
const dpo = actor(hugo, 'dpo')

describe('the words and buttons of agreements', () => {
  let ports: FakePorts
  let chat: Chat
  let put: string[]
  beforeEach(async () => {
    ports = createFakePorts()
    put = []
    const library: Library = { put: async (folder, name) => (put.push(`${folder}/${name}`), 'https://sp.example/f') }
    const teamsFiles: TeamsFiles = { mayFetch: () => true, fetch: async () => Buffer.from('%PDF-1.7') }
    chat = createChat(Object.assign(ports, { library, teamsFiles }))
    const sent = { id: 'p', digest: mediaId, name: 'ruche.jpg' }
    await addPicture(ports, comms, (await written(ports)).id, sent, settings)
  })
  const media = async (): Promise<Media> => (await ports.media.byId(mediaId))!
  const own = async (who: Actor) =>
    (await media()).agreements.find(({ person }) => person.kind === 'agent' && person.person.id === who.id) ?? null
  const asksNow = async (who: Actor) => {
    const { id: agreementId, askedAt } = (await own(who))!
    return { agreementId, askedAt }
  }
  const placedCard = (agreementId: string, at: string) =>
    ({
      key: keyOf({ card: 'agreement', mediaId, agreementId, person: alice.id, at }),
      version: 1,
      state: 'placed',
    }) as Placement
  const ask = (who: { id: string }) =>
    chat.press(comms, 'media.specified', { mediaId, who: 'agent', colleague: who.id, uses: 'internal,site', until: '' })
  const said = async (who: Actor, text: string) => (await chat.say(who, text)).map(shownIn).join(' ')

  describe('médias', () => {
    it('shows all, what was looked for, and one by its number', async () => {
      const { reference } = await media()
      assert.match(await said(comms, 'médias'), /1 image.*ruche\.jpg/s)
      assert.match(await said(comms, 'médias ruche'), /ruche\.jpg/)
      assert.match(await said(comms, 'médias façade de la mairie'), /Aucune image ni vidéo trouvée/)
      assert.match(await said(comms, `médias ${Number(reference.split('-')[2])}`), /Où elle se trouve.*PUB-/s)
      assert.match(await said(comms, 'médias 4242'), /Je ne trouve pas/)
      assert.match(await said(dpo, `médias ${reference}`), /Où elle se trouve/)
      assert.doesNotMatch(await said(dpo, `médias ${reference}`), /Demander l’accord|Préciser/)
    })

    it('is no order of an agent, who learns nothing by a number', async () => {
      const { reference } = await media()
      assert.match(await said(actor(alice), 'médias'), /En faire une proposition/)
      assert.doesNotMatch(await said(actor(alice), `médias ${reference}`), /ruche/)
      for (const verb of ['media.see', 'media.specify'])
        assert.doesNotMatch(shownIn(await chat.press(actor(alice), verb, { mediaId })), /ruche/)
      assert.doesNotMatch(shownIn(await chat.press(actor(alice), 'media.list', {})), /ruche/)
    })

    it('keeps what was typed beside each field that is wrong', async () => {
      const form = {
        mediaId,
        who: 'child',
        personName: 'Tom *Petit*',
        parentOne: '',
        parentTwo: 'Éric',
        uses: '',
        until: '',
      }
      const shown = shownIn(await chat.press(comms, 'media.specified', form))
      assert.match(shown, /Tom \*Petit\*/)
      assert.match(shown, /Choisissez au moins un usage/)
      assert.match(shown, /Champ obligatoire/)
      assert.deepEqual((await media()).agreements, [])
    })
  })

  describe('the person on it', () => {
    it('answers by a button or by words, changes their mind, and takes the agreement back', async () => {
      await ask(alice)
      const who = actor(alice)
      const { id: agreementId, askedAt } = (await own(who))!
      ports.tamper('placement', placedCard(agreementId, askedAt))
      assert.match(await said(who, 'accord'), /On attend votre réponse/)
      assert.match(
        shownIn(await chat.press(who, 'agreement.internal', { mediaId, agreementId, askedAt })),
        /en interne seulement/,
      )
      assert.deepEqual((await own(who))!.uses, ['internal'])
      const { reference } = await media()
      assert.match(await said(who, `accord oui ${reference}`), /C’est noté/)
      assert.deepEqual((await own(who))!.uses, ['internal', 'site'])
      assert.match(await said(who, 'retirer mon accord'), /C’est noté/)
      assert.ok((await own(who))!.withdrawnAt)
      assert.match(await said(who, 'accord'), /Accord retiré/)
      assert.match(await said(who, `accord oui ${reference}`), /C’est noté/, 'they alone say otherwise')
      assert.equal((await own(who))!.withdrawnAt, null)
    })

    it('gives by an older card nothing that was asked for since: they read the fresh card first', async () => {
      const who = actor(alice)
      await ask(alice)
      const old = await asksNow(who)
      await chat.press(who, 'agreement.yes', { mediaId, ...old })
      const { reference } = await media()
      ports.tamper('placement', placedCard(old.agreementId, old.askedAt))
      ports.pass(1_000)
      const more = { mediaId, who: 'agent', colleague: alice.id, uses: 'internal,site,networks', until: '' }
      await chat.press(comms, 'media.specified', more)
      const fresh = await asksNow(who)
      assert.notEqual(fresh.askedAt, old.askedAt)
      const before = await media()
      for (const askedAt of [old.askedAt, undefined, '', 'nothing', 'x'.repeat(500), 0, true])
        for (const verb of ['agreement.yes', 'agreement.internal', 'agreement.no']) {
          const shown = shownIn(await chat.press(who, verb, { mediaId, agreementId: old.agreementId, askedAt }))
          assert.match(shown, /La question a changé/, `${verb} ${String(askedAt)}`)
          assert.match(shown, new RegExp(`"askedAt":"${fresh.askedAt}"`))
        }
      assert.match(await said(who, `accord oui ${reference}`), /réseaux.*"agreement\.yes"/s, 'a word shows the card')
      assert.deepEqual(await media(), before)
      ports.tamper('placement', placedCard(fresh.agreementId, fresh.askedAt))
      assert.match(await said(who, `accord oui ${reference}`), /C’est noté/, 'its card lies in the chat')
      assert.deepEqual((await own(who))!.uses, ['internal', 'site', 'networks'])
    })

    it('of words that answer nothing none is taken for an answer', async () => {
      for (const text of ['accord non', 'en interne seulement', 'retirer mon accord'])
        assert.match(await said(actor(alice), text), /En faire une proposition/, text)
      assert.match(await said(actor(alice), 'accord'), /aucune image/)
    })

    it('answers for themselves alone, whatever ids the card names', async () => {
      await ask(alice)
      await ask(diane)
      const [ofAlice, ofDiane] = [(await own(actor(alice)))!, (await own(actor(diane)))!]
      const before = JSON.stringify(await media())
      for (const verb of ['agreement.yes', 'agreement.internal', 'agreement.no', 'agreement.withdraw', 'agreement.see'])
        for (const agreementId of [ofAlice.id, 'nothing'])
          for (const who of [actor(hugo), comms, dpo])
            assert.match(
              shownIn(await chat.press(who, verb, { mediaId, agreementId })),
              /On ne vous a pas demandé/,
              verb,
            )
      assert.equal(JSON.stringify(await media()), before)
      const refused = () =>
        ports.journal.filter(({ verb, details }) => {
          return verb === 'attempt.refused' && details['kind'] === 'not-your-picture'
        })
      const told = refused().length
      await chat.press(actor(hugo), 'agreement.withdraw', { mediaId, agreementId: ofAlice.id })
      assert.ok(told > 0, 'as other refused attempts')
      assert.equal(refused().at(-1)?.subject, (await media()).reference)
      await chat.press(actor(diane), 'agreement.no', { mediaId, agreementId: ofAlice.id, askedAt: ofDiane.askedAt })
      assert.deepEqual([(await own(actor(alice)))!.state, (await own(actor(diane)))!.state], ['asked', 'refused'])
      assert.equal(ofDiane.state, 'asked')
      for (const nonsense of ['', 'x', '../1', `${mediaId}:1`])
        if (nonsense !== '')
          assert.match(
            shownIn(await chat.press(actor(alice), 'agreement.yes', { mediaId: nonsense, agreementId: ofAlice.id })),
            /Je ne trouve pas|On ne vous a pas/,
          )
    })

    it('pressed twice is one answer, and journalled without a name', async () => {
      await ask(alice)
      const ids = { mediaId, ...(await asksNow(actor(alice))) }
      for (let times = 0; times < 2; times++) await chat.press(actor(alice), 'agreement.yes', ids)
      assert.equal((await media()).agreements.length, 1)
      const told = ports.journal.filter(({ verb }) => verb.startsWith('media.'))
      assert.ok(told.length > 0)
      assert.ok(!JSON.stringify(told.map(({ details, subject }) => [details, subject])).includes('Alice'))
    })

    it('withdraws once; nobody but comms for them', async () => {
      await ask(alice)
      const ids = { mediaId, ...(await asksNow(actor(alice))) }
      await chat.press(actor(alice), 'agreement.yes', ids)
      assert.match(shownIn(await chat.press(dpo, 'media.withdraw', ids)), /Vous lisez tout, et ne décidez rien/)
      assert.equal((await own(actor(alice)))!.withdrawnAt, null)
      assert.match(shownIn(await chat.press(comms, 'media.withdraw', ids)), /Accord retiré/)
      assert.match(shownIn(await chat.press(comms, 'media.withdraw', ids)), /déjà retiré/)
    })
  })

  describe('within the editor', () => {
    it('the form and the card stay in its dialog, with buttons that a dialog sends', async () => {
      for (const [verb, data] of [
        ['media.of', { attachmentId: 'p' }],
        ['media.specify', { mediaId, who: 'child' }],
        ['media.see', { mediaId }],
      ] as const) {
        const answer = await chat.press(comms, verb, data, 'dialog')
        assert.equal(answer.kind, 'dialog', verb)
        assert.doesNotMatch(shownIn(answer), /Action\.Execute/, verb)
      }
    })
  })

  describe('a signed file', () => {
    const outside = {
      mediaId,
      who: 'outsider',
      personName: 'Marie Fontaine',
      uses: 'internal',
      until: '',
      proof: 'file',
    }
    const file = { ...picture('accord.pdf'), contentType: 'application/vnd.microsoft.teams.file.download.info' }
    const attached: Attachment = {
      ...{ id: 'q', name: 'q.jpg', contentType: 'image/jpeg', state: 'stored', source: null, url: null },
      ...{ consent: null, picture: { id: 'q', digest: 'other' } },
    }
    const sent = {
      ...file,
      contentUrl: null,
      name: 'accord Fontaine.pdf',
      content: { downloadUrl: 'https://files.example/accord.pdf', fileType: 'pdf' },
    }

    it('is asked whose it is, and lies in the library', async () => {
      await chat.press(comms, 'media.specified', outside)
      const [answer] = await chat.say(comms, '', [sent])
      assert.match(shownIn(answer!), /Accord signé|De qui est cet accord/)
      const note = (await ports.notes.lastKept(comms.id))!
      const asked = shownIn(await chat.press(comms, 'media.signed', { fileKey: note.id }))
      assert.match(asked, /De qui est cet accord.*Marie Fontaine/s)
      const ids = { mediaId, agreementId: (await media()).agreements[0]!.id, fileKey: note.id }
      assert.match(shownIn(await chat.press(comms, 'media.filed', { ...ids, signer: '' })), /Fichier signé/)
      assert.equal(put.length, 1)
      assert.ok(!put[0]!.includes('Fontaine'))
      assert.match(shownIn(await chat.press(comms, 'media.filed', { ...ids, signer: '' })), /Rien ne manque/)
    })

    it('of a person whom somebody named on their own proposal is taken from them, who reads no name', async () => {
      const who = actor(alice)
      const initiativeId = '11111111-1111-4111-8111-111111111111'
      await chat.press(who, 'initiative.submit', { initiativeId, title: 'Une ruche', text: 'Du miel' })
      const initiative = (await ports.initiatives.byId(initiativeId))!
      const row = { ...initiative, version: initiative.version + 1, attachments: [attached] }
      await ports.commit({ save: 'initiative', row, ifVersion: initiative.version })
      const arrived = await arrivedMedia(ports, { id: 'q', digest: 'other', name: 'q.jpg', section: null, by: alice })
      await ports.commit(...arrived.changes)
      await chat.press(who, 'media.specified', { ...outside, mediaId: 'other' })
      const [answer] = await chat.say(who, '', [sent])
      assert.match(shownIn(answer!), /Accord signé/)
      const note = (await ports.notes.lastKept(alice.id))!
      const asked = shownIn(await chat.press(who, 'media.signed', { fileKey: note.id }))
      assert.match(asked, /Personne extérieure/)
      assert.doesNotMatch(asked, /Marie/)
      const agreementId = (await ports.media.byId('other'))!.agreements[0]!.id
      const filed = { mediaId: 'other', agreementId, fileKey: note.id, signer: '' }
      assert.match(shownIn(await chat.press(who, 'media.filed', filed)), /Fichier signé/)
      const card = shownIn(await chat.press(who, 'media.see', { mediaId: 'other' }))
      assert.match(card, /PROP-/)
      assert.doesNotMatch(card, /Marie/)
    })

    it('of somebody else’s note, or for a picture that is not theirs, files nothing', async () => {
      await chat.press(comms, 'media.specified', outside)
      await chat.say(comms, '', [sent])
      const note = (await ports.notes.lastKept(comms.id))!
      const ids = { mediaId, agreementId: (await media()).agreements[0]!.id, fileKey: note.id }
      assert.match(shownIn(await chat.press(actor(alice), 'media.filed', { ...ids, signer: '' })), /n’est plus là/)
      assert.deepEqual(put, [])
    })
  })
})
