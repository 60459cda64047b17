import type { AtTab } from './at-tab.ts'
import type { Mary } from './mary.ts'

/** Bytes over the wire, and each file with its own; `data`: what Mary's API answered. */
type Weight = { bytes: number; data: number; files: Map<string, number> }

/** What a page that is shown has asked for, as a browser gets it from Mary. */
export async function weightOf({ run }: AtTab, { url }: Pick<Mary, 'url'>): Promise<Weight> {
  const entries = await run<[name: string, bytes: number][]>(
    `[[location.href, 0], ...performance.getEntriesByType('resource').map(one => [one.name, one.encodedBodySize])]`,
  )
  const bytesOf = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { 'accept-encoding': 'br' } })
    await answer.arrayBuffer()
    if (answer.headers.get('content-encoding') !== 'br') throw new Error(`${path}: ${answer.status}, not compressed`)
    return Number(answer.headers.get('content-length'))
  }
  const paths = entries.map(([name, bytes]) => [new URL(name).pathname, bytes] as const)
  const isData = (path: string) => path.startsWith('/tab/api/')
  const named = [...new Set(paths.map(([path]) => path).filter(path => path.startsWith('/tab/') && !isData(path)))]
  const files = new Map(await Promise.all(named.map(async path => [path, await bytesOf(path)] as const)))
  const data = paths.reduce((sum, [path, bytes]) => sum + (isData(path) ? bytes : 0), 0)
  return { bytes: [...files.values()].reduce((sum, one) => sum + one, data), data, files }
}
