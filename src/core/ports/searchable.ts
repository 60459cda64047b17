import type { PersonId } from '../domain/actor.ts'
import type { Initiative } from '../domain/initiatives/initiative.ts'
import type { Post } from '../domain/posts/post.ts'
import type { Day, Instant } from '../domain/time.ts'

/** `at`: when people began to get it. */
export type Published = { post: Post; at: Instant }

/** An event as people have it. `time`: by the authority’s clock; null: nobody said. */
export type AnnouncedEvent = { title: string; summary: string; day: Day; time: string | null; place: string }

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
  /**
   * The events that reached one person, or may have, among the last five hundred posts that did, from `from` on, by
   * their day and hour; none that was taken back or called off. Their lines alone: no document is read.
   */
  announced(reader: PersonId, from: Day, limit: number): Promise<AnnouncedEvent[]>
}
