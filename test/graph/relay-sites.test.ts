import assert from 'node:assert/strict'
import { Misconfigured } from '../../src/core/domain/errors.ts'
import { graphRelaySites } from '../../src/graph/relay-sites.ts'
import { at, type Heard, inBatch, refusal, type Said, startStub, type Stub } from './stub.ts'

const [anna, left, bot, yann] = ['anna', 'left', 'bot', 'yann'].map(name => `${name}@ville.example`) as [
  string,
  string,
  string,
  string,
]
const rows = [
  { Title: ' Voirie 10 ', Relais: `Anna <${anna.toUpperCase()}>`, Suppleant: yann, EffectifSansTeams: 24 },
  { Title: 'Voirie 9', Relais: left, Suppleant: yann, EffectifSansTeams: '0', Adresse: ' 4 rue\nHaute ' },
  { Title: 'Musée', Relais: bot, EffectifSansTeams: '?', Depuis: '2026-01-15T12:00:00Z' },
  { Title: 'Stade', EffectifSansTeams: -3 },
  { Relais: anna },
]

const held = async () => undefined

describe('graphRelaySites', () => {
  let stub: Stub
  let now = 0
  let there = true
  let whole = true
  const town = (heard: Heard): Said | Promise<Said> => {
    if (heard.path.endsWith('/$batch')) return inBatch(heard, town)
    if (heard.path.endsWith('/lists/Relais/items')) {
      if (!whole) return refusal(400, 'invalidRequest')
      const value = rows.map((fields, id) => ({ id: String(id), fields }))
      return there ? { status: 200, body: { value } } : refusal(404, 'itemNotFound')
    }
    const asked = [...(heard.query.get('$filter') ?? '').matchAll(/'([^']+)'/g)].map(match => match[1]!)
    const value = heard.query.get('$filter')!.startsWith('mail') ? asked.map(person) : []
    return { status: 200, body: { value } }
  }
  const person = (mail: string) => ({
    id: `id-${mail}`,
    displayName: mail,
    mail,
    accountEnabled: mail !== left,
    userType: 'Member',
    assignedLicenses: mail === bot ? [] : [{ skuId: 'x' }],
  })
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    stub.answer = town
    there = true
    whole = true
    now = 0
  })
  after(() => stub.stop())
  const open = () => graphRelaySites(stub.graph, { siteId: 'h,1,2', now: () => at(now), held })

  it('reads each site with who puts up there, and never takes an unknown number for none', async () => {
    const found = await open().all()
    assert.deepEqual(
      found.map(({ name, relay, deputy, without }) => [name, relay?.name ?? null, deputy?.name ?? null, without]),
      [
        ['Musée', null, null, null],
        ['Stade', null, null, null],
        ['Voirie 9', null, yann, 0],
        ['Voirie 10', anna, yann, 24],
      ],
    )
    assert.equal(found[2]!.address, '4 rue Haute')
    assert.equal(found[0]!.since, '2026-01-15')
  })

  it('is kept for five minutes, and read anew for who needs it now', async () => {
    const sites = open()
    await sites.all()
    const first = stub.heard.length
    await sites.all()
    assert.equal(stub.heard.length, first)
    await sites.all('now')
    assert.equal(stub.heard.length, first * 2)
    now += 5 * 60_000
    await sites.all()
    assert.equal(stub.heard.length, first * 3)
  })

  it('has no sites where there is no such list', async () => {
    there = false
    assert.deepEqual(await open().all(), [])
  })

  it('says that its columns are to be mended where somebody renamed one', async () => {
    whole = false
    await assert.rejects(open().all(), error => error instanceof Misconfigured && error.code === 'list-columns')
  })
})
