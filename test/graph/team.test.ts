import assert from 'node:assert/strict'
import { graphTeam } from '../../src/graph/team.ts'
import { refusal, startStub, type Stub } from './stub.ts'

describe('graphTeam', () => {
  let stub: Stub
  before(async () => { stub = await startStub() })
  beforeEach(() => { stub.heard.length = 0 })
  after(() => stub.stop())
  const groupId = '00000000-0000-4000-8000-000000000001'

  it('asks nothing for a thread', async () => {
    const threadId = '19:t@thread.tacv2'
    assert.deepEqual(await graphTeam(stub.graph, { teamId: threadId }).find(), { groupId: null, threadId })
    assert.deepEqual(await graphTeam(stub.graph, { teamId: undefined }).find(), { groupId: null, threadId: null })
    assert.equal(stub.heard.length, 0)
  })

  it('finds the thread of a group, once', async () => {
    stub.answer = () => ({ status: 200, body: { value: [
      { id: '19:b@thread.tacv2', displayName: 'Publications', createdDateTime: '2026-02-01T00:00:00Z' },
      { id: '19:a@thread.tacv2', displayName: 'Accueil', createdDateTime: '2026-01-01T00:00:00Z' },
    ] } })
    const team = graphTeam(stub.graph, { teamId: groupId })
    assert.deepEqual(await team.find(), { groupId, threadId: '19:a@thread.tacv2' })
    await team.find()
    assert.equal(stub.heard.length, 1)
  })

  it('does without when it may not read channels', async () => {
    stub.answer = () => refusal(403, 'Forbidden')
    assert.deepEqual(await graphTeam(stub.graph, { teamId: groupId }).find(), { groupId, threadId: null })
  })
})
