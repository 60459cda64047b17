import assert from 'node:assert/strict'
import fc from 'fast-check'
import { withQuestionIds, withSessionIds } from '../../../../src/core/domain/posts/event/keep-ids.ts'
import { questionLine, readQuestionLine } from '../../../../src/core/domain/posts/event/question-lines.ts'
import { readSessionLine, sessionLine, writtenLines } from '../../../../src/core/domain/posts/event/session-lines.ts'
import { typeset } from '../../../../src/core/domain/posts/text/typography.ts'
import { normalized } from '../../../../src/core/domain/text.ts'
import { holds } from '../../../support/holds.ts'

const session = (time: string | null, label: string, capacity: number | null = null) => ({ time, label, capacity })

describe('the lines of sessions', () => {
  const said: [string, ReturnType<typeof session>][] = [
    ['10:00 Visite guidée (12)', session('10:00', 'Visite guidée', 12)],
    ['10 h Visite guidée, 12 places', session('10:00', 'Visite guidée', 12)],
    ['9h30 – Atelier compost (8 places)', session('09:30', 'Atelier compost', 8)],
    ['10\u202fh\u202f30\u00a0: Atelier', session('10:30', 'Atelier')],
    ['2:30 pm Tour (5 seats)', session('14:30', 'Tour', 5)],
    ['12:00 a.m. Fireworks', session('00:00', 'Fireworks')],
    ['Atelier compost', session(null, 'Atelier compost')],
    ['14 h', session('14:00', '')],
    ['- 10 h Visite', session('10:00', 'Visite')],
    ['Visite (salle B)', session(null, 'Visite (salle B)')],
    ['11 h Salle 12', session('11:00', 'Salle 12')],
    ['Visite (abc)', session(null, 'Visite (abc)')],
    ['Atelier (dès 12 ans)', session(null, 'Atelier (dès 12 ans)')],
    ['Atelier (?)', session(null, 'Atelier (?)')],
    ['10 h Concert (1\u202f200 places)', session('10:00', 'Concert', 1200)],
    ['10 h Concert (100000)', session('10:00', 'Concert', 100_000)],
    ['10 h Visite (-5) (12)', session('10:00', 'Visite (-5)', 12)],
  ]
  for (const [line, read] of said)
    it(`reads « ${line} »`, () => assert.deepEqual(readSessionLine(writtenLines(line)[0]!), { read, error: null }))

  const faults: [string, string][] = [
    ['25:00 Visite', 'session-time'],
    ['10:75 Visite', 'session-time'],
    ['13:00 pm Visite', 'session-time'],
    ['10:00-11:00 Visite', 'session-times'],
    ['10 h Visite (0)', 'session-places'],
    ['10 h A (-5)', 'session-places'],
    ['10 h A (−5 places)', 'session-places'],
    ['10 h A (12,5)', 'session-places'],
    ['10 h A (100001)', 'session-places'],
    ['10 h A (100 001)', 'session-places'],
    ['10 h A (999999999999)', 'session-places'],
    ['10 h A 999999999999 places', 'session-places'],
    ['10 h Visite, 100001 places', 'session-places'],
    ['10 h 30 places', 'session-places'],
    ['(12)', 'session-empty'],
    ['10 h {prénom}', 'line-brace'],
    [`10 h ${'x'.repeat(101)}`, 'line-too-long'],
  ]
  for (const [line, key] of faults)
    it(`names the fault of « ${line.slice(0, 30)} »`, () => {
      const { error } = readSessionLine(line)
      assert.ok(error?.startsWith(`${key}:${line.slice(0, 60)}`), String(error))
    })

  it('reads back what it wrote, whatever was typed, with the typography of its language', () => {
    const bits = [
      '10:00',
      '10 h',
      '9h30',
      '14:00 pm',
      ' ',
      '(12)',
      '(',
      ')',
      '12 places',
      'Visite',
      '-',
      ':',
      ',',
      '«',
      "l'été",
      '?',
      'é',
    ]
    const text = fc.array(fc.constantFrom(...bits), { maxLength: 8 }).map(parts => parts.join(' '))
    holds(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 80 })), typed => {
        // As every text of a person comes in: a Greek question mark is a semicolon by then.
        for (const line of writtenLines(normalized(typed))) {
          const { read } = readSessionLine(line)
          if (read === null) continue
          const set = { ...read, label: typeset(read.label, 'fr') }
          const again = readSessionLine(writtenLines(sessionLine(set))[0]!)
          assert.deepEqual({ ...again.read, label: typeset(again.read?.label ?? '', 'fr') }, set)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the lines of questions', () => {
  const said: [string, object][] = [
    ['Déjeunez-vous ? Oui / Non', { ask: 'Déjeunez-vous ?', kind: 'choice', options: ['Oui', 'Non'] }],
    ['Combien de vélos ? nombre', { ask: 'Combien de vélos ?', kind: 'number', options: [] }],
    ['How many bicycles? (Number)', { ask: 'How many bicycles?', kind: 'number', options: [] }],
    ['Une idée ?', { ask: 'Une idée ?', kind: 'text', options: [] }],
    ['Taille : S / M / L', { ask: 'Taille', kind: 'choice', options: ['S', 'M', 'L'] }],
    ['Votre prénom', { ask: 'Votre prénom', kind: 'text', options: [] }],
    ['Un vélo et/ou un train ? Oui/Non', { ask: 'Un vélo et/ou un train ?', kind: 'choice', options: ['Oui', 'Non'] }],
    ['Venez-vous ? Oui / Peut-être ?', { ask: 'Venez-vous ?', kind: 'choice', options: ['Oui', 'Peut-être ?'] }],
  ]
  for (const [line, read] of said)
    it(`reads « ${line} »`, () => assert.deepEqual(readQuestionLine(line), { read, error: null }))

  const faults: [string, string][] = [
    ['Oui / Non', 'question-ask'],
    ['? Oui / Non', 'question-ask'],
    ['Déjeunez-vous ? Oui', 'question-options'],
    ['Déjeunez-vous ? Oui / ', 'question-options'],
    ['Déjeunez-vous ? Oui / oui', 'question-options'],
    [`Combien ? ${[1, 2, 3, 4, 5, 6, 7, 8, 9].join('/')}`, 'question-options'],
    ['{prénom}, venez-vous ?', 'line-brace'],
    [`${'x'.repeat(121)} ?`, 'line-too-long'],
    [`Quoi ? Oui / ${'x'.repeat(61)}`, 'line-too-long'],
  ]
  for (const [line, key] of faults)
    it(`names the fault of « ${line.slice(0, 30)} »`, () => {
      const { error } = readQuestionLine(line)
      assert.ok(error?.startsWith(`${key}:${line.slice(0, 60)}`), String(error))
    })

  it('reads back what it wrote, whatever was typed', () => {
    const bits = ['Venez-vous', '?', ':', '/', 'Oui', 'Non', 'nombre', 'texte', 'et/ou', '(', ')', '!']
    const text = fc.array(fc.constantFrom(...bits), { maxLength: 9 }).map(parts => parts.join(' '))
    holds(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 80 })), typed => {
        for (const line of writtenLines(typed)) {
          const { read } = readQuestionLine(line)
          if (read === null) continue
          const again = readQuestionLine(writtenLines(questionLine(read, 'fr'))[0]!)
          assert.deepEqual(again.read, read, questionLine(read, 'fr'))
        }
      }),
      { numRuns: 2000, examples: [['Venez-vous ? / ? et/ou'], ['Qui ? / a ? b / c'], ['Quoi ? // Oui / b ? / c']] },
    )
  })
})

describe('the ids of sessions and questions', () => {
  const fresh = () => {
    let last = 100
    return () => `s${++last}`
  }
  const before = [
    { id: 's1', ...session('10:00', 'Visite', 12) },
    { id: 's2', ...session('11:00', 'Atelier', 8) },
    { id: 's3', ...session('14:00', 'Visite', 4) },
  ]
  const ids = (typed: ReturnType<typeof session>[], sent: typeof before = []) =>
    withSessionIds(typed, { before, sent }, fresh()).map(({ id }) => id)

  it('stay when hour, name or places change, in whatever order they are typed', () => {
    assert.deepEqual(ids([before[2]!, before[0]!, before[1]!]), ['s3', 's1', 's2'])
    assert.deepEqual(ids([session('10:00', 'VISITE', 1), session('11:30', 'Atelier'), session('14:00', 'Concert')]), [
      's1',
      's2',
      's3',
    ])
    assert.deepEqual(ids([session('10:00', 'Visite'), session('11:00', 'Concert'), session('14:00', 'Visite')]), [
      's1',
      's2',
      's3',
    ])
    // Hour and name weigh more than the order of the lines.
    assert.deepEqual(ids([session('14:00', 'Visite'), session('10:00', 'Visite')]), ['s3', 's1'])
    assert.deepEqual(ids([...before, session('18:00', 'Bal')]), ['s1', 's2', 's3', 's101'])
    assert.deepEqual(ids([session('11:00', 'Atelier'), session('11:00', 'Atelier')]), ['s2', 's101'], 'each for one')
  })

  it('are others where hour and name both change: nobody is put into what they did not choose', () => {
    assert.deepEqual(ids([session('10:00', 'Visite'), session('16:00', 'Concert'), session('14:00', 'Visite')]), [
      's1',
      's101',
      's3',
    ])
    // Without a name, another hour is another session.
    const hours = [{ id: 's1', ...session('10:00', '') }]
    assert.deepEqual(withSessionIds([session('11:00', '')], { before: hours, sent: [] }, fresh())[0]?.id, 's101')
  })

  it('are others too where the hour was saved first and the name then: people’s cards are what counts', () => {
    const sent = [{ id: 's1', ...session('14:00', 'Essai libre', 3) }]
    const of = (typed: ReturnType<typeof session>, draft: ReturnType<typeof session>) =>
      withSessionIds([typed], { before: [{ id: 's1', ...draft }], sent }, fresh())[0]?.id
    const later = session('16:00', 'Essai libre')
    assert.equal(of(later, sent[0]!), 's1')
    assert.equal(of(session('16:00', 'Balade'), later), 's101')
    assert.equal(of(session('14:00', 'Balade'), later), 's1', 'the hour that people know came back')
  })

  it('come back with what was taken out, as long as no card changed', () => {
    const sent = [...before, { id: 's7', ...session('16:00', 'Bal', 9) }]
    assert.deepEqual(ids([...before, session('16:00', 'Bal')], sent), ['s1', 's2', 's3', 's7'])
    assert.deepEqual(ids([...before, session('18:00', 'Loto')], sent), ['s1', 's2', 's3', 's101'])
  })

  it('never bring an answer under another question', () => {
    const asked = [
      { id: 'q1', ask: 'Déjeunez-vous ?', kind: 'choice' as const, options: ['Oui', 'Non'] },
      { id: 'q2', ask: 'Une idée ?', kind: 'text' as const, options: [] },
    ]
    const known = { before: asked, sent: [] as typeof asked }
    const of = (...lines: string[]) =>
      withQuestionIds(
        lines.map(line => readQuestionLine(line).read!),
        known,
        fresh(),
      ).map(({ id }) => id)
    assert.deepEqual(of('Une idée ?', 'dejeunez-vous ? Oui / Non / Peut-être'), ['q2', 'q1'])
    assert.deepEqual(of('Déjeunez-vous sur place ? Oui / Non', 'Votre taille ?'), ['q1', 's101'])
    assert.deepEqual(of('Déjeunez-vous ? nombre', 'Une idée ?'), ['s101', 'q2'])
    Object.assign(known, { before: asked.slice(1), sent: asked })
    assert.deepEqual(of('Déjeunez-vous ? Oui / Non'), ['q1'], 'taken out, it comes back as it was asked')
    assert.deepEqual(of('Déjeunez-vous sur place ? Oui / Non'), ['s101'], 'it has no place any more')
  })
})
