import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  figuresAsked,
  figuresIn,
  sourceLines,
  sourcesGiven,
  sourcesOf,
  unsourcedFigures,
} from '../../../../src/core/domain/posts/text/figures.ts'
import { figuredTexts } from '../../../../src/core/domain/posts/fields/read-fields.ts'
import { holds } from '../../../support/holds.ts'

const found = (text: string) => figuresIn(text).map(one => one.text)

describe('figures that ask for a source', () => {
  it('are percentages, amounts and numbers from 1 000 on', () => {
    const cases: [text: string, figures: string[]][] = [
      ['12 % des agents, soit 9,5\u202f% de plus, ou 12 pour cent', ['12 %', '9,5\u202f%', '12 pour cent']],
      [
        '150 €, 1,2 M€, 300 k€, 45 euros, 2 millions d’euros',
        ['150 €', '1,2 M€', '300 k€', '45 euros', '2 millions d’euros'],
      ],
      [
        '1\u202f500 arbres, 12 345 678 habitants, 1500 lampes, 2000 agents',
        ['1\u202f500', '12 345 678', '1500', '2000'],
      ],
      ['des milliers de livres, trois millions, 4 milliards', ['des milliers', 'trois millions', '4 milliards']],
      ['€150, 1,500 people, 20 percent', ['€150', '1,500', '20 percent']],
      ['(12 %)', ['12 %']],
    ]
    for (const [text, figures] of cases) assert.deepEqual(found(text), figures, text)
  })

  it('are found in a body as people read it: across its looks, and not where its links lead', () => {
    const [, , read] = figuredTexts({
      title: '',
      summary: '',
      body: '**1** 500 agents [ici](https://x.fr/2500-lampes)',
    })
    assert.deepEqual(found(read!), ['1 500'])
  })

  it('are no dates, times, years, telephone or postal numbers, references, names, small numbers', () => {
    const none = [
      'mardi 1er décembre 2026 à 12 h 30',
      'en 2026 les travaux',
      'Depuis 1998, nous',
      'à 9:30',
      '04 76 12 34 56',
      '0 800 123 456',
      '38000 Grenoble',
      'PUB-2026-0042',
      '01/12/2026',
      '2026-12-01',
      'salle 1204',
      'bus n° 1500',
      '40 places, 999 agents',
      '2025-2026',
      'A4',
      'le plan 2030',
      'familial',
    ]
    for (const text of none) assert.deepEqual(found(text), [], text)
  })

  it('stand where they say, in any text', () => {
    holds(
      fc.property(
        fc
          .array(
            fc.constantFrom(
              '12',
              '500',
              ' ',
              '\u202f',
              '%',
              '€',
              'M€',
              ',',
              '.',
              '-',
              'a',
              'millions',
              'en',
              '2026',
              '0',
              '/',
            ),
            { maxLength: 15 },
          )
          .map(parts => parts.join('')),
        text => {
          for (const { start, end, text: figure } of figuresIn(text)) assert.equal(text.slice(start, end), figure)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('unsourced figures', () => {
  const told = (sources: string, ...texts: string[]) =>
    unsourcedFigures(texts, sources).map(({ figures }) => figures.map(one => one.text))
  const body = 'Il y a 12 % de plus. La ville y met 1,2 M€ !\n1 500 agents viendront.'

  it('are told in their sentence, each sentence once', () => {
    assert.deepEqual(
      unsourcedFigures([body, body], '').map(({ text }) => text),
      ['Il y a 12 % de plus.', 'La ville y met 1,2 M€ !', '1 500 agents viendront.'],
    )
  })

  it('are those that no line names with where it comes from', () => {
    assert.deepEqual(told('12% : rapport annuel\n1500 : direction des RH', body), [['1,2 M€']])
    assert.deepEqual(told('12 % :', body), [['12 %'], ['1,2 M€'], ['1 500']], 'the figure alone is no source')
    assert.deepEqual(told('13 % : rapport annuel\nRapport d’activité', body).length, 3)
    assert.deepEqual(told('45 € : budget', 'Une place à 45 euros'), [])
  })

  it('are none once a named person checked them: all, or those of the line', () => {
    assert.deepEqual(told('Chiffres vérifiés par Paul Lefèvre', body), [])
    assert.deepEqual(told('12 % vérifié par Paul Lefèvre', body), [['1,2 M€'], ['1 500']])
    assert.deepEqual(told('vérifié par ', body).length, 3)
  })
})

describe('sources, figure by figure', () => {
  const body = 'Il y a 82 % de plus, dont 1 200 agents ; 82\u202f% encore.'

  it('are asked once for each figure of the text, in its order, and no more than fit', () => {
    assert.deepEqual(sourcesOf([body, body], '').asked, [
      { input: 'source.82%25', figure: '82 %', source: '' },
      { input: 'source.1200', figure: '1 200', source: '' },
    ])
    const many = Array.from({ length: figuresAsked + 3 }, (_, index) => `${index + 11} %`).join(', ')
    assert.equal(sourcesOf([many], '').asked.length, figuresAsked)
  })

  it('are read back from the lines that name one figure; whatever else was written stays as it was', () => {
    const said = 'Vérifié par Paul Lefèvre\n82% : rapport 2025\n82 % : budget\n1 200 et 82 % : bilan\n7 % : autre'
    assert.deepEqual(sourcesOf([body], said), {
      asked: [
        { input: 'source.82%25', figure: '82 %', source: 'rapport 2025' },
        { input: 'source.1200', figure: '1 200', source: '' },
      ],
      others: 'Vérifié par Paul Lefèvre\n82 % : budget\n1 200 et 82 % : bilan\n7 % : autre',
    })
  })

  it('make lines that cover their figures, and come back as they were typed', () => {
    const lines = sourceLines(
      [
        { figure: '82 %', source: 'rapport 2025' },
        { figure: '1 200', source: ' ' },
      ],
      'Budget',
    )
    assert.equal(lines, '82 %\u00a0: rapport 2025\nBudget')
    assert.deepEqual(
      unsourcedFigures([body], lines).flatMap(({ figures }) => figures.map(one => one.text)),
      ['1 200'],
    )
    const source = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ':', '.', '’'), maxLength: 12 })
      .map(text => text.trim())
    holds(
      fc.property(source, source, (one, other) => {
        const asked = [
          { input: 'source.82%25', figure: '82 %', source: one },
          { input: 'source.1200', figure: '1 200', source: other },
        ]
        assert.deepEqual(sourcesOf([body], sourceLines(asked, '')).asked, asked)
      }),
    )
  })

  it('count as given once a line says something', () => {
    assert.deepEqual(['', ' \n', '82 % :', '82 % : RH', 'Rapport annuel'].map(sourcesGiven), [
      false,
      false,
      false,
      true,
      true,
    ])
  })
})
