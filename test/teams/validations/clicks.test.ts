import assert from 'node:assert/strict'
import { savePost } from '../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../src/core/use-cases/posts/submission/submit-post.ts'
import type { Card } from '../../../src/teams/cards/card-templates.ts'
import { createDrawFace } from '../../../src/teams/draw-face.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import type { Answer } from '../../../src/teams/turn/answer.ts'
import { loadWords } from '../../../src/words.ts'
import { createFakePorts, drawing, type FakePorts, settings } from '../../fakes/ports.ts'
import { actor, alice, karim } from '../../fakes/town.ts'
import { comms, fields, otherComms, press, refreshed, submitted } from '../../fakes/walk.ts'
import { approver, stepOf } from '../../support/steps-of.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'
import { keyed } from '../../fakes/keyed.ts'
import { faceOf } from '../../../src/core/use-cases/placements/kept/kept-cards.ts'

const head = actor(karim, 'comms')
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')

describe('clicks on validation cards', () => {
  let ports: FakePorts
  let chat: Chat

  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(Object.assign(ports, { renderPost: createRenderPost(loadWords(), settings.timeZone) }))
  })

  const written = () => [ports.commits(), ports.journal.length, ports.jobs.length]
  const cardOf = (answer: Answer): Card => (assert.ok(answer.kind === 'card', JSON.stringify(answer)), answer.card)
  const placed = (key: string) =>
    ports.tamper('placement', {
      key: keyed(key),
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: karim.id },
      conversationId: 'c',
      activityId: 'a',
      reason: null,
      leaseUntil: null,
      updatedAt: ports.now(),
    })
  const again = async (postId: string, change: Record<string, unknown>) => {
    const saved = await savePost(
      ports,
      comms,
      { postId, revision: (await ports.posts.byId(postId))!.revision, fields: { ...fields, ...change } },
      settings,
    )
    assert.ok(saved.kind === 'saved')
    ports.pass(60_000)
    const result = await submitPost(ports, comms, { postId, revision: saved.post.revision }, settings)
    assert.ok(result.kind === 'submitted', JSON.stringify(result))
    return result
  }
  const at = (postId: string, seal: string, step = 0) => ({ postId, seal, step })

  it('of a stranger on somebody’s draft are told to the journal, with fields or without', async () => {
    const { post } = await submitted(ports)
    for (const verb of ['post.save', 'post.submit', 'post.preview'])
      for (const typed of [{}, { title: 'Autre' }]) {
        const [commits, told] = written()
        await chat.press(actor(alice), verb, { postId: post.id, ...typed })
        assert.deepEqual(
          [ports.commits(), ports.journal.slice(told).map(({ actor: who, details }) => [who?.id, details['kind']])],
          [commits, [[alice.id, 'not-comms']]],
          verb,
        )
      }
  })

  it('of an outdated version write nothing, and bring the fresh card with what changed since', async () => {
    const first = await submitted(ports)
    placed(`validation:${first.validation.id}:${karim.id}`)
    const { validation } = await again(first.post.id, { title: 'Réouverture du grand pont' })
    for (const verb of ['validation.approve', 'validation.changes', 'validation.refuse', 'validation.withdraw']) {
      const before = written()
      const card = cardOf(
        await chat.press(head, verb, {
          ...at(first.post.id, first.validation.seal),
          reason: 'non',
          refuseReason: 'non',
        }),
      )
      assert.deepEqual(written(), before, verb)
      assert.match(
        plain(JSON.stringify(card)),
        /rien n’a été enregistré.*"text":"grand","size":"Small","weight":"Bolder"|rien n’a été enregistré.*"grand /,
        verb,
      )
      assert.ok(
        JSON.stringify(card).includes(`"seal":"${validation.seal}"`) &&
          !JSON.stringify(card).includes(first.validation.seal),
        verb,
      )
    }
    for (const seal of [first.validation.seal, 'x']) {
      const stranger = shownIn(await chat.press(actor(alice), 'validation.approve', at(first.post.id, seal)))
      assert.match(stranger, /n’est pas attendu/, 'the text is not for whoever is not asked')
      assert.ok(!stranger.includes('pont'))
    }
  })

  it('made twice answer the same card and write nothing more', async () => {
    const { post, validation } = await submitted(ports)
    const first = cardOf(await chat.press(head, 'validation.approve', at(post.id, validation.seal)))
    const before = written()
    const second = cardOf(await chat.press(head, 'validation.approve', at(post.id, validation.seal)))
    assert.deepEqual(second, first)
    assert.deepEqual(written(), before)
  })

  it('against what was decided are refused, with who and when', async () => {
    const { post, validation } = await submitted(ports)
    placed(`validation:${validation.id}:${karim.id}`)
    await chat.press(head, 'validation.approve', at(post.id, validation.seal))
    const before = written()
    const own = plain(
      shownIn(await chat.press(head, 'validation.refuse', { ...at(post.id, validation.seal), refuseReason: 'Non' })),
    )
    assert.match(own, /Rien n’a été enregistré : vous avez déjà donné votre visa le mercredi 25 novembre à 10 h/)
    assert.match(
      plain(shownIn(await chat.say(head, `refuser ${post.reference} non`))),
      /Rien n’a été enregistré : vous avez déjà donné votre visa/,
    )
    assert.deepEqual(written(), before)
    ports.tamper('validation', { ...validation, version: 9, steps: [stepOf('department', [karim.id, alice.id])] })
    await press(ports, head, { id: post.id, seal: validation.seal }, 'changes', 0, 'Le titre')
    const other = plain(shownIn(await chat.press(actor(alice), 'validation.approve', at(post.id, validation.seal))))
    assert.match(
      other,
      /Rien n’a été enregistré : Karim Blanc a déjà demandé des modifications le mercredi 25 novembre à 10 h/,
    )
  })

  it('of two who are both needed count once each, and both see the truth', async () => {
    const { post, validation } = await submitted(ports)
    const both = stepOf(
      'department',
      [approver(karim.id, { name: karim.name }), approver(otherComms.id, { name: otherComms.name })],
      {
        panels: [{ department: null, people: [karim.id, otherComms.id], needs: 2 }],
        openedAt: ports.now(),
      },
    )
    ports.tamper('validation', { ...validation, steps: [both, stepOf('last', [alice.id])] })
    ports.beforeCommit(() => press(ports, otherComms, { id: post.id, seal: validation.seal }, 'approve', 0))
    const mine = plain(shownIn(await chat.press(head, 'validation.approve', at(post.id, validation.seal))))
    const after = (await ports.validations.byId(validation.id))!
    assert.deepEqual([after.current, after.decisions.map(({ by }) => by.id)], [1, [otherComms.id, karim.id]])
    assert.match(mine, /Vous avez donné votre visa/)
    const theirs = plain(shownIn(await chat.press(otherComms, 'validation.see', at(post.id, validation.seal))))
    assert.match(theirs, /Vous avez donné votre visa/)
    for (const person of [karim.id, otherComms.id])
      assert.ok(refreshed(ports).includes(`validation:${validation.id}:${person}`))
  })

  it('of who changed the circuit lately are refused with the hour from which they may', async () => {
    const { post, validation } = await submitted(ports)
    ports.tamper('validation', { ...validation, barred: [{ person: karim.id, until: '2026-11-26T08:00:00.000Z' }] })
    const answer = plain(shownIn(await chat.press(head, 'validation.approve', at(post.id, validation.seal))))
    assert.match(answer, /ne pouvez pas l’utiliser pour valider avant le jeudi 26 novembre à 9 h/)
  })

  it('by themselves, as cards refresh, write nothing and keep asking', async () => {
    const { post, validation } = await submitted(ports)
    const before = written()
    for (const verb of ['validation.see', 'validation.approve', 'validation.refuse', 'validation.withdraw']) {
      const card = cardOf(
        await chat.press(head, verb, { ...at(post.id, validation.seal), reason: 'x', refuseReason: 'x' }, 'automatic'),
      )
      assert.deepEqual((card['refresh'] as { userIds: string[] }).userIds, [`29:${karim.id}`], verb)
    }
    const tracking = cardOf(await chat.press(comms, 'validation.track', { postId: post.id }, 'automatic'))
    assert.deepEqual((tracking['refresh'] as { userIds: string[] }).userIds, [`29:${comms.id}`])
    assert.match(plain(JSON.stringify(tracking)), /On attend Karim Blanc/)
    assert.deepEqual(await chat.press(actor(alice), 'validation.track', { postId: post.id }, 'automatic'), {
      kind: 'done',
    })
    assert.deepEqual(written(), before)
  })

  it('on the card of a version that was replaced take back the visa that stands on the new one', async () => {
    const first = await submitted(ports)
    await chat.press(head, 'validation.approve', at(first.post.id, first.validation.seal))
    const { validation } = await again(first.post.id, { body: `${fields.body} `, title: 'Réouverture  du pont' })
    const shown = await faceOf(ports, keyed(`validation:${first.validation.id}:${karim.id}`))
    assert.ok(shown)
    const { card } = createDrawFace(
      loadWords(),
      drawing(() => ports),
    )(shown.face, 'fr')
    assert.match(
      plain(JSON.stringify(card)),
      /a été remplacée, mais rien de ce que couvre votre visa du mercredi 25 novembre à 10 h n’a changé/,
    )
    await chat.press(head, 'validation.withdraw', at(first.post.id, validation.seal))
    assert.deepEqual((await ports.validations.byId(validation.id))!.steps[0]!.visas, [])
  })
})
