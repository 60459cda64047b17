/** RFC 5321: 64 for the person, 255 for the domain. */
const addressMost = 320
/** What stands around and between addresses: « Claire Martin <claire.martin@ville.fr>; … », `mailto:` too. */
const separators = /[\s<>;,:()"[\]]+/
const address = /^[^@]+@[^@]+\.[^@.]+$/

/** The mail addresses in a text, in its order and in lower case. In linear time: each piece is looked at once. */
export function addressesIn(text: string): string[] {
  return text
    .split(separators)
    .map(bare)
    .filter(piece => piece.length <= addressMost && address.test(piece))
    .map(piece => piece.toLowerCase())
}

/** Without the quotes around it, and the dot that ends a sentence. */
function bare(piece: string): string {
  let [start, end] = [0, piece.length]
  while (piece[start] === "'") start++
  while (end > start && (piece[end - 1] === '.' || piece[end - 1] === "'")) end--
  return piece.slice(start, end)
}
