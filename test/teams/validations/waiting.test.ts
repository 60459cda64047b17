import assert from 'node:assert/strict'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { actor, hugo, karim } from '../../fakes/town.ts'
import { comms, otherComms, press, submitted } from '../../fakes/walk.ts'
import { passUntil } from '../../fakes/deadlines.ts'
import { drawMissed } from '../../../src/teams/validations/drawn/draw-escalated.ts'
import { loadWords } from '../../../src/words.ts'
import { createChat, shownIn } from '../chat.ts'

const head = actor(karim)
const look = { words: loadWords().fr, locale: 'fr' as const, timeZone: 'Europe/Paris' }

describe('what waits, line by line', () => {
  it('answers a decision with what still waits, and writes nothing for a line of another version', async () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    const chat = createChat(ports)
    const first = await submitted(ports, { title: 'Une' })
    ports.pass(3_600_000)
    const second = await submitted(ports, { title: 'Deux' })
    const data = { postId: first.post.id, seal: first.validation.seal, step: 0 }
    const commits = ports.commits()
    const stale = shownIn(await chat.press(head, 'waiting.approve', { ...data, seal: 'another' }))
    assert.match(stale, /a changé depuis votre carte.*"Une".*"Deux"/)
    assert.deepEqual(
      ports.journal
        .slice(-1)
        .map(({ verb }) => verb)
        .filter(verb => verb.startsWith('validation.')),
      [],
    )
    assert.ok(ports.commits() - commits <= 1, 'at most the attempt is told')
    const done = shownIn(await chat.press(head, 'waiting.approve', data))
    assert.match(done, /Votre visa est donné/)
    assert.ok(!done.includes('"text":"Une"') && done.includes('"text":"Deux"'))
    const again = shownIn(await chat.press(head, 'waiting.approve', data))
    assert.match(again, /Vous avez déjà décidé/)
    assert.equal((await ports.validations.byId(first.validation.id))!.decisions.length, 1)
    await press(ports, head, { id: second.post.id, seal: second.validation.seal }, 'refuse', 0, 'Non')
    assert.match(shownIn(await chat.say(head, 'à valider')), /Rien n’attend votre visa/)
  })

  it('opens the whole card below, which asks for the fresh one by itself', async () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    const { post, validation } = await submitted(ports)
    const answer = await createChat(ports).press(head, 'waiting.open', {
      postId: post.id,
      seal: validation.seal,
      step: 0,
    })
    assert.equal(answer.kind, 'aside')
    assert.match(shownIn(answer), new RegExp(`"userIds":\\["29:${karim.id}"\\].*Demander des modifications`))
    assert.equal((await ports.validations.byId(validation.id))!.shown[karim.id], validation.seal)
    const refused = await createChat(ports).press(actor(hugo), 'waiting.open', {
      postId: post.id,
      seal: validation.seal,
      step: 0,
    })
    assert.equal(refused.kind, 'note', 'a refusal sends no card')
    assert.match(shownIn(refused), /visa/)
    assert.doesNotMatch(shownIn(refused), /plus bas/)
  })

  it('offers the next slot also once all approved, as long as nothing left', async () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    await passUntil(ports, validation.deadline!)
    const card = async () =>
      JSON.stringify(
        drawMissed(
          {
            validation: (await ports.validations.byId(validation.id))!,
            post: (await ports.posts.byId(post.id))!,
            reader: null,
          },
          look,
        ),
      )
    assert.match(await card(), /On attend encore.*Prendre ce créneau.*Relancer/)
    for (const [who, step] of [
      [head, 0],
      [otherComms, 1],
    ] as const)
      await press(ports, who, { id: post.id, seal: validation.seal }, 'approve', step)
    assert.match(await card(), /personne n’a programmé l’envoi.*Prendre ce créneau/)
    assert.doesNotMatch(await card(), /Relancer|rien à faire/)
    ports.tamper('post', { ...(await ports.posts.byId(post.id))!, state: 'broadcasting' })
    assert.match(await card(), /rien à faire/)
  })

  it('moves a missed slot for comms alone, and shows another one when what was offered is over', async () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    const chat = createChat(ports)
    const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    await passUntil(ports, validation.deadline!)
    const { next } = (await ports.validations.byId(validation.id))!.missed!
    const data = { postId: post.id, seal: validation.seal, at: next }
    assert.match(shownIn(await chat.press(head, 'waiting.slot', data)), /équipe communication/)
    assert.match(
      shownIn(await chat.press(comms, 'waiting.slot', { ...data, at: validation.deadline! })),
      /est manqué.*lundi 30 novembre à 9.h/,
    )
    const fallback = ports.town.fallback.splice(0)
    const team = ports.town.comms.splice(0)
    assert.match(
      shownIn(await chat.press(comms, 'waiting.slot', data)),
      /«.Communication.» du circuit «.Direction → communication.»\. En cause.: [^{]+ La publication reste comme elle était/,
    )
    ports.town.fallback.push(...fallback)
    ports.town.comms.push(...team)
    assert.match(shownIn(await chat.press(comms, 'waiting.slot', data)), /Nouveau créneau/)
    assert.match(shownIn(await chat.press(comms, 'waiting.slot', data)), /plus possible/)
  })
})
