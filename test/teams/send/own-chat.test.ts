import assert from 'node:assert/strict'
import { inOwnChat } from '../../../src/teams/send/own-chat.ts'
import type { Turn } from '../../../src/teams/turn/turn.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { alice } from '../../fakes/town.ts'

describe('what comes later than its click', () => {
  it('goes to the person’s own chat with Mary, never into a conversation that is not hers', async () => {
    const { conversations } = createFakePorts()
    const sent: string[] = []
    const logged: string[] = []
    const log = { warn: (_details: object, text: string) => void logged.push(text) }
    const reply = inOwnChat(async ({ incoming }) => void sent.push(incoming.conversationId), conversations, log)
    const from = (name: string) =>
      ({ actor: alice, incoming: { name, conversationId: 'elsewhere', replyToId: 'x' } }) as unknown as Turn
    await reply(from('composeExtension/submitAction'), [])
    assert.deepEqual([sent, logged.length], [[], 1], 'Mary knows no chat of theirs')
    await conversations.remember({ person: alice.id, conversationId: 'own', serviceUrl: 's', locale: null })
    await reply(from('composeExtension/submitAction'), [])
    await reply(from('task/submit'), [])
    assert.deepEqual(sent, ['own', 'elsewhere'])
  })
})
