import assert from 'node:assert/strict'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { received } from '../../fakes/received.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { readEvent } from '../../../src/core/use-cases/events/read-event.ts'
import { seeBoard } from '../../../src/core/use-cases/events/board/see-board.ts'
import { participantsTables } from '../../../src/sheets/tables/participants-table.ts'
import { loadWords } from '../../../src/words.ts'
import { changedEvent } from '../../fakes/changed-event.ts'
import { brought } from '../../fakes/brought.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('participants, by words and buttons', () => {
  let ports: FakePorts
  let chat: Chat
  let postId: string
  let n: string
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const { post, broadcast } = await brought(ports, {
      kind: 'event',
      date: '2026-12-02',
      time: '12:30',
      place: 'Médiathèque',
      title: 'Visite _libre_',
    })
    postId = post.id
    n = String(Number(post.reference.split('-')[2]))
    received(ports, broadcast.id, [alice, hugo])
    ports.jobs.length = 0
  })
  const a = actor(alice)
  const boards = () => ports.jobs.filter(({ data }) => 'key' in data && data.key.startsWith('participants:')).length

  it('« participants 42 » brings the board to who organises, and refuses who does not', async () => {
    assert.match(shownIn(await chat.say(comms, `participants ${n}`)), /arrive dans votre conversation/)
    assert.equal(boards(), 1)
    assert.match(shownIn(await chat.say(a, `participants ${n}`)), /réservée aux personnes qui organisent/)
    assert.match(shownIn(await chat.say(comms, 'participants 999')), /ne trouve pas/)
    assert.equal(boards(), 1)
  })

  it('« organisateur 42 adresse » names somebody, who sees it from then on; « retirer l’organisateur » ends it', async () => {
    assert.match(shownIn(await chat.say(comms, `organisateur ${n}`)), /Qui organise.*event\.organiser/)
    assert.match(
      shownIn(await chat.say(comms, `organisateur ${n} personne@ville.example`)),
      /personne@ville\.example.*fault-to.*Je ne trouve pas d’agent/,
    )
    assert.match(shownIn(await chat.say(comms, `organisateur ${n} ${alice.mail}`)), /Alice Martin organise/)
    assert.match(shownIn(await chat.say(a, `participants ${n}`)), /arrive dans votre conversation/)
    assert.match(shownIn(await chat.say(a, `organisateur ${n} ${hugo.mail}`)), /nomment les organisateurs/)
    assert.match(shownIn(await chat.say(comms, `retirer l’organisateur ${n} MARTIN Alice`)), /n’organise plus/)
    assert.match(shownIn(await chat.say(a, `participants ${n}`)), /réservée aux personnes qui organisent/)
    // In its dialog, the list is drawn again.
    const dialog = await chat.press(comms, 'event.organiser', { postId, to: alice.mail }, 'dialog')
    assert.ok(dialog.kind === 'dialog' && /Alice Martin.*Retirer/.test(shownIn(dialog)))
  })

  it('pages and folds in its place, by words too; what people wrote stays text', async () => {
    await chat.say(a, `participer ${n}`)
    const shown = await chat.press(comms, 'event.list', { postId, open: '@coming', index: 0 })
    assert.ok(shown.kind === 'card')
    assert.match(shownIn(shown), /Visite \\\\_libre\\\\_/)
    assert.match(shownIn(shown), /Alice Martin.*Participe · VOIRIE ET RESEAUX/)
    assert.match(shownIn(shown), /1 personne, sans limite de places/)
    assert.match(shownIn(shown), /2 sur 3 destinataires/)
    assert.doesNotMatch(shownIn(await chat.press(comms, 'event.list', { postId, open: '', index: 0 })), /Alice Martin/)
    await chat.say(comms, `participants ${n} inscrits`)
    assert.equal((await ports.events.board(`${postId}:${comms.id}`))?.open, '@coming')
    assert.match(shownIn(await chat.say(comms, `exporter les participants ${n}`)), /Excel.*se prépare/)
    assert.match(shownIn(await chat.say(a, `exporter les participants ${n}`)), /réservée aux personnes qui organisent/)
  })

  it('offer to take out who left, to whoever organises, until the event is over', async () => {
    await chat.say(a, `participer ${n}`)
    const shown = async () => shownIn(await chat.press(comms, 'event.list', { postId, open: '@coming', index: 0 }))
    assert.doesNotMatch(await shown(), /event\.takeout/)
    ports.town.people = ports.town.people.map(one => (one.id === alice.id ? { ...one, enabled: false } : one))
    const titles = async () => [...new Set((await shown()).match(/Retirer [^"]+/g))]
    assert.match(await shown(), /Alice Martin.*plus dans l’annuaire/)
    assert.deepEqual(await titles(), ['Retirer Alice Martin'])
    const { people } = ports.directory
    ports.directory.people = async ids => {
      const known = await people(ids)
      known.delete(alice.id)
      return known
    }
    assert.deepEqual(await titles(), ['Retirer la personne 1 de la liste'], 'of whom no name is known')
    ports.directory.people = people
    const taken = shownIn(await chat.press(comms, 'event.takeout', { postId, personId: alice.id }))
    assert.doesNotMatch(taken, /Alice Martin/)
    assert.match(shownIn(await chat.press(actor(hugo), 'event.takeout', { postId, personId: alice.id })), /réservée/)
  })

  it('name a session that was taken out, and who is still in it, whose places are nobody’s', async () => {
    const sessions = [
      { id: 's1', time: '10:00', label: 'Visite', capacity: null },
      { id: 's2', time: '14:00', label: 'Essai libre', capacity: 3 },
    ]
    await changedEvent(ports, postId, { sessions })
    await chat.say(a, `participer ${n} créneau 2`)
    await changedEvent(ports, postId, { sessions: sessions.slice(0, 1) })
    const sent = (await ports.broadcasts.recent(1))[0]!
    ports.tamper('broadcast', {
      ...sent,
      id: 'correction',
      kind: 'correct',
      targetId: sent.id,
      startedAt: ports.now(),
      removedSessions: sessions.slice(1),
    })
    const shown = await chat.press(comms, 'event.list', { postId, open: 's2', index: 0 })
    assert.match(shownIn(shown), /Créneau retiré\u00a0: 14.h, Essai libre \(1\)/)
    assert.match(shownIn(shown), /1 personne n’a pas choisi d’autre créneau/)
    assert.match(shownIn(shown), /Alice Martin/)
    const listed = { event: (await readEvent(ports, alice.id, postId))!, walkIns: [], at: ports.now() }
    const { figures, open } = (await seeBoard(ports, comms.id, postId))!
    const sheets = participantsTables({ ...listed, figures, people: open!.people }, loadWords().fr)
    assert.match(JSON.stringify(sheets), /Créneau retiré\u00a0: 14.h, Essai libre/)
  })
})
