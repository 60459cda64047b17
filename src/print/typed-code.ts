/** Of what somebody typed behind `/lire/`, as it is encoded; more is no code. */
const typedMost = 100

/** No more and no other signs than codes have: those that nobody takes for one another on paper. */
const made = /^[2-9a-hjkmnp-z]{8}$/

/**
 * The code that somebody means who types `K7M3-P9XZ`, `k7m3 p9xz` or `k7m3p9xz.` from a poster. `typed`: as it stands
 * in the address. Null: it is no code.
 */
export function typedCode(typed: string): string | null {
  if (typed.length > typedMost) return null
  const code = decoded(typed)
    .toLowerCase()
    .replace(/[\s+\p{P}\p{Cf}]/gu, '')
  return made.test(code) ? code : null
}

/** '' of what is not encoded as addresses are. */
function decoded(typed: string): string {
  try {
    return decodeURIComponent(typed)
  } catch {
    return ''
  }
}
