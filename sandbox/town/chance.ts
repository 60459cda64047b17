/** Chance that falls the same way every time for the same seed. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, 0 ≤ x < limit. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  guid(): string
  bytes(count: number): Buffer
}

export function createChance(seed: string): Chance {
  const word = createWords(seed)
  const next = (): number => word() / 2 ** 32
  const below = (limit: number): number => Math.floor(next() * limit)
  const bytes = (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => word() & 255))
  return {
    next,
    below,
    bytes,
    pick: <T>(list: readonly T[]): T => {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('Nothing to pick from.')
      return found
    },
    guid: () => guidOf([word(), word(), word(), word()]),
  }
}

/** sfc32 (Chris Doty-Humphrey, PractRand), fed by an FNV-1a hash of the seed. */
function createWords(seed: string): () => number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(seed)) hash = Math.imul(hash ^ byte, 0x01000193)
  let [a, b, c, counter] = [hash, hash ^ 0x9e3779b9, Math.imul(hash, 0x85ebca6b), 1]
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 15; round++) word()
  return word
}

function guidOf(words: number[]): string {
  const hex = words.map(word => word.toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
