import assert from 'node:assert/strict'
import type { ConsentAnswer } from '../../../../../src/core/domain/pictures/consent.ts'
import { type ClosedPicture, closedPictures } from '../../../../../src/core/domain/posts/pictures/closed-pictures.ts'
import { emptyContent } from '../../../../../src/core/domain/posts/draft/new-draft.ts'
import type { PostPicture } from '../../../../../src/core/domain/posts/post.ts'

const at = '2026-11-25T09:00:00.000Z'
const by = { id: 'claire', name: 'Claire Martin' }

function picture(id: string, answer: ConsentAnswer | null, change: Partial<PostPicture> = {}): PostPicture {
  return { id, alt: 'La salle', digest: id, consent: answer && { answer, by, at }, ...change }
}

const said = (closed: ClosedPicture[]) => closed.map(({ id, why }) => [id, why])

function given(pictures: PostPicture[], aside: PostPicture[] = []) {
  const leaving = { channel: 'bluesky' as const, pictures: pictures.map(({ id }) => ({ id })) }
  const content = { ...emptyContent('fr'), pictures }
  return said(closedPictures(leaving, { content, aside, correcting: null }, at))
}

describe('a picture for the public', () => {
  it('is closed of nothing where there is none', () => assert.deepEqual(given([]), []))

  for (const answer of ['nobody', 'adults', 'parents'] as const)
    it(`is open of which was said: ${answer}`, () => assert.deepEqual(given([picture('a', answer)]), []))

  for (const answer of ['children', 'refused', 'unsure', null] as const)
    it(`is closed of which was said: ${answer ?? 'nothing'}`, () =>
      assert.deepEqual(given([picture('a', 'adults'), picture('b', answer)]), [['b', answer ?? 'unasked']]))

  it('is closed whose bytes are gone, and one that the post has no more', () => {
    const gone = [['a', 'gone']]
    assert.deepEqual(given([picture('a', 'adults', { gone: true })]), gone)
    const content = { ...emptyContent('fr'), pictures: [] }
    const leaving = { channel: 'site' as const, pictures: [{ id: 'a' }] }
    assert.deepEqual(said(closedPictures(leaving, { content, correcting: null }, at)), gone)
  })

  it('counts the no that came last, wherever the post has the picture', () => {
    assert.deepEqual(given([picture('a', 'adults')], [picture('a', 'refused')]), [['a', 'refused']])
  })
})
