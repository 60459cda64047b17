import { badRequest } from '../failure.ts'
import { readTokens, type Token, type Value } from './tokens.ts'

export type Condition =
  | { op: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'startswith' | 'endswith' | 'contains'; path: string; value: Value }
  | { op: 'in'; path: string; values: Value[] }
  /** One of several values is this one. */
  | { op: 'any'; path: string; value: Value }

export type Filter = Condition | { op: 'and' | 'or'; left: Filter; right: Filter } | { op: 'not'; of: Filter }

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
const calls = ['startswith', 'endswith', 'contains'] as const

/** Reads `$filter`: comparisons, `in`, `any(x:x eq …)`, startswith, endswith, contains, and, or, not, parentheses. */
export function parseFilter(text: string): Filter {
  return new FilterReader(text).read()
}

class FilterReader {
  readonly #text: string
  readonly #tokens: Token[]
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = readTokens(text)
  }

  read(): Filter {
    const filter = this.#either()
    if (this.#at < this.#tokens.length) throw this.#invalid()
    return filter
  }

  #either(): Filter {
    let left = this.#both()
    while (this.#accept('or')) left = { op: 'or', left, right: this.#both() }
    return left
  }

  #both(): Filter {
    let left = this.#one()
    while (this.#accept('and')) left = { op: 'and', left, right: this.#one() }
    return left
  }

  #one(): Filter {
    if (this.#accept('not')) return { op: 'not', of: this.#one() }
    if (this.#accept('(')) {
      const inner = this.#either()
      this.#expect(')')
      return inner
    }
    for (const op of calls) if (this.#accept(op)) return this.#call(op)
    const path = this.#word()
    const list = /^(.+)\/any$/i.exec(path)?.[1]
    if (list !== undefined) return this.#any(list)
    if (this.#accept('in')) return { op: 'in', path, values: this.#list() }
    const op = comparisons.find(name => this.#accept(name))
    if (op === undefined) throw this.#invalid()
    return { op, path, value: this.#value() }
  }

  #call(op: (typeof calls)[number]): Filter {
    this.#expect('(')
    const path = this.#word()
    this.#expect(',')
    const value = this.#value()
    this.#expect(')')
    return { op, path, value }
  }

  #any(path: string): Filter {
    this.#expect('(')
    const each = this.#word()
    for (const word of [':', each.toLowerCase(), 'eq']) this.#expect(word)
    const value = this.#value()
    this.#expect(')')
    return { op: 'any', path, value }
  }

  #list(): Value[] {
    this.#expect('(')
    const values = [this.#value()]
    while (this.#accept(',')) values.push(this.#value())
    this.#expect(')')
    return values
  }

  #value(): Value {
    const token = this.#tokens[this.#at++]
    if (token?.kind !== 'value') throw this.#invalid()
    return token.value
  }

  #word(): string {
    const token = this.#tokens[this.#at++]
    if (token?.kind !== 'word' || !/^[A-Za-z_]/.test(token.text)) throw this.#invalid()
    return token.text
  }

  #accept(word: string): boolean {
    const token = this.#tokens[this.#at]
    const fits = token?.kind === 'word' && token.text.toLowerCase() === word
    if (fits) this.#at++
    return fits
  }

  #expect(word: string): void {
    if (!this.#accept(word)) throw this.#invalid()
  }

  #invalid(): Error {
    const place = this.#tokens[this.#at]?.at ?? this.#text.length
    return badRequest(`Invalid filter clause: Syntax error at position ${place} in '${this.#text}'.`)
  }
}

/** The simple conditions that a filter is made of. */
export function conditionsOf(filter: Filter): Condition[] {
  if (filter.op === 'not') return conditionsOf(filter.of)
  return 'left' in filter ? [...conditionsOf(filter.left), ...conditionsOf(filter.right)] : [filter]
}

export function usesNot(filter: Filter): boolean {
  return filter.op === 'not' || ('left' in filter && (usesNot(filter.left) || usesNot(filter.right)))
}
