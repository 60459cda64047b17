import assert from 'node:assert/strict'
import { missingGroups } from '../../src/graph/missing-groups.ts'
import type { Tenant } from '../../src/settings/tenant-settings.ts'
import { refusal, startStub, type Stub } from './stub.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

describe('the groups of the configuration', () => {
  let stub: Stub
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
  })
  after(() => stub.stop())
  const tenant = {
    commsGroupId: id(1),
    agentsGroupId: id(2),
    adminGroupId: id(3),
    dpoGroupId: id(4),
    archivistGroupId: id(5),
    fallbackGroupId: id(6),
    onCallGroupId: undefined,
  } as Tenant

  it('are named by their variable where Entra does not have them', async () => {
    stub.answer = ({ path }) =>
      path.includes(id(4)) || path.includes(id(5))
        ? refusal(404, 'Request_ResourceNotFound')
        : { status: 200, body: { id: id(1) } }
    assert.deepEqual(await missingGroups(stub.graph, tenant), ['DPO_GROUP_ID', 'ARCHIVIST_GROUP_ID'])
    assert.equal(stub.heard.length, 6)
  })

  it('are not said to be missing where Mary may not ask', async () => {
    stub.answer = () => refusal(403, 'Authorization_RequestDenied')
    assert.deepEqual(await missingGroups(stub.graph, tenant), [])
  })
})
