import assert from 'node:assert/strict'
import type { SitesSeen } from '../../src/core/domain/faces/relay-seen.ts'
import type { RelayRound } from '../../src/core/domain/relays/relay.ts'
import { newTask } from '../../src/core/domain/relays/new-round.ts'
import { sitesTables } from '../../src/sheets/tables/sites-table.ts'
import { siteRows } from '../../src/sheets/tables/site-rows.ts'
import { words } from '../cards/every-card.ts'

const at = (people: number, unknown: number, sites: number) => ({ people, unknown, sites })
const seen = (change: Partial<SitesSeen['lines']> = {}): SitesSeen => ({
  round: {} as RelayRound,
  lines: { reached: at(572, 0, 34), all: at(640, 0, 38), nobody: at(90, 0, 4), ...change },
  nobody: [],
  unreached: 0,
  doubtful: 0,
  leftOut: 0,
  notLeft: null,
})

describe('the lines of people without Teams in a file', () => {
  it('have a denominator each, and a share where all numbers are known', () => {
    const [relay, nobody, ...others] = siteRows(seen(), words.fr)
    assert.deepEqual(relay!.slice(1), [572, 640, 572 / 640])
    assert.match(String(relay![0]), /34 sur 38 sites/)
    assert.deepEqual([nobody!.slice(1), others], [[90, null, null], []])
  })

  it('never take an unknown number for none', () => {
    const [relay, nobody] = siteRows(seen({ all: at(640, 2, 38), nobody: at(0, 4, 4) }), words.fr)
    assert.deepEqual([relay!.slice(1), nobody![1]], [[572, '640 + ?', null], '?'])
  })

  it('are none where nobody asked the sites', () => {
    assert.deepEqual(siteRows({ ...seen(), round: null }, words.fr), [])
    assert.deepEqual(siteRows(null, words.fr), [])
  })

  it('name each site with whom to phone there, those that nobody reached first', () => {
    const round = { id: 'b', postId: 'p', reference: 'PUB-2026-0001', poster: 1 } as RelayRound
    const nadia = { id: 'n', name: 'Nadia Benali' }
    const site = (id: string, without: number | null) => ({
      ...{
        id,
        name: `Site ${id}`,
        relay: nadia,
        deputy: null,
        without,
        address: '4 rue Haute',
        since: null,
        department: null,
      },
    })
    const posted = { by: nadia, at: '2026-11-25T09:00:00.000Z', poster: 1 }
    const tasks = [{ ...newTask(round, site('1', 24), nadia), posted }, newTask(round, site('2', null), null)]
    const [sheet] = sitesTables({ ...seen(), round, tasks }, words.fr)
    assert.equal(sheet!.name, 'À qui téléphoner')
    assert.deepEqual(
      sheet!.rows.map(([name, relay, , people]) => [name, relay, people]),
      [
        ['Site 2', null, '?'],
        ['Site 1', 'Nadia Benali', 24],
      ],
    )
    assert.deepEqual(sitesTables(seen(), words.fr), [])
  })
})
