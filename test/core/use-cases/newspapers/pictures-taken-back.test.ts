import assert from 'node:assert/strict'
import type { Edition, PieceItem } from '../../../../src/core/domain/newspapers/edition.ts'
import type { Post, PostState } from '../../../../src/core/domain/posts/post.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { newsMs } from '../../../../src/core/use-cases/broadcasts/end-pictures.ts'
import { followEdition } from '../../../../src/core/use-cases/newspapers/edition/follow-edition.ts'
import { endPicture } from '../../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { isServed } from '../../../../src/core/use-cases/posts/pictures/is-served.ts'
import { approvedByBoth, composed, paperPorts, type PaperPorts, printed } from '../../../fakes/composed.ts'
import { keptPictures } from '../../../fakes/pictured-edition.ts'
import { saved, takenBack } from '../../../fakes/sent-edition.ts'
import { comms } from '../../../fakes/walk.ts'

describe('pictures of texts of an edition that is taken back', () => {
  let ports: PaperPorts
  let edition: Edition
  let post: Post
  let erased: string[]
  beforeEach(async () => {
    ports = paperPorts()
    erased = []
    keptPictures(ports)
    ports.pictures.erase = async id => void erased.push(id)
    const before = await composed(ports, 1)
    const consent = { answer: 'adults', by: comms, at: ports.now() } as const
    const portrait: PieceItem = {
      id: 'portrait',
      kind: 'piece',
      piece: 'portrait',
      section: before.items[0]!.section,
      by: comms,
      at: ports.now(),
      title: 'Léa Martin',
      text: 'Trente ans au service des parcs.',
      pictures: [{ id: 'p1', alt: 'Léa dans sa serre', digest: 'p1', consent }],
    }
    const row = { ...before, items: [...before.items, portrait], version: before.version + 1 }
    await ports.commit({ save: 'edition', row, ifVersion: before.version })
    const handed = await printed(ports, before.id, 'submission')
    assert.equal(handed.state, 'submitted', JSON.stringify(handed.fault))
    const announced = (await ports.posts.byId(handed.postId!))!
    ;({ edition, post } = await approvedByBoth(ports, { edition: handed, post: announced }))
  })

  /** When their end is ordered, once the post that announces it has become this. */
  const becomes = async (state: PostState) => {
    const read = (await ports.posts.byId(post.id))!
    const row: Post = { ...read, state, version: read.version + 1 }
    await ports.commit({ save: 'post', row, ifVersion: read.version })
    ports.jobs.length = 0
    await followEdition(ports, edition.id)
    return ports.jobs.flatMap(one => (one.job === 'picture.end' ? [one.at ?? one.inMs] : []))
  }
  const end = async () => {
    await endPicture(ports, 'p1', null)
    return erased
  }

  it('leave their address at once, and for good once everybody was told', async () => {
    const ready = (await ports.broadcasts.byId(post.broadcastId!))!
    const sent = await saved(ports, ready, { state: 'done', startedAt: ports.now(), finishedAt: ports.now() })
    assert.deepEqual(await becomes('broadcast'), [later(ports.now(), newsMs)])
    assert.equal(await isServed(ports, 'p1'), true)
    await takenBack(ports, sent)
    assert.equal(await isServed(ports, 'p1'), false)
    assert.deepEqual(await end(), [], 'it may be stopped before its first card')
    assert.deepEqual(await becomes('taken-back'), [0])
    assert.deepEqual(await end(), ['p1'])
    assert.deepEqual(await becomes('taken-back'), [], 'once')
  })

  it('go at once where it was out for a moment only', async () => {
    assert.deepEqual(await becomes('taken-back'), [ports.now()])
    assert.equal((await ports.editions.byId(edition.id))?.state, 'published')
    assert.deepEqual(await end(), ['p1'])
  })
})
