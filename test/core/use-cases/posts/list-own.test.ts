import assert from 'node:assert/strict'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative, takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { listOwn } from '../../../../src/core/use-cases/posts/list-own.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { createChat, shownIn } from '../../../teams/chat.ts'

describe('*Mes propositions*', () => {
  it('are one’s own alone, newest first, fifteen at most, with what was made of them and when people had it', async () => {
    const ports = createFakePorts()
    const send = (id: string, who = alice) =>
      submitInitiative(ports, actor(who), { id, fields: { title: id, text: 'x' }, form: null, despiteNear: true })
    await send('theirs', hugo)
    for (let n = 0; n < 16; n++) {
      await send(`i${n}`)
      ports.pass(60_000)
    }
    const { own, others } = await listOwn(ports, alice.id)
    assert.deepEqual([own.length, own[0]?.initiative.id, others], [15, 'i15', true])
    await takeInitiative(ports, comms, 'i15')
    await retainInitiative(ports, comms, 'i15')
    const first = async () => (await listOwn(ports, alice.id)).own[0]!
    assert.deepEqual([(await first()).post?.state, (await first()).publishedAt], ['draft', null])
    const said = shownIn(await createChat(ports).say(actor(alice), 'mes propositions'))
    for (const part of [
      `Prise en charge par ${comms.name} le `,
      `Retenue par ${comms.name} le `,
      'prépare la publication',
    ])
      assert.ok(said.includes(part), part)
    const post = (await first()).post!
    ports.tamper('post', { ...post, state: 'broadcast', broadcastId: 'b' })
    ports.broadcasts.byId = async () => ({ startedAt: '2026-11-26T08:00:00.000Z' }) as never
    assert.equal((await first()).publishedAt, '2026-11-26T08:00:00.000Z')
    assert.match(shownIn(await createChat(ports).say(actor(alice), 'mes propositions')), /Publiée le jeudi 26 novembre/)
  })
})
