import type { Edition } from '../../domain/newspapers/edition.ts'
import { confirmedErrata } from '../../domain/newspapers/erratum.ts'
import type { ServedEdition, ServedPrinting } from '../../domain/newspapers/served-edition.ts'
import type { Ports } from '../../ports.ts'
import { sentEdition } from './sent-edition.ts'

type Needs = Pick<Ports, 'editions' | 'posts' | 'broadcasts'>

/** What anybody who has one of its addresses reads, asked of the rows each time; null: there is no such edition. */
export async function seeServed(ports: Needs, editionId: string): Promise<ServedEdition | null> {
  const edition = await ports.editions.byId(editionId)
  if (edition === null) return null
  const published = await publishedOf(ports, edition)
  return {
    reference: edition.reference,
    draft: published === 'gone' ? null : draftOf(edition),
    published,
    errata: confirmedErrata(edition),
  }
}

/** For whoever composes and approves, until it is published: from then on it is what everybody reads, or gone. */
function draftOf({ state, produced }: Edition): ServedPrinting | null {
  if (state === 'published' || state === 'abandoned' || produced === null) return null
  const { html, pdf, email } = produced.files
  return { production: produced.number, files: { html: html.digest, pdf: pdf.digest, email: email.digest } }
}

async function publishedOf(ports: Needs, edition: Edition): Promise<ServedEdition['published']> {
  const sent = await sentEdition(ports, edition)
  switch (sent.kind) {
    case 'none':
      return null
    case 'gone':
      return 'gone'
    case 'sent':
      return { production: sent.sealed.production, files: sent.sealed.files }
  }
}
