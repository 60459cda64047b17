import assert from 'node:assert/strict'
import type { PostContent } from '../../../../../src/core/domain/posts/post.ts'
import { sealedVariants } from '../../../../../src/core/domain/posts/variants/sealed-variants.ts'

const content: PostContent = {
  kind: 'event',
  locale: 'fr',
  title: 'Bal',
  summary: 'Venez !',
  body: '',
  section: null,
  link: null,
  pictures: [],
  event: { date: '2026-12-01', time: '18:30', place: 'Salle « B »', capacity: 40 },
  variants: {
    article: { text: 'Un bal.', warning: '', pictures: [] },
    bluesky: { text: 'Un bal.', warning: '', pictures: [] },
  },
}

describe('what is sealed for other channels', () => {
  it('says of the article alone when and where an event is, and how many places there are to nobody', () => {
    const [article, bluesky] = sealedVariants(content)
    assert.deepEqual(article?.event, {
      date: '2026-12-01',
      time: '18:30',
      ends: null,
      place: 'Salle «\u00a0B\u00a0»',
    })
    assert.ok(bluesky && !('event' in bluesky))
    const [news] = sealedVariants({ ...content, kind: 'news', event: null })
    assert.ok(news && !('event' in news))
  })
})
