import type { JournalEntry } from '../journal/journal.ts'
import type { Post, SealedVersion } from '../posts/post.ts'
import { computeSeal, isAsSealed } from '../seal.ts'
import type { Instant } from '../time.ts'

/**
 * A post out of which names were taken: each version that no longer makes its seal says since when, and has the seal of
 * what remains. One that did not make its seal before gets none: an erasure vouches for no words that nobody approved.
 */
export function erasedPost(before: Post, after: Post, at: Instant): Post {
  const marked = (version: SealedVersion, index: number): SealedVersion => {
    const read = before.sealed[index]
    if (read === undefined || version === read || !isAsSealed(read)) return version
    const made = computeSeal(version)
    return made === computeSeal(read) ? version : { ...version, erasedAt: version.erasedAt ?? at, erasedSeal: made }
  }
  return after === before ? before : { ...after, sealed: after.sealed.map(marked) }
}

/** What the journal says of it: each version that got a seal of what remains, with that seal, and nobody’s name. */
export function resealedEntries(before: Post, after: Post): JournalEntry[] {
  return after.sealed.flatMap(({ number, erasedSeal }, index) =>
    erasedSeal === undefined || erasedSeal === before.sealed[index]?.erasedSeal
      ? []
      : [
          {
            verb: 'erasure.resealed',
            actor: null,
            subject: after.reference,
            seal: erasedSeal,
            details: { version: number },
          },
        ],
  )
}
