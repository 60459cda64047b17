import assert from 'node:assert/strict'
import type { EditionMail } from '../../../src/core/domain/newspapers/edition.ts'
import { keyOf } from '../../../src/core/domain/placements/placed-card.ts'
import { faceOf } from '../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { paperPorts, vouched } from '../../fakes/composed.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, diane } from '../../fakes/town.ts'
import { approved, comms, otherComms, submitted, written } from '../../fakes/walk.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createChat } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

const newspaperId = '66666666-6666-4666-8666-666666666666'
const filled = {
  name: 'Trait d’Union',
  code: 'tu',
  rhythm: 'monthly',
  headings: 'Vie des services · 6000\nPortraits · 3000',
  everyone: 'true',
  closesBefore: '5',
}

describe('newspapers and their editions, on their cards', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(() => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
  })
  const press = (verb: string, data: object = {}, who = comms) => chat.press(who, verb, data)
  const say = (text: string, who = comms) => chat.say(who, text)
  const made = async (change: object = {}) =>
    press('newspaper.save', { newspaperId, seen: '0', director: diane.id, ...filled, ...change })
  const edition = async () => (await ports.editions.current())[0]!
  const ready = async (title: string) => (await approved(ports, { title })).post

  it('open their flat plan in the page, where Teams can open one', async () => {
    await made()
    await say('journal')
    const { id: editionId, reference } = await edition()
    const shown = await press('edition.plan', { editionId })
    assert.match(plainIn(shown), new RegExp(reference), 'the card, where there is no page')
  })

  it('are made from a form, listed, changed and ended', async () => {
    assert.match(plainIn(await say('journaux')), /Aucun journal/)
    const [form] = await say('nouveau journal')
    assert.equal(inputsOf(form!)['director'], comms.id, 'whoever opens it directs it')
    assert.equal(inputsOf(form!)['closesBefore'], '5')
    const listed = plainIn(await made())
    assert.match(listed, /Trait d’Union.*Aucun numéro en cours.*TU · Chaque mois · direction.*Diane/)
    const edit = await press('newspaper.edit', { newspaperId })
    assert.equal(inputsOf(edit)['headings'], 'Vie des services · 6000\nPortraits · 3000')
    assert.equal(inputsOf(edit)['everyone'], 'true')
    const changed = await press('newspaper.save', { ...dataOf(edit, 'newspaper.save'), name: 'Le Lien' })
    assert.match(plainIn(changed), /Le Lien/)
    const late = await press('newspaper.save', { ...dataOf(edit, 'newspaper.save'), name: 'Le Trait' })
    assert.match(plainIn(late), /Quelqu’un a modifié ce journal entre-temps/)
    assert.equal(inputsOf(late)['name'], 'Le Trait')
    assert.match(plainIn(await press('newspaper.end', { newspaperId })), /Arrêté/)
    assert.match(plainIn(await say('journal')), /Aucun journal de ce nom/)
    assert.match(plainIn(await say('journal TU')), /est arrêté/)
    assert.match(plainIn(await say('journal TU relancer')), /Aucun numéro en cours/)
    for (const words of ['journal TU modifier', 'modifier journal TU', 'modifier le journal', 'change newspaper TU'])
      assert.match(plainIn(await say(words)), /Modifier « Le Lien »/, words)
  })

  it('come back with the reason beside each field', async () => {
    const wrong = { name: '', code: 'PUB', headings: '', main: '#ffff00', mailTo: 'agents', closesBefore: '99' }
    const refused = plainIn(await made({ ...wrong, director: 'personne@nulle.part' }))
    for (const reason of [
      'Champ obligatoire',
      'Deux à quatre lettres',
      'Cette couleur se lit mal',
      'pas une adresse de courriel',
      'De 0 à 20 jours',
      'Je ne trouve pas d’agent',
    ])
      assert.ok(refused.includes(reason), reason)
    assert.equal((await ports.newspapers.all()).length, 0)
  })

  it('are for the communication team, and an edition for who directs it too', async () => {
    await made()
    for (const text of ['journaux', 'journal TU', 'nouveau journal'])
      assert.doesNotMatch(plainIn(await say(text, actor(alice))), /Trait d’Union|Direction de la publication/, text)
    await say('journal')
    const { id } = await edition()
    assert.match(plainIn(await press('edition.ready', { editionId: id }, actor(alice))), /équipe communication/)
    assert.match(plainIn(await press('edition.see', { editionId: id }, actor(alice))), /équipe communication/)
    assert.match(plainIn(await press('edition.see', { editionId: id }, actor(diane))), /Numéro/)
  })

  it('show where an edition stands and what is missing, before anything else', async () => {
    await made()
    const empty = plainIn(await say('journal'))
    assert.match(empty, /Trait d’Union · TU-\d{4}-\d\d.*En composition.*Bouclage.*Aucun article pour le moment/)
    await ready('Le pont rouvre')
    await ready('La crèche ouvre')
    const card = await say(`journal ${(await edition()).reference}`)
    assert.match(plainIn(card), /2 publications prêtes à entrer.*Ajouter ce qui est prêt \(2\)/)
    const added = plainIn(await press('edition.ready', { editionId: (await edition()).id }))
    assert.match(added, /2 publications sont entrées.*Manque : l’éditorial.*2 articles/)
    const again = await press('edition.ready', { editionId: (await edition()).id })
    assert.match(plainIn(again), /Aucune nouvelle publication/)
    assert.equal((await edition()).items.length, 2)
  })

  it('are made of twelve approved posts by one word and two presses, and keep their card in the channel', async () => {
    await made()
    for (let n = 1; n <= 12; n++) await ready(`Article ${n}`)
    await say('journal')
    const editionId = (await edition()).id
    await press('edition.ready', { editionId })
    assert.equal((await edition()).items.length, 12)
    assert.match(plainIn(await press('edition.submit', { editionId })), /Mary imprime le numéro…/)
    assert.equal((await edition()).wanted, 'submission')
    const face = await faceOf(ports, keyOf({ card: 'edition', editionId }))
    assert.deepEqual(face?.to, { kind: 'channel' })
    assert.equal(face?.face.face, 'edition')
    assert.ok(JSON.stringify(ports.jobs).includes(`edition:${editionId}`), 'drawn again with each change')
  })

  it('tell from whom a post is awaited', async () => {
    await made()
    await say('journal')
    const { post } = await submitted(ports, { title: 'Le guichet ouvre' })
    const card = plainIn(await say(`journal TU ajouter ${post.reference}`))
    assert.match(card, /1 article attendu.*Le guichet ouvre.*attendu de /)
    assert.match(plainIn(await say(`journal ajouter ${post.reference}`)), /déjà dans le numéro/)
    const draft = await written(ports)
    assert.match(plainIn(await say(`journal TU ajouter ${draft.reference}`)), /attendu de Camille Durand/)
  })

  it('have lines that are moved, put elsewhere and removed, by button and by word', async () => {
    await made()
    await say('journal')
    await ready('Un')
    await ready('Deux')
    await say('journal TU ajouter')
    const order = async () => (await edition()).items.map(({ id }) => id)
    const [first = '', second = ''] = await order()
    const editionId = (await edition()).id
    assert.match(plainIn(await press('edition.line', { editionId, item: first })), /Descendre/)
    assert.doesNotMatch(plainIn(await press('edition.line', { editionId, item: 'none' })), /Changer de rubrique/)
    await press('edition.down', { editionId, itemId: first })
    assert.deepEqual(await order(), [second, first])
    await press('edition.down', { editionId, itemId: first })
    assert.deepEqual(await order(), [second, first], 'at the end it stays')
    await say('journal TU monter 2')
    assert.deepEqual(await order(), [first, second])
    assert.match(plainIn(await say('journal TU rubrique 2 vie')), /Rubrique « Vie des services »/)
    assert.deepEqual(await order(), [second, first])
    assert.match(plainIn(await say('journal TU rubrique 1 vie')), /déjà dans « Vie des services » : rien n’a changé/)
    const heading = (await edition()).items.find(({ id }) => id === second)?.section
    const same = await press('edition.tosection', { editionId, itemId: second, heading })
    assert.match(plainIn(same), /déjà dans « Vie des services »/)
    assert.deepEqual(await order(), [second, first], 'nothing moved')
    assert.match(plainIn(await say('journal TU rubrique 1 Piscine')), /Aucune rubrique ne s’appelle ainsi\. Il y a :/)
    assert.match(plainIn(await say('journal TU rubrique 1 portaits')), /Peut-être « Portraits » \? Il y a : Vie des/)
    const forged = await press('edition.tosection', { editionId, itemId: second, heading: 'gone' })
    assert.match(plainIn(forged), /Aucune rubrique ne s’appelle ainsi/)
    assert.deepEqual(await order(), [second, first], 'nothing moved')
    assert.match(plainIn(await say('journal TU 9')), /Aucun article n’a ce numéro/)
    await say('journal TU retirer 1')
    assert.deepEqual(await order(), [first])
    await press('edition.remove', { editionId, itemId: second })
    assert.deepEqual(await order(), [first], 'removed twice is once')
  })

  it('take an editorial, texts of their own and another day, by button and by word', async () => {
    await made()
    await say('journal')
    const editionId = (await edition()).id
    const form = await press('edition.editorial', { editionId }, comms)
    const words = { title: 'Ensemble', text: 'Merci à tous.', signature: 'Le maire' }
    const written = await press('edition.words', { ...dataOf(form, 'edition.words'), ...words })
    assert.match(plainIn(written), /Éditorial : « Ensemble », signé Le maire/)
    const late = await press('edition.words', { ...dataOf(form, 'edition.words'), ...words, text: 'Autre' })
    assert.match(plainIn(late), /Quelqu’un a modifié l’éditorial entre-temps.*Ce que .+ a enregistré :.*Merci à tous\./)
    assert.equal(inputsOf(late)['text'], 'Autre')
    assert.match(
      plainIn(await press('edition.words', { ...dataOf(form, 'edition.words'), title: 'x'.repeat(121), text: 'y' })),
      /entre-temps|Trop long/,
    )
    await say('journal TU éditorial : Une année\nElle commence.\n– La directrice')
    const { editorial } = await edition()
    assert.deepEqual(
      [editorial!.title, editorial!.text, editorial!.signature],
      ['Une année', 'Elle commence.', 'La directrice'],
    )
    const piece = await press('edition.piece', { editionId })
    const wrong = await press('edition.keep', { ...dataOf(piece, 'edition.keep'), title: '', heading: 'none' })
    assert.match(plainIn(wrong), /Choisissez dans la liste.*Champ obligatoire/)
    const arrivals = {
      ...dataOf(piece, 'edition.keep'),
      piece: 'arrivals',
      title: 'Ils arrivent',
      text: 'Ana, Voirie, le 2 mars',
    }
    const added = await press('edition.keep', arrivals)
    assert.match(plainIn(added), /1\..*Arrivées et départs : Ils arrivent/)
    await press('edition.keep', arrivals)
    assert.equal((await edition()).items.length, 1, 'sent twice it is one text')
    const [item] = (await edition()).items
    const again = await press('edition.piece', { editionId, itemId: item!.id })
    assert.equal(inputsOf(again)['text'], 'Ana, Voirie, le 2 mars')
    assert.match(plainIn(await say('journal TU date 1er janvier 2020')), /Cette date est passée/)
    assert.match(plainIn(await press('edition.day', { editionId, day: '2027-01-13' })), /mercredi 13 janvier/)
    assert.equal((await edition()).closesOn, '2027-01-06')
  })

  it('are printed, submitted and taken back: the card says so at once', async () => {
    await made()
    await say('journal')
    const editionId = (await edition()).id
    assert.match(plainIn(await press('edition.preview', { editionId })), /n’a encore aucun article/)
    const { post } = await submitted(ports, { title: 'Le guichet ouvre' })
    await say(`journal TU ajouter ${post.reference}`)
    assert.match(plainIn(await press('edition.submit', { editionId })), /attendent encore un visa : Le guichet ouvre/)
    await say('journal TU retirer 1')
    await ready('Le pont rouvre')
    await say('journal TU ajouter')
    assert.match(plainIn(await say('journal TU aperçu')), /Mary imprime le numéro….*Actualiser.*carte du canal/)
    assert.match(plainIn(await press('edition.preview', { editionId })), /Mary imprime le numéro…/, 'pressed again')
    assert.equal(ports.jobs.filter(({ job }) => job === 'edition.produce').length, 1)
    assert.match(plainIn(await press('edition.ready', { editionId })), /Un instant, et vous pourrez continuer/)
    assert.match(plainIn(await say('journal TU reprendre')), /Mary imprime le numéro/)
  })

  it('say under which heading stands what none takes', async () => {
    await made({ headings: 'Vie des services = service-life · 6000\nEn bref' })
    await say('journal')
    await ready('Le pont rouvre')
    const { id } = await edition()
    const added = plainIn(await press('edition.ready', { editionId: id }))
    assert.match(added, /1 publication est entrée\. Aucune rubrique ne prend .*sous « En bref »/)
  })

  it('stay on the screen when they are to be sent: the card of the sending comes below', async () => {
    const papers = Object.assign(paperPorts(), { renderPost })
    const { edition } = await vouched(papers)
    const pressed = await createChat(papers).press(comms, 'edition.send', { editionId: edition.id })
    assert.ok(pressed.kind === 'aside', pressed.kind)
    assert.match(plainIn({ kind: 'card', card: pressed.card }), /Diffuser maintenant/)
    const [typed] = await createChat(papers).say(comms, `journal ${edition.reference} diffuser`)
    assert.equal(typed?.kind, 'card')
  })

  it('have errata that another person confirms, and that are removed', async () => {
    await made()
    await say('journal')
    const open = await edition()
    assert.match(plainIn(await say('journal TU erratum : Lire mardi')), /encore en composition : .*ni paru/)
    const row = { ...open, version: open.version + 1, state: 'published' as const, publishedAt: ports.now() }
    await ports.commit({ save: 'edition', row, ifVersion: open.version })
    const said = `journal ${open.reference}`
    assert.match(plainIn(await say(`${said} erratum : Lire mardi 8`)), /Erratum 1, proposé par .*Lire mardi 8/)
    assert.match(plainIn(await say(`${said} confirmer`)), /Quelqu’un d’autre doit confirmer/)
    assert.match(plainIn(await say(`${said} confirmer`, otherComms)), /Erratum 1 : Lire mardi 8/)
    assert.match(plainIn(await say(said, actor(diane))), /Erratum 1 : Lire mardi 8/, 'whoever directs it')
    assert.match(plainIn(await say(`${said} confirmer`, actor(alice))), /équipe communication/)
    assert.match(plainIn(await say(`${said} monter 1`, actor(diane))), /équipe communication/)
    await say(`${said} erratum : Lire jeudi 10`)
    assert.match(plainIn(await say(`${said} confirmer`, actor(diane))), /Erratum 2 : Lire jeudi 10/)
    assert.ok(inputsOf(await press('edition.erratum', { editionId: open.id }, actor(diane))), 'its form')
    const form = await press('edition.erratum', { editionId: open.id })
    const long = await press('edition.correct', { ...dataOf(form, 'edition.correct'), text: 'x'.repeat(601) })
    assert.match(plainIn(long), /600 caractères au plus/)
    await press('edition.correct', { ...dataOf(form, 'edition.correct'), text: 'Page 2' })
    assert.doesNotMatch(plainIn(await say(`${said} supprimer 3`)), /Page 2/)
    const asked = (await say(`${said} supprimer 1`))[0]!
    assert.match(plainIn(asked), /Retirer l’erratum 1 \? .* Lire mardi 8.*Retirer de la page/)
    assert.match(plainIn(await say(said)), /Erratum 1 : Lire mardi 8/, 'asked once more')
    const gone = plainIn(await press('edition.retract', dataOf(asked, 'edition.retract'), actor(diane)))
    assert.doesNotMatch(gone, /Lire mardi 8/)
    assert.match(gone, /Erratum 1 : Lire jeudi 10/)
    assert.match(plainIn(await say(said)), /Publié le .*Pas encore ouvert/)
  })

  it('leave by e-mail again, or left, once somebody says so: by button and by word', async () => {
    await made()
    await say('journal')
    const { id, reference } = await edition()
    const stands = async (state: EditionMail['state'], reason?: string) => {
      const before = (await ports.editions.byId(id))!
      const mail = { state, at: ports.now(), ...(reason && { reason }) }
      const row = { ...before, version: before.version + 1, state: 'published' as const, mail }
      await ports.commit({ save: 'edition', row, ifVersion: before.version })
      return plainIn(await say(`journal ${reference}`))
    }
    assert.match(await stands('waiting'), /L’envoi a été arrêté.*Envoyer l’e-mail quand même.*C’est parti/)
    assert.match(await stands('refused', 'file-differs'), /n’est plus celui qui a été validé.*Renvoyer l’e-mail/)
    assert.doesNotMatch(await stands('sent'), /Renvoyer l’e-mail|C’est parti/)
    await stands('unknown')
    const told = plainIn(await press('edition.resend', { editionId: id }, actor(alice)))
    assert.match(told, /équipe communication/)
    const question = await press('edition.resend', { editionId: id })
    assert.match(plainIn(question), /Renvoyer l’e-mail\s\? Il part aux listes.*Revenir/)
    assert.ok(!ports.jobs.some(({ job }) => job === 'edition.mail'), 'only asked')
    const asked = plainIn(await press('edition.resend', dataOf(question, 'edition.resend')))
    assert.match(asked, /E-mail demandé/)
    assert.doesNotMatch(asked, /Renvoyer l’e-mail/)
    assert.ok(ports.jobs.some(({ job }) => job === 'edition.mail'))
    await stands('unknown')
    assert.match(plainIn(await say(`journal ${reference} renvoyer`)), /Renvoyer l’e-mail\s\? Il part/)
    assert.match(await stands('by-hand'), /à la main.*y arrive.*Laisser Mary l’envoyer.*C’est parti/)
    const there = (await ports.editions.byId(id))!
    const library = { html: 'https://x/h', pdf: 'https://x/p', email: 'https://x/e', package: 'https://x/z' }
    const kept = { ...there, library, version: there.version + 1 }
    await ports.commit({ save: 'edition', row: kept, ifVersion: there.version })
    assert.match(await stands('by-hand'), /à la main.*copie cachée.*Ouvrir l’e-mail/)
    assert.doesNotMatch(await stands('sent'), /Ouvrir l’e-mail/)
    await stands('by-hand')
    const left = await say(`journal ${reference} parti`)
    assert.match(plainIn(left), /est-il parti\s\? Mary n’enverra rien de plus/)
    await stands('unknown')
    assert.match(plainIn(await press('edition.mailed', dataOf(left[0]!, 'edition.mailed'))), /E-mail envoyé/)
  })

  it('ask which newspaper is meant where there are several', async () => {
    await made()
    await made({ newspaperId: newspaperId.replace(/^6/, '7'), code: 'IL', name: 'Infos Lilas' })
    assert.match(plainIn(await say('journal')), /De quel journal \? .*(TU, IL|IL, TU)/)
    assert.match(plainIn(await say('newspaper IL', { ...comms, locale: 'en' })), /Infos Lilas · IL-/)
    assert.match(
      plainIn(await say('journal des agents, une idée')),
      /bien reçu votre message/,
      'a sentence is no order',
    )
    assert.match(plainIn(await say('journal TU diffuser')), /encore en composition/)
  })
})
