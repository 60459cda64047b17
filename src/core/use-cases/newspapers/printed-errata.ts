import type { Change } from '../../change.ts'
import type { Edition, PrintedErratum } from '../../domain/newspapers/edition.ts'
import type { Ports } from '../../ports.ts'
import { editionCard } from '../cards/edition-card.ts'

/** Who reads a newspaper has forgotten what stood in an older edition. */
const editionsBack = 60

/**
 * Corrections that two people vouched for and that no edition was printed with: whoever read that on paper reads them
 * in the next one. The earliest edition first.
 */
export async function printedErrata(
  { editions }: Pick<Ports, 'editions'>,
  { id, newspaperId }: Pick<Edition, 'id' | 'newspaperId'>,
): Promise<(PrintedErratum & { reference: string; text: string })[]> {
  const before = (await editions.of(newspaperId, editionsBack)).filter(one => one.id !== id)
  return before
    .toReversed()
    .flatMap(({ id: editionId, reference, errata }) =>
      errata
        .filter(({ confirmed, printedIn }) => confirmed !== null && printedIn === undefined)
        .map(({ id: erratumId, text }) => ({ editionId, erratumId, reference, text })),
    )
}

/** Once an edition is published: what it was printed with needs no other one. */
export async function markPrinted(
  { editions, now }: Pick<Ports, 'editions' | 'now'>,
  { reference, produced }: Pick<Edition, 'reference' | 'produced'>,
): Promise<Change[]> {
  const printed = produced?.errata ?? []
  const changes: Change[] = []
  for (const id of new Set(printed.map(({ editionId }) => editionId))) {
    const read = await editions.byId(id)
    const isPrinted = (erratum: { id: string }) =>
      printed.some(({ editionId, erratumId }) => editionId === id && erratumId === erratum.id)
    if (!read?.errata.some(isPrinted)) continue
    const errata = read.errata.map(one => (isPrinted(one) ? { ...one, printedIn: reference } : one))
    const row: Edition = { ...read, version: read.version + 1, errata, updatedAt: now() }
    changes.push({ save: 'edition', row, ifVersion: read.version }, ...editionCard(row))
  }
  return changes
}
