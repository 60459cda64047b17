import type { Site } from '@microsoft/microsoft-graph-types'
import { type Graph, segment } from '../graph.ts'

/** The path of the configured site; `host:/sites/name` is looked up once, what is already an id never is. */
export function createSite(graph: Graph, siteId: string): () => Promise<string> {
  let path: Promise<string> | undefined
  const find = async (): Promise<string> => {
    const path = `/sites/${siteId.split('/').map(segment).join('/')}`
    const site = await graph.get<Site>(path, { needs: 'Sites.Selected', query: { $select: 'id' } })
    return `/sites/${segment(site.id ?? siteId)}`
  }
  return () => {
    if (!siteId.includes('/')) return Promise.resolve(`/sites/${segment(siteId)}`)
    return (path ??= find().catch((error: unknown) => {
      path = undefined
      throw error
    }))
  }
}
