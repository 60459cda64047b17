import assert from 'node:assert/strict'
import type { Release } from '../../../../src/core/domain/releases/release.ts'
import type { PictureUse } from '../../../../src/core/domain/pictures/use.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../../../src/core/domain/seal.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { publicArticleOf, publicArticles } from '../../../../src/core/use-cases/releases/public-articles.ts'
import { goesElsewhere } from '../../../fakes/goes-elsewhere.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { comms } from '../../../fakes/walk.ts'

const at = '2026-11-25T11:00:00.000Z'

describe('what is on the site', () => {
  let ports: FakePorts
  let post: Post
  let release: Release
  beforeEach(async () => {
    ports = createFakePorts()
    ;({ post, release } = await goesElsewhere(ports, 'site'))
  })
  const left = (seal = release.seal) => ({ uri: 'u', url: null, revision: null, seal, at })
  const set = async (change: Partial<Release>) => {
    const before = (await ports.releases.byId(release.id))!
    await ports.commit({
      save: 'release',
      row: { ...before, ...change, version: before.version + 1 },
      ifVersion: before.version,
    })
  }
  const save = async (change: Partial<Post>) => {
    const before = (await ports.posts.byId(post.id))!
    await ports.commit({
      save: 'post',
      row: { ...before, ...change, version: before.version + 1 },
      ifVersion: before.version,
    })
  }
  const one = () => publicArticleOf(ports, post.id)

  it('is what left, in the sealed words, and nothing of who wrote them', async () => {
    assert.equal(await one(), null)
    await set({ state: 'published', left: left() })
    const article = await one()
    assert.ok(article !== null && article !== 'gone')
    assert.equal(article.title, 'Réouverture du pont')
    assert.equal(article.at, at)
    assert.match(article.text, /Le pont rouvre lundi/)
    assert.deepEqual(article.pictures, [{ id: 'photo', alt: 'Le pont' }])
    assert.deepEqual(await publicArticles(ports), [article])
    assert.doesNotMatch(JSON.stringify(article), /Camille|PUB-|audience|digest/)
  })

  it('is gone as soon as it is to be taken back', async () => {
    for (const change of [{ pending: 'take-back' }, { state: 'taken-back', pending: null }] as const) {
      await set({ state: 'published', left: left(), ...change })
      assert.equal(await one(), 'gone')
      assert.deepEqual(await publicArticles(ports), [])
    }
    await set({ state: 'published', left: left(), pending: null })
    await save({ state: 'taken-back' })
    assert.equal(await one(), 'gone')
  })

  it('is not shown where one comma was changed behind everybody’s back', async () => {
    await set({ state: 'published', left: left() })
    const [version] = post.sealed
    await save({ sealed: [{ ...version!, variants: version!.variants!.map(v => ({ ...v, text: `${v.text},` })) }] })
    assert.equal(await one(), null)
    assert.deepEqual(await publicArticles(ports), [])
  })

  it('keeps the words that left while others are on their way, and shows no picture without agreement', async () => {
    await set({ state: 'published', left: left(), pending: 'correct', seal: 'b'.repeat(64) })
    const pictures = post.content.pictures.map(picture => ({ ...picture, consent: null }))
    await save({ content: { ...post.content, title: 'Autre chose', pictures } })
    const article = await one()
    assert.ok(article !== null && article !== 'gone')
    assert.equal(article.title, 'Réouverture du pont')
    assert.deepEqual(article.pictures, [null])
  })

  it('shows a picture until the hour at which its agreement ends, each by its own, and again once it is given anew', async () => {
    await set({ state: 'published', left: left() })
    const shown = async () => {
      const article = await one()
      assert.ok(article !== null && article !== 'gone')
      return article.pictures
    }
    const agreed = async (until: string, uses: PictureUse[] = ['site']) => {
      const consent = { answer: 'adults' as const, by: comms, at, covers: uses.map(use => ({ use, until })) }
      await save({ content: { ...post.content, pictures: post.content.pictures.map(one => ({ ...one, consent })) } })
    }
    const there = [{ id: 'photo', alt: 'Le pont' }]
    await agreed(later(ports.now(), 60_000))
    assert.deepEqual(await shown(), there)
    ports.pass(60_000)
    assert.deepEqual(await shown(), [null])
    assert.deepEqual((await publicArticles(ports))[0]?.pictures, [null])
    await agreed(later(ports.now(), 60_000), ['internal'])
    assert.deepEqual(await shown(), [null])
    await agreed(later(ports.now(), 60_000))
    assert.deepEqual(await shown(), there)
  })

  it('is the version that left, of three, and says since when it is corrected, and under which heading', async () => {
    const others = [2, 3].map(number => {
      const words = { ...post.sealed[0]!, number, correctionOf: `correction ${number}` }
      return { ...words, seal: computeSeal(words) }
    })
    const correctedAt = '2026-11-25T12:00:00.000Z'
    await set({ state: 'published', left: { ...left(others[0]!.seal), correctedAt } })
    const under = (section: string) => ({ ...post.content, section })
    const correcting = { content: under('before') } as unknown as Post['correcting']
    await save({ sealed: [...post.sealed, ...others], correcting, content: under('after') })
    const article = await one()
    assert.ok(article !== null && article !== 'gone')
    assert.deepEqual([article.edition, article.correctedAt, article.section], [2, correctedAt, 'before'])
  })
})
