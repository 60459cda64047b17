import type { JournalEntry } from '../journal/journal.ts'
import type { Post, SealedVersion } from '../posts/post.ts'
import type { Reference } from '../reference.ts'
import { computeSeal, isAsSealed } from '../seal.ts'
import type { Instant } from '../time.ts'

/**
 * A post from which names were removed: each version that no longer matches its seal says since when, and has the seal
 * of what remains. A version that did not match its seal before gets none: an erasure does not confirm words that
 * nobody approved.
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

/** Journal entries for versions that got a seal of what remains: that seal, and nobody's name. */
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

/** `altered`: its words are not those that an erasure left; `untold`: the journal has no seal of what it left. */
export type WrongVersion = { reference: Reference; version: number; why: 'altered' | 'untold' }

/**
 * Wrong versions among those from which, as they say, a name was removed. `told`: seals of what remained, as the
 * journal has them.
 */
export function wrongVersions({ reference, sealed }: Post, told: ReadonlySet<string>): WrongVersion[] {
  return sealed.flatMap((version): WrongVersion[] => {
    const { number, erasedAt, erasedSeal } = version
    if (erasedAt === undefined && erasedSeal === undefined) return []
    if (!isAsSealed(version)) return [{ reference, version: number, why: 'altered' }]
    return erasedSeal === undefined || told.has(erasedSeal) ? [] : [{ reference, version: number, why: 'untold' }]
  })
}
