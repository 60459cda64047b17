import assert from 'node:assert/strict'
import { expireBroadcast } from '../../../../src/core/use-cases/broadcasts/expire-broadcast.ts'
import { abandonedMs } from '../../../../src/core/use-cases/pictures/left-behind.ts'
import { duplicatePost } from '../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { endPicture } from '../../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { isServedAt } from '../../../../src/core/use-cases/posts/pictures/is-served-at.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { comms } from '../../../fakes/walk.ts'

const dayMs = 24 * 60 * 60_000

describe('a picture of what is over', () => {
  let ports: FakePorts
  let erased: string[]
  let postId: string
  const end = () =>
    endPicture({ ...ports, pictures: { ...ports.pictures, erase: async id => void erased.push(id) } }, 'p1', null)
  const asked = () => ports.jobs.flatMap(job => (job.job === 'picture.end' ? [[job.data.id, job.inMs]] : []))
  const served = () => isServedAt(ports, { on: 'card', postId, id: 'p1' })
  beforeEach(async () => {
    ports = createFakePorts()
    erased = []
    const { post, broadcast } = await brought(ports, { validUntil: '2026-11-25' })
    postId = post.id
    const row = (await ports.posts.byId(postId))!
    const consent = { answer: 'nobody', by: comms, at: ports.now() } as const
    ports.tamper('post', {
      ...row,
      content: { ...row.content, pictures: [{ id: 'p1', alt: 'a', digest: 'd', consent }] },
    })
    assert.equal(await served(), true)
    ports.pass(dayMs)
    await expireBroadcast(ports, broadcast.id, settings)
    const [expiry] = await ports.broadcasts.changing(broadcast.id)
    await carried(ports, expiry!.id)
  })

  it('is served no more, and deleted thirty days later', async () => {
    assert.equal(await served(), false)
    assert.deepEqual(asked(), [['p1', abandonedMs]])
    await end()
    assert.deepEqual(erased, [], 'it may be duplicated yet')
    ports.pass(abandonedMs)
    await end()
    assert.deepEqual(erased, ['p1'])
    assert.equal((await ports.posts.byId(postId))?.content.pictures[0]?.gone, true)
  })

  it('stays while a draft made of it has it, or the public does', async () => {
    const copy = await duplicatePost(ports, comms, postId)
    assert.ok(copy.kind === 'created')
    ports.pass(abandonedMs)
    await end()
    assert.deepEqual(erased, [])
    ports.tamper('post', { ...copy.post, state: 'cancelled' })
    const out = { id: `${postId}:site`, version: 1, postId, channel: 'site', state: 'published' } as never
    ports.tamper('release', out)
    ports.pass(2 * abandonedMs)
    await end()
    assert.deepEqual(erased, [])
    ports.tamper('release', { ...(out as object), state: 'taken-back' } as never)
    await end()
    assert.deepEqual(erased, ['p1'])
  })
})
