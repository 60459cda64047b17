import { Misconfigured } from '../core/domain/errors.ts'
import type { Graph } from './graph.ts'
import { graphLibrary } from './library.ts'

const folder = 'Vidéos'
const name = 'Mary - essai de lien.txt'
const words = 'Mary regarde si SharePoint fait des liens vers un seul fichier. Ce fichier peut être supprimé.'

/**
 * Whether people of the organisation can watch a video without access to the site's library: tried with a test file,
 * which is deleted again. Null: they can; else what SharePoint answered. May throw `Unavailable`.
 */
export async function linksRefused(graph: Graph, options: { siteId: string }): Promise<string | null> {
  const library = graphLibrary(graph, options)
  try {
    await library.put(folder, name, 'text/plain', new TextEncoder().encode(words))
    const { answer } = await library.tryLink(folder, name)
    await library.remove(folder, name)
    return answer
  } catch (error) {
    if (error instanceof Misconfigured) return error.message
    throw error
  }
}
