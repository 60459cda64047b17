import assert from 'node:assert/strict'
import type { SitesSeen } from '../../src/core/domain/faces/relay-seen.ts'
import type { RelayRound } from '../../src/core/domain/relays/relay.ts'
import { siteRows } from '../../src/sheets/tables/site-rows.ts'
import { words } from '../cards/every-card.ts'

const at = (people: number, unknown: number, sites: number) => ({ people, unknown, sites })
const seen = (change: Partial<SitesSeen['lines']> = {}): SitesSeen => ({
  round: {} as RelayRound,
  lines: { reached: at(572, 0, 34), all: at(640, 0, 38), nobody: at(90, 0, 4), ...change },
  nobody: [],
  unreached: 0,
  doubtful: 0,
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
})
