import assert from 'node:assert/strict'
import { readIncoming } from '../../../src/teams/turn/incoming.ts'
import { readPressed } from '../../../src/teams/turn/pressed.ts'

const activity = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/',
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
  from: { id: '29:x', aadObjectId: 'A0B1C2D3-0000-4000-8000-000000000001', name: 'Ana' },
  value: {
    action: { type: 'Action.Execute', verb: 'initiative.take', data: { initiativeId: 'i' } },
    trigger: 'manual',
  },
}

describe('incoming activities', () => {
  it('are read with the identity of the sender, never of the card', () => {
    const incoming = readIncoming({
      ...activity,
      value: { action: { verb: 'x', data: { from: 'forged', aadObjectId: 'forged' } } },
    })
    assert.equal(incoming?.sender?.id, 'a0b1c2d3-0000-4000-8000-000000000001')
  })

  it('are refused when they are no activity of Teams', () => {
    for (const body of [
      null,
      'text',
      [],
      {},
      { ...activity, type: undefined },
      { ...activity, channelId: 'directline' },
      { ...activity, conversation: 'x' },
    ])
      assert.equal(readIncoming(body), null)
  })

  it('say of a channel whose it is, by ids alone', () => {
    const teamIds = (team: unknown) => readIncoming({ ...activity, channelData: { team } })?.teamIds
    assert.deepEqual(teamIds({ id: '19:t@thread.tacv2', aadGroupId: 'g', name: 'Communication' }), [
      '19:t@thread.tacv2',
      'g',
    ])
    assert.deepEqual([teamIds(undefined), teamIds('x'), teamIds({ id: 'a\u0000', aadGroupId: 7 })], [[], [], []])
  })

  it('tell an automatic refresh from a click, and the fallback road from a message', () => {
    const road = (change: object) => readPressed(readIncoming({ ...activity, ...change })!)?.road
    assert.equal(road({}), 'execute')
    assert.equal(road({ value: { ...activity.value, trigger: 'automatic' } }), 'automatic')
    assert.equal(road({ type: 'message', value: { verb: 'initiative.take' } }), 'submit')
    assert.equal(road({ type: 'message', value: undefined, text: 'bonjour' }), undefined)
    assert.equal(road({ value: {} }), undefined)
  })

  it('are refused when an id, or an address of the service, is none that Teams makes', () => {
    for (const bad of ['a\u0000b', 'a\ud800', 'é', 'x'.repeat(501), 'a\nb']) {
      const { conversation, from } = activity
      for (const change of [
        { id: bad },
        { replyToId: bad },
        { serviceUrl: bad },
        { from: { ...from, id: bad } },
        { conversation: { ...conversation, id: bad } },
      ])
        assert.equal(readIncoming({ ...activity, ...change }), null, JSON.stringify(change).slice(0, 80))
    }
  })

  it('have names and texts that a database can hold, and files whose address is one', () => {
    const file = (more: object) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'a\u0000.csv',
      ...more,
    })
    const read = readIncoming({
      ...activity,
      type: 'message',
      text: ' aide\u0000 ',
      from: { ...activity.from, name: `Ana\ud800${'😀'.repeat(150)}` },
      attachments: [
        file({ content: { downloadUrl: 'https://x.example/a b', fileType: 'csv', odd: { a: 1 } } }),
        file({ contentUrl: 'https://x.example/\u0000' }),
        { contentType: 'text/\u0000' },
        7,
        ...Array.from({ length: 100 }, () => file({})),
      ],
    })
    assert.equal(read?.text, 'aide')
    assert.equal(read?.sender?.name, `Ana\ufffd${'😀'.repeat(98)}`)
    assert.deepEqual(
      read?.attachments.slice(0, 2).map(({ name, contentUrl, content }) => [name, contentUrl, content]),
      [
        ['a .csv', null, { fileType: 'csv' }],
        ['a .csv', null, null],
      ],
    )
    assert.equal(read?.attachments.length, 48)
  })
})
