import type { Change } from '../../../change.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import type { PrintedErratum } from '../../../domain/sealed-edition.ts'
import type { Ports } from '../../../ports.ts'
import { editionCard } from '../../cards/edition-card.ts'
import { sentEdition } from '../../editions/sent-edition.ts'

/** Readers have forgotten what was in older editions. */
const editionsBack = 60

/**
 * Confirmed errata that were printed in no edition yet: readers on paper find them in the next one. The earliest
 * edition first. An edition that was taken back is read by nobody: it is not corrected, and errata printed in it alone
 * are printed again.
 */
export async function printedErrata(
  ports: Pick<Ports, 'editions' | 'posts' | 'broadcasts'>,
  { id, newspaperId }: Pick<Edition, 'id' | 'newspaperId'>,
): Promise<(PrintedErratum & { reference: string; text: string })[]> {
  const before = (await ports.editions.of(newspaperId, editionsBack)).filter(one => one.id !== id)
  const gone = await goneOnes(ports, before)
  return before
    .toReversed()
    .filter(({ reference }) => !gone.has(reference))
    .flatMap(({ id: editionId, reference, errata }) =>
      errata
        .filter(({ confirmed, printedIn }) => confirmed && (printedIn === undefined || gone.has(printedIn)))
        .map(({ id: erratumId, text }) => ({ editionId, erratumId, reference, text })),
    )
}

/** References of editions that were taken back; only those asked for are looked at. */
async function goneOnes(ports: Pick<Ports, 'posts' | 'broadcasts'>, before: readonly Edition[]): Promise<Set<string>> {
  const printers = new Set(before.flatMap(({ errata }) => errata.flatMap(({ printedIn }) => printedIn ?? [])))
  const asked = before.filter(({ reference, errata }) => errata.length > 0 || printers.has(reference))
  const gone = new Set<string>()
  for (const one of asked) if ((await sentEdition(ports, one)).kind === 'gone') gone.add(one.reference)
  return gone
}

/** Once an edition is published, its printed errata need no other one. */
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
