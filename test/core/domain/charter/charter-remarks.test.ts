import assert from 'node:assert/strict'
import { type Charter, noCharter } from '../../../../src/core/domain/charter/charter.ts'
import { colourRemarks, wordsToReplace } from '../../../../src/core/domain/charter/charter-remarks.ts'
import { contrastOf, legibleOn } from '../../../../src/core/domain/charter/contrast.ts'
import { editionRemarks, newspaperRemarks } from '../../../../src/core/domain/newspapers/newspaper-remarks.ts'
import { emptyContent } from '../../../../src/core/domain/posts/draft/new-draft.ts'
import { postRemarks } from '../../../../src/core/domain/posts/draft/post-remarks.ts'
import type { PostPicture } from '../../../../src/core/domain/posts/post.ts'
import { cpuMs } from '../../../support/cpu-ms.ts'

const words = [
  { write: 'Ville de Montreval', instead: ['mairie de Montreval', 'la ville', 'C++'] },
  { write: 'agents', instead: ['employés'] },
]

const charter: Charter = {
  ...noCharter,
  version: 1,
  words,
  colours: [
    { name: 'Bleu', hex: '#1b3a5c' },
    { name: 'Ocre', hex: '#c8871f' },
    { name: 'Blanc', hex: '#ffffff' },
  ],
  pairs: [{ one: 'Ocre', other: 'Blanc' }],
  logos: [
    { digest: 'old', name: 'logo-2014.png', state: 'old' },
    { digest: 'new', name: 'logo.png', state: 'allowed' },
  ],
}

const picture = (digest: string): PostPicture => ({
  id: digest,
  digest,
  alt: 'Le logo de la collectivité',
  consent: null,
})

describe('words of the charter', () => {
  const table: [string, string[]][] = [
    ['La mairie de Montreval rouvre.', ['mairie de Montreval']],
    ['LA MAIRIE DE MONTREVAL', ['MAIRIE DE MONTREVAL']],
    ['La mairie\u00a0de\nMontreval', ['mairie de Montreval']],
    ['La Ville de Montreval rouvre.', []],
    ['la ville, la ville', ['la ville']],
    ['la villette et plusieurs-agents', []],
    ['C++ et agents', ['C++']],
    ['Les employés et la mairie de Montreval', ['employés', 'mairie de Montreval']],
    ['', []],
  ]
  for (const [text, found] of table)
    it(JSON.stringify(text), () =>
      assert.deepEqual(
        wordsToReplace(text, words).map(one => one.found),
        found,
      ),
    )

  it('say what is to be written, and nothing without words', () => {
    assert.deepEqual(wordsToReplace('nos employés', words), [{ found: 'employés', write: 'agents' }])
    assert.deepEqual(wordsToReplace('nos employés', []), [])
  })

  it('are found in a moment in the longest text by the longest charter', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ write: `x${at}`, instead: ['a'.repeat(60)] }))
    assert.ok((await cpuMs(() => wordsToReplace('a'.repeat(4000), many))) < 500)
  })
})

describe('colours of the charter', () => {
  it('are as far apart as WCAG says', () => {
    assert.equal(contrastOf('#000000', '#ffffff'), 21)
    assert.equal(contrastOf('#ffffff', '#ffffff'), 1)
    assert.equal(legibleOn('#767676', '#ffffff'), 'text')
    assert.equal(legibleOn('#777777', '#ffffff'), 'large')
    assert.equal(legibleOn('#949494', '#ffffff'), 'large')
    assert.equal(legibleOn('#959595', '#ffffff'), 'none')
  })

  it('are told where they are foreign or forbidden, and only where the charter has colours', () => {
    const used = {
      alone: ['#1b3a5c', '#123456'],
      together: [
        ['#1b3a5c', '#ffffff'],
        ['#c8871f', '#ffffff'],
      ],
    } as const
    assert.deepEqual(colourRemarks(charter, used), [
      { key: 'charter-colour', about: '#123456' },
      { key: 'charter-pair', about: 'Ocre', instead: 'Blanc' },
    ])
    assert.deepEqual(colourRemarks(noCharter, used), [])
  })
})

describe('what the charter says', () => {
  it('of a post: its words wherever people read them, and old logos', () => {
    const content = {
      ...emptyContent('fr'),
      title: 'Nos employés',
      body: 'Avec **nos employés** et *la mairie de Montreval*.',
      pictures: [picture('new'), picture('old')],
      variants: { bluesky: { text: 'la ville', warning: '', pictures: [] } },
    }
    assert.deepEqual(
      postRemarks(content, charter).map(({ key, field, n, about }) => [key, field, n ?? about]),
      [
        ['charter-word', 'title', 'employés'],
        ['charter-word', 'body', 'employés'],
        ['charter-word', 'body', 'mairie de Montreval'],
        ['charter-word', 'variant-bluesky', 'la ville'],
        ['charter-logo', 'alt1', 2],
      ],
    )
    assert.deepEqual(postRemarks(content, noCharter), [])
  })

  it('of a newspaper: its colours and its masthead, and the words of an edition that no post had', () => {
    const masthead = { id: 'm', digest: 'old', alt: 'Trait d’Union' }
    const newspaper = { colours: { main: '#1b3a5c', accent: '#c8871f' }, masthead }
    assert.deepEqual(
      newspaperRemarks(newspaper, charter).map(({ key }) => key),
      ['charter-pair', 'charter-masthead'],
    )
    assert.deepEqual(
      newspaperRemarks({ ...newspaper, masthead: null, colours: { main: '#1b3a5c', accent: '#1b3a5c' } }, charter),
      [],
    )
    const at = { by: { id: 'p', name: 'P' }, at: '2026-11-24T08:00:00.000Z' }
    const piece = { kind: 'piece', piece: 'article', title: 'Nos employés', text: '', pictures: [picture('old')] }
    const edition = { editorial: { title: '', text: 'la ville', signature: '', ...at }, items: [piece] }
    const all = editionRemarks({ ...newspaper, masthead: null } as never, edition as never, charter)
    assert.deepEqual(
      all.map(({ key, about }) => [key, about]),
      [
        ['charter-pair', 'Ocre'],
        ['charter-word', 'la ville'],
        ['charter-word', 'employés'],
        ['charter-logos', undefined],
      ],
    )
  })
})
