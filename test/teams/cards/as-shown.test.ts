import assert from 'node:assert/strict'
import type { PostState, SealedVersion } from '../../../src/core/domain/posts/post.ts'
import { asShown } from '../../../src/teams/cards/inert-body.ts'
import { loadWords } from '../../../src/words.ts'

describe('a sealed card that approvers look at', () => {
  const version = { rendered: { locale: 'fr', summary: '', card: '"sent"' } } as SealedVersion
  const look = {
    words: loadWords(undefined, 'Europe/Paris').fr,
    locale: 'fr',
    timeZone: 'Europe/Paris',
    pictures: { inDraft: (card: string) => card.replace('sent', 'draft') },
  } as const
  const cases: [PostState, shown: string][] = [
    ['draft', '"draft"'],
    ['in-validation', '"draft"'],
    ['approved', '"draft"'],
    ['refused', '"draft"'],
    ['broadcasting', '"sent"'],
    ['broadcast', '"sent"'],
    ['taken-back', '"sent"'],
    ['cancelled', '"sent"'],
  ]
  for (const [state, shown] of cases)
    it(`has the pictures of ${shown} while the post is ${state}`, () => {
      assert.equal(asShown(version, { state }, look).card, shown)
      assert.equal(asShown(version, { state }, { ...look, pictures: undefined as never }).card, '"sent"')
    })
})
