import assert from 'node:assert/strict'
import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import type { Post, PostContent } from '../../../../src/core/domain/posts/post.ts'
import { addReady } from '../../../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { createReadSealed } from '../../../../src/teams/posts/drawn/read-sealed.ts'
import { renderPost, words } from '../../../cards/every-card.ts'
import { paperPorts, type PaperPorts, composed, opened, printed, readyPost } from '../../../fakes/composed.ts'
import { settings } from '../../../fakes/ports.ts'
import { comms } from '../../../fakes/walk.ts'

const somebody = { id: '00000000-0000-4000-8000-0000000000aa', name: 'Zoé Marin' }

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

  const event = { date: '2026-12-01', time: '10:00', place: 'Salle A', capacity: null } as const
  const altered: Record<string, Partial<PostContent>> = {
    title: { title: 'Le pont ferme' },
    body: { body: 'Le pont **ferme** lundi.' },
    link: { link: { title: 'Lire', url: 'https://evil.example' } },
    event: { event },
    credit: { credit: { person: somebody, department: null } },
  }
  for (const [field, other] of Object.entries(altered))
    it(`are not printed where the row has another ${field} than the card that was approved`, async () => {
      const { content } = await first()
      await change({ content: { ...content, ...other } })
      for (const wanted of ['preview', 'submission'] as const) {
        const { fault, state } = await printed(ports, edition.id, wanted)
        assert.deepEqual([fault, state], [{ key: 'changed', about: 'Article 1' }, 'open'])
      }
      await change({ content })
      assert.equal((await printed(ports, edition.id, 'preview')).fault, null)
    })

  it('are compared with the card as Mary draws it, however they were typed', async () => {
    ports = Object.assign(paperPorts(), { renderPost, readSealed: createReadSealed(words) })
    const { id } = await opened(ports)
    const body = 'Un "mot" : *ici*, l\'autre !\n\n- a\n- b'
    await readyPost(ports, { title: 'Le pont !', body, section: 'service-life' })
    const added = await addReady(ports, comms, { editionId: id }, settings)
    assert.ok(added.kind === 'edition-changed')
    edition = added.edition
    assert.equal((await printed(ports, id, 'preview')).fault, null)
    const { content } = await first()
    await change({ content: { ...content, body: content.body.replace('autre', 'une') } })
    assert.equal((await printed(ports, id, 'preview')).fault?.key, 'changed')
  })
})
