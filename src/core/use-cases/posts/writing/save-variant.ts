import type { Actor } from '../../../domain/actor.ts'
import type { VariantKind } from '../../../domain/channels/variant.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { picturesInput, warningInput } from '../../../domain/posts/variants/variant-faults.ts'
import { variantField } from '../../../domain/posts/written-parts.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { savePart, type SavePartResult } from './save-part.ts'
import type { SaveNeeds } from './save-post.ts'

/**
 * `text` empty removes the words of that channel; absent inputs leave all as it is. `pictures`: ids of the post's
 * pictures, in their order. `revision`, `reopens`: as of `savePart`.
 */
export type VariantInput = {
  postId: string
  kind: VariantKind
  text: string
  warning?: string
  pictures?: readonly string[]
  revision: number
  reopens?: Post['state'] | null
}

/** The words of one channel, as one more field of the post: two who write at once are told, and shown both texts. */
export function saveVariant(
  ports: SaveNeeds,
  actor: Actor,
  { postId, kind, text, warning, pictures, revision, reopens = null }: VariantInput,
  settings: WorkingHours,
): Promise<SavePartResult> {
  const isTaken = text.trim() === ''
  const fields = {
    [variantField(kind)]: text,
    ...(isTaken ? { [warningInput(kind)]: '' } : warning !== undefined && { [warningInput(kind)]: warning }),
    ...(isTaken ? { [picturesInput(kind)]: '' } : pictures && { [picturesInput(kind)]: pictures.join(',') }),
  }
  return savePart(ports, actor, { postId, revision, fields, reopens }, settings)
}
