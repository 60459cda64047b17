/** Says whether a path fits, and which parameters it carries (decoded). */
export type Pattern = (path: string) => Record<string, string> | undefined

/**
 * `:name` is one segment, `:name*` one or several. A colon without a letter after it is a colon, as in Graph's
 * addresses by path: `/drives/:driveId/root:/:path*:/content`.
 */
export function createPattern(text: string): Pattern {
  const names: string[] = []
  const source = text
    .split(/(:[A-Za-z]\w*\*?)/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const many = part.endsWith('*')
      names.push(part.slice(1, many ? -1 : undefined))
      return many ? '(.+?)' : '([^/]+?)'
    })
    .join('')
  const expression = new RegExp(`^${source}/?$`)
  return path => {
    const match = expression.exec(path)
    return match === null ? undefined : decode(names, match)
  }
}

function decode(names: string[], match: RegExpExecArray): Record<string, string> | undefined {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]))
  } catch {
    return undefined // A stray `%`: no such address.
  }
}
