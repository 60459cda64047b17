import { isCardOf } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'
import { removeAll } from '../remove-all.ts'

type ForgetNeeds = Pick<Ports, 'editions' | 'editionFiles' | 'editionReads' | 'placements' | 'commit'>

/** Deletes all of it except its files in the library. Its row goes last. */
export async function forgetEdition(ports: ForgetNeeds, id: string): Promise<void> {
  const { editions, editionFiles, editionReads, placements } = ports
  await editionFiles.keepOnly(id, null)
  await editionReads.forget(id)
  await removeAll(ports, async () => {
    const keys = (await placements.about(id)).filter(key => isCardOf(key, 'edition'))
    const cards = await Promise.all(keys.map(key => placements.byKey(key)))
    return cards.flatMap(one => (one ? [{ remove: 'placement', id: one.key, ifVersion: one.version }] : []))
  })
  await removeAll(ports, async () => {
    const edition = await editions.byId(id)
    return edition ? [{ remove: 'edition', id, ifVersion: edition.version }] : []
  })
}
