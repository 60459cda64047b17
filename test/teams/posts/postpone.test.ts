import assert from 'node:assert/strict'
import { sentContent } from '../../../src/core/domain/posts/sent-post.ts'
import { renderPost } from '../../cards/every-card.ts'
import { received } from '../../fakes/received.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { brought } from '../../fakes/brought.ts'
import { postponed } from '../../fakes/put-off.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('« reporter »', () => {
  let ports: FakePorts
  let chat: Chat
  let postId: string
  let reference: string
  beforeEach(async () => {
    ports = createFakePorts()
    ports.renderPost = renderPost
    chat = createChat(ports)
    const { post, broadcast } = await brought(ports, {
      kind: 'event',
      date: '2026-12-08',
      time: '18:00',
      place: 'Parc',
    })
    ;[postId, reference] = [post.id, post.reference]
    received(ports, broadcast.id, [alice, hugo])
  })
  it('leaves what may be done with the event on its card until the new day', async () => {
    await postponed(ports, postId, { date: '2026-12-20', time: '18:00', ends: '', closesOn: '', reason: 'Tempête' })
    const [first] = (await ports.broadcasts.recent(9)).filter(({ kind }) => kind === 'send')
    const offered = async () => {
      const card = shownIn(await chat.say(comms, `bilan ${first!.reference}`))
      return ['event.postpone', 'broadcast.calloff', 'warning.open'].filter(verb => card.includes(`"${verb}"`))
    }
    for (const [day, all] of [
      ['2026-12-09', 3],
      ['2026-12-19', 3],
      ['2026-12-21', 0],
    ] as const) {
      ports.pass(Date.parse(`${day}T10:00:00.000Z`) - Date.parse(ports.now()))
      assert.equal((await offered()).length, all, day)
    }
  })

  const post = async () => (await ports.posts.byId(postId))!
  const send = async (fields: object) => {
    const { revision } = await post()
    return chat.press(comms, 'event.postponed', { postId, version: String(revision), ...fields }, 'dialog')
  }

  it('opens a form with what was typed after it, and nothing changes', async () => {
    const commits = ports.commits()
    const dated = shownIn(await chat.say(comms, `reporter ${reference} 10/12/2026 à 19 h`))
    assert.match(dated, /Prévu pour le moment.: mardi 8 décembre à 18.h\./)
    assert.match(dated, /"value":"2026-12-10"/)
    assert.match(dated, /"value":"19:00"/)
    assert.match(shownIn(await chat.say(comms, `reporter ${reference} Avis de tempête`)), /"value":"Avis de tempête"/)
    assert.match(shownIn(await chat.say(comms, `postpone ${reference}`)), /"value":"18:00"/)
    assert.equal(ports.commits(), commits)
  })

  it('takes the hours that were typed, and a reason behind them', async () => {
    const typed = 'lundi 14 décembre de 14 h à 15 h ; Avis de tempête'
    const shown = shownIn(await chat.say(comms, `reporter ${reference} ${typed}`))
    for (const value of ['2026-12-14', '14:00', '15:00', 'Avis de tempête'])
      assert.ok(shown.includes(`"value":"${value}"`), value)
  })

  it('says what is no day, and puts it into no reason', async () => {
    for (const typed of ['jeudi 11 juin à 18 h', '30 février']) {
      const said = shownIn(await chat.say(comms, `reporter ${reference} ${typed}`))
      assert.match(said, new RegExp(`Rien n’est enregistré. Je n’ai pas compris « ${typed} »`.replaceAll(' ', '.')))
      assert.match(said, /Vérifiez que ce jour existe.*reporter \d+ jeudi prochain de 18.h à 20.h/)
      assert.doesNotMatch(said, /Nouveau jour/)
    }
  })

  it('is the communication team’s, and says so', async () => {
    assert.match(
      shownIn(await chat.say(actor(hugo), `reporter ${reference} jeudi`)),
      /revient à l’équipe communication/,
    )
    assert.match(shownIn(await chat.say(actor(hugo), `reporter ${reference} 30 février`)), /équipe communication/)
    assert.match(shownIn(await chat.press(actor(hugo), 'event.postpone', { postId }, 'fetch')), /équipe communication/)
    assert.match(shownIn(await chat.press(actor(hugo), 'event.postponed', { postId, date: '2026-12-10' })), /équipe/)
    assert.equal((await post()).state, 'broadcast')
  })

  it('is a dialog that keeps all that was typed, beside what is wrong, then the correction', async () => {
    const opened = await chat.press(comms, 'event.postpone', { postId }, 'fetch')
    assert.equal(opened.kind, 'dialog')
    const faulty = shownIn(await send({ date: '2026-12-08', time: '18:00', reason: 'Avis de tempête' }))
    assert.match(faulty, /"id":"fault-date"/)
    assert.match(faulty, /"value":"Avis de tempête"/)
    assert.equal((await post()).state, 'broadcast')
    const shown = shownIn(await send({ date: '2026-12-10', time: '18:00', reason: 'Avis de tempête' }))
    assert.match(shown, /Reporté.: du mardi 8 au jeudi 10 décembre à 18.h\. Qui a répondu est interrogé à nouveau/)
    assert.match(shown, /Soumettre à validation/)
    assert.equal((await post()).content.event?.date, '2026-12-10')
    assert.equal(sentContent(await post()).event?.date, '2026-12-08')
    const again = shownIn(await chat.press(comms, 'event.postpone', { postId }, 'fetch'))
    assert.match(again, /"value":"2026-12-10"/, 'what the draft says by then')
  })

  it('opens the correction with what keeps it from being submitted beside its field', async () => {
    const { post, broadcast } = await brought(ports, {
      kind: 'event',
      date: '2026-12-08',
      time: '09:00',
      sessions: '10 h Visite\n14 h Atelier',
    })
    received(ports, broadcast.id, [alice])
    const { revision } = (await ports.posts.byId(post.id))!
    const fields = { postId: post.id, version: String(revision), date: '2026-12-10', time: '11:00' }
    assert.match(shownIn(await chat.press(comms, 'event.postponed', fields, 'dialog')), /"id":"fault-sessions"/)
  })

  it('stands on the cards of everybody, and asks who answered', async () => {
    await chat.say(actor(alice), `participer ${reference}`)
    ports.pass(60_000)
    const { rendered } = await postponed(ports, postId, { date: '2026-12-10', time: '18:00', reason: 'Tempête' })
    assert.match(rendered.card, /\*\*Reporté.:\*\* au lieu du mardi 8 décembre à 18.h/)
    assert.match(rendered.card, /\*\*Motif.:\*\* Tempête/)
    const answer = shownIn(await chat.say(actor(alice), `participer ${reference}`))
    assert.match(answer, /Vous participez/, 'saying so again is enough')
    assert.match(shownIn(await chat.say(comms, `reporter ${reference}`)), /jeudi 10 décembre/)
  })
})
