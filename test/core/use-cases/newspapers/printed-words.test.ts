import assert from 'node:assert/strict'
import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/cancel-post.ts'
import { paperPorts, type PaperPorts, composed, printed } from '../../../fakes/composed.ts'
import { comms } from '../../../fakes/walk.ts'

describe('the words of a post without an article of its own', () => {
  let ports: PaperPorts
  let edition: Edition
  beforeEach(async () => {
    ports = paperPorts()
    edition = await composed(ports, 2)
  })

  const first = async () => {
    const [item] = edition.items
    assert.ok(item?.kind === 'post')
    return (await ports.posts.byId(item.postId))!
  }
  const change = async (changed: Partial<Post>) => {
    const post = await first()
    await ports.commit({
      save: 'post',
      row: { ...post, ...changed, version: post.version + 1 },
      ifVersion: post.version,
    })
  }
  const titles = () => ports.proofs.at(-1)?.sections.flatMap(({ articles }) => articles.map(({ title }) => title)) ?? []

  it('are those that were approved', async () => {
    await printed(ports, edition.id, 'preview')
    assert.deepEqual(titles(), ['Article 1', 'Article 2'])
  })

  it('are not printed once it is a draft again', async () => {
    await withdrawSubmission(ports, comms, (await first()).id)
    await printed(ports, edition.id, 'preview')
    assert.deepEqual(titles(), ['Article 2'])
  })

  it('are not printed while a correction of them is written', async () => {
    const { content, expiresOn } = await first()
    const correcting = { broadcastId: 'sent', content, expiresOn }
    await change({ state: 'draft', correcting, content: { ...content, title: 'Autre' } })
    await printed(ports, edition.id, 'preview')
    assert.deepEqual(titles(), ['Article 2'])
    await change({ state: 'broadcast' })
    await printed(ports, edition.id, 'preview')
    assert.deepEqual(titles(), ['Article 2'], 'nor before they left')
  })

  it('are not printed where the row says something else than the version', async () => {
    const { content } = await first()
    await change({ content: { ...content, summary: 'Autre chose' } })
    const { fault } = await printed(ports, edition.id, 'preview')
    assert.deepEqual(fault, { key: 'changed', about: 'Article 1' })
    const consent = { answer: 'nobody', by: comms, at: ports.now() } as const
    await change({ content: { ...content, pictures: [{ id: 'p', alt: 'Le pont', digest: 'd', consent }] } })
    assert.equal((await printed(ports, edition.id, 'preview')).fault?.key, 'changed')
  })
})
