import assert from 'node:assert/strict'
import type { DeliveryReport } from '../../src/core/domain/broadcasts/broadcast.ts'
import { type BroadcastData, drawBroadcast } from '../../src/teams/broadcasts/drawn/draw-broadcast.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { bar, reportView, share, soFar } from '../../src/teams/broadcasts/drawn/broadcast-figures.ts'
import { elements, look, renderPost, texts, words } from './every-card.ts'

const samples = readSamples('broadcasts/broadcast', renderPost) as unknown as Record<string, BroadcastData>
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')

describe('broadcast report', () => {
  const department = (name: string | null, people: number, delivered: number) => ({
    name,
    people,
    delivered,
    refused: people - delivered,
    unknown: 0,
  })
  const report: DeliveryReport = {
    counts: { queued: 0, sending: 0, delivered: 20, refused: 3, unknown: 1 },
    refused: { 'no-teams': 2, blocked: 1 },
    departments: [
      department('Culture', 14, 13),
      department('Cabinet', 4, 3),
      department(null, 3, 2),
      department('Archives', 3, 2),
    ],
  }
  const view = (change: Partial<BroadcastData> = {}) => reportView({ ...samples['done']!, report, ...change }, words.fr)

  it('merges departments of fewer than five people', () => {
    const lines = view().departments.map(({ name, ratio }) => plain(`${name} ${ratio}`))
    assert.deepEqual(lines, ['Culture 13 sur 14 (92,9 %)', '3 autres directions 7 sur 10 (70 %)'])
  })

  it('accounts for everyone with what each share is a share of, and by reason, the most frequent first', () => {
    const { counts, reasons, unknownHint } = view()
    assert.deepEqual(
      counts.map(({ value }) => plain(value)),
      ['20 sur 24 (83,3 %)', '3 sur 24 (12,5 %)', '1 sur 24 (4,2 %)'],
    )
    assert.deepEqual(reasons, [
      { reason: 'Sans Teams', people: '2' },
      { reason: 'Non joignables', people: '1' },
    ])
    assert.notEqual(unknownHint, '')
  })

  it('says in plain words who was left alone', () => {
    const refused = { 'opted-out': 2, 'outside-pilot': 1 }
    assert.deepEqual(
      view({ report: { ...report, refused } }).reasons.map(({ reason }) => reason),
      ['Refusent les envois facultatifs', 'Hors du groupe pilote'],
    )
  })

  it('tells what a correction could not reach: the uncertain ones of what it corrects', () => {
    const { unreached } = reportView(samples['correction-done']!, words.fr)
    assert.match(plain(unreached), /^3 personnes étaient incertaines dans DIF-2026-0017 : .*corrigée\.$/)
    assert.equal(reportView(samples['end-done']!, words.fr).unreached, '')
  })

  it('never says all of less than all, nor none of somebody', () => {
    assert.equal(plain(share(2870, 2871, words.fr)), '2 870 sur 2 871 (plus de 99,9 %)')
    assert.equal(plain(share(1, 9999, words.fr)), '1 sur 9 999 (moins de 0,1 %)')
    assert.equal(plain(share(0, 0, words.fr)), '0 sur 0 (0 %)')
    assert.equal(plain(soFar(2870, 2871, words.fr)), '2 870 sur 2 871 (99 %)')
    assert.deepEqual(
      [bar(2870, 2871), bar(1, 2871), bar(5, 5), bar(0, 5)].map(text => text.lastIndexOf('▰') + 1),
      [9, 1, 10, 0],
    )
  })
})

describe('broadcast card', () => {
  const draw = (sample: string, change: Partial<BroadcastData> = {}) =>
    drawBroadcast({ ...samples[sample]!, ...change }, look('fr'))
  const verbs = (sample: string, change: Partial<BroadcastData> = {}) =>
    elements(draw(sample, change)).flatMap(({ type, verb, data }) => {
      if (type === 'Action.Execute') return [String(verb)]
      return type === 'Action.Submit' && (data as { msteams?: unknown }).msteams
        ? [(data as { verb: string }).verb]
        : []
    })
  const says = (sample: string, change: Partial<BroadcastData> = {}) => texts(draw(sample, change)).map(plain)

  it('offers in each state what may be done in it', () => {
    const ofCheck = ['broadcast.check', 'broadcast.send', 'broadcast.schedule']
    const ended = ['broadcast.correct', 'broadcast.takeback', 'broadcast.export']
    const expected: Record<string, string[]> = {
      ready: ofCheck,
      checked: ['broadcast.unreachable', ...ofCheck],
      'checked-mandatory-list-being-written': ofCheck,
      scheduled: ['broadcast.unreachable', ...ofCheck, 'broadcast.cancel'],
      'waiting-for-a-second-person': ['broadcast.unreachable', ...ofCheck, 'broadcast.cancel'],
      planning: ['broadcast.pause', 'broadcast.stop'],
      running: ['broadcast.pause', 'broadcast.stop'],
      paused: ['broadcast.resume', 'broadcast.stop'],
      done: [
        'event.board',
        'warning.open',
        'broadcast.correct',
        'broadcast.takeback',
        'event.postpone',
        'broadcast.calloff',
        'broadcast.export',
        'broadcast.resend',
      ],
      'done-nobody-missing': ended,
      'being-exported': ['broadcast.correct', 'broadcast.takeback', 'broadcast.resend'],
      'taken-back-since': ['broadcast.export'],
      stopped: ['broadcast.resume', ...ended],
      held: [],
      'held-by-the-operator': ofCheck,
      'held-midway': ['broadcast.check', 'broadcast.send', 'broadcast.stop'],
      cancelled: [],
      'correction-ready': ['broadcast.send'],
      'correction-running': ['broadcast.pause', 'broadcast.stop'],
      'correction-done': ['broadcast.export'],
      'taking-back-done': ['broadcast.export'],
      'end-done': ['broadcast.export'],
      'calling-off-waiting-for-a-second-person': ['broadcast.cancel'],
      'calling-off-running': ['broadcast.pause', 'broadcast.stop'],
      'calling-off-done': ['broadcast.export'],
      'called-off-since': ['event.board', 'broadcast.takeback', 'broadcast.export'],
    }
    for (const [sample, list] of Object.entries(expected)) assert.deepEqual(verbs(sample), list, sample)
  })

  it('offers to go on, or to send again, only what the use case would take up', () => {
    const left = { ...samples['done']!.report!, refused: { cancelled: 5 } }
    for (const verb of ['broadcast.resume', 'broadcast.resend'])
      assert.ok(verbs('done', { report: left }).includes(verb), 'some were left when it was stopped before')
    const ended = ['broadcast.correct', 'broadcast.takeback', 'broadcast.export']
    const ofEvent = ['event.board', 'warning.open']
    const ofOne = ['broadcast.correct', 'broadcast.takeback', 'event.postpone', 'broadcast.calloff', 'broadcast.export']
    assert.deepEqual(verbs('done', { again: false, report: left }), [...ofEvent, ...ofOne])
    assert.deepEqual(verbs('stopped', { again: false, report: left }), ended)
  })

  it('reckons the end from what is left, not from the start', () => {
    const at = (now: string, queued: number, recent: DeliveryReport['recent'] = null) => {
      const report = {
        ...samples['running']!.report!,
        recent,
        counts: { queued, sending: 0, delivered: 100, refused: 0, unknown: 0 },
      }
      return says('running', { now, report }).find(text => text.startsWith('Fin vers'))
    }
    assert.equal(at('2026-11-25T10:10:35.000Z', 4_800), 'Fin vers 11 h 12')
    // Started anew after an hour's outage: still ahead.
    assert.equal(at('2026-11-25T11:10:35.000Z', 4_800), 'Fin vers 12 h 12')
    assert.equal(at('2026-11-25T11:10:35.000Z', 48_000), 'Fin vers 12 h 31')
    // As it goes: Teams takes ten a second, not what is configured; too little is no measure.
    assert.equal(at('2026-11-25T10:10:35.000Z', 4_800, { people: 300, ms: 30_000 }), 'Fin vers 11 h 18')
    assert.equal(at('2026-11-25T10:10:35.000Z', 4_800, { people: 3, ms: 30_000 }), 'Fin vers 11 h 12')
    assert.equal(at('2026-11-25T10:10:35.000Z', 4_800, { people: 12, ms: 200 }), 'Fin vers 11 h 12')
  })

  it('warns of those who already got three this week, and of a number that is no longer the approved one', () => {
    const { broadcast } = samples['checked']!
    const warned = (change: object) =>
      says('checked', {
        broadcast: {
          ...broadcast,
          check: { ...broadcast.check!, oftenThisWeek: 0, people: broadcast.headCount, ...change },
        },
      })
    const often = '412 agents ont déjà reçu trois diffusions ou plus cette semaine.'
    assert.ok(warned({ oftenThisWeek: 412 }).includes(often))
    assert.ok(!warned({}).some(text => text.includes('cette semaine')))
    assert.ok(warned({ notInstalled: 9 }).includes('Jamais contactés par Mary (elle s’installe pendant l’envoi)'))
    assert.ok(
      warned({ notInstalled: 9, installs: false }).includes(
        'Jamais contactés par Mary (joints si elle est déjà dans leur Teams)',
      ),
      'she promises nothing',
    )
    assert.ok(warned({ people: broadcast.headCount + 2 }).length > warned({}).length)
  })

  it('tells progress in numbers beside the bar, and what is wrong so far', () => {
    assert.ok(says('running').includes('1 250 sur 2 871 (43 %)'))
    assert.ok(says('running').includes('Dont 9 non remis, 1 incertain.'))
    assert.ok(
      says('paused').some(text =>
        /^Suspension depuis le mercredi 25 novembre à 11 h 10, par Claire Moreau\.$/.test(text),
      ),
    )
    assert.ok(says('paused').includes('Restent 1 621 personnes.'))
    assert.ok(says('held-midway').includes('Bloquée en cours d’envoi'), 'not that nothing left')
    assert.ok(says('held-midway').includes('1 250 sur 2 871 (43 %)'))
  })

  it('names what it changes, and asks with its own word', () => {
    assert.ok(says('correction-ready').includes('Correction de DIF-2026-0017'))
    assert.ok(says('correction-ready').includes('Corriger maintenant'))
    assert.ok(says('taking-back-done').includes('Retrait de DIF-2026-0017'))
    assert.ok(says('end-done').includes('Fin de DIF-2026-0017'))
    assert.ok(says('stopped').includes('Reprendre l’envoi (aux 1 622 restants)'))
    assert.ok(says('done').includes('Renvoyer aux 3 incertains'))
  })

  it('waits for a second person by name', () => {
    assert.ok(
      says('waiting-for-a-second-person').some(text =>
        /^Claire Moreau a confirmé le mercredi 25 novembre à .* l’envoi à 2 871 agents.*deuxième personne/.test(text),
      ),
    )
  })

  it('opens files only where the library has them, over https', () => {
    const urls = (sample: string, change = {}) =>
      elements(draw(sample, change)).flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? [String(url)] : []))
    assert.deepEqual(
      urls('exported').map(url => url.split('.').at(-1)),
      ['xlsx', 'csv'],
    )
    assert.deepEqual(urls('being-exported'), [])
    const { broadcast } = samples['exported']!
    const report = { ...broadcast.report!, xlsx: 'javascript:alert(1)', csv: null }
    assert.deepEqual(urls('exported', { broadcast: { ...broadcast, report } }), [])
  })

  it('is light while it moves, and fits a channel with eighty departments', () => {
    const bytes = (card: unknown) => Buffer.byteLength(JSON.stringify(card))
    assert.ok(bytes(draw('running')) < 8 * 1024, String(bytes(draw('running'))))
    const departments = Array.from({ length: 80 }, (_, at) => ({
      name: `Direction de l’aménagement et du renouvellement des espaces publics ${at}`,
      people: 100 + at,
      delivered: 90,
      refused: 10 + at,
      unknown: 0,
    }))
    const card = draw('exported', { report: { ...samples['exported']!.report!, departments } })
    assert.ok(bytes(card) < 20 * 1024, String(bytes(card)))
    assert.ok(texts(card).includes('69 autres directions'))
  })
})
