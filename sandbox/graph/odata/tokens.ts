import { badRequest } from '../failure.ts'

/** The value of a literal. */
export type Value = string | number | boolean | null

export type Token = { kind: 'word'; text: string; at: number } | { kind: 'value'; value: Value; at: number }

const literals: Record<string, Value> = { true: true, false: false, null: null }

/** A text in quotes (doubled inside), a date or number, a word or path, or a sign. */
const shapes = {
  text: /'((?:[^']|'')*)'/y,
  date: /(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)/y,
  number: /(-?\d+(?:\.\d+)?)(?![\w-])/y,
  word: /([\w@./-]+)/y,
  sign: /([(),:])/y,
}
const pattern = new RegExp(
  `\\s*(?:${Object.values(shapes)
    .map(({ source }) => source)
    .join('|')})\\s*`,
  'y',
)

export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(text)
    if (match === null) throw badRequest(`Invalid filter clause: Syntax error at position ${at} in '${text}'.`)
    tokens.push(toToken(match, at))
  }
  return tokens
}

function toToken([, quoted, date, number, word, sign]: RegExpExecArray, at: number): Token {
  if (quoted !== undefined) return { kind: 'value', value: quoted.replaceAll("''", "'"), at }
  if (date !== undefined) return { kind: 'value', value: date, at }
  if (number !== undefined) return { kind: 'value', value: Number(number), at }
  const literal = word === undefined ? undefined : literals[word]
  return literal === undefined ? { kind: 'word', text: word ?? sign ?? '', at } : { kind: 'value', value: literal, at }
}
