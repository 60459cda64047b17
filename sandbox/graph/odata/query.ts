import { badRequest } from '../failure.ts'

/** A nested option as in `$expand=fields($select=A,B),columns`. */
export type Expansion = { name: string; options: URLSearchParams }

/** Cuts at the commas, or semicolons, that lie outside parentheses and quotes. */
export function cutOutside(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = ['']
  let [depth, quoted] = [0, false]
  for (const sign of text) {
    if (sign === "'") quoted = !quoted
    if (!quoted && sign === '(') depth++
    if (!quoted && sign === ')') depth--
    if (sign === separator && depth === 0 && !quoted) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map(part => part.trim()).filter(part => part !== '')
}

export function readSelect(query: URLSearchParams): string[] | undefined {
  const text = query.get('$select')
  return text === null ? undefined : cutOutside(text, ',')
}

export function readExpand(query: URLSearchParams): Expansion[] {
  return cutOutside(query.get('$expand') ?? '', ',').map(part => {
    const match = /^(\w+)(?:\((.*)\))?$/s.exec(part)
    if (match?.[1] === undefined) throw badRequest(`Parsing OData Select and Expand failed: '${part}'.`)
    const options = new URLSearchParams()
    for (const option of cutOutside(match[2] ?? '', ';')) {
      const [name = '', ...value] = option.split('=')
      options.set(name, value.join('='))
    }
    return { name: match[1], options }
  })
}

/** Only what was asked for; a property that the type does not know is refused, as Graph does. */
export function pickSelected(
  view: Record<string, unknown>,
  select: string[] | undefined,
  byDefault: readonly string[],
  type: string,
): Record<string, unknown> {
  const names = select ?? byDefault
  if (names.includes('*')) return view
  const picked: Record<string, unknown> = {}
  for (const name of names) {
    if (!(name in view)) throw badRequest(`Could not find a property named '${name}' on type '${type}'.`)
    picked[name] = view[name]
  }
  for (const name of Object.keys(view)) if (name.startsWith('@')) picked[name] = view[name]
  return picked
}

/** Refuses options that a resource does not take. */
export function refuseOptions(query: URLSearchParams, names: string[]): void {
  for (const name of names) {
    if (query.has(name)) throw badRequest(`The query parameter '${name}' is not supported.`, 'Request_UnsupportedQuery')
  }
}
