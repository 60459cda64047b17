import { fold } from '../../src/core/domain/text.ts'

/** As `pg_trgm` counts: words of letters and digits, two blanks before each and one behind. */
function trigrams(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    words.flatMap(word => {
      const padded = `  ${word} `
      return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3))
    }),
  )
}

/** The share of both texts' trigrams that stand in each. */
export function similarity(one: string, other: string): number {
  const [a, b] = [trigrams(one), trigrams(other)]
  const shared = [...a].filter(gram => b.has(gram)).length
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
