import assert from 'node:assert/strict'
import type { OtherChannel } from '../../src/core/domain/channels/channel.ts'
import { variantOf } from '../../src/core/domain/channels/variant.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { type Release, releaseId } from '../../src/core/domain/releases/release.ts'
import { submitPost } from '../../src/core/use-cases/posts/submission/submit-post.ts'
import { byHandRelease } from './by-hand.ts'
import { type FakePorts, settings } from './ports.ts'
import { actor, karim } from './town.ts'
import { comms, otherComms, pictured, press, written } from './walk.ts'

export const instagramWords = 'Le pont rouvre lundi !\n\n#Pont *et* [lien](x) <b> 1. _a_'

/** An approved post that goes to that channel too, with its pictures, and the row of its release. */
export async function goesElsewhere(
  ports: FakePorts,
  channel: OtherChannel = 'instagram',
  change: Partial<Release> = {},
  pictures = ['photo'],
): Promise<{ post: Post; release: Release }> {
  const { id } = await written(ports)
  for (const picture of pictures) await pictured(ports, id, picture)
  const draft = (await ports.posts.byId(id))!
  const content = {
    ...draft.content,
    pictures: draft.content.pictures.map(one => ({ ...one, alt: 'Le pont' })),
    variants: { [variantOf(channel)]: { text: instagramWords, warning: '', pictures } },
  }
  const elsewhere = [{ channel, at: '2026-11-25T11:00:00.000Z' }]
  const row = { ...draft, content, elsewhere, version: draft.version + 1 }
  assert.equal(await ports.commit({ save: 'post', row, ifVersion: draft.version }), 'done')
  const result = await submitPost(ports, comms, { postId: id, revision: row.revision }, settings)
  assert.ok(result.kind === 'submitted', JSON.stringify(result))
  const at = { id, seal: result.validation.seal }
  assert.equal((await press(ports, actor(karim, 'comms'), at, 'approve', 0)).kind, 'decided')
  assert.equal((await press(ports, otherComms, at, 'approve', 1)).kind, 'decided')
  const post = (await ports.posts.byId(id))!
  const release = byHandRelease({
    id: releaseId(id, channel),
    postId: id,
    reference: post.reference,
    channel,
    seal: at.seal,
    ...change,
  })
  const before = await ports.releases.byId(release.id)
  const version = (before?.version ?? 0) + 1
  const saved = { ...release, version }
  assert.equal(await ports.commit({ save: 'release', row: saved, ifVersion: version - 1 }), 'done')
  return { post, release: saved }
}
