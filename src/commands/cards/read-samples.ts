import { readFileSync } from 'node:fs'
import type { PostContent } from '../../core/domain/posts/post.ts'
import type { RenderPost } from '../../core/ports/outside.ts'

/** Case → data of one card. */
export type Samples = Record<string, Record<string, unknown>>

const folder = new URL('../../../cards/samples/', import.meta.url)

/**
 * Reads `cards/samples/<name>.json`. A case `{ "$as": "all", … }` is the case `all` above it with the paths that it
 * states laid over: `{ "1": … }` over a list is its second entry, a list over a list replaces it, and
 * `"$without": ["media"]` takes keys out. `{ "like": "post", … }` is the thing of `things.json` with changes,
 * `{ "render": … }` a rendered post.
 */
export function readSamples(name: string, renderPost: RenderPost): Samples {
  const read = (file: string) => JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as Samples
  return complete(expanded(read(name), name), read('things'), renderPost) as Samples
}

/** Each case whole. @throws Error where one is as a case that is not above it */
export function expanded(told: Samples, name: string): Samples {
  const cases: Samples = {}
  for (const [sample, { $as, ...differs }] of Object.entries(told))
    cases[sample] =
      $as === undefined ? differs : (laidOver(earlier(cases, $as as string, name), differs) as Samples[string])
  return cases
}

function earlier(cases: Samples, sample: string, name: string): Samples[string] {
  const found = cases[sample]
  if (found === undefined)
    throw new Error(`cards/samples/${name}.json: there is no case "${sample}" above one that is as it`)
  return found
}

function laidOver(under: unknown, over: unknown): unknown {
  if (!isObject(over)) return over
  if (Array.isArray(under)) return laidOverList(under, over)
  const { $without = [], ...told } = over
  const all = isObject(under) ? { ...under } : {}
  for (const key of $without as string[]) {
    if (!(key in all)) throw new Error(`a sample is without "${key}", which is not there`)
    delete all[key]
  }
  for (const [key, value] of Object.entries(told)) all[key] = laidOver(all[key], value)
  return all
}

function laidOverList(under: unknown[], over: Record<string, unknown>): unknown[] {
  const list = [...under]
  for (const [place, value] of Object.entries(over)) {
    const at = Number(place)
    if (!(at >= 0 && at <= list.length)) throw new Error(`a sample changes entry "${place}" of ${list.length}`)
    list[at] = laidOver(list[at], value)
  }
  return list
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Pictures of samples are at no address: the page draws them. */
export const sampleAddress = (id: string): string => `https://mary.example.org/media/${id}.jpg`

export const samplePost = '22222222-2222-4222-8222-222222222222'

function complete(node: unknown, things: Record<string, unknown>, renderPost: RenderPost): unknown {
  if (Array.isArray(node)) return node.map(one => complete(one, things, renderPost))
  if (typeof node !== 'object' || node === null) return node
  const all = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, complete(value, things, renderPost)]))
  if ('render' in all) return renderPost(all['render'] as PostContent, sampleAddress, samplePost)
  const { like, ...changes } = all
  if (typeof like !== 'string') return all
  return { ...(complete(things[like], things, renderPost) as object), ...changes }
}
