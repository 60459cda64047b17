import { createHash } from 'node:crypto'

/** In the order of their bytes. */
const digits = '234567abcdefghijklmnopqrstuvwxyz'
/** Microseconds since 1970 of 1 January 2024, and of the following year: no key is in the future. */
const from = 1_704_067_200_000_000n
const span = 366n * 24n * 3_600_000_000n
const clockBits = 10n

/**
 * The record's key, of the form that posts have: a time and the number of a clock, here both of the hash of the key
 * that the core gave. So a second try writes to the same place, whenever it is made. https://atproto.com/specs/tid
 */
export function recordKey(key: string): string {
  const hash = BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 32)}`)
  let number = ((from + ((hash >> clockBits) % span)) << clockBits) | (hash & ((1n << clockBits) - 1n))
  let text = ''
  for (let place = 0; place < 13; place++) {
    text = digits.charAt(Number(number & 31n)) + text
    number >>= 5n
  }
  return text
}
