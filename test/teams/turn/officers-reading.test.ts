import assert from 'node:assert/strict'
import type { Answer } from '../../../src/teams/turn/answer.ts'
import { renderPost } from '../../cards/every-card.ts'
import { brought } from '../../fakes/brought.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { received } from '../../fakes/received.ts'
import { actor, alice, fanny, hugo } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const officer = actor(fanny, 'dpo')
const [a, h] = [actor(alice), actor(hugo)]
const readsAll = /Vous lisez tout, et ne décidez rien de la communication/

/** What a data protection officer reads of others, where reading it used to write something, or was not offered. */
describe('a data protection officer reads', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
  })

  describe('the board of an event', () => {
    let postId: string
    let n: string
    beforeEach(async () => {
      const { post, broadcast } = await brought(ports, {
        kind: 'event',
        date: '2026-12-02',
        time: '12:30',
        place: 'Médiathèque',
        title: 'Visite libre',
      })
      postId = post.id
      n = String(Number(post.reference.split('-')[2]))
      received(ports, broadcast.id, [alice, hugo])
      await chat.say(a, `participer ${n}`)
    })

    it('by its word and by its pages, and nothing is written or placed', async () => {
      const [commits, jobs] = [ports.commits(), ports.jobs.length]
      const [told] = await chat.say(officer, `participants ${n}`)
      assert.match(shownIn(told!), /Visite libre.*Alice Martin.*Participe/)
      assert.doesNotMatch(shownIn(told!), /adressez-vous à l’équipe communication/)
      const folded = await chat.press(officer, 'event.list', { postId, open: '', index: 0 })
      assert.doesNotMatch(shownIn(folded), /Alice Martin/)
      assert.match(shownIn(folded), /Visite libre/)
      const page = await chat.press(officer, 'event.list', { postId, open: '@coming', index: 7 })
      assert.match(shownIn(page), /Alice Martin/, 'the last page, whatever a press says')
      assert.match(shownIn((await chat.say(officer, `participants ${n} inscrits`))[0]!), /Alice Martin/)
      assert.equal(ports.commits(), commits)
      assert.equal(ports.jobs.length, jobs)
      assert.equal(await ports.events.board(`${postId}:${officer.id}`), null)
    })

    it('turns pages from the press', async () => {
      const answers = Array.from({ length: 17 }, (_, at) => ({
        id: `${postId}:p${at}`,
        version: 1,
        postId,
        person: `p${at}`,
        answer: 'yes' as const,
        at: ports.now(),
      }))
      for (const row of answers) ports.tamper('event_answer', row)
      const first = shownIn(await chat.press(officer, 'event.list', { postId, open: '@coming', index: 0 }))
      const second = shownIn(await chat.press(officer, 'event.list', { postId, open: '@coming', index: 1 }))
      assert.match(first, /Page 1 sur 2/)
      assert.match(second, /Page 2 sur 2/)
    })

    it('without a button but those that turn it, and what changes anything is refused', async () => {
      const ofComms = buttonsIn(await chat.press(comms, 'event.list', { postId, open: '', index: 0 }))
      const changing = [...ofComms].filter(verb => verb !== 'event.list')
      assert.ok(changing.length >= 4, changing.join())
      assert.deepEqual(
        buttonsIn(await chat.press(officer, 'event.list', { postId, open: '', index: 0 })),
        new Set(['event.list']),
      )
      const commits = ports.commits()
      for (const verb of [...changing, 'event.board', 'event.organiser', 'event.dismiss', 'event.ticked'])
        for (const road of ['execute', 'fetch', 'dialog'] as const) {
          const needs = Object.fromEntries(chat.verbs[verb]!.needs.map(need => [need, need]))
          assert.match(shownIn(await chat.press(officer, verb, { ...needs, postId }, road)), readsAll, verb)
        }
      for (const said of ['exporter les participants', 'organisateur'])
        assert.match(shownIn(await chat.say(officer, `${said} ${n}`)), readsAll, said)
      assert.equal(ports.commits(), commits)
    })

    it('which an ordinary agent does not', async () => {
      for (const told of [
        await chat.press(h, 'event.list', { postId, open: '@coming', index: 0 }),
        ...(await chat.say(h, `participants ${n}`)),
      ]) {
        assert.match(shownIn(told), /réservée aux personnes qui organisent/)
        assert.doesNotMatch(shownIn(told), /Alice Martin/)
      }
    })
  })

  describe('what people handed on to the communication team', () => {
    let noteIds: string[]
    let inbox: string
    beforeEach(async () => {
      noteIds = []
      inbox = chat.words.fr.typed.inbox[0]!
      for (let at = 1; at <= 4; at++) {
        const kept = shownIn((await chat.say(a, `Ma question numéro ${at}`))[0]!)
        const noteId = /"noteId":"([^"]+)"/.exec(kept)![1]!
        await chat.press(a, 'note.forward', { noteId })
        ports.tamper('note', { ...(await ports.notes.byId(noteId))!, at: `2026-11-0${at}T09:00:00.000Z` })
        noteIds.push(noteId)
      }
      await chat.say(h, 'Gardé pour moi seul')
      await chat.press(comms, 'note.answered', { noteId: noteIds[3]!, answer: 'La réponse de l’équipe' }, 'dialog')
    })

    it('below the proposals, newest first, with answers, and pages that the press holds', async () => {
      const commits = ports.commits()
      const told = shownIn(await chat.say(officer, inbox))
      assert.match(told, /Messages transmis.*Alice Martin.*numéro 4.*La réponse de l’équipe.*numéro 3/)
      assert.doesNotMatch(told, /numéro [12]|Gardé pour moi/)
      const older = await chat.press(officer, 'note.list', { start: '2' })
      assert.match(shownIn(older), /numéro 2.*numéro 1/)
      assert.doesNotMatch(shownIn(older), /numéro [34]|Gardé pour moi/)
      assert.deepEqual(buttonsIn(older), new Set(['note.list']))
      assert.match(shownIn(await chat.press(officer, 'note.list', { start: '-1' })), /numéro 4/)
      assert.match(shownIn(await chat.press(officer, 'note.list', { start: '99' })), /Il n’y en a pas de plus ancien/)
      assert.equal(ports.commits(), commits)
    })

    it('and answers none of it', async () => {
      const [commits, noteId] = [ports.commits(), noteIds[0]!]
      for (const verb of ['note.answer', 'note.answered'])
        for (const road of ['execute', 'fetch', 'dialog'] as const)
          assert.match(shownIn(await chat.press(officer, verb, { noteId, answer: 'Non' }, road)), readsAll, verb)
      assert.equal(ports.commits(), commits)
    })

    it('which an ordinary agent does not, and comms has in its channel', async () => {
      for (const told of [await chat.press(h, 'note.list', { start: '0' }), ...(await chat.say(h, inbox))])
        assert.doesNotMatch(shownIn(told), /Ma question/)
      assert.match(shownIn(await chat.press(h, 'note.list', { start: '0' })), /réservée à l’équipe communication/)
      assert.doesNotMatch(shownIn(await chat.say(comms, inbox)), /Ma question/)
    })
  })
})

function buttonsIn(answer: Answer): Set<string> {
  const found = JSON.stringify(answer).matchAll(/"type":"Action\.(?:Execute|Submit)".*?"verb":"([^"]+)"/g)
  return new Set([...found].map(([, verb]) => verb!))
}
