import type { EditionProof } from '../../core/domain/newspapers/proof.ts'
import type { Printed, PrintFault } from '../../core/ports/newspapers.ts'
import type { Words } from '../../words.ts'
import { editionMail } from './edition-mail.ts'
import { editionPage } from './edition-page.ts'
import { editionPaper } from './edition-paper.ts'
import { pictureFault, proofFault } from './proof-faults.ts'

/**
 * Everything that is printed of an edition; `onScreen`: with the pictures that its page shows. The same proof makes the
 * same bytes: no clock, no chance.
 */
export function printEdition(proof: EditionProof, onScreen: EditionProof, words: Words): Printed | PrintFault {
  const fault = proofFault(proof)
  if (fault !== null) return fault
  try {
    const { bytes: pdf, pages } = editionPaper(proof, words)
    const html = new TextEncoder().encode(editionPage(onScreen, words))
    return { kind: 'printed', html, pdf, email: editionMail(proof, words), pages }
  } catch (error) {
    const found = pictureFault(proof)
    if (found === null) throw error
    return found
  }
}
