import type { PersonId } from '../domain/actor.ts'
import type { Initiative } from '../domain/initiatives/initiative.ts'
import type { Post } from '../domain/posts/post.ts'
import type { Day, Instant } from '../domain/time.ts'

/** `at`: when people began to get it. */
export type Published = { post: Post; at: Instant }

/** An event as people have it. `time`: by the authority’s clock; null: not set. */
export type AnnouncedEvent = { title: string; summary: string; day: Day; time: string | null; place: string }

/**
 * Proposals and published posts, by beginnings of their words, folded (`searchWords`); without any, all. Newest first.
 */
export type Searchable = {
  /** Title, text and reference. Of one person; null: of everybody. */
  proposals(words: readonly string[], author: PersonId | null, limit: number): Promise<Initiative[]>
  /**
   * What people have: title, summary and text, as they have them. `reader`: only what reached this person, or may have,
   * among the last five hundred such posts; null: all. Never a post that was taken back, nor an event that was called
   * off: a message would show it as it was.
   */
  published(words: readonly string[], reader: PersonId | null, limit: number): Promise<Published[]>
  /**
   * Events that reached this person, or may have, among the last five hundred such posts, from `from` on, by day and
   * hour; none that was taken back or called off. Only their lines: no document is read.
   */
  announced(reader: PersonId, from: Day, limit: number): Promise<AnnouncedEvent[]>
}
