import { readFileSync } from 'node:fs'
import type { PostContent } from '../../core/domain/posts/post.ts'
import type { RenderPost } from '../../core/ports/outside.ts'

/** Case → data of one card. */
export type Samples = Record<string, Record<string, unknown>>

const folder = new URL('../../../cards/samples/', import.meta.url)

/**
 * Reads `cards/samples/<name>.json`; `{ "like": "post", … }` is the thing of `things.json` with changes,
 * `{ "render": … }` a rendered post.
 */
export function readSamples(name: string, renderPost: RenderPost): Samples {
  const read = (file: string) =>
    JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as Record<string, unknown>
  return complete(read(name), read('things'), renderPost) as Samples
}

/** Pictures of samples stand nowhere: the page draws them. */
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
