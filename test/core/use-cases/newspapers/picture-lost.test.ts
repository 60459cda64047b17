import assert from 'node:assert/strict'
import type { ConsentAnswer } from '../../../../src/core/domain/pictures/consent.ts'
import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { withPictureChanged } from '../../../../src/core/domain/posts/pictures/sort-pictures.ts'
import { checkEdition, checkPrinted } from '../../../../src/core/use-cases/broadcasts/sealed/check-edition.ts'
import { followEdition } from '../../../../src/core/use-cases/newspapers/edition/follow-edition.ts'
import { noticeEditions } from '../../../../src/core/use-cases/newspapers/issued/notice-editions.ts'
import { seeEdition } from '../../../../src/core/use-cases/newspapers/edition/see-edition.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { heldText } from '../../../../src/teams/broadcasts/drawn/draw-held-broadcast.ts'
import { words } from '../../../cards/every-card.ts'
import { approvedByBoth, paperPorts, type PaperPorts, printed } from '../../../fakes/composed.ts'
import { picturedEdition } from '../../../fakes/pictured-edition.ts'
import { settings } from '../../../fakes/ports.ts'
import { comms } from '../../../fakes/walk.ts'

describe('a picture that is taken back after an edition was printed', () => {
  let ports: PaperPorts
  let article: Post
  beforeEach(async () => {
    ports = paperPorts()
  })

  const seen = async ({ id }: Edition) => {
    const result = await seeEdition(ports, comms, id, settings)
    assert.ok(result.kind === 'edition-seen')
    const [line] = result.sections.flatMap(({ lines }) => lines)
    return { stands: line!.stands, faults: result.faults.map(({ key, about }) => [key, about]) }
  }
  const declare = async (answer: ConsentAnswer) => {
    const input = { initiativeId: null, postId: article.id, pictureId: 'p1', answer }
    assert.equal((await declareConsent(ports, comms, input)).kind, 'declared')
  }
  const change = async (changed: (post: Post) => Partial<Post>) => {
    const post = (await ports.posts.byId(article.id))!
    const row = { ...post, ...changed(post), version: post.version + 1 }
    await ports.commit({ save: 'post', row, ifVersion: post.version })
  }
  const previewed = async () => {
    const { edition, post } = await picturedEdition(ports)
    article = post
    return printed(ports, edition.id, 'preview')
  }
  const submitted = async () => {
    const { edition: composed, post } = await picturedEdition(ports)
    article = post
    const edition = await printed(ports, composed.id, 'submission')
    assert.equal(edition.state, 'submitted', JSON.stringify(edition.fault))
    return approvedByBoth(ports, { edition, post: (await ports.posts.byId(edition.postId!))! })
  }
  const published = async () => {
    const { edition, post } = await submitted()
    await ports.commit({
      save: 'post',
      row: { ...post, state: 'broadcast', version: post.version + 1 },
      ifVersion: post.version,
    })
    await followEdition(ports, edition.id)
    return (await ports.editions.byId(edition.id))!
  }

  it('is no fault while everybody agrees', async () => {
    assert.deepEqual(await seen(await previewed()), { stands: { state: 'ready' }, faults: [] })
  })

  it('stands on the line of a preview, and is told', async () => {
    const edition = await previewed()
    await declare('refused')
    assert.deepEqual(await seen(edition), {
      stands: { state: 'picture-lost', pictures: 1 },
      faults: [['picture-lost', 'Article p1']],
    })
    const again = await printed(ports, edition.id, 'preview')
    assert.equal(again.fault?.key, 'no-consent')
  })

  it('holds what is approved, naming the line, until everybody agrees again', async () => {
    const { edition, post } = await submitted()
    const broadcast = (await ports.broadcasts.byId(post.broadcastId!))!
    assert.equal(await checkEdition(ports, broadcast), null)
    await declare('refused')
    const because = {
      because: 'edition-pictures',
      about: `${article.reference} « Article p1 »`,
      pictures: [{ name: '', use: 'newspaper', why: 'refused' }],
    }
    assert.deepEqual(await checkEdition(ports, broadcast), because)
    assert.deepEqual(await checkPrinted(ports, broadcast), because, 'half-way too')
    assert.deepEqual((await seen(edition)).faults, [['picture-lost', 'Article p1']])
    await declare('adults')
    assert.equal(await checkEdition(ports, broadcast), null)
  })

  it('holds it where its bytes were deleted for good', async () => {
    const { post } = await submitted()
    await change(row => withPictureChanged(row, 'p1', { gone: true }))
    const broadcast = (await ports.broadcasts.byId(post.broadcastId!))!
    assert.equal((await checkEdition(ports, broadcast))?.because, 'edition-pictures')
  })

  it('is told of a published edition: page and paper have it still', async () => {
    const edition = await published()
    assert.deepEqual((await seen(edition)).stands, { state: 'ready' })
    await declare('refused')
    assert.deepEqual((await seen(edition)).stands, { state: 'picture-lost', pictures: 1 })
    await change(({ content }) => ({ content: { ...content, pictures: [] } }))
    assert.deepEqual((await seen(edition)).stands, { state: 'picture-lost', pictures: 1 }, 'corrected away')
  })

  it('is nothing to tell of a published edition where only its time is over', async () => {
    const edition = await published()
    await change(row => withPictureChanged(row, 'p1', { gone: true }))
    assert.deepEqual((await seen(edition)).stands, { state: 'ready' })
  })

  it('stops what is planned at once', async () => {
    const { edition, post } = await submitted()
    const broadcast = (await ports.broadcasts.byId(post.broadcastId!))!
    const row = { ...broadcast, state: 'scheduled', version: broadcast.version + 1 } as const
    await ports.commit({ save: 'broadcast', row, ifVersion: broadcast.version })
    await followEdition(ports, edition.id)
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, 'scheduled')
    await declare('refused')
    await followEdition(ports, edition.id)
    const held = await ports.broadcasts.byId(broadcast.id)
    assert.deepEqual([held?.state, held?.heldBecause], ['held', 'edition-pictures'])
    assert.match(held?.heldAbout ?? '', /Article p1/)
    assert.match(heldText(held!, words.fr), /, dans le journal\s: accord non donné\. Rien ne part plus.*Article p1/)
  })

  it('has the edition drawn anew', async () => {
    const edition = await previewed()
    ports.commit = noticeEditions(ports.commit)
    ports.jobs.length = 0
    await declare('refused')
    assert.ok(ports.jobs.some(({ job, data }) => job === 'edition.follow' && 'id' in data && data.id === edition.id))
  })
})
