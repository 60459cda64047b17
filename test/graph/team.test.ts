import assert from 'node:assert/strict'
import { checkChannel } from '../../src/graph/team.ts'
import { refusal, startStub, type Stub } from './stub.ts'

describe('checkChannel', () => {
  let stub: Stub
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
  })
  after(() => stub.stop())
  const teamId = '00000000-0000-4000-8000-000000000001'
  const check = (channelId: string, team: string | undefined = teamId) =>
    checkChannel(stub.graph, { teamId: team, channelId })

  it('asks nothing when only a thread is known', async () => {
    assert.equal(await check('19:a@thread.tacv2', '19:t@thread.tacv2'), 'unknown')
    assert.equal(await checkChannel(stub.graph, { teamId: undefined, channelId: '19:a@thread.tacv2' }), 'unknown')
    assert.equal(stub.heard.length, 0)
  })

  it('finds the channel in the team, or says that it is not there', async () => {
    stub.answer = () => ({ status: 200, body: { value: [{ id: '19:a@thread.tacv2', displayName: 'Publications' }] } })
    assert.equal(await check('19:a@thread.tacv2'), 'there')
    assert.equal(await check('19:b@thread.tacv2'), 'not-there')
  })

  it('tells a missing team from a missing right', async () => {
    stub.answer = () => refusal(404, 'NotFound')
    assert.equal(await check('19:a@thread.tacv2'), 'no-team')
    stub.answer = () => refusal(403, 'Forbidden')
    assert.equal(await check('19:a@thread.tacv2'), 'unknown')
  })
})
