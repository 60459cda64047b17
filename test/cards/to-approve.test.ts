import assert from 'node:assert/strict'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { drawToApprove } from '../../src/teams/validations/drawn/draw-to-approve.ts'
import { loadWords } from '../../src/words.ts'
import { validation } from '../postgres/rows.ts'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import { look as sampleLook, renderPost, texts } from './every-card.ts'
import { stepOf } from '../support/steps-of.ts'

const look = { words: loadWords().fr, locale: 'fr' as const, timeZone: 'Europe/Paris' }
const now = '2026-11-25T10:00:00.000Z'

/** A line whose body has so many characters. */
function line(index: number, length: number, rest: Partial<Validation> = {}): { validation: Validation; post: Post } {
  const card = JSON.stringify({ body: [{ type: 'TextBlock', text: 'x'.repeat(length), wrap: true }] })
  const version = {
    seal: 'seal',
    rendered: { locale: 'fr', summary: 's', card },
    audience: { kind: 'everyone' },
    headCount: 9,
    slot: '2026-12-01T08:00:00.000Z',
    mandatory: true,
    expiresOn: null,
    correctionOf: null,
  }
  const one = validation({
    id: `v${index}`,
    postId: `p${index}`,
    seal: 'seal',
    steps: [stepOf('department', ['a'], { due: '2026-11-26T10:00:00.000Z' })],
    ...rest,
  })
  return { validation: one, post: { id: `p${index}`, content: { pictures: [] }, sealed: [version] } as unknown as Post }
}
const drawn = (lines: ReturnType<typeof line>[], others = 0) =>
  JSON.stringify(drawToApprove({ waiting: { lines, others }, reader: 'a', now }, look))
const times = (text: string, what: string): number => text.split(what).length - 1

describe('the card of all that waits', () => {
  it('stays within what a message of Teams holds, however long the posts are: what has no room is opened', () => {
    const most = drawn(
      Array.from({ length: 10 }, (_, index) => line(index, 20_000)),
      90,
    )
    assert.ok(most.length * 2 < 80 * 1024, `${most.length * 2}`)
    assert.deepEqual([times(most, '"title":"Lire\u00a0▾"'), times(most, '"verb":"waiting.open","data"')], [1, 10])
    const usual = drawn(Array.from({ length: 10 }, (_, index) => line(index, 1500)))
    assert.ok(usual.length * 2 < 80 * 1024, `${usual.length * 2}`)
    assert.equal(times(usual, '"title":"Lire\u00a0▾"'), 10)
  })

  it('says that a visa of urgency sends at once', () => {
    assert.match(drawn([line(0, 10, { urgent: true })]), /Dès votre visa, l’envoi part aussitôt/)
    assert.match(drawn([line(0, 10)]), /Diffusion.: mardi 1er décembre à 9.h/)
  })

  it('says in the line what a visa given there vouches for: to whom, when, that it is mandatory, and figures without a source', () => {
    const { figures } = readSamples('validations/to-approve', renderPost)
    const text = texts(drawSample('validations/to-approve', figures!, sampleLook('fr'), renderPost))
      .join('\n')
      .replaceAll(/[\u202f\u00a0]/g, ' ')
    for (const said of [
      'Pour tous les agents (1 187) · Envoi obligatoire',
      'Diffusion : mardi 1er décembre à 9 h',
      'Non cités par les sources données : 1 200, 12 %, 340 000 €…',
      'Alerte : Mardi',
      'Votre visa porte sur : le fond · la diffusion',
      'Sources · Bilan énergétique',
    ])
      assert.ok(text.includes(said), `${said}\n${text}`)
  })

  it('lets nobody decide what changed since they saw it before its changes were opened, nor what cannot be read there', () => {
    const approves = (rest: Partial<Validation>) => times(drawn([line(0, 10, rest)]), '"verb":"waiting.approve","data"')
    assert.equal(approves({}), 1)
    assert.equal(approves({ seenBefore: { a: 'older' } }), 0)
    assert.equal(approves({ seenBefore: { a: 'older' }, shown: { a: 'seal' } }), 1)
    assert.equal(approves({ seenBefore: { b: 'older' } }), 1)
    assert.equal(times(drawn([line(0, 30_000)]), '"verb":"waiting.approve","data"'), 0)
  })
})
