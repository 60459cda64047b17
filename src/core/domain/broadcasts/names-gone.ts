import type { Instant } from '../time.ts'

/**
 * `namesGoneAt`: when the names went out of a ledger: it has counts alone, and changes nobody's card. `namesHeld`: how
 * many people a suspension kept in it; absent: nobody.
 */
export type NamesGone = { namesGoneAt?: Instant; namesHeld?: number }
