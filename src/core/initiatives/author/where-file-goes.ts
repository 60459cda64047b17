import { type Instant, msBetween } from '../../time.ts'
import type { Initiative } from '../initiative.ts'

/** How long *Ajouter une photo* waits for its photo. */
export const photoAskedForMs = 30 * 60_000

/** Which of the author's open initiatives a file is for; several = ask, none = keep it. */
export function whereFileGoes(mine: Initiative[], now: Instant): { kind: 'one'; initiative: Initiative } | { kind: 'several'; initiatives: Initiative[] } | { kind: 'none' } {
  const open = mine.filter(one => one.state === 'received' || one.state === 'taken' || one.state === 'asked')
  const asked = open
    .filter(one => one.photoAskedAt !== null && msBetween(one.photoAskedAt, now) <= photoAskedForMs)
    .sort((a, b) => (a.photoAskedAt! < b.photoAskedAt! ? 1 : -1))
  const one = asked[0] ?? (open.length === 1 ? open[0] : undefined)
  if (one) return { kind: 'one', initiative: one }
  return open.length === 0 ? { kind: 'none' } : { kind: 'several', initiatives: open }
}
