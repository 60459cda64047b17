import assert from 'node:assert/strict'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import type { Post, SealedVersion } from '../../src/core/posts/post.ts'
import type { Validation } from '../../src/core/validations/validation.ts'
import type { Card } from '../../src/teams/cards.ts'
import { drawValidation, validationSummary } from '../../src/teams/draw/validations/draw-validation.ts'
import { elements, look, renderPost, texts } from './every-card.ts'

type Data = { validation: Validation; post: Post; reader: string; now: string }
const now = '2026-11-25T10:00:00.000Z'

describe('validation card', () => {
  const samples = readSamples('validations/validation', renderPost)
  const draw = (sample: string): Card => drawSample('validations/validation', samples[sample]!, look('fr'), renderPost)
  const sample = (name: string): Data => ({ now, ...(samples[name] as unknown as Omit<Data, 'now'>) })
  const data = sample('waiting')
  const buttons = (card: Card) =>
    elements(card).flatMap(({ type, title }) => (String(type).startsWith('Action.') && typeof title === 'string' ? [title] : []))
  const folded = (card: Card) => elements(card).find(element => element['id'] === 'read')!

  it('asks with the three fixed buttons, then offers to take the visa back', () => {
    for (const label of ['Lire', 'Approuver', 'Demander des modifications', 'Refuser']) assert.ok(buttons(draw('waiting')).includes(label), label)
    assert.ok(!buttons(draw('waiting')).includes('Retirer mon visa'))
    assert.ok(buttons(draw('approved')).includes('Retirer mon visa'))
    assert.ok(!buttons(draw('approved')).includes('Approuver'))
  })

  it('offers nothing to an author, nor a visa back once the sending began', () => {
    const author = { ...data, validation: { ...data.validation, authors: [data.reader] } }
    assert.ok(!buttons(drawValidation(author, look('fr'))).includes('Approuver'))
    const given = sample('approved')
    const sent = { ...given, post: { ...given.post, state: 'broadcasting' as const } }
    assert.ok(!buttons(drawValidation(sent, look('fr'))).includes('Retirer mon visa'))
  })

  it('tells whoever gave a visa that it fell', () => {
    const given = sample('approved')
    const visa = given.validation.steps[0]!.visas[0]!
    const validation = { ...given.validation, state: 'void' as const, decisions: [visa] }
    const card = drawValidation({ ...given, validation }, look('fr'))
    assert.ok(texts(card).some(text => /après votre visa .*qui ne vaut donc plus/.test(text)))
    assert.ok(!buttons(card).includes('Retirer mon visa'))
    assert.ok(!texts(drawValidation({ ...given, validation, reader: 'other' }, look('fr'))).some(text => text.includes('après votre visa')))
  })

  it('folds the very words to be sent, with nothing to press', () => {
    const inside = folded(draw('waiting'))
    assert.equal(inside['isVisible'], false)
    assert.deepEqual(elements(inside).filter(element => /^Action/.test(String(element['type']))), [])
    const sealed = JSON.parse(data.post.sealed[0]!.rendered.card) as Card
    const sent = elements(sealed).flatMap(element => (element['type'] === 'TextBlock' ? [element['text']] : []))
    for (const text of sent) assert.ok(texts(inside).includes(String(text)), String(text))
    assert.ok(texts(inside).some(text => text.includes('https://intranet.example.org/mediatheque')))
  })

  it('tells what changed since the version last seen, for an unfixed head-count and for the words', () => {
    const told = texts(draw('second')).filter(text => text.startsWith('• '))
    assert.match(told[0]!, /1\s187 agents → 1\s190 agents/)
    assert.match(told[1]!, /six mois.* devient .*sept mois/)
    assert.ok(!texts(draw('waiting')).some(text => text.startsWith('• ')))
  })

  it('tells that words were changed back: the seal is the first one again, the version last seen is not', () => {
    const second = sample('second')
    const [first, other] = second.post.sealed as [SealedVersion, SealedVersion]
    const post = { ...second.post, sealed: [first, other, { ...first, number: 3 }] }
    for (const shown of [{}, { [second.reader]: first.seal }]) {
      const validation = { ...second.validation, seal: first.seal, shown }
      const told = texts(drawValidation({ validation, post, reader: second.reader, now }, look('fr'))).filter(text => text.startsWith('• '))
      assert.ok(told.some(text => /sept mois.* devient .*six mois/.test(text)), told.join())
    }
  })

  it('names what and by when in the notification, and refreshes for whom the caller says', () => {
    assert.equal(validationSummary(data.validation, look('fr')).replaceAll(/\s/g, ' '), 'À valider avant mardi 1er décembre à 11 h : La médiathèque rouvre : visite pour les agents')
    const card = drawValidation(data, { ...look('fr'), teamsUserIds: ['29:x'] })
    const refresh = card['refresh'] as { userIds: string[]; action: Record<string, unknown> }
    assert.deepEqual(refresh.userIds, ['29:x'])
    assert.equal(refresh.action['verb'], 'validation.see')
    assert.deepEqual(refresh.action['data'], { postId: data.post.id, seal: 'seal-1', step: 0 })
  })
})
