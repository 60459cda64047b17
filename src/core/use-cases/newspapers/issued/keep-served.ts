import type { ServedEdition } from '../../../domain/newspapers/served-edition.ts'
import type { ServedIds } from '../../../ports/newspapers.ts'
import type { Ports } from '../../../ports.ts'
import { readServed, type ServedNeeds, servedOf, type ServedRows } from './see-served.ts'

type Needs = ServedNeeds & { editions: Pick<Ports['editions'], 'servedVersions'> }
type Kept = { of: ServedIds; versions: string; seen: ServedEdition }

/** So many are kept, the last read ones. */
const keptMost = 20

/**
 * What the addresses of editions show, true at each look: the versions of the rows are read each time (one short
 * query), and the rows only if one changed. So an edition that is taken back is gone at once, whichever process did it,
 * and a thousand readers do not cost a thousand documents. Null: there is no such edition.
 */
export function keepServed(ports: Needs): (editionId: string) => Promise<ServedEdition | null> {
  const kept = new Map<string, Kept>()
  return async editionId => {
    const known = kept.get(editionId)
    if (known && (await ports.editions.servedVersions(known.of)) === known.versions) return known.seen
    const rows = await readServed(ports, editionId)
    kept.delete(editionId)
    if (rows === null) return null
    const { seen } = keep(kept, editionId, rows)
    return seen
  }
}

function keep(kept: Map<string, Kept>, editionId: string, rows: ServedRows): Kept {
  const one = { of: idsOf(rows), versions: versionsOf(rows), seen: servedOf(rows) }
  kept.set(editionId, one)
  if (kept.size > keptMost) kept.delete(kept.keys().next().value ?? '')
  return one
}

function idsOf({ edition, sent: { post, found } }: ServedRows): ServedIds {
  return { editionId: edition.id, postId: post?.id ?? null, broadcastId: found?.target.id ?? null }
}

/** In the form in which the store tells versions. */
function versionsOf({ edition, sent: { post, found } }: ServedRows): string {
  const changing = found?.changing ?? []
  const sum = changing.reduce((total, { version }) => total + version, 0)
  return [edition.version, post?.version ?? '', found?.target.version ?? '', changing.length, sum].join(' ')
}
