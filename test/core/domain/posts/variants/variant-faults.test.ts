import assert from 'node:assert/strict'
import type { OtherChannel } from '../../../../../src/core/domain/channels/channel.ts'
import { variantLimits } from '../../../../../src/core/domain/channels/limits.ts'
import type { Variant, VariantKind, Variants } from '../../../../../src/core/domain/channels/variant.ts'
import { emptyContent, newDraft } from '../../../../../src/core/domain/posts/draft/new-draft.ts'
import type { Post, PostPicture } from '../../../../../src/core/domain/posts/post.ts'
import { variantFaults, variantWarnings } from '../../../../../src/core/domain/posts/variants/variant-faults.ts'

const at = '2026-11-25T09:00:00.000Z'
const by = { id: 'claire', name: 'Claire Martin' }

function photo(id: string, change: Partial<PostPicture> = {}): PostPicture {
  return { id, alt: 'La salle', digest: id, consent: { answer: 'adults', by, at }, ...change }
}

function variant(text: string, pictures: string[] = [], warning = ''): Variant {
  return { text, pictures, warning }
}

function post(channels: OtherChannel[], variants: Variants, pictures: PostPicture[] = []): Post {
  const content = { ...emptyContent('fr'), title: 'Piscine', pictures, variants }
  const draft = newDraft(content, by, { id: 'p', reference: 'PUB-2026-0001', at })
  return { ...draft, elsewhere: channels.map(channel => ({ channel, at: null })) }
}

/** « input: key » */
function faultsOf(...given: Parameters<typeof post>): string[] {
  return variantFaults(post(...given)).map(({ field, key }) => `${field}: ${key}`)
}

describe('what keeps words from their channel', () => {
  it('judges the channels where the post goes, and no other', () => {
    assert.deepEqual(faultsOf([], { bluesky: variant('a'.repeat(400)) }), [])
    assert.deepEqual(faultsOf(['bluesky'], { bluesky: variant('a') }), [])
    assert.deepEqual(faultsOf(['bluesky', 'site'], { bluesky: variant(' \n') }), [
      'variant-bluesky: variant-missing',
      'variant-article: variant-missing',
    ])
  })

  it('asks nothing for a channel of a post that is corrected and has no words there', () => {
    const sent = post(['bluesky', 'linkedin'], { linkedin: variant('a'.repeat(3_001)) })
    const correcting = { broadcastId: 'b', content: sent.content, expiresOn: null }
    assert.deepEqual(
      variantFaults({ ...sent, correcting }).map(({ key }) => key),
      ['variant-long:3001/3000'],
    )
  })

  it('counts what will be read: the typography is part of it', () => {
    assert.deepEqual(faultsOf(['bluesky'], { bluesky: variant('a'.repeat(300)) }), [])
    assert.deepEqual(faultsOf(['bluesky'], { bluesky: variant('a'.repeat(301)) }), [
      'variant-bluesky: variant-long:301/300',
    ])
    // A narrow space comes before the sign.
    assert.deepEqual(faultsOf(['bluesky'], { bluesky: variant(`${'a'.repeat(299)}!`) }), [
      'variant-bluesky: variant-long:301/300',
    ])
    assert.deepEqual(faultsOf(['bluesky'], { bluesky: variant('👨‍👩‍👧‍👦'.repeat(121)) }), [
      'variant-bluesky: variant-bytes:3025/3000',
    ])
  })

  it('counts the warning on Mastodon, and takes none elsewhere', () => {
    assert.deepEqual(faultsOf(['mastodon'], { mastodon: variant('a'.repeat(490), [], 'dix signes') }), [])
    assert.deepEqual(faultsOf(['mastodon'], { mastodon: variant('a'.repeat(491), [], 'dix signes') }), [
      'variant-mastodon: variant-long:501/500',
    ])
    assert.deepEqual(faultsOf(['linkedin'], { linkedin: variant('a', [], 'attention') }), [
      'variant-linkedin-warning: variant-warning',
    ])
  })

  it('has what an instance says of itself before what was read of it', () => {
    const long = post(['mastodon'], { mastodon: variant('a'.repeat(4_000)) })
    assert.deepEqual(variantFaults(long, { mastodon: { ...variantLimits.mastodon, most: 5_000 } }), [])
    assert.equal(variantFaults(long)[0]?.key, 'variant-long:4000/500')
  })

  it('asks Instagram for a picture, and for no more tags than it takes', () => {
    assert.deepEqual(faultsOf(['instagram'], { instagram: variant('a', ['gone']) }), [
      'variant-instagram-pictures: variant-no-picture',
    ])
    assert.deepEqual(faultsOf(['instagram'], { instagram: variant('a', ['a']) }, [photo('a')]), [])
    assert.deepEqual(faultsOf(['instagram'], { instagram: variant('#a '.repeat(31), ['a']) }, [photo('a')]), [
      'variant-instagram: variant-tags:30',
    ])
  })

  it('is no picture that is closed there: it is told which, and why, and what goes elsewhere leaves', () => {
    const covers = [{ use: 'internal' as const, until: null }]
    const inside = photo('a', { name: 'a.jpg', consent: { answer: 'adults', by, at, covers } })
    const variants = { bluesky: variant('a', ['a']), article: variant('a', ['a']) }
    assert.deepEqual(faultsOf(['bluesky', 'site'], variants, [inside]), [])
    const told = (kind: VariantKind, pictures: PostPicture[]) =>
      variantWarnings(kind, variant('a', ['a']), post([], {}, pictures))
    const closed = [{ id: 'a', name: 'a.jpg', why: 'use' }]
    assert.deepEqual(told('bluesky', [inside]), [{ kind: 'closed', channel: 'bluesky', pictures: closed }])
    assert.deepEqual(told('article', [inside]), [{ kind: 'closed', channel: 'site', pictures: closed }])
    assert.deepEqual(told('article', [photo('a')]), [])
  })

  it('asks for those that an article names', () => {
    const article = '![un](photo:1)\n\n![deux](photo:2)\n\n![deux](photo:2)'
    assert.deepEqual(faultsOf(['site'], { article: variant(article, ['a', 'b']) }, [photo('a'), photo('b')]), [])
    assert.deepEqual(faultsOf(['site'], { article: variant(article, ['a']) }, [photo('a'), photo('b')]), [
      'variant-article: variant-photo:2',
    ])
    // The first went: what is left would stand under its words.
    assert.deepEqual(faultsOf(['site'], { article: variant('![un](photo:1)', ['a', 'b']) }, [photo('b')]), [
      'variant-article: variant-photo:1',
    ])
  })

  it('finds a brace that nobody fills for the public', () => {
    assert.deepEqual(faultsOf(['facebook'], { facebook: variant('Bonjour {prénom}') }), [
      'variant-facebook: variant-brace:{prénom}',
    ])
  })

  it('warns of what is taken otherwise than it is meant', () => {
    const warned = (kind: VariantKind, one: Variant, pictures: PostPicture[] = []) =>
      variantWarnings(kind, one, post([], {}, pictures))
    assert.deepEqual(warned('facebook', variant('a'.repeat(501))), [{ kind: 'folded', over: 500 }])
    assert.deepEqual(warned('facebook', variant('a'.repeat(500))), [])
    assert.deepEqual(warned('instagram', variant('https://a.fr')), [{ kind: 'no-links' }])
    assert.deepEqual(warned('linkedin', variant('https://a.fr')), [])
    const sizes: [width: number, height: number][] = [
      [1024, 536],
      [800, 1000],
      [1024, 400],
      [500, 1000],
      [1000, 1000],
    ]
    const pictures = sizes.map(([width, height], index) => photo(String(index), { size: { width, height } }))
    const ids = pictures.map(({ id }) => id)
    assert.deepEqual(warned('instagram', variant('a', ids), pictures), [{ kind: 'cropped', pictures: [3, 4] }])
    assert.deepEqual(warned('instagram', variant('a', ['a']), [photo('a')]), [])
  })
})
