import assert from 'node:assert/strict'
import { placesId } from '../../../src/core/domain/events/event.ts'
import { changedEvent } from '../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { brought } from '../../fakes/brought.ts'
import { received } from '../../fakes/received.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('an event, by words', () => {
  let ports: FakePorts
  let chat: Chat
  let postId: string
  let n: number
  const a = actor(alice)
  const said = async (text: string): Promise<string> => shownIn(await chat.say(a, text)).replace(/[\u00a0\u202f]/g, ' ')
  const answer = () => ports.events.answer(postId, alice.id)

  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const { post, broadcast } = await brought(ports, {
      kind: 'event',
      date: '2026-12-02',
      time: '10:00',
      place: 'Médiathèque',
      title: 'Visite',
      guests: '2',
      sessions: '10 h Atelier compost (1)\n14 h Visite * [végétarien]',
      questions: 'Déjeunez-vous ? Oui / Non\nCombien d’enfants ? (nombre)',
    })
    postId = post.id
    n = Number(post.reference.split('-')[2])
    received(ports, broadcast.id, [alice, hugo])
  })

  it('takes a session, company and replies, as its card would; what is not said stays', async () => {
    assert.match(
      await said(`participer ${n} créneau 2 avec 1 ; Oui ; 2`),
      /Vous participez.*Votre créneau : 14 h.*1 personne/,
    )
    const first = await answer()
    assert.deepEqual([first?.session, first?.guests, first?.replies], ['s2', 1, { q3: 'Oui', q4: '2' }])
    await said(`Je viens ${n} ; ; 3`)
    await said(`participer ${n} 14 h + 2`)
    const then = await answer()
    assert.deepEqual([then?.session, then?.guests, then?.replies], ['s2', 2, { q3: 'Oui', q4: '3' }])
  })

  it('refuses what it does not wholly understand, with an example of this very event', async () => {
    const refused = await said(`participer ${n} créneau 7 ; Oui`)
    assert.match(refused, /Rien n’est enregistré\. Je n’ai pas compris « créneau 7 »/)
    assert.match(refused, new RegExp(`« participer ${n} créneau 1 avec 1 ; Oui ; 2 »`))
    assert.match(refused, /dans l’ordre : Déjeunez-vous \?/)
    assert.match(refused, new RegExp(`« participer ${n} créneau 2 » : 14 h, Visite \\* \\[végétarien\\]`))
    assert.match(await said(`participer ${n} créneau 2 ; Bof`), /Choisissez dans la liste.*par exemple/)
    assert.match(await said(`participer ${n} créneau 2 avec 9`), /plus de monde.*par exemple/)
    assert.equal(await answer(), null)
    // What it says to type is what it takes.
    const [, example = ''] = /par exemple : « ([^»]+) »/.exec(refused) ?? []
    assert.match(await said(example), /Vous participez|en tête|position/)
  })

  it('shows what people wrote as they wrote it: a note is plain', async () => {
    assert.match(await said(`participer ${n} créneau 2`), /créneau : 14 h, Visite \* \[végétarien\]/)
    const texts = [
      await said(`participer ${n} [halal] *`),
      await said(`participer ${n} créneau 2 ; [halal]`),
      await said(`participer ${n} créneau 1 ; _Oui_`),
      await said(`peut-être ${n}`),
    ]
    assert.match(texts[0]!, /« \[halal\] \* »/)
    for (const text of texts) assert.doesNotMatch(text, /\\[^n]/)
  })

  it('which session is asked with what takes each; the one that is full says so', async () => {
    await chat.say(actor(hugo), `participer ${n} créneau 1`)
    const asked = await said(`participer ${n}`)
    assert.match(asked, new RegExp(`« participer ${n} créneau 1 » : 10 h, Atelier compost \\(complet\\)`))
    assert.match(asked, new RegExp(`« participer ${n} créneau 2 » : 14 h`))
    assert.equal(await answer(), null)
  })

  it('a session with a free place for which somebody waits is full: whoever writes now would wait as well', async () => {
    await chat.say(actor(hugo), `participer ${n} créneau 1`)
    const id = placesId(postId, 's1')
    const row = (await ports.events.places(id))!
    ports.tamper('event', { ...row, taken: 0, waiting: [{ person: hugo.id, seats: 2 }] })
    assert.match(await said(`participer ${n}`), /créneau 1 » : 10 h, Atelier compost \(complet\)/)
  })

  it('what was said before counts on when something is not understood, and is told', async () => {
    await said(`participer ${n} créneau 2 avec 1`)
    for (const text of [`participer ${n} créneau 2 ; Bof`, `participer ${n} créneau 7`])
      assert.match(
        await said(text),
        /Rien n’est enregistré\..*Votre réponse d’avant reste valable : Vous participez\. Votre créneau : 14 h.*1 personne.*par exemple/,
      )
  })

  it('after the last day for answers company may still be fewer, and who never answered reads that it is too late', async () => {
    await said(`participer ${n} créneau 2 avec 2`)
    await changedEvent(ports, postId, { closesOn: '2026-11-25' })
    ports.pass(2 * 24 * 3_600_000)
    assert.match(
      await said(`participer ${n} avec 1`),
      /Vous participez.*inscriptions sont closes.*Avec vous : 1 personne/,
    )
    assert.equal((await answer())?.guests, 1)
    await said(`participer ${n} avec 2`)
    assert.equal((await answer())?.guests, 1)
    const late = shownIn(await chat.say(actor(hugo), `participer ${n} créneau 2`))
    assert.match(late, /Rien n’est enregistré.*closes depuis le jeudi 26 novembre/)
    assert.doesNotMatch(late, /ne participez pas/)
  })

  it('« peut-être » and « ne pas participer » take nothing beside, and say so', async () => {
    assert.match(await said(`peut-être ${n}`), /peut-être/)
    assert.doesNotMatch(await said(`ne pas participer ${n}`), /Seule cette réponse/)
    assert.match(
      await said(`je ne viens pas ${n}, je suis en congés`),
      /Vous ne participez pas.*Seule cette réponse est gardée/,
    )
    assert.equal((await answer())?.answer, 'no')
    assert.doesNotMatch(await said('peut-être 999 demain'), /Seule cette réponse/)
  })

  it('a slip is offered the word', async () => {
    assert.match(await said(`particper ${n} créneau 2`), /Vouliez-vous dire « participer ?/)
    assert.match(await said(`ne pas particper ${n}`), /Vouliez-vous dire « ne pas participer ?/)
  })

  it('speaks English to who reads English', async () => {
    const text = shownIn(await chat.say({ ...a, locale: 'en' }, `join ${n} session 7`))
    assert.match(text, new RegExp(`“join ${n} session 1 with 1; Oui; 2”`))
  })
})
