import assert from 'node:assert/strict'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import type { PostVideo } from '../../../src/core/domain/posts/post-video.ts'
import { sealedVariants } from '../../../src/core/domain/posts/variants/sealed-variants.ts'
import { drawCopy } from '../../../src/teams/releases/draw-copy.ts'
import { elements, look, renderPost } from '../../cards/every-card.ts'
import { byHandRelease } from '../../fakes/by-hand.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { written } from '../../fakes/walk.ts'

const film = (id: string): PostVideo => ({
  id,
  digest: id,
  consent: null,
  name: `${id}.mp4`,
  title: id,
  url: `https://sp.example/${id}.mp4`,
  facts: { seconds: 12, embedded: [] } as unknown as PostVideo['facts'],
  transcript: 'Le pont rouvre.',
})

describe('the video of what a person puts there by hand', () => {
  /** Approved with the video « pont », of which a correction shows another one, or none. */
  const opened = async (now: PostVideo | null, barred: string[] = []) => {
    const { video: _, ...content } = (await written(createFakePorts())).content
    const variants = { instagram: { text: 'Le pont rouvre.', warning: '', pictures: [] } }
    const approved = { ...content, variants, video: film('pont') }
    const rendered = renderPost(approved, () => null, 'p1')
    const sealed = [{ seal: 'a1', rendered }] as unknown as Post['sealed']
    const post = { ...(await written(createFakePorts())), sealed, content: { ...content, ...(now && { video: now }) } }
    const [words] = sealedVariants(approved)
    const release = byHandRelease({ seal: 'a1' })
    const card = drawCopy(
      { post, release, words: words!, barred, lapsed: false, address: () => null, reader: 'camille' },
      look('fr'),
    )
    const urls = elements(card).flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? [url] : []))
    return { urls, text: JSON.stringify(card) }
  }

  it('is the one that was approved with these words, whatever a correction that is being written shows', async () => {
    for (const now of [film('pont'), film('autre'), null]) {
      const { urls, text } = await opened(now)
      assert.deepEqual(urls, ['https://sp.example/pont.mp4'])
      assert.match(text, /pont\.mp4/)
      assert.doesNotMatch(text, /autre/)
    }
  })

  it('opens nothing while it may not be put there', async () => {
    assert.deepEqual((await opened(film('pont'), ['pont'])).urls, [])
  })
})
