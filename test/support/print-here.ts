import { paperPicture } from '../../src/media/paper-picture.ts'
import { screenPicture } from '../../src/media/screen-picture.ts'
import { printPaper, printScreen } from '../../src/print/edition/print-edition.ts'
import type { Press } from '../../src/core/ports/newspapers.ts'
import { loadWords } from '../../src/words.ts'

/** The press without processes of its own, which cost more than they print: the same bytes, as `press.test.ts` says. */
export const printHere: Press['print'] = async proof => {
  const words = loadWords()[proof.locale]
  const paper = await printPaper(proof, { onPaper: paperPicture }, words)
  if (paper.kind !== 'paper') return paper
  const { pdf, pages } = paper
  return { kind: 'printed', ...(await printScreen(proof, { onScreen: screenPicture }, words)), pdf, pages }
}
