import assert from 'node:assert/strict'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import type { NotLeft } from '../../src/core/domain/relays/relay.ts'
import { sitesView } from '../../src/teams/broadcasts/drawn/broadcast-sites.ts'
import { type BroadcastData, drawBroadcast } from '../../src/teams/broadcasts/drawn/draw-broadcast.ts'
import { look, renderPost, texts, words } from './every-card.ts'

const samples = readSamples('broadcasts/broadcast', renderPost) as unknown as Record<string, BroadcastData>
type Sites = NonNullable<BroadcastData['sites']>
const reasons = Object.keys({
  closed: 1,
  'seal-differs': 1,
  'sites-correcting': 1,
  'slot-over': 1,
  'sites-edition': 1,
  'no-consent': 1,
  'event-over': 1,
  expired: 1,
  'outside-perimeter': 1,
  'four-eyes': 1,
} satisfies Record<NotLeft, 1>) as NotLeft[]

describe('the sites on the card of a broadcast', () => {
  const withSites = (sample: string, change: (sites: Sites) => Partial<Sites>): BroadcastData => {
    const data = samples[sample]!
    return { ...data, sites: { ...data.sites!, ...change(data.sites!) } }
  }
  const view = (data: BroadcastData) => sitesView(data, look('fr'))

  it('say that nobody got a card at the time that was vouched for, and are to be asked anew', () => {
    const data = withSites('done-not-asked', () => ({ notLeft: { at: '2026-12-01T10:00:00.000Z', why: 'four-eyes' } }))
    const { sitesNotLeft, reachable } = view(data)
    assert.match(sitesNotLeft, /1er décembre.* aucun relais n’a reçu sa carte.*avait trop grandi/)
    assert.equal(reachable, true)
    assert.ok(texts(drawBroadcast(data, look('fr'))).includes(sitesNotLeft), 'where nobody was reached yet, too')
    assert.equal(view(samples['done-not-asked']!).sitesNotLeft, '')
  })

  it('say why no relay got a card, whatever it was', () => {
    const at = '2026-12-01T10:00:00.000Z'
    const said = [...reasons, null].map(
      why => view(withSites('done-not-asked', () => ({ notLeft: { at, why } }))).sitesNotLeft,
    )
    assert.equal(new Set(said).size, reasons.length + 1)
    for (const one of said) assert.match(one, /n’a reçu sa carte\u00a0: .+\.$/)
  })

  it('say until when the cards wait where it is night, and nothing of it afterwards', () => {
    const ahead = (now: string, change: object = {}) =>
      view({
        ...withSites('sites-at-night', ({ round }) => ({ round: { ...round!, ...change } })),
        now,
      }).sitesAhead
    const night = '2026-11-27T23:05:00.000Z'
    assert.match(ahead(night), /aucune carte ne part.*30 novembre à 8/)
    assert.equal(ahead('2026-11-30T07:00:00.000Z'), '')
    assert.equal(ahead(night, { ended: { at: night, because: 'taken-back' } }), '')
  })

  it('that an emergency left out may be asked by a person', () => {
    const { reachable, reachTitle } = view(withSites('done-sites', () => ({ leftOut: 3 })))
    assert.deepEqual([reachable, reachTitle], [true, 'Joindre les sites (3)'])
    assert.equal(view(samples['done-sites']!).reachable, false)
  })

  it('keep the copies of an edition that is over, and give back those of one that was taken back', () => {
    const left = (edition: boolean, because: 'over' | 'taken-back') =>
      view(
        withSites('sites-taken-back', ({ round }) => ({
          round: { ...round!, edition, ended: { ...round!.ended!, because } },
        })),
      ).sitesLeft
    assert.deepEqual(
      [left(true, 'over'), left(true, 'taken-back'), left(false, 'over')],
      ['', 'Exemplaires à retirer sur 1 site', words.fr.count('relays.board.hanging', 1)],
    )
  })
})
