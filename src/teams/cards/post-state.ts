import type { Post } from '../../core/domain/posts/post.ts'
import type { Words } from '../../words.ts'

/** « Brouillon »; of what people have, « Diffusée, correction en préparation » until the correction was sent. */
export function postState({ state, correcting }: Pick<Post, 'state' | 'correcting'>, words: Words): string {
  const correction = `states.correction.${state}`
  if (correcting === null || !words.has(correction)) return words.text(`states.post.${state}`)
  return words.text('states.corrected', { correction: words.text(correction) })
}
