import type { Edition } from '../../domain/newspapers/edition.ts'
import { confirmedErrata } from '../../domain/newspapers/erratum.ts'
import type { EditionProof } from '../../domain/newspapers/proof.ts'
import type { Ports } from '../../ports.ts'

/** Corrections of the edition before that two people vouched for: whoever read that on paper reads them here. */
export async function printedErrata(
  { editions }: Pick<Ports, 'editions'>,
  edition: Edition,
): Promise<EditionProof['errata']> {
  const before = (await editions.of(edition.newspaperId, 20))
    .filter(({ id, state, publishedAt }) => id !== edition.id && state === 'published' && publishedAt !== null)
    .toSorted((one, other) => ((one.publishedAt ?? '') < (other.publishedAt ?? '') ? 1 : -1))[0]
  if (!before) return []
  return confirmedErrata(before).map(({ text }) => ({ reference: before.reference, text }))
}
