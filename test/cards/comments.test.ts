import assert from 'node:assert/strict'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { type Comment, commentMax, commentsMax } from '../../src/core/domain/validations/comment.ts'
import type { Proposal } from '../../src/core/domain/validations/proposal.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { elements, look, parseFaults, renderPost, texts } from './every-card.ts'

const cardMost = 25 * 1024
const awkward = '*Où* vient « ce » chiffre ? _é_ {{DATE(x)}}\n'
const people = ['paul', 'claire', 'nadia']

function talk(length: number, text: (n: number) => string): Comment[] {
  return Array.from({ length }, (_, n) => ({
    id: `c${n}`,
    version: 3,
    answers: n % 3 === 0 ? null : `c${n - (n % 3)}`,
    by: { id: people[n % 3]!, name: 'Marie-Françoise de La Tour-Maubourg' },
    at: '2026-11-25T10:00:00.000Z',
    text: text(n),
    to: [],
  }))
}

describe('a proposed correction', () => {
  it('stays small, whatever was rewritten', () => {
    const sample = readSamples('validations/proposal', renderPost)['offered'] as { proposal: Proposal }
    const text = (word: string) => Array.from({ length: 800 }, (_, n) => `${word}${n % 10}`).join('\n')
    const proposal = {
      ...sample.proposal,
      before: { ...sample.proposal.before, body: text('six') },
      after: { ...sample.proposal.after, body: text('sept') },
    }
    const card = drawSample('validations/proposal', { ...sample, proposal }, look('fr'), renderPost)
    assert.ok(Buffer.byteLength(JSON.stringify(card)) < cardMost)
    assert.ok(texts(card).some(line => /autres passages/.test(line)))
  })
})

describe('comments on a card', () => {
  const draw = (name: string, change: Partial<Validation>) => {
    const sample = readSamples(`validations/${name}`, renderPost)[
      'waiting' in readSamples(`validations/${name}`, renderPost) ? 'waiting' : 'alone'
    ] as { validation: Validation }
    return drawSample(
      `validations/${name}`,
      { ...sample, validation: { ...sample.validation, ...change } },
      look('fr'),
      renderPost,
    )
  }
  const bytes = (card: unknown) => Buffer.byteLength(JSON.stringify(card))

  it('stay small, however much is said: the last words, and how many came before', () => {
    for (const comments of [
      talk(commentsMax, n => awkward.repeat(30).slice(0, commentMax - 4) + n),
      talk(commentsMax, n => `Oui ${n}`),
    ])
      for (const name of ['validation', 'tracking', 'comments']) {
        const card = draw(name, { comments })
        assert.ok(bytes(card) < cardMost, `${name}: ${bytes(card)}`)
        assert.deepEqual(parseFaults(card), [])
        assert.ok(
          texts(card).some(text => text.endsWith('99')),
          'the last one is there',
        )
        assert.ok(texts(card).some(text => /commentaires plus anciens/.test(text)))
      }
  })

  it('stand in their threads, folded, with room to answer one', () => {
    const card = draw('validation', { comments: talk(4, n => `Mot ${n}`) })
    const folded = elements(card).find(({ id }) => id === 'comments')!
    assert.equal(folded['isVisible'], false)
    assert.deepEqual(
      texts(folded).filter(text => /^(Mot|↳)/.test(text)),
      ['Mot 0', '↳', 'Mot 1', '↳', 'Mot 2', 'Mot 3'],
    )
    const choices = elements(folded).find(({ id }) => id === 'commentAnswers')!['choices'] as { value: string }[]
    assert.deepEqual(
      choices.map(({ value }) => value),
      ['c0', 'c3'],
    )
  })

  it('of an earlier version say which one, and take no answer', () => {
    const comments = [{ ...talk(1, () => 'Avant')[0]!, id: 'old', version: 2 }, ...talk(1, () => 'Maintenant')]
    const card = draw('comments', { comments })
    const shown = texts(card).filter(text => /^(Sur |Avant|Maintenant)/.test(text))
    assert.deepEqual(
      shown.map(text => text.replaceAll('\u00a0', ' ')),
      ['Sur la version 2', 'Avant', 'Sur cette version', 'Maintenant'],
    )
    const choices = elements(card).find(({ id }) => id === 'commentAnswers')!['choices'] as { value: string }[]
    assert.deepEqual(
      choices.map(({ value }) => value),
      ['c0'],
    )
  })
})
