import type { Edition } from '../../../domain/newspapers/edition.ts'
import { confirmedErrata } from '../../../domain/newspapers/erratum.ts'
import type { ServedEdition, ServedPrinting } from '../../../domain/newspapers/served-edition.ts'
import type { Ports } from '../../../ports.ts'
import { readSent, sentOf, type SentRows } from '../../editions/sent-edition.ts'

export type ServedNeeds = Pick<Ports, 'posts' | 'broadcasts'> & { editions: Pick<Ports['editions'], 'byId'> }

/** The rows from which its addresses are answered. */
export type ServedRows = { edition: Edition; sent: SentRows }

/** Null: there is no such edition. */
export async function readServed(ports: ServedNeeds, editionId: string): Promise<ServedRows | null> {
  const edition = await ports.editions.byId(editionId)
  return edition && { edition, sent: await readSent(ports, edition) }
}

/** What everybody reads who has one of its addresses. */
export function servedOf({ edition, sent }: ServedRows): ServedEdition {
  const published = publishedOf(sent)
  return {
    reference: edition.reference,
    draft: published === 'gone' ? null : draftOf(edition),
    published,
    ...(edition.erased && { erased: edition.erased }),
    ...(edition.withdrawn && { withdrawn: edition.withdrawn }),
    errata: confirmedErrata(edition),
  }
}

/** For people who compose and approve, until it is published: from then on it is what everybody reads, or gone. */
function draftOf({ state, produced }: Edition): ServedPrinting | null {
  if (state === 'published' || state === 'abandoned' || produced === null) return null
  const { html, pdf, email } = produced.files
  return { production: produced.number, files: { html: html.digest, pdf: pdf.digest, email: email.digest } }
}

function publishedOf(rows: SentRows): ServedEdition['published'] {
  const sent = sentOf(rows)
  switch (sent.kind) {
    case 'none':
      return null
    case 'gone':
      return 'gone'
    case 'sent':
      return { production: sent.sealed.production, files: sent.sealed.files }
  }
}
