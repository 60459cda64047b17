import assert from 'node:assert/strict'
import { graphDepartments } from '../../src/graph/departments.ts'
import { at, type Heard, inBatch, refusal, type Said, startStub, type Stub } from './stub.ts'

const mails = Array.from({ length: 42 }, (_, n) => `p${n}@ville.example`)
const rows = Array.from({ length: 14 }, (_, n) => ({
  id: String(n),
  fields: {
    Title: ` Direction ${n} `,
    Alias: `DIR${n}; Dir. ${n};;`,
    Responsable: `Anne P <${mails[n * 3]!.toUpperCase()}>`,
    Adjoint: mails[n * 3 + 1],
    Correspondant: mails[n * 3 + 2],
  },
}))

const held = async () => undefined

describe('graphDepartments', () => {
  let stub: Stub
  let now = 0
  const town = (heard: Heard): Said | Promise<Said> => {
    const { path, query } = heard
    if (path.endsWith('/$batch')) return inBatch(heard, town)
    const nameless = { id: '99', fields: { Alias: 'x' } }
    if (path.endsWith('/lists/Directions/items')) return { status: 200, body: { value: [...rows, nameless] } }
    const asked = [...(query.get('$filter') ?? '').matchAll(/'([^']+)'/g)].map(match => match[1]!)
    const value = query.get('$filter')!.startsWith('mail') ? asked.filter(mail => mail !== mails[41]).map(person) : []
    return { status: 200, body: { value } }
  }
  const person = (mail: string) => ({
    id: `id-${mail}`,
    displayName: `Nom ${mail}`,
    mail,
    accountEnabled: mail !== mails[1],
    userType: 'Member',
  })
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    stub.answer = town
    now = 0
  })
  after(() => stub.stop())
  const open = () => graphDepartments(stub.graph, { siteId: 'h,1,2', now: () => at(now), held })

  it('reads 42 people of 14 departments in three requests, once', async () => {
    const departments = open()
    const [found] = await Promise.all([departments.all(), departments.all()])
    assert.equal(found.length, 14)
    assert.deepEqual(found[0], {
      name: 'Direction 0',
      aliases: ['DIR0', 'Dir. 0'],
      head: { id: `id-${mails[0]}`, name: `Nom ${mails[0]}` },
      deputy: null,
      correspondent: { id: `id-${mails[2]}`, name: `Nom ${mails[2]}` },
    })
    assert.equal(found[13]!.correspondent, null, 'nobody has this address')
    assert.equal(stub.heard.length, 3, 'list, all addresses in a batch, one by sign-in name')
    await departments.all()
    assert.equal(stub.heard.length, 3)
    await departments.all('now')
    assert.equal(stub.heard.length, 6, 'whoever needs it as it is now reads it anew, for all who ask after them')
    await departments.all()
    assert.equal(stub.heard.length, 6)
  })

  it('goes on with what it knew', async () => {
    const departments = open()
    await departments.all()
    now = 400_000
    stub.answer = () => refusal(500, 'generalException')
    assert.equal((await departments.all()).length, 14)
  })

  it('says that the list is missing', async () => {
    stub.answer = () => refusal(404, 'itemNotFound')
    await assert.rejects(open().all(), { name: 'Misconfigured', code: 'list-missing' })
  })

  it('looks a site up by its address, once', async () => {
    const siteId = 'ville.sharepoint.com:/sites/comms'
    stub.answer = heard =>
      heard.path === `/v1.0/sites/${siteId}` ? { status: 200, body: { id: 'h,1,2' } } : town(heard)
    const departments = graphDepartments(stub.graph, { siteId, now: () => at(now), held })
    assert.equal((await departments.all()).length, 14)
    now = 400_000
    await departments.all()
    assert.equal(stub.heard.filter(({ path }) => path.endsWith('comms')).length, 1)
  })
})
