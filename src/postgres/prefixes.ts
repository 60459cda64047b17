/**
 * The tsquery for texts with a word that begins with each of these (`searchWords`). No word holds a quote or a
 * backslash, since `searchWords` drops all signs between words.
 */
export function prefixes(words: readonly string[]): string {
  return words.map(word => `'${word}':*`).join(' & ')
}
