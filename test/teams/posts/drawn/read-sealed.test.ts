import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { PostContent } from '../../../../src/core/domain/posts/post.ts'
import { readRichText, writeRichText } from '../../../../src/core/domain/posts/text/rich-text.ts'
import { bodyTexts } from '../../../../src/teams/posts/drawn/body-texts.ts'
import { createReadSealed } from '../../../../src/teams/posts/drawn/read-sealed.ts'
import { createRenderPost } from '../../../../src/teams/render-post.ts'
import { loadWords } from '../../../../src/words.ts'
import { holds } from '../../../support/holds.ts'
import { typedBodies } from '../../../support/rich-texts.ts'

const words = loadWords()
const render = createRenderPost(words, 'Europe/Paris')
const readSealed = createReadSealed(words)
const content: PostContent = {
  kind: 'event',
  locale: 'fr',
  title: 'Vœux *du* maire [1]',
  summary: 'Venez.',
  body: '{prénom}, le **buffet** \\*ouvert\\* :\n\n- à [19 heures](https://x.fr/a_b)\n- 1. ici\n\nFin_.',
  section: 'culture',
  link: { title: 'S’inscrire & lire', url: 'https://ville.example/?a=1&b=2' },
  pictures: [{ id: 'i', digest: 'd', alt: 'Une salle' }] as unknown as PostContent['pictures'],
  event: { date: '2027-01-12', time: '18:00', ends: '20:00', place: 'Salle *B*', capacity: 20 },
  credit: { person: { id: 'n', name: 'Nadia' }, department: null },
}
const read = (change: Partial<PostContent> = {}) =>
  readSealed(render({ ...content, ...change }, id => `https://x.fr/media/${id}`, 'p'))

describe('what a sealed card says', function () {
  this.timeout(60_000)

  it('is what was written, without its heading, its pictures and what is pressed', () => {
    const credit = words.fr.text('posts.sealed.credit', { name: 'Nadia' })
    assert.deepEqual(read(), {
      title: content.title,
      body: content.body,
      link: content.link,
      event: { when: `mardi 12 janvier de 18\u202fh à 20\u202fh`, where: 'Salle *B*' },
      credit,
    })
    assert.equal(read({ locale: 'en' })?.event?.where, 'Salle *B*')
    const plain = read({ kind: 'news', event: null, link: null, body: '' })
    assert.deepEqual(plain, { title: content.title, body: '', link: null, event: null, credit })
    assert.deepEqual(read({ event: { ...content.event!, time: null, place: '' } })?.event, {
      when: 'mardi 12 janvier',
      where: '',
    })
  })

  it('is nothing where it says no title, or an event without its day', () => {
    const { locale, summary, card } = render(content, () => null, 'p')
    assert.equal(readSealed({ locale, summary, card: '{}' }), null)
    assert.equal(
      readSealed({ locale, summary, card: card.replace(words.fr.text('posts.sealed.when'), 'Jour :') }),
      null,
    )
  })

  it('of any body makes the same card again', () => {
    holds(
      fc.property(typedBodies, typed => {
        const body = writeRichText(readRichText(typed))
        assert.deepEqual(bodyTexts(read({ body })!.body), bodyTexts(body))
      }),
      { numRuns: 2000 },
    )
  })
})
