import assert from 'node:assert/strict'
import type { ConsentAnswer } from '../../../../src/core/domain/pictures/consent.ts'
import { mayLeave } from '../../../../src/core/domain/posts/may-leave.ts'
import { emptyContent } from '../../../../src/core/domain/posts/new-draft.ts'
import type { PostPicture } from '../../../../src/core/domain/posts/post.ts'

const at = '2026-11-25T09:00:00.000Z'
const by = { id: 'claire', name: 'Claire Martin' }

function picture(id: string, answer: ConsentAnswer | null, change: Partial<PostPicture> = {}): PostPicture {
  return { id, alt: 'La salle', digest: id, consent: answer && { answer, by, at }, ...change }
}

function given(pictures: PostPicture[], aside: PostPicture[] = []) {
  const leaving = { channel: 'bluesky' as const, pictures: pictures.map(({ id }) => ({ id })) }
  return mayLeave(leaving, { content: { ...emptyContent('fr'), pictures }, aside, correcting: null }, at)
}

describe('what may leave for the public', () => {
  it('is what has no picture', () => assert.deepEqual(given([]), { kind: 'yes' }))

  for (const answer of ['nobody', 'adults', 'parents'] as const)
    it(`is a picture of which was said: ${answer}`, () =>
      assert.deepEqual(given([picture('a', answer)]), { kind: 'yes' }))

  for (const answer of ['children', 'refused', 'unsure', null] as const)
    it(`is no picture of which was said: ${answer ?? 'nothing'}`, () =>
      assert.deepEqual(given([picture('a', 'adults'), picture('b', answer)]), {
        kind: 'consent',
        pictures: ['b'],
        closed: [answer ?? 'unasked'],
      }))

  it('is no picture whose bytes are gone, nor one that the post has no more', () => {
    const gone = { kind: 'consent', pictures: ['a'], closed: ['gone'] }
    assert.deepEqual(given([picture('a', 'adults', { gone: true })]), gone)
    const content = { ...emptyContent('fr'), pictures: [] }
    const leaving = { channel: 'site' as const, pictures: [{ id: 'a' }] }
    assert.deepEqual(mayLeave(leaving, { content, correcting: null }, at), gone)
  })

  it('counts the no that came last, wherever the post has the picture', () => {
    assert.deepEqual(given([picture('a', 'adults')], [picture('a', 'refused')]), {
      kind: 'consent',
      pictures: ['a'],
      closed: ['refused'],
    })
  })
})
