/** The longest text behind `/lire/`, as it is encoded; a longer one is no code. */
const typedMost = 100

/** Exactly the signs of codes, which are not mistaken for one another on paper. */
const made = /^[2-9a-hjkmnp-z]{8}$/

/**
 * The code that somebody means who types `K7M3-P9XZ`, `k7m3 p9xz` or `k7m3p9xz.` from a poster. `typed`: as it is in
 * the address. Null: it is no code.
 */
export function typedCode(typed: string): string | null {
  if (typed.length > typedMost) return null
  const code = decoded(typed)
    .toLowerCase()
    .replace(/[\s+\p{P}\p{Cf}]/gu, '')
  return made.test(code) ? code : null
}

/** '' for a text that is not encoded as in addresses. */
function decoded(typed: string): string {
  try {
    return decodeURIComponent(typed)
  } catch {
    return ''
  }
}
