import assert from 'node:assert/strict'
import { checkChannel, graphChannels } from '../../src/graph/team.ts'
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

describe('the channels of the communication team', () => {
  let stub: Stub
  before(async () => {
    stub = await startStub()
  })
  after(() => stub.stop())
  const [commsTeamId, thread] = ['00000000-0000-4000-8000-000000000001', '19:team@thread.tacv2']
  const own = (channelId: string, teamIds: string[], team: string | undefined = commsTeamId) =>
    graphChannels(stub.graph, { commsTeamId: team, commsChannelId: '19:a@thread.tacv2' }).own({ channelId, teamIds })

  it('are its own by what Teams says of them, never by what a name is', async () => {
    stub.answer = () => ({ status: 200, body: { value: [{ id: '19:b@thread.tacv2', displayName: 'Habitat' }] } })
    const both = [thread, commsTeamId.toUpperCase()]
    assert.deepEqual(await own('19:b@thread.tacv2', both), { kind: 'own', name: 'Habitat' })
    assert.deepEqual(await own('19:c@thread.tacv2', both), { kind: 'own', name: null })
    assert.deepEqual(await own('19:a@thread.tacv2', []), { kind: 'common' })
    assert.deepEqual(await own('19:b@thread.tacv2', ['19:others@thread.tacv2']), { kind: 'elsewhere' })
    assert.deepEqual(await own('19:b@thread.tacv2', []), { kind: 'elsewhere' })
    assert.deepEqual(await own('19:b@thread.tacv2', both, thread), { kind: 'own', name: null })
  })

  it('have no name where Mary may not read it, or Graph is away', async () => {
    for (const status of [403, 503]) {
      stub.answer = () => refusal(status, 'No')
      assert.deepEqual(await own('19:b@thread.tacv2', [commsTeamId]), { kind: 'own', name: null })
    }
  })

  it('cannot be told from others while the team is not configured', async () => {
    const { own: asked } = graphChannels(stub.graph, { commsTeamId: undefined, commsChannelId: '19:a@thread.tacv2' })
    assert.deepEqual(await asked({ channelId: '19:b@thread.tacv2', teamIds: [thread] }), { kind: 'no-team' })
  })
})
