import assert from 'node:assert/strict'
import {
  afterLoss,
  channelOf,
  channelsOf,
  routesByDepartment,
  type Sector,
  sectorsOf,
} from '../../../../src/core/domain/sectors/sector.ts'
import { aSector } from '../../use-cases/sectors/a-sector.ts'

const lost = (sector: Sector): Sector => ({
  ...sector,
  channel: { id: sector.channel!.id, name: 'x', lostAt: '2026-11-25T09:00:00.000Z' },
})

describe('a sector', () => {
  const housing = aSector('housing', { departments: ['Habitat'], channel: { id: '19:h', name: 'Habitat' } })
  const health = aSector('health', { departments: ['CCAS'], sections: ['health-safety'] })
  const ended = aSector('ended', { departments: ['Habitat', 'CCAS'], state: 'ended' })
  const all = [ended, housing, health]
  const found = (departments: (string | null)[], section: string | null) =>
    sectorsOf(all, { departments, section }).map(({ id }) => id)

  it('is found by what the author chose, then by where it comes from, each once', () => {
    assert.deepEqual(found(['Habitat'], null), ['housing'])
    assert.deepEqual(found(['Habitat'], 'health-safety'), ['health', 'housing'])
    assert.deepEqual(found(['CCAS'], 'health-safety'), ['health'])
    assert.deepEqual(found(['CCAS', 'Habitat', 'CCAS'], 'agenda'), ['health', 'housing'])
    assert.deepEqual(found([null, 'Voirie'], null), [])
  })

  it('is found by a former name of its department, as long as no department is called so', () => {
    const renamed = aSector('renamed', { departments: ['Logement'], formerly: ['Habitat', 'Toits'] })
    const of = (name: string) =>
      sectorsOf([renamed, housing], { departments: [name], section: null }).map(({ id }) => id)
    assert.deepEqual([of('Logement'), of('Toits'), of('Habitat')], [['renamed'], ['renamed'], ['housing']])
  })

  it('has its own channel, unless it is lost; each channel counts once', () => {
    assert.deepEqual([channelOf(housing), channelOf(health), channelOf(lost(housing))], ['19:h', null, null])
    assert.deepEqual(channelsOf([]), [null])
    assert.deepEqual(channelsOf([health, housing, { ...housing, id: 'twin' }]), [null, '19:h'])
  })

  it('says what became of it since its channel was lost, and nothing where that was another loss', () => {
    const after = (sector: Sector) => afterLoss(sector, '2026-11-25T09:00:00.000Z')
    const again = { ...housing, channel: { ...housing.channel!, lostAt: '2026-11-26T09:00:00.000Z' } }
    assert.deepEqual([lost(housing), housing, health, ended, again].map(after), [
      'lost',
      'back',
      'common',
      'ended',
      null,
    ])
  })

  it('needs departments only where one of them leads to a channel of its own', () => {
    const bySection = { ...housing, departments: [], sections: ['agenda'] }
    assert.deepEqual(
      [[housing], [health], [lost(housing)], [{ ...housing, state: 'ended' as const }], [bySection], []].map(
        routesByDepartment,
      ),
      [true, false, false, false, false, false],
    )
  })
})
