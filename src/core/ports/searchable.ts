import type { PersonId } from '../domain/actor.ts'
import type { Initiative } from '../domain/initiatives/initiative.ts'
import type { Post } from '../domain/posts/post.ts'
import type { Instant } from '../domain/time.ts'

/** `at`: when people began to get it. */
export type Published = { post: Post; at: Instant }

/**
 * What was proposed and published, by words that begin a word of it, folded (`searchWords`); without any, all of it.
 * Newest first.
 */
export type Searchable = {
  /** Title, text and reference. Of one person; null: of everybody. */
  proposals(words: readonly string[], author: PersonId | null, limit: number): Promise<Initiative[]>
  /**
   * What people have: title, summary and text, as they have them. What reached one person, or may have, among the last
   * five hundred posts that did; null: all of it. Never what was taken back, nor an event that was called off: a
   * message would show it as it was.
   */
  published(words: readonly string[], reader: PersonId | null, limit: number): Promise<Published[]>
}
