import assert from 'node:assert/strict'
import { renderPost } from '../../cards/every-card.ts'
import { brought } from '../../fakes/brought.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { comms, fields } from '../../fakes/walk.ts'
import { createChat, shownIn } from '../chat.ts'

describe('Corriger', () => {
  const opened = async () => {
    const ports = Object.assign(createFakePorts(), { renderPost })
    const chat = createChat(ports)
    const { post, broadcast } = await brought(ports)
    const editor = shownIn(await chat.press(comms, 'broadcast.correct', { broadcastId: broadcast.id }, 'fetch'))
    assert.match(editor, /Diffusée, correction en préparation/)
    const data = { postId: post.id, version: post.revision, broadcastId: broadcast.id }
    for (const [name, value] of Object.entries(data))
      assert.ok(editor.includes(`"${name}":${JSON.stringify(value)}`), name)
    return {
      ports,
      chat,
      post,
      press: (verb: string, change: object) => chat.press(comms, verb, { ...data, ...fields, ...change }, 'dialog'),
    }
  }
  const listed = async ({ chat }: Awaited<ReturnType<typeof opened>>) => shownIn(await chat.say(comms, 'publications'))

  it('and closed again leaves « Diffusée », as does saving or submitting what was not changed', async () => {
    const corrected = await opened()
    const before = await listed(corrected)
    assert.match(before, /"Diffusée"/)
    for (const verb of ['post.save', 'post.submit']) {
      const answer = await corrected.press(verb, {})
      assert.equal(answer.kind, 'dialog')
      assert.match(
        shownIn(answer),
        /Rien n’est changé.*"type":"Input\.Text","id":"title"/,
        'the editor stays, with its fields',
      )
    }
    const preview = shownIn(await corrected.press('post.preview', {}))
    assert.match(preview, /La carte exacte.*Revenir au texte/)
    assert.ok(
      preview.includes(`"verb":"post.edit","postId":"${corrected.post.id}","broadcastId":"`),
      'and comes back to what was typed on',
    )
    assert.match(shownIn(await corrected.press('post.edit', {})), /Diffusée, correction en préparation/)
    assert.match(shownIn(await corrected.press('post.cancel', {})), /La correction est abandonnée/)
    assert.equal(await listed(corrected), before)
    assert.doesNotMatch(
      shownIn(await corrected.chat.say(comms, `historique ${corrected.post.reference}`)),
      /correction/,
    )
  })

  it('begins with what is saved: the post says so, and offers to give the correction up', async () => {
    const corrected = await opened()
    assert.match(shownIn(await corrected.press('post.save', { body: 'Le pont rouvre mardi.' })), /Enregistré/)
    assert.match(await listed(corrected), /Diffusée, correction en préparation.*"title":"Abandonner la correction"/)
    assert.match(shownIn(await corrected.chat.say(comms, `historique ${corrected.post.reference}`)), /correction/)
    assert.match(shownIn(await corrected.press('post.cancel', {})), /La correction est abandonnée/)
    assert.match(await listed(corrected), /"Diffusée"/)
  })
})
