/** Deeper than any answer of Teams, Graph or a network. */
export const levelsMost = 100

/**
 * JSON from outside. Deeper nesting is refused: `JSON.parse` reads a hundred thousand levels, and whatever walks or
 * writes them afterwards calls itself for each.
 */
export function shallowJson(text: string): unknown {
  if (isDeep(text)) throw new SyntaxError(`JSON of more than ${levelsMost} levels`)
  return JSON.parse(text) as unknown
}

function isDeep(text: string): boolean {
  let [levels, isText] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (isText && sign === '\\') at++
    else if (sign === '"') isText = !isText
    else if (isText) continue
    else if (sign === '[' || sign === '{') levels++
    else if (sign === ']' || sign === '}') levels--
    if (levels > levelsMost) return true
  }
  return false
}
