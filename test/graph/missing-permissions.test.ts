import assert from 'node:assert/strict'
import type { Tenant } from '../../src/settings/tenant-settings.ts'
import { missingPermissions } from '../../src/graph/missing-permissions.ts'
import { refusal, type Said, startStub, type Stub } from './stub.ts'

const tenant = { siteId: 's', commsGroupId: 'g', commsTeamId: 't' } as Tenant

describe('missingPermissions', () => {
  let stub: Stub
  before(async () => void (stub = await startStub()))
  after(() => stub.stop())

  const names = async (answer: (path: string) => Said, more: Partial<Tenant> = {}) => {
    stub.answer = ({ path }) => answer(path.slice('/v1.0'.length))
    return (await missingPermissions(stub.graph, { ...tenant, ...more })).map(({ name }) => name)
  }
  const ok: Said = { status: 200, body: { value: [] } }

  it('names each that Graph refuses, and none that it grants', async () => {
    assert.deepEqual(await names(() => ok), [])
    assert.deepEqual(await names(() => refusal(403, 'accessDenied')), [
      'Sites.Selected',
      'User.Read.All',
      'GroupMember.Read.All',
      'Channel.ReadBasic.All',
    ])
    const onlyUsers = (path: string) => (path.startsWith('/users') ? refusal(403, 'Authorization_RequestDenied') : ok)
    assert.deepEqual(await names(onlyUsers), ['User.Read.All'])
  })

  it('takes what is not there for no missing permission, and no team by its thread', async () => {
    assert.deepEqual(await names(() => refusal(404, 'itemNotFound')), [])
    const refused = await names(() => refusal(403, 'accessDenied'), { commsTeamId: '19:x@thread.tacv2' })
    assert.ok(!refused.includes('Channel.ReadBasic.All'))
  })

  it('says nothing while Graph is away', async () => {
    await assert.rejects(
      names(() => ({ status: 503, headers: { 'retry-after': '30' } })),
      { name: 'Unavailable' },
    )
  })
})
