import type { EditionProof, ProofPicture } from '../../core/domain/newspapers/proof.ts'
import type { Printed, PrintFault } from '../../core/ports/newspapers.ts'
import type { Words } from '../../words.ts'
import { eachPicture } from './each-picture.ts'
import { editionMail } from './edition-mail.ts'
import { editionPage } from './edition-page.ts'
import { editionPaper, pixelsOnPaper } from './edition-paper.ts'
import { keptProof } from './kept-proof.ts'
import { pictureFault, proofFault } from './proof-faults.ts'

export type OnPaper = { kind: 'paper' } & Pick<Printed, 'pdf' | 'pages'>
export type OnScreen = Pick<Printed, 'html' | 'email' | 'proof'>
/** Deterministic; a picture that cannot be decoded stays as it is. */
export type MakeSmaller = {
  /** As a page shows it. */
  onScreen(picture: ProofPicture): Promise<ProofPicture>
  /** With so many pixels in its width, if it has many more. */
  onPaper(picture: ProofPicture, pixels: number): Promise<ProofPicture>
}

/** The same proof makes the same bytes: no clock, no chance. */
export async function printPaper(
  proof: EditionProof,
  { onPaper }: Pick<MakeSmaller, 'onPaper'>,
  words: Words,
): Promise<OnPaper | PrintFault> {
  const fault = proofFault(proof)
  if (fault !== null) return fault
  const smaller = await eachPicture({ ...proof, masthead: null }, one => onPaper(one, pixelsOnPaper(one)))
  const onSheet = { ...smaller, masthead: proof.masthead }
  try {
    const { bytes: pdf, pages } = editionPaper(onSheet, words)
    return { kind: 'paper', pdf, pages }
  } catch (error) {
    const found = pictureFault(proof)
    if (found === null) throw error
    return found
  }
}

/** What was printed on paper, for a screen: without a fault, and of the same proof always the same bytes. */
export async function printScreen(
  proof: EditionProof,
  { onScreen }: Pick<MakeSmaller, 'onScreen'>,
  words: Words,
): Promise<OnScreen> {
  const shown = await eachPicture(proof, onScreen)
  const html = new TextEncoder().encode(editionPage(shown, words))
  return { html, email: editionMail(proof, words), proof: await keptProof(shown) }
}
