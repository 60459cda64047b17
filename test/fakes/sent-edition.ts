import assert from 'node:assert/strict'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Edition } from '../../src/core/domain/newspapers/edition.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { editionFiles, type EditionFile } from '../../src/core/domain/sealed-edition.ts'
import { followEdition } from '../../src/core/use-cases/newspapers/edition/follow-edition.ts'
import { approvedByBoth, composed, type PaperPorts, printed } from './composed.ts'

export type Sent = { edition: Edition; post: Post; broadcast: Broadcast; files: Record<EditionFile, Uint8Array> }

/** An edition whose cards left: all of them, or the first ones until the sending was stopped. */
export async function sentEdition(
  ports: PaperPorts,
  state: 'done' | 'stopped' = 'done',
  mailTo = 'agents@ville.example',
): Promise<Sent> {
  const { id } = await composed(ports, 2)
  const before = (await ports.newspapers.byId((await ports.editions.byId(id))!.newspaperId))!
  await ports.commit({
    save: 'newspaper',
    row: { ...before, mailTo: mailTo === '' ? [] : [mailTo], version: before.version + 1 },
    ifVersion: before.version,
  })
  return submittedAndSent(ports, id, state)
}

/** One that is composed: printed, approved by both, and its cards left. */
export async function submittedAndSent(
  ports: PaperPorts,
  id: string,
  state: 'done' | 'stopped' = 'done',
): Promise<Sent> {
  const edition = await printed(ports, id, 'submission')
  const { post } = await approvedByBoth(ports, { edition, post: (await ports.posts.byId(edition.postId!))! })
  const ready = (await ports.broadcasts.byId(post.broadcastId!))!
  const broadcast = await saved(ports, ready, { state, startedAt: ports.now(), finishedAt: ports.now() })
  const row: Post = { ...post, state: 'broadcast', version: post.version + 1 }
  await ports.commit({ save: 'post', row, ifVersion: post.version })
  await followEdition(ports, id)
  const files = await Promise.all(
    editionFiles.map(async kind => [kind, await ports.editionFiles.get({ editionId: id, production: 1, kind })]),
  )
  const published = (await ports.editions.byId(id))!
  assert.equal(published.state, 'published')
  return { edition: published, post: row, broadcast, files: Object.fromEntries(files) as Sent['files'] }
}

export async function saved(ports: PaperPorts, before: Broadcast, change: Partial<Broadcast>): Promise<Broadcast> {
  const row: Broadcast = { ...before, ...change, version: before.version + 1 }
  assert.equal(await ports.commit({ save: 'broadcast', row, ifVersion: before.version }), 'done')
  return row
}

/** *Retirer chez tous*, confirmed a moment ago. */
export async function takenBack(ports: PaperPorts, target: Broadcast): Promise<Broadcast> {
  const own = { id: ports.newId(), reference: 'DIF-2026-9', version: 1 }
  const row: Broadcast = { ...target, ...own, kind: 'take-back', targetId: target.id, state: 'running' }
  await ports.commit({ save: 'broadcast', row, ifVersion: 0 })
  return row
}

/** One byte of a printed file is another one. */
export async function tampered(ports: PaperPorts, { edition, files }: Sent, kind: EditionFile): Promise<void> {
  await ports.editionFiles.keepOnly(edition.id, null)
  for (const one of editionFiles) {
    const bytes = files[one].slice()
    if (one === kind) bytes[3]! ^= 1
    await ports.editionFiles.put({ editionId: edition.id, production: 1, kind: one }, bytes)
  }
}
