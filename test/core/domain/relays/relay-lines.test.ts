import assert from 'node:assert/strict'
import fc from 'fast-check'
import { newTask } from '../../../../src/core/domain/relays/new-round.ts'
import { linesOfSites, linesOfTasks, sumOfLines } from '../../../../src/core/domain/relays/relay-lines.ts'
import type { RelayRound, RelaySite, RelayTask } from '../../../../src/core/domain/relays/relay.ts'
import { holds } from '../../../support/holds.ts'

const at = '2026-11-25T09:00:00.000Z'
const by = { id: 'r', name: 'R' }
const round = { id: 'b', postId: 'p', reference: 'PUB-2026-0001', poster: 2 } as RelayRound

const site = fc.record({
  id: fc.string(),
  name: fc.string(),
  relay: fc.option(fc.constant(by)),
  deputy: fc.constant(null),
  without: fc.option(fc.nat(500)),
  address: fc.constant(''),
  since: fc.constant(null),
  department: fc.constant(null),
})
const act = fc.option(fc.record({ by: fc.constant(by), at: fc.constant(at), poster: fc.integer({ min: 1, max: 2 }) }))
const task = fc
  .record({ site, posted: act, told: act, cannot: act })
  .map(({ site, posted, told, cannot }): RelayTask => ({
    ...newTask(round, site, site.relay),
    posted,
    told,
    cannot: cannot && { ...cannot, reason: 'x' },
  }))

describe('the lines of people without Teams', () => {
  const sum = (sites: RelaySite[]) => sites.reduce((sum, { without }) => sum + (without ?? 0), 0)

  it('add up to all sites, and to all people who are known', () =>
    holds(
      fc.property(fc.array(task), tasks => {
        const { reached, all, nobody } = linesOfTasks(tasks, round)
        const sites = tasks.map(({ site }) => site)
        assert.equal(all.sites + nobody.sites, sites.length)
        assert.equal(all.people + nobody.people, sum(sites))
        assert.equal(all.unknown + nobody.unknown, sites.filter(({ without }) => without === null).length)
        for (const name of ['sites', 'people', 'unknown'] as const) assert.ok(reached[name] <= all[name])
      }),
    ))

  it('say of sites that were not asked what they will say of them', () =>
    holds(
      fc.property(fc.array(site), sites => {
        const asked = linesOfTasks(
          sites.map(one => newTask(round, one, one.relay)),
          round,
        )
        assert.deepEqual(linesOfSites(sites), asked)
      }),
    ))

  it('of several rounds are the sum of each', () => {
    const lines = {
      reached: { people: 1, unknown: 2, sites: 3 },
      all: { people: 4, unknown: 5, sites: 6 },
      nobody: { people: 7, unknown: 8, sites: 9 },
    }
    assert.deepEqual(sumOfLines([]), linesOfSites([]))
    assert.deepEqual(sumOfLines([lines, lines]).nobody, { people: 14, unknown: 16, sites: 18 })
    assert.deepEqual(sumOfLines([lines]), lines)
  })
})
