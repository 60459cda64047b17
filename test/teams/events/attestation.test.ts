import assert from 'node:assert/strict'
import { seeThanks } from '../../../src/core/use-cases/events/attendance/kept-thanks.ts'
import { drawThanks } from '../../../src/teams/events/drawn/draw-thanks.ts'
import { wasNoted } from '../../fakes/was-noted.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { received } from '../../fakes/received.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { brought } from '../../fakes/brought.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const [a, h] = [actor(alice), actor(hugo)]

describe('attestations in chat', () => {
  let ports: FakePorts
  let chat: Chat
  let postId: string
  let number: string
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const { post, broadcast } = await brought(ports, event)
    received(ports, broadcast.id, [alice])
    postId = post.id
    number = post.reference.split('-').at(-1)!
    wasNoted(ports, postId, alice.id)
    ports.pass(8 * 24 * 60 * 60_000)
  })

  it('come by a word and by a button, as a card with the way to the paper', async () => {
    for (const answer of [
      await chat.say(a, `attestation ${number}`),
      await chat.say(a, `attestation de présence ${number}`),
      await chat.press(a, 'event.attest', { postId }),
    ]) {
      const shown = shownIn(answer)
      assert.ok(shown.includes(`https://mary.example/attestation/${postId}~${alice.id}~2026-12-10T`), shown)
      assert.match(shown, /Ouvrir l’attestation \(PDF\)/)
      assert.match(shown, /Le lien s’ouvre jusqu’au jeudi 10 décembre/)
    }
  })

  it('are there the day after the event, and say so before; of one that was taken back they say that', async () => {
    ports.pass(-24 * 60 * 60_000)
    const soon = /une fois l’événement terminé : elle sera là le jeudi 3 décembre/
    for (const answer of [await chat.say(a, `attestation ${number}`), await chat.press(a, 'event.attest', { postId })])
      assert.match(shownIn(answer).replaceAll('\u00a0', ' '), soon)
    ports.tamper('post', { ...(await ports.posts.byId(postId))!, state: 'taken-back' })
    assert.match(shownIn(await chat.say(a, `attestation ${number}`)), /L’annonce de cet événement a été retirée/)
    const joins = shownIn(await chat.say(a, `participer ${number}`))
    assert.match(joins, /L’événement est annulé\. Sa carte a été retirée\./)
    assert.doesNotMatch(joins, /le dit aussi/)
  })

  it('are offered beside the thanks to who was there, and where Mary gives them', async () => {
    const offered = async (attests: boolean) => {
      const { face } = (await seeThanks(ports, postId, alice.id))!.shown
      return JSON.stringify(drawThanks(face, { words: chat.words.fr, locale: 'fr', timeZone: 'Europe/Paris', attests }))
    }
    assert.match(await offered(true), /event\.attest/)
    assert.doesNotMatch(await offered(false), /event\.attest/)
    await ports.attendance.forget(postId)
    assert.doesNotMatch(await offered(true), /event\.attest/)
  })

  it('are refused to who was not there, whatever they name', async () => {
    const unknown = /Vous n’avez reçu aucun événement de ce numéro/
    assert.match(shownIn(await chat.say(h, `attestation ${number}`)), unknown, 'who received nothing learns nothing')
    received(ports, ports.delivered[0]!.broadcastId, [hugo])
    assert.match(shownIn(await chat.say(h, `attestation ${number}`)), /n’a pas été relevée/)
    assert.match(shownIn(await chat.say(a, 'attestation 9999')), unknown)
    ports.attestations = null
    assert.match(shownIn(await chat.say(a, `attestation ${number}`)), /ne délivre pas d’attestations/)
  })
})
