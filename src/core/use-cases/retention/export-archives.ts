import type { ArchiveItem, ArchiveList } from '../../domain/retention/archive-list.ts'
import type { Ports } from '../../ports.ts'
import { archiveFolder } from './list-archives.ts'

export type ExportNeeds = Pick<
  Ports,
  'posts' | 'validations' | 'broadcasts' | 'campaigns' | 'editions' | 'history' | 'library'
>

/** Entries of one item: more than any had. */
const entriesMost = 10_000

/**
 * What is transferred, as one file in the library: a JSON object a line, each an item with its documents and what the
 * journal says of it. Of an edition the library has the pages already. Answers where it lies.
 */
export async function exportArchives(ports: ExportNeeds, { at, items }: ArchiveList): Promise<string> {
  const lines: string[] = []
  for (const item of items) lines.push(JSON.stringify({ ...item, ...(await documentsOf(ports, item)) }))
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`)
  return ports.library.put(archiveFolder, `Versement ${at.slice(0, 10)}.jsonl`, 'application/jsonl', bytes)
}

async function documentsOf(ports: ExportNeeds, { kind, id, reference }: ArchiveItem): Promise<object> {
  switch (kind) {
    case 'post': {
      const post = await ports.posts.byId(id)
      const broadcast = post?.broadcastId == null ? null : await ports.broadcasts.byId(post.broadcastId)
      const changes = broadcast ? await ports.broadcasts.changing(broadcast.id) : []
      const validation = post?.validationId == null ? null : await ports.validations.byId(post.validationId)
      return { post, validation, broadcasts: [broadcast, ...changes], journal: await entriesOf(ports, reference) }
    }
    case 'edition':
      return { edition: await ports.editions.byId(id), journal: await entriesOf(ports, reference) }
    case 'campaign':
      return { campaign: await ports.campaigns.byId(id), journal: await entriesOf(ports, reference) }
    case 'journal':
      return { upTo: Number(id), how: 'npm run journal:export' }
  }
}

function entriesOf({ history }: Pick<Ports, 'history'>, subject: string) {
  return history.about([subject], { before: null, limit: entriesMost, without: [] })
}
