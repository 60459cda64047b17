import assert from 'node:assert/strict'
import { doorText, doorWords } from '../../../src/core/domain/events/door-words.ts'
import { keyOf } from '../../../src/core/domain/placements/placed-card.ts'
import { msBetween } from '../../../src/core/domain/time.ts'
import { wasThere } from '../../../src/core/use-cases/events/attendance/was-there.ts'
import { account } from '../../fakes/entra.ts'
import { keptAccounts } from '../../fakes/kept-accounts.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, gaelle, hugo, person } from '../../fakes/town.ts'
import { invited, says } from '../../fakes/warned.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('who was there, by words and buttons', () => {
  let ports: FakePorts
  let chat: Chat
  let postId: string
  let n: string
  const [a, g] = [actor(alice), actor(gaelle)]
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const post = await invited(ports, [alice, hugo])
    postId = post.id
    n = String(Number(post.reference.split('-')[2]))
    await says(ports, postId, alice, 'yes')
  })
  const at = (instant: string) => ports.pass(msBetween(ports.now(), instant))
  const there = (who = alice) => wasThere(ports, postId, who.id)
  const door = async () => doorText((await ports.attendance.door(postId))!.word)

  it('« présence 42 » gives the word and the list; « présent » with that word notes who wrote it', async () => {
    assert.match(
      shownIn(await chat.say(comms, `présence ${n}`)),
      /à partir du jour de l’événement, mercredi 2 décembre/,
    )
    at('2026-12-02T11:00:00.000Z')
    assert.match(shownIn(await chat.say(a, `présence ${n}`)), /réservée aux personnes qui organisent/)
    const card = shownIn(await chat.say(comms, `présence ${n}`))
    const word = await door()
    assert.ok(card.includes(`présent ${word}`) && card.includes('Alice Martin'), card)
    assert.match(shownIn(await chat.say(a, 'présent')), /Ajoutez le mot affiché/)
    assert.match(shownIn(await chat.say(a, `Présente « ${word.toLowerCase()} » !`)), /présence est notée/)
    assert.equal(await there(), true)
    assert.match(shownIn(await chat.say(actor(hugo), `present ${n} ${word}`)), /présence est notée/)
    assert.equal(await there(hugo), true)
    // More than a word is no word of a door: it is kept like other words.
    assert.match(shownIn(await chat.say(a, 'Présent à la réunion de mardi')), /En faire une proposition/)
  })

  it('whether a word exists nobody finds out by trying, nor by trying often', async () => {
    at('2026-12-02T11:00:00.000Z')
    await chat.say(comms, `présence ${n}`)
    const word = await door()
    const wrong = doorWords.find(one => doorText(one) !== word)!
    const answers = [
      await chat.say(g, `présent ${word}`),
      await chat.say(g, `présent ${wrong}`),
      await chat.say(g, 'présent zzz'),
    ]
    assert.equal(new Set(answers.map(shownIn)).size, 1)
    assert.match(shownIn(answers[0]!), /Je ne reconnais pas ce mot/)
    for (let tries = 0; tries < 10; tries++) await chat.say(a, `présent ${wrong}`)
    assert.match(shownIn(await chat.say(a, `présent ${word}`)), /C’est assez pour aujourd’hui/)
    assert.equal(await there(), false)
  })

  it('boxes that were changed count, and what others ticked meanwhile stays', async () => {
    at('2026-12-02T11:00:00.000Z')
    const drawn = shownIn(await chat.press(comms, 'event.attendance', { postId }, 'fetch'))
    assert.match(drawn, /"kind":"dialog","title":"Présence".*"id":"present".*"before":""/)
    await chat.say(actor(hugo), `présent ${await door()}`)
    const ticked = await chat.press(
      comms,
      'event.ticked',
      { postId, before: '', present: alice.id, index: 0 },
      'dialog',
    )
    assert.ok(ticked.kind === 'dialog')
    assert.deepEqual([await there(), await there(hugo)], [true, true])
    // Nothing ticked: a client leaves the input out.
    await chat.press(comms, 'event.ticked', { postId, before: alice.id, index: 0 }, 'dialog')
    assert.deepEqual([await there(), await there(hugo)], [false, true])
    // Somebody struck Hugo out after this card was drawn: its box, which nobody touched, brings him not back.
    await chat.press(comms, 'event.ticked', { postId, before: hugo.id, index: 0 }, 'dialog')
    const unchanged = { postId, before: hugo.id, present: `${hugo.id},${alice.id}`, index: 0 }
    await chat.press(comms, 'event.ticked', unchanged, 'dialog')
    assert.deepEqual([await there(), await there(hugo)], [true, false])
    const refused = await chat.press(a, 'event.ticked', { postId, before: '', present: alice.id, index: 0 }, 'dialog')
    assert.match(shownIn(refused), /réservée aux personnes qui organisent/)
  })

  it('« utile 42 4 » and its button give a mark, where one was thanked', async () => {
    at('2026-12-03T09:00:00.000Z')
    assert.match(shownIn(await chat.say(a, `utile ${n} 4`)), /Aucune note ne vous est demandée/)
    for (const word of ['utile', 'participer', 'peut-être', 'ne pas participer'])
      assert.match(shownIn(await chat.say(g, `${word} ${n}`)), /n’avez reçu aucun événement de ce numéro/, word)
    const key = keyOf({ card: 'thanks', postId, person: alice.id })
    const to = { kind: 'person' as const, id: alice.id }
    const there = { conversationId: 'c', activityId: 'a', reason: null, leaseUntil: null, updatedAt: ports.now() }
    ports.tamper('placement', { key, version: 1, state: 'placed', to, ...there })
    assert.match(shownIn(await chat.say(a, `utile ${n}`)), /une note de 1 à 5/)
    assert.match(shownIn(await chat.say(a, `utile ${n} 4`)), /Votre note est enregistrée.*4 sur 5/)
    const pressed = await chat.press(a, 'event.rate', { postId, useful: '2' })
    assert.match(shownIn(pressed), /Merci de votre inscription.*Votre note.*2 sur 5.*"id":"useful".*"value":"2"/)
    assert.match(shownIn(await chat.press(a, 'event.rate', { postId })), /une note de 1 à 5/)
    assert.match(shownIn(await chat.press(g, 'event.rate', { postId, useful: '1' })), /ne trouve pas/)
    assert.deepEqual(await ports.attendance.marks(postId), { people: 1, sum: 2 })
    const board = shownIn(await chat.press(comms, 'event.list', { postId, open: '', index: 0 }))
    assert.match(board, /Utile.*Moyenne à partir de 5 réponses/)
    for (let mark = 1; mark <= 5; mark++)
      ports.tamper('attendance', { id: `${postId}/${mark}`, version: 1, kind: 'mark', postId, mark })
    assert.match(
      shownIn(await chat.press(comms, 'event.list', { postId, open: '', index: 0 })),
      /2,8 sur 5 en moyenne \(6 réponses\)/,
    )
  })

  it('a name does the same by words, for who organises alone', async () => {
    at('2026-12-02T11:00:00.000Z')
    assert.match(shownIn(await chat.say(comms, `présence ${n} MARTIN Alice`)), /Présence notée.*Alice Martin/)
    assert.equal(await there(), true)
    assert.match(
      shownIn(await chat.say(comms, `présence ${n} Personne`)),
      new RegExp(`Personne de ce nom n’a reçu l’annonce.*présence ${n}\\D`),
    )
    const twin = person('Alice Martin', 'Voirie', { id: '99999999-0000-4000-8000-000000000001' })
    ports.town.people.push(twin)
    ports.tamper('event_answer', {
      ...(await ports.events.answer(postId, alice.id))!,
      id: `${postId}:${twin.id}`,
      person: twin.id,
    })
    assert.match(shownIn(await chat.say(comms, `présence ${n} Alice Martin`)), /Plusieurs personnes portent ce nom/)
    assert.match(shownIn(await chat.say(comms, `retirer la présence ${n} Alice Martin`)), /Présence retirée/)
    assert.equal(await there(), false, 'of the two the one who is noted')
    assert.match(shownIn(await chat.say(comms, `présence ${n} Alice Martin`)), /Plusieurs personnes portent ce nom/)
    assert.equal(await there(), false, 'and of several nobody')
    await chat.press(comms, 'event.ticked', { postId, before: '', present: alice.id, index: 0 }, 'dialog')
    ports.town.people.pop()
    assert.match(
      shownIn(await chat.say(comms, `retirer la présence ${n} Alice Martin`)),
      /Présence retirée.*Alice Martin/,
    )
    assert.equal(await there(), false)
    for (const name of ['Alice Martin', 'Personne'])
      assert.match(shownIn(await chat.say(a, `présence ${n} ${name}`)), /réservée aux personnes qui organisent/)
    assert.match(shownIn(await chat.say(comms, 'présence 999')), /ne trouve pas/)
  })

  it('whoever received it is found, also who never answered: by name, by address, and by the search of the card', async () => {
    at('2026-12-02T11:00:00.000Z')
    await keptAccounts(ports, account(hugo.id, { name: hugo.name }), account(gaelle.id, { name: gaelle.name }))
    assert.equal(await ports.events.answer(postId, hugo.id), null)
    for (const typed of ['Hugo Petit', 'PETIT hugo', hugo.mail!]) {
      assert.match(shownIn(await chat.say(comms, `présence ${n} ${typed}`)), /Présence notée.*Hugo Petit/, typed)
      assert.equal(await there(hugo), true)
      assert.match(shownIn(await chat.say(comms, `retirer la présence ${n} ${typed}`)), /Présence retirée.*Hugo Petit/)
      assert.equal(await there(hugo), false)
    }
    for (const typed of [gaelle.name, gaelle.mail!, 'x'.repeat(300)])
      assert.match(shownIn(await chat.say(comms, `présence ${n} ${typed}`)), /n’a reçu l’annonce|J’ai bien reçu/, typed)
    const search = (other: string, who = comms) =>
      chat.press(who, 'event.ticked', { postId, before: '', present: alice.id, other, index: 0 }, 'dialog')
    const found = shownIn(await search(hugo.id))
    assert.match(found, /"id":"other".*graph\.microsoft\.com\/users/)
    assert.match(found, /Hugo Petit, sans réponse/)
    assert.doesNotMatch(found, /fault-other/)
    assert.deepEqual([await there(), await there(hugo)], [true, true], 'beside the boxes of the page')
    for (const id of [gaelle.id, 'forged'])
      assert.match(shownIn(await search(id)), /fault-other.*n’a pas reçu l’annonce/)
    assert.equal(await there(gaelle), false)
    assert.match(shownIn(await search(gaelle.id, a)), /réservée aux personnes qui organisent/)
  })

  it('a list in which nobody answered has the search and the button that saves', async () => {
    at('2026-12-02T11:00:00.000Z')
    const { id } = await invited(ports, [hugo], { date: '2026-12-02' })
    const empty = shownIn(await chat.press(comms, 'event.attendance', { postId: id }, 'fetch'))
    assert.match(empty, /Personne n’a répondu.*"id":"other".*Enregistrer/)
  })
})
