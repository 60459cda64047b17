import assert from 'node:assert/strict'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { ConsentAnswer } from '../../src/core/domain/pictures/consent.ts'
import { addPicture } from '../../src/core/use-cases/posts/pictures/take-picture.ts'
import { savePost } from '../../src/core/use-cases/posts/writing/save-post.ts'
import { declareConsent } from '../../src/core/use-cases/consents/declare-consent.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { submitPost } from '../../src/core/use-cases/posts/submission/submit-post.ts'
import { decideValidation, type DecideResult } from '../../src/core/use-cases/validations/decide-validation.ts'
import type { DecisionKind, Validation } from '../../src/core/domain/validations/validation.ts'
import { type FakePorts, settings } from './ports.ts'
import { actor, camille, claude, karim } from './town.ts'

/** Steps of the main road, for tests that begin further along. */
export const comms = actor(camille, 'comms')
export const otherComms = actor(claude, 'comms')

export const fields = {
  title: 'Réouverture du pont',
  summary: 'Le pont rouvre lundi',
  body: 'Bonjour {prénom}, le pont **rouvre**.',
  everyone: 'true',
}

export async function written(ports: FakePorts, change: Record<string, unknown> = {}): Promise<Post> {
  const saved = await savePost(
    ports,
    comms,
    { postId: ports.newId(), revision: 0, fields: { ...fields, ...change } },
    settings,
  )
  assert.ok(saved.kind === 'saved', JSON.stringify(saved))
  return saved.post
}

/** A picture that one of comms gives to a draft, with what they declare of the people on it. */
export async function pictured(
  ports: FakePorts,
  postId: string,
  id: string,
  who = comms,
  answer: ConsentAnswer = 'nobody',
): Promise<void> {
  const added = await addPicture(ports, who, postId, { id, digest: id }, settings)
  assert.equal(added.kind, 'added', JSON.stringify(added))
  const declared = await declareConsent(ports, who, { initiativeId: null, postId, pictureId: id, answer })
  assert.equal(declared.kind, 'declared', JSON.stringify(declared))
}

export async function submitted(
  ports: FakePorts,
  change: Record<string, unknown> = {},
): Promise<{ post: Post; validation: Validation }> {
  const { id: postId, revision } = await written(ports, change)
  const result = await submitPost(ports, comms, { postId, revision }, settings)
  assert.ok(result.kind === 'submitted', JSON.stringify(result))
  return result
}

export function press(
  ports: FakePorts,
  who: Actor,
  { id, seal }: { id: string; seal: string },
  kind: DecisionKind,
  step: number,
  reason?: string,
): Promise<DecideResult> {
  return decideValidation(ports, who, { postId: id, seal, step, kind, reason }, settings)
}

/** Karim heads Communication, where Camille wrote it; Claude gives the second visa. */
export async function approved(
  ports: FakePorts,
  change: Record<string, unknown> = {},
): Promise<{ post: Post; validation: Validation; broadcast: Broadcast }> {
  const { post, validation } = await submitted(ports, change)
  const at = { id: post.id, seal: validation.seal }
  assert.equal((await press(ports, actor(karim, 'comms'), at, 'approve', 0)).kind, 'decided')
  const result = await press(ports, otherComms, at, 'approve', 1)
  assert.ok(result.kind === 'decided' && result.broadcast, JSON.stringify(result))
  return { post: result.post, validation: result.validation, broadcast: result.broadcast }
}

export function refreshed(ports: FakePorts): string[] {
  return ports.jobs.flatMap(row => (row.job === 'placement.refresh' ? [row.data.key] : []))
}
