import { type Instant, msBetween } from '../time.ts'
import type { Initiative } from './initiative.ts'

/** How long *Ajouter une photo* waits for its photo. */
const photoAskedForMs = 30 * 60_000

/** `asked`: the author pressed *Ajouter une photo* just before; else it is their only open one. */
type Goes =
  | { kind: 'one'; initiative: Initiative; asked: boolean }
  | { kind: 'several'; initiatives: Initiative[] }
  | { kind: 'none' }

/** Which of the author's open initiatives a file is for; several = ask, none = keep it. */
export function whereFileGoes(mine: Initiative[], now: Instant): Goes {
  const open = mine.filter(one => one.state === 'received' || one.state === 'taken' || one.state === 'asked')
  const [asked] = open
    .flatMap(one => (one.photoAskedAt === null ? [] : [{ one, at: one.photoAskedAt }]))
    .filter(({ at }) => msBetween(at, now) <= photoAskedForMs)
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  if (asked) return { kind: 'one', initiative: asked.one, asked: true }
  const [only] = open
  if (!only) return { kind: 'none' }
  return open.length === 1 ? { kind: 'one', initiative: only, asked: false } : { kind: 'several', initiatives: open }
}
