import assert from 'node:assert/strict'
import fc from 'fast-check'
import { pairRuns, whatChanged } from '../../src/teams/validations/drawn/what-changed.ts'
import { differing, passages, wordDiff } from '../../src/teams/validations/drawn/word-diff.ts'
import { escapeLine, plainText } from '../../src/teams/cards/markdown.ts'
import { changedLooks } from '../../src/teams/validations/drawn/changed-looks.ts'
import { bodyTexts } from '../../src/teams/posts/drawn/body-texts.ts'
import { words } from './every-card.ts'
import { holds } from '../support/holds.ts'

type Run = { text: string; strikethrough?: boolean; weight?: string }
const runs = (before: string | null, after: string | null) =>
  pairRuns({ before, after } as Parameters<typeof pairRuns>[0], words.fr) as Run[]
const told = (before: string | null, after: string | null) =>
  runs(before, after)
    .map(({ text }) => text)
    .join('')

describe('a word-level diff', () => {
  it('tells the words that changed, whole figures and words with their apostrophe', () => {
    assert.deepEqual(wordDiff('Après six mois, l’équipe', 'Après sept mois, l’équipe'), [
      { same: 'Après ' },
      { removed: 'six', added: 'sept' },
      { same: ' mois, l’équipe' },
    ])
    assert.deepEqual(wordDiff('1\u202f187 agents de la ville', '1\u202f190 agents de la ville')![0], {
      removed: '1\u202f187',
      added: '1\u202f190',
    })
    assert.deepEqual(wordDiff('Il pleut', 'On part loin'), null)
  })

  it('gives both texts back, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('le', 'la', 'pont', 'rouvre', '1\u202f500', '12\u202f%', ' ', '\n', ',', 'é', '😀'), {
        maxLength: 30,
      })
      .map(parts => parts.join(' '))
    holds(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after)
        if (!parts) return
        assert.equal(parts.map(part => ('same' in part ? part.same : part.removed)).join(''), before)
        assert.equal(parts.map(part => ('same' in part ? part.same : part.added)).join(''), after)
      }),
      { numRuns: 500 },
    )
  })

  it('strikes what went and makes bold what came, and says so in words for whoever sees no style', () => {
    const swap = runs(
      'Après six mois de travaux, la médiathèque Jean-Moulin rouvre au public',
      'Après sept mois de travaux, la médiathèque Jean-Moulin rouvre au public',
    )
    assert.equal(swap.find(({ strikethrough }) => strikethrough)?.text, 'six')
    assert.equal(swap.find(({ weight }) => weight === 'Bolder')?.text, 'sept')
    assert.match(swap.map(({ text }) => text).join(''), /^Après six → sept mois de travaux, la.*…$/)
    assert.equal(told('La visite libre est lundi', 'La visite est lundi'), 'La visite libre (retiré) est lundi')
    assert.equal(told('La visite est lundi', 'La visite libre est lundi'), 'La visite libre (ajouté) est lundi')
    assert.equal(told('Un café', null).replaceAll('\u00a0', ' '), 'Retiré : Un café')
    assert.equal(told(null, 'Un café').replaceAll('\u00a0', ' '), 'Ajouté : Un café')
  })

  it('tells what was added to a text, however much it is, and what was left out of it', () => {
    const said = 'La médiathèque rouvre mardi au public.'
    const more =
      'Le rez-de-chaussée accueille désormais les familles, le premier étage les lycéens et les étudiants. Entrée libre.'
    const pair = (before: string[], after: string[]) =>
      differing(before, after).map(one => told(one.before, one.after).replaceAll('\u00a0', ' '))
    assert.deepEqual(pair([said], [`${said} ${more}`]), [`… rouvre mardi au public. ${more} (ajouté)`])
    assert.deepEqual(pair([`${said} ${more}`], [said]), [`… rouvre mardi au public. ${more} (retiré)`])
    assert.match(pair(['Le pont'], [more])[0]!, /^Retiré : Le pont$/)
  })

  it('is short, however long the texts', () => {
    const long = 'mot '.repeat(900)
    assert.ok(told(`${long}ancien ${long}`, `${long}nouveau ${long}`).length < 100)
    assert.ok(told(null, long).length < 200)
    const shuffled = Array.from({ length: 700 }, (_, at) => `${at}`)
    assert.ok(told(shuffled.join(' '), shuffled.toReversed().join(' ')).length < 400)
  })

  it('shows what people typed, not its escapes', () => {
    holds(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }).map(text => text.replaceAll(/\s+/g, ' ').trim()),
        typed => {
          assert.equal(plainText(escapeLine(typed)).replaceAll(/^\u00a0+/g, ''), typed)
        },
      ),
      { numRuns: 500, examples: [['1. **a** [b](c) {{DATE(x)}} \\*'], ['- x &amp; ~y~ <b>']] },
    )
    assert.equal(plainText('**Quand** mardi'), 'Quand mardi')
    assert.doesNotMatch(told(null, '{{DATE(2026-01-01)}}'), /\{\{DATE/)
  })
})

describe('what changed of a text’s Markdown', () => {
  const card = (body: string) =>
    JSON.stringify({ body: bodyTexts(body).map(({ text }) => ({ type: 'TextBlock', text })) })
  const looks = (before: string, after: string) => changedLooks(card(before), card(after))

  it('is told as words that became bold or italic, or are so no more', () => {
    assert.deepEqual(looks('Pour tous, *vite*', 'Pour **tous**, vite'), [
      { label: 'boldNow', text: 'tous' },
      { label: 'italicNoMore', text: 'vite' },
    ])
    assert.deepEqual(looks('2 \\* 3 **a *b***', '2 \\* 3 ***a** b*'), [
      { label: 'boldNoMore', text: 'a b' },
      { label: 'boldNow', text: 'a' },
      { label: 'italicNoMore', text: 'b' },
      { label: 'italicNow', text: 'a b' },
    ])
    assert.deepEqual(looks('**ancien**', '**nouveau**'), [])
  })

  it('shows a new item, and an address that changed alone', () => {
    const version = (number: number, body: string) => ({
      number,
      seal: `${number}`,
      rendered: { card: card(body), summary: '' },
      pictures: [],
      slot: null,
      mandatory: false,
      expiresOn: null,
      correctionOf: null,
      audience: { kind: 'everyone' },
      headCount: 1,
    })
    const told = (before: string, after: string) => {
      const post = { sealed: [version(1, before), version(2, after)] } as unknown as Parameters<typeof whatChanged>[0]
      const validation = { seal: '2', seenBefore: { p: '1' } } as unknown as Parameters<typeof whatChanged>[1]
      return whatChanged(post, validation, 'p', words.fr)!.map(({ inlines }) =>
        inlines
          .map(({ text }) => String(text))
          .join('')
          .replaceAll('\u00a0', ' '),
      )
    }
    assert.deepEqual(told('Voir [le site](https://x.fr/a)', 'Voir [le site](https://x.fr/b)'), [
      '… site (lien : https://x.fr/a → b)',
    ])
    assert.deepEqual(told('- un', '- un\n- deux'), ['Ajouté : • deux'])
    assert.deepEqual(told('Pour tous', 'Pour **tous**'), ['En gras : tous'])
    assert.deepEqual(told('\\- un', '- un'), ['- → • un'])
  })

  it('says nothing of where links lead where words are read for their figures', () => {
    assert.deepEqual(passages(card('- [a](https://x.fr/2025)\n- ![b](https://x.fr)')), ['- a', '- !b'])
  })
})

describe('what is read of a card that asks', () => {
  it('is its questions and what may be chosen, and no id behind them', () => {
    const choices = [
      { title: '10 h, Visite', value: 's1' },
      { title: '14 h, Atelier', value: 's2' },
    ]
    const body = [
      { type: 'Input.ChoiceSet', id: 'session', label: 'Votre créneau', value: '0', choices },
      { type: 'Input.Text', id: 'reply-q3', label: 'Une idée ?' },
      { type: 'FactSet', facts: [{ title: 'Où', value: 'Mairie' }] },
    ]
    assert.deepEqual(passages(JSON.stringify({ body })), [
      'Votre créneau',
      '10 h, Visite',
      '14 h, Atelier',
      'Une idée ?',
      'Où',
      'Mairie',
    ])
  })
})
