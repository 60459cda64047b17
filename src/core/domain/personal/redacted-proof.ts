import { type Sought, withoutNames } from './sought.ts'

/**
 * What a printing was made of (JSON in UTF-8) with `standIn` wherever it named this person, in each of its texts; null:
 * it is no JSON.
 */
export function redactedProof(kept: Uint8Array, sought: Sought, standIn: string): Uint8Array | null {
  const without = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? withoutNames(value, sought, () => standIn) : value
  try {
    return new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(kept), without)))
  } catch {
    return null
  }
}
