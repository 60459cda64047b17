import type { EditionProof, ProofPicture } from '../core/domain/newspapers/proof.ts'
import type { Printed, PrintFault } from '../core/ports/newspapers.ts'
import { loadWords } from '../words.ts'
import { printEdition } from './edition/print-edition.ts'
import { type PosterTask, printPoster } from './poster.ts'

export type PressTask = { edition: EditionProof } | { poster: PosterTask }
export type PressAnswer<Made> = { kind: 'made'; made: Made } | { kind: 'failed'; cause: string }
/** A picture as a page shows it. */
type OnScreen = (picture: ProofPicture) => Promise<ProofPicture>

/** The program of the press: prints what it is sent once, and answers. `press.ts` ends it. */
export function runPress(onScreen: OnScreen): void {
  process.on('message', (task: PressTask) => {
    const answer = (said: PressAnswer<unknown>): void => void process.send?.(said)
    printed(task, onScreen).then(
      made => answer({ kind: 'made', made }),
      (error: unknown) =>
        answer({ kind: 'failed', cause: error instanceof Error ? (error.stack ?? '') : String(error) }),
    )
  })
  process.once('disconnect', () => process.exit())
}

/** Days need no zone here: they are written out. */
async function printed(task: PressTask, onScreen: OnScreen): Promise<Printed | PrintFault | Uint8Array> {
  const words = loadWords()
  if ('poster' in task) return printPoster(task.poster, words[task.poster.proof.locale])
  const { edition } = task
  return printEdition(edition, await shown(edition, onScreen), words[edition.locale])
}

/** One after the other: a decoder holds one picture at a time. */
async function shown(proof: EditionProof, onScreen: OnScreen): Promise<EditionProof> {
  const all = async (pictures: readonly ProofPicture[]): Promise<ProofPicture[]> => {
    const made: ProofPicture[] = []
    for (const one of pictures) made.push(await onScreen(one))
    return made
  }
  const sections: EditionProof['sections'] = []
  for (const section of proof.sections) {
    const articles: (typeof section)['articles'] = []
    for (const article of section.articles) articles.push({ ...article, pictures: await all(article.pictures) })
    sections.push({ ...section, articles })
  }
  return { ...proof, masthead: proof.masthead && (await onScreen(proof.masthead)), sections }
}
