import { type Instant, msBetween } from '../time.ts'
import type { Edition } from './edition.ts'

/** A printing takes seconds; one that has not ended after so long has died. */
export const printingMs = 15 * 60_000

/** The edition as it is now: where its printing died it is open again, and says why. */
export function asItStands(edition: Edition, now: Instant): Edition {
  const died = edition.state === 'producing' && msBetween(edition.updatedAt, now) > printingMs
  return died ? { ...edition, state: 'open', fault: { key: 'press', about: '' } } : edition
}
