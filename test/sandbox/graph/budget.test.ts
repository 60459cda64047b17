import assert from 'node:assert/strict'
import { openGraph } from './open-graph.ts'
import { UnitBudget, unitsPerMinute } from '../../../sandbox/graph/sharepoint/budget.ts'

describe('SharePoint’s budget in the sandbox', function () {
  this.timeout(60_000)

  it('is a sliding minute, of which what was refused takes its part too', () => {
    const budget = new UnitBudget()
    for (let n = 0; n < unitsPerMinute / 2; n++) assert.equal(budget.take(2, n), 0)
    assert.equal(budget.take(2, 1_000), 59_000)
    assert.equal(budget.take(2, 60_000 + 1), 0, 'the first two are forgotten, one was refused')
    assert.ok(budget.take(2, 60_000 + 1) > 0)
    assert.equal(budget.take(2, 200_000), 0)
  })

  it('counts what each request costs, and turns away with the time to wait', async () => {
    const spent: number[] = []
    let waitMs = 0
    const graph = await openGraph({ people: 100, spend: units => (spent.push(units), waitMs) })
    try {
      const site = `/sites/${graph.town.site.id}`
      const items = `${site}/lists/Directions/items`
      const { body } = await graph.call('GET', `${items}/delta`)
      await graph.call('GET', String(body['@odata.deltaLink']))
      await graph.call('GET', `${items}/1`)
      await graph.call('GET', items)
      await graph.call('PATCH', `${items}/1/fields`, { body: { Alias: 'DSI' } })
      await graph.call('GET', `/users/${graph.town.people[0]!.id}`)
      assert.deepEqual(spent, [2, 1, 1, 2, 2], 'people are not SharePoint’s')
      waitMs = 4_200
      const refused = await graph.call('GET', site)
      assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '5'])
      assert.deepEqual(graph.contract.violations, [])
    } finally {
      graph.close()
    }
  })
})
