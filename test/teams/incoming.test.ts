import assert from 'node:assert/strict'
import { readIncoming } from '../../src/teams/turn/incoming.ts'
import { readPressed } from '../../src/teams/turn/pressed.ts'

const activity = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/',
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
  from: { id: '29:x', aadObjectId: 'A0B1C2D3-0000-4000-8000-000000000001', name: 'Ana' },
  value: { action: { type: 'Action.Execute', verb: 'initiative.take', data: { initiativeId: 'i' } }, trigger: 'manual' },
}

describe('incoming activities', () => {
  it('are read with the identity of the sender, never of the card', () => {
    const incoming = readIncoming({ ...activity, value: { action: { verb: 'x', data: { from: 'forged', aadObjectId: 'forged' } } } })
    assert.equal(incoming?.sender?.id, 'a0b1c2d3-0000-4000-8000-000000000001')
  })

  it('are refused when they are no activity of Teams', () => {
    for (const body of [null, 'text', [], {}, { ...activity, type: undefined }, { ...activity, channelId: 'directline' }, { ...activity, conversation: 'x' }])
      assert.equal(readIncoming(body), null)
  })

  it('tell an automatic refresh from a click, and the fallback road from a message', () => {
    const road = (change: object) => readPressed(readIncoming({ ...activity, ...change })!)?.road
    assert.equal(road({}), 'execute')
    assert.equal(road({ value: { ...activity.value, trigger: 'automatic' } }), 'automatic')
    assert.equal(road({ type: 'message', value: { verb: 'initiative.take' } }), 'submit')
    assert.equal(road({ type: 'message', value: undefined, text: 'bonjour' }), undefined)
    assert.equal(road({ value: {} }), undefined)
  })
})
