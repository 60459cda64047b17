import assert from 'node:assert/strict'
import { answeredIn, answerInput, readAnswers } from '../../../../src/core/domain/sections/read-answers.ts'
import { loadWords } from '../../../../src/words.ts'
import { readField, readSectionName } from '../../../../src/core/domain/sections/read-section.ts'
import {
  type FieldKind,
  openSections,
  type Section,
  type SectionField,
  sectionNameOf,
  withShippedSections,
} from '../../../../src/core/domain/sections/section.ts'

const field = (id: string, kind: FieldKind, more: Partial<SectionField> = {}): SectionField => ({
  id,
  label: id,
  kind,
  choices: kind === 'choice' ? ['Un', 'Deux, ou plus'] : [],
  required: false,
  ...more,
})
const section = (...fields: SectionField[]): Section => ({
  id: 's',
  version: 1,
  name: 'Culture',
  rank: 9,
  state: 'open',
  fields,
})

describe('answers to what a section asks', () => {
  const read = (fields: SectionField[], given: Record<string, unknown>) => readAnswers(section(...fields), given)

  it('are read by the kind of each question', () => {
    const all = [field('t', 'text'), field('n', 'number'), field('d', 'date'), field('c', 'choice')]
    const given = {
      'answer-t': ' Bruno ',
      'answer-n': '1 250,5',
      'chosen-d': '2026-12-03',
      'chosen-c': 'Deux, ou plus',
    }
    assert.deepEqual(read(all, given), {
      answers: { t: 'Bruno', n: '1250.5', d: '2026-12-03', c: 'Deux, ou plus' },
      errors: {},
    })
    const wrong = { 'answer-t': 'x'.repeat(501), 'answer-n': 'beaucoup', 'chosen-d': '2026-13-01', 'chosen-c': 'Trois' }
    assert.deepEqual(read(all, wrong), {
      answers: {},
      errors: {
        'answer-t': 'too-long',
        'answer-n': 'not-a-figure',
        'chosen-d': 'not-a-day',
        'chosen-c': 'unknown-choice',
      },
    })
  })

  it('are missed where they are obligatory, as long as the question is asked', () => {
    const asked = field('t', 'text', { required: true })
    assert.deepEqual(read([asked], {}).errors, { 'answer-t': 'required' })
    assert.deepEqual(read([{ ...asked, retired: true }], {}).errors, {})
  })

  it('count for a question that was retired, or of another kind, when the form was drawn', () => {
    assert.deepEqual(read([field('t', 'text', { retired: true })], { 'answer-t': 'Bruno' }).answers, { t: 'Bruno' })
    // Nobody sees it in the form any more, hence nobody could mend it.
    for (const kind of ['number', 'date', 'choice'] as const)
      assert.deepEqual(read([field('t', kind, { retired: true })], { 'answer-t': 'une dizaine' }), {
        answers: { t: 'une dizaine' },
        errors: {},
      })
    const chosenBefore = read([field('t', 'text', { required: true })], { 'chosen-t': 'Un' })
    assert.deepEqual(chosenBefore, { answers: { t: 'Un' }, errors: {} })
  })

  it('are shown with what was asked, those of its section first, of an earlier one too', () => {
    const culture = section(field('a', 'text', { retired: true }), field('b', 'number'))
    const other: Section = { ...section(field('z', 'text')), id: 'other', rank: 1 }
    const shown = answeredIn([other, culture], { section: 's', fields: { z: 'avant', b: '2', a: 'un', gone: 'x' } })
    assert.deepEqual(
      shown.map(({ field, value }) => [field.id, value]),
      [
        ['a', 'un'],
        ['b', '2'],
        ['z', 'avant'],
      ],
    )
    assert.deepEqual(answeredIn([culture], { section: 's' }), [])
  })

  it('go by a name that says whether somebody typed them', () => {
    assert.deepEqual(
      (['text', 'number', 'date', 'choice'] as const).map(kind => answerInput(field('x', kind))),
      ['answer-x', 'answer-x', 'chosen-x', 'chosen-x'],
    )
  })
})

describe('what an administrator writes of a section', () => {
  it('is a name that no other section has, whatever its accents', () => {
    assert.deepEqual(readSectionName(' Vie  culturelle ', ['Agenda']), { name: 'Vie culturelle' })
    assert.deepEqual(readSectionName('AGENDA', ['Agenda']), { error: 'section-name-taken' })
    for (const locale of Object.values(loadWords()))
      for (const name of [locale.text('common.unsure'), ` ${locale.text('common.unsure').toUpperCase()}…`])
        assert.deepEqual(readSectionName(name, []), { error: 'section-name-unsure' })
    assert.deepEqual(readSectionName('I do not know', []), { error: 'section-name-unsure' })
    assert.deepEqual(readSectionName('  ', []), { error: 'required' })
    assert.deepEqual(readSectionName('x'.repeat(61), []), { error: 'too-long' })
  })

  it('is a question of one of four kinds', () => {
    const input = { label: 'Public', kind: 'choice', choices: 'Enfants\n\nAdultes\nenfants', required: 'true' }
    assert.deepEqual(readField(input, 'id', []), {
      field: { id: 'id', label: 'Public', kind: 'choice', choices: ['enfants', 'Adultes'], required: true },
      errors: {},
    })
    const faults = (change: object, others: string[] = []) => readField({ ...input, ...change }, 'id', others).errors
    assert.deepEqual(faults({ label: '' }), { label: 'required' })
    assert.deepEqual(faults({ label: 'x'.repeat(81) }), { label: 'too-long' })
    assert.deepEqual(faults({}, ['PUBLIC']), { label: 'question-taken' })
    assert.deepEqual(faults({ kind: 'photo' }), { kind: 'unknown-choice' })
    assert.deepEqual(faults({ choices: 'Un' }), { choices: 'too-few-choices' })
    assert.deepEqual(faults({ choices: Array.from({ length: 13 }, (_, n) => `n${n}`).join('\n') }), {
      choices: 'too-many-choices',
    })
    assert.deepEqual(faults({ choices: `Un\n${'x'.repeat(61)}` }), { choices: 'choice-too-long' })
    assert.deepEqual(readField({ ...input, kind: 'text', choices: 'Un' }, 'id', []).field.choices, [])
  })

  it('takes the place of what ships, in its order', () => {
    const kept: Section[] = [
      { ...withShippedSections([])[0]!, version: 1, rank: 99 },
      { ...section(), rank: 1.5 },
      { ...withShippedSections([])[2]!, version: 1, state: 'retired' },
    ]
    const all = withShippedSections(kept)
    assert.deepEqual(
      all.map(({ id }) => id),
      ['s', 'portraits', 'arrivals', 'careers', 'health-safety', 'social', 'agenda', 'projects', 'service-life'],
    )
    assert.deepEqual(
      ['service-life', 's', 'projects'].map(id => all.find(one => one.id === id)?.number),
      [1, 9, 8],
      'by the order in which they came, wherever they lie in lists',
    )
    assert.ok(openSections(all).every(({ id }) => id !== 'arrivals'))
    const shipped = (id: string) => (id === 'agenda' ? 'Agenda' : null)
    assert.deepEqual(
      ['s', 'agenda', 'gone', null].map(id => sectionNameOf(all, id, shipped)),
      ['Culture', 'Agenda', 'gone', null],
    )
  })
})
