import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import type { Edition, PostItem } from '../../src/core/domain/newspapers/edition.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { addReady } from '../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import { savePost } from '../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../src/core/use-cases/posts/submission/submit-post.ts'
import { opened, type PaperPorts } from './composed.ts'
import { settings } from './ports.ts'
import { actor, karim } from './town.ts'
import { comms, fields, otherComms, pictured, press, written } from './walk.ts'

/** One white pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
)

/** The digest of each picture is its id. */
export function keptPictures(ports: PaperPorts): void {
  ports.pictures = {
    ...ports.pictures,
    shaped: async id => ({ bytes: png, contentType: 'image/png', digest: id, isCut: false }),
  }
}

/** Approved, with one picture of which everybody agreed. */
export async function picturedPost(ports: PaperPorts, pictureId: string): Promise<Post> {
  const title = `Article ${pictureId}`
  const body = 'Le pont **rouvre** lundi.'
  const { id: postId } = await written(ports, { title, body, section: 'service-life' })
  await pictured(ports, postId, pictureId)
  const { revision } = (await ports.posts.byId(postId))!
  const typed = { ...fields, title, body, section: 'service-life', alt0: 'Le pont' }
  const saved = await savePost(ports, comms, { postId, revision, fields: typed }, settings)
  assert.ok(saved.kind === 'saved', JSON.stringify(saved))
  const result = await submitPost(ports, comms, { postId, revision: saved.post.revision }, settings)
  assert.ok(result.kind === 'submitted', JSON.stringify(result))
  const at = { id: postId, seal: result.validation.seal }
  assert.equal((await press(ports, actor(karim, 'comms'), at, 'approve', 0)).kind, 'decided')
  const last = await press(ports, otherComms, at, 'approve', 1)
  assert.ok(last.kind === 'decided', JSON.stringify(last))
  return last.post
}

/** An open edition whose one line has a picture, `p1`. */
export async function picturedEdition(ports: PaperPorts): Promise<{ edition: Edition; item: PostItem; post: Post }> {
  keptPictures(ports)
  const { id } = await opened(ports)
  const post = await picturedPost(ports, 'p1')
  const result = await addReady(ports, comms, { editionId: id }, settings)
  assert.ok(result.kind === 'edition-changed', JSON.stringify(result))
  const [item] = result.edition.items
  assert.ok(item?.kind === 'post')
  return { edition: result.edition, item, post }
}
