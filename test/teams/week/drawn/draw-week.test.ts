import assert from 'node:assert/strict'
import { channels } from '../../../../src/core/domain/channels/channel.ts'
import type { WeekLine } from '../../../../src/core/domain/week/week-line.ts'
import type { DatedRelease, SeenWeek } from '../../../../src/core/domain/week/seen-week.ts'
import { drawDigest } from '../../../../src/teams/week/drawn/draw-digest.ts'
import { drawWeek } from '../../../../src/teams/week/drawn/draw-week.ts'
import { elements, look, texts } from '../../../cards/every-card.ts'
import { localTime } from '../../../../src/core/domain/working-time/local-time.ts'
import { later } from '../../../../src/core/domain/time.ts'

const now = '2026-11-25T10:00:00.000Z'
const limit = 25 * 1024
const hourMs = 60 * 60_000

function release(index: number, changed: Partial<WeekLine> = {}): WeekLine {
  return {
    postId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    channel: channels[index % channels.length]!,
    reference: `PUB-2026-${String(index + 1).padStart(4, '0')}`,
    title: 'La médiathèque rouvre après six mois de travaux : visite de toute la maison pour les agents',
    at: later('2026-11-30T08:00:00.000Z', Math.floor(index / 6) * 24 * hourMs + (index % 6) * hourMs),
    state: 'in-validation',
    holders: [
      { id: 'a', name: 'Marie-Christine Lefebvre-Dumoulin' },
      { id: 'b', name: 'Jean-Baptiste de La Rochefoucauld' },
    ],
    step: null,
    due: '2026-11-30T10:00:00.000Z',
    isLate: false,
    lacks: ['visa'],
    section: null,
    sectors: [],
    department: null,
    campaignId: null,
    people: null,
    isEvent: false,
    isSealed: false,
    movable: 'yes',
    version: 'v',
    ...changed,
  }
}

function week(releases: WeekLine[], changed: Partial<SeenWeek> = {}): SeenWeek {
  return {
    from: '2026-11-30',
    to: '2026-12-06',
    releases: releases.map(dated),
    undated: [],
    moreUndated: false,
    empty: [],
    behind: [],
    events: [],
    campaigns: [],
    failing: [],
    sectors: [],
    more: false,
    holidays: [],
    ...changed,
  }
}

function dated(one: WeekLine): DatedRelease {
  const { day, time } = localTime(one.at!, 'Europe/Paris')
  return { ...one, at: one.at!, day, time }
}

const many = (count: number): WeekLine[] => Array.from({ length: count }, (_, index) => release(index))
const bytes = (card: unknown): number => Buffer.byteLength(JSON.stringify(card))
const verbs = (card: unknown): unknown[] => elements(card).map(({ verb }) => verb)

const failing = (count: number): SeenWeek['failing'] =>
  Array.from({ length: count }, () => ({ name: 'Agenda*'.repeat(8), since: '2026-11-24T08:00:00.000Z', isNew: false }))

/** Half of them last for days. */
const behind = (count: number): SeenWeek['behind'] =>
  Array.from({ length: count }, (_, index) => ({
    uid: `${index}`,
    title: 'Vacances_*'.repeat(12),
    from: `2026-12-0${1 + (index % 5)}`,
    to: `2026-12-0${1 + (index % 5) + (index % 2)}`,
    time: index % 2 ? null : '18:30',
    feedId: 'f',
    name: 'Conseils',
    kind: 'council',
  }))

describe('the card of a week', () => {
  it('says of each line when, which, where, in which state, at whom and until when', () => {
    const one = release(0, { channel: 'teams', holders: [{ id: 'a', name: 'Anne Roy' }] })
    const card = drawWeek({ week: week([one]), now }, look('fr'))
    assert.ok(
      texts(card).includes(
        '**Lun. 9\u202fh** · PUB-2026-0001 · Teams · en validation (Anne Roy, avant lundi 11\u202fh)',
      ),
      JSON.stringify(texts(card)),
    )
    const english = drawWeek({ week: week([one]), now }, look('en'))
    assert.ok(
      texts(english).includes('**Mon 09:00** · PUB-2026-0001 · Teams · in approval (Anne Roy, before Monday 11:00)'),
    )
  })

  it('holds thirty lines on seven channels in 25 KB, and each can be pressed', () => {
    const card = drawWeek({ week: week(many(30)), now }, look('fr'))
    assert.ok(bytes(card) <= limit, `${bytes(card)} bytes`)
    assert.equal(elements(card).filter(one => one['selectAction'] !== undefined).length, 30)
    assert.ok(bytes(drawDigest({ week: week(many(30)), sector: null }, look('fr'), { now })) <= limit)
  })

  it('cuts each day of more than forty lines, and counts the others', () => {
    const crowded = week(many(42).map(one => ({ ...one, at: '2026-12-01T08:00:00.000Z' })))
    const card = drawWeek({ week: crowded, now }, look('fr'))
    assert.ok(bytes(card) <= limit)
    assert.ok(texts(card).includes('et 38 autres'))
    const day = elements(card).find(one => one['title'] === 'Tout ce jour-là')
    assert.deepEqual(day?.['data'], { from: '2026-11-30', open: '2026-12-01' })
    const opened = drawWeek({ week: crowded, now, open: '2026-12-01' }, look('fr'))
    assert.equal(elements(opened).filter(one => one['selectAction'] !== undefined).length, 32)
  })

  it('counts what lasts for days beyond four', () => {
    const lasting = week([], { behind: behind(14) })
    for (const card of [
      drawWeek({ week: lasting, now }, look('fr')),
      drawDigest({ week: lasting, sector: null }, look('fr'), { now }),
    ])
      assert.ok(texts(card).includes('et 3 autres'), JSON.stringify(texts(card)))
  })

  it('is small enough whatever stands in it, and says how to read the rest', () => {
    const name = (index: number) => ({
      id: `${index}`,
      name: `${'Marie-Christine_de_La_Rochefoucauld '.repeat(3)}${index}`,
    })
    const hostile = (count: number) =>
      many(count).map((one, index) => ({
        ...one,
        title: '[*_é東`]('.repeat(20),
        holders: [name(1), name(2), name(3)],
        isLate: true,
        lacks: ['visa', 'slot', 'consent', 'alt', 'variant'] as const satisfies WeekLine['lacks'],
        at: later('2026-11-30T08:00:00.000Z', (index % 7) * 24 * hourMs + Math.floor(index / 7) * 60_000),
      }))
    for (const count of [31, 36, 40, 41, 60, 320]) {
      for (const releases of [
        hostile(count),
        many(count).map((one, index) => ({ ...one, at: hostile(count)[index]!.at })),
      ]) {
        const crowded = week(releases, { undated: releases, failing: failing(20), behind: behind(30) })
        const [first] = crowded.releases
        for (const locale of ['fr', 'en'] as const) {
          const draw = (more: object = {}) => drawWeek({ week: crowded, now, ...more }, look(locale))
          const opened = ['', '2026-12-01', `${first!.reference}/${first!.channel}`]
          for (const card of opened.map(open => draw({ open }))) assert.ok(bytes(card) <= limit, `${bytes(card)} bytes`)
          const digest = drawDigest({ week: crowded, sector: null }, look(locale), { now })
          assert.ok(bytes(digest) <= limit, `${count} in the digest: ${bytes(digest)} bytes`)
          const parts = Array.from({ length: Math.ceil(count / 12) }, (_, index) => draw({ part: index + 1 }))
          for (const card of parts) assert.ok(bytes(card) <= limit, `${bytes(card)} bytes`)
          const said = parts.flatMap(card => texts(card)).join('\n')
          for (const { reference, channel } of crowded.releases)
            assert.ok(said.includes(`${reference} · ${look(locale).words.text(`channels.${channel}`)}`), reference)
        }
      }
    }
    const cut = texts(drawWeek({ week: week(hostile(60)), now }, look('fr'))).join('\n')
    assert.match(cut.replaceAll('\u00a0', ' '), /écrivez « semaine 49 suite »/)
    const part = texts(drawWeek({ week: week(hostile(30)), now, part: 2 }, look('fr'))).join('\n')
    assert.match(part.replaceAll('\u00a0', ' '), /Partie 2 sur 3\. La suite : écrivez « semaine 49 suite 3 »/)
    assert.match(texts(drawWeek({ week: week(many(3)), now, part: 9 }, look('fr'))).join('\n'), /Partie 1 sur 1\./)
  })

  it('unfolds the line that was pressed, with its three buttons', () => {
    const card = drawWeek({ week: week(many(3)), now, open: `PUB-2026-0002/${release(1).channel}` }, look('fr'))
    const pressed = elements(card).filter(({ verb }) => verb === 'week.move')
    assert.equal(new Set(pressed.map(({ data }) => JSON.stringify(data))).size, 2, 'the action and its fallback')
    assert.ok(verbs(card).includes('week.release'))
    assert.ok(verbs(card).includes('week.duplicate'))
  })

  it('moves of a week that is over what did not leave, and nothing else', () => {
    const [drafted, sent] = (['yes', 'left'] as const).map(movable => {
      const past = week([release(1, { at: '2026-11-17T08:00:00.000Z', movable })], {
        from: '2026-11-16',
        to: '2026-11-22',
      })
      return drawWeek({ week: past, now, open: `PUB-2026-0002/${release(1).channel}` }, look('fr'))
    })
    assert.ok(texts(drafted!).some(text => /ce qui n’est pas parti peut encore être décalé/.test(String(text))))
    assert.ok(verbs(drafted!).includes('week.move'), 'a draft whose hour passed needs it most')
    const card = sent!
    assert.ok(!verbs(card).includes('week.move'))
    assert.ok(verbs(card).includes('week.release'))
    assert.ok(verbs(card).includes('week.duplicate'))
  })

  it('shows what lies behind each day, and a calendar that fails', () => {
    const council = {
      uid: 'c',
      title: 'Conseil municipal',
      from: '2026-12-02',
      to: '2026-12-02',
      time: '18:30',
      feedId: 'f',
      name: 'Conseils',
      kind: 'council' as const,
    }
    const card = drawWeek(
      {
        week: week([], {
          behind: [council],
          events: [
            {
              postId: 'p',
              reference: 'PUB-2026-0001',
              title: 'Arbre de Noël',
              day: '2026-12-02',
              time: '14:00',
              place: '',
            },
          ],
          failing: [
            { name: 'Agenda des conseils', since: '2026-11-24T08:00:00.000Z', isNew: false },
            { name: 'Fêtes', since: '2026-11-24T08:00:00.000Z', isNew: true },
          ],
          empty: ['2026-11-30', '2026-12-01'],
        }),
        now,
      },
      look('fr'),
    )
    const said = texts(card)
      .join('\n')
      .replaceAll(/[\u00a0\u202f]/g, ' ')
    assert.match(said, /Mer\. 2 : Arbre de Noël, 14 h · Conseil municipal, 18 h 30/)
    assert.match(said, /Agenda des conseils : plus lu depuis mardi 9 h/)
    assert.match(said, /Fêtes : n’a pas encore pu être lu/)
    assert.match(said, /Jours sans rien : lun\. 30 et mar\. 1er/)
  })

  it('goes on from week to week over both changes of the clock', () => {
    const weekOfChange = week([release(0, { at: '2027-03-28T01:30:00.000Z' })], {
      from: '2027-03-22',
      to: '2027-03-28',
    })
    const card = drawWeek({ week: weekOfChange, now }, look('fr'))
    assert.match(
      texts(card)
        .join('\n')
        .replaceAll(/[\u00a0\u202f]/g, ' '),
      /\*\*Dim\. 3 h 30\*\*/,
    )
    const asked = elements(card).flatMap(({ verb, data }) =>
      verb === 'week.show' && data !== undefined ? [(data as { from: string }).from] : [],
    )
    assert.ok(asked.includes('2027-03-15') && asked.includes('2027-03-29'), JSON.stringify(asked))
  })
})
