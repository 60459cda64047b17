/**
 * Paper is printed by one process, page and e-mail by a second one once the first is gone: the memory of both is
 * never taken at once. The same proof makes the same bytes: dates come from the edition, boundaries and ids from
 * digests.
 */

import { createWriteStream } from 'node:fs'
import type { EditionProof } from '../core/domain/newspapers/proof.ts'
import { loadWords } from '../words.ts'
import { type MakeSmaller, type OnPaper, type OnScreen, printPaper, printScreen } from './edition/print-edition.ts'
import type { PrintFault } from '../core/ports/newspapers.ts'
import { answersAt, readParcel, writeParcel } from './parcel.ts'
import { type PosterTask, printPoster } from './poster.ts'

/** The tasks: an edition on paper, or its page and e-mail; or a poster. */
export type PressTask = { paper: EditionProof } | { screen: EditionProof } | { poster: PosterTask }
export type PressAnswer<Made> = { kind: 'made'; made: Made } | { kind: 'failed'; cause: string }

/** The program of the press: prints what it reads once, and answers. Its parent ends it, or ends before it. */
export function runPress(smaller: MakeSmaller): void {
  const answer = (said: PressAnswer<unknown>): void => {
    const to = createWriteStream('', { fd: answersAt })
    // The parent is gone.
    to.on('error', () => process.exit())
    writeParcel(to, said)
  }
  process.stdin.on('error', () => process.exit())
  readParcel<PressTask>(process.stdin)
    .then(task => printed(task, smaller))
    .then(
      made => answer({ kind: 'made', made }),
      (error: unknown) =>
        answer({ kind: 'failed', cause: error instanceof Error ? (error.stack ?? '') : String(error) }),
    )
  process.stdin.once('close', () => process.exit())
}

/** Days need no zone here: they are written out. */
async function printed(task: PressTask, smaller: MakeSmaller): Promise<OnPaper | OnScreen | PrintFault | Uint8Array> {
  const words = loadWords()
  if ('poster' in task) return printPoster(task.poster, words[task.poster.proof.locale])
  if ('paper' in task) return printPaper(task.paper, smaller, words[task.paper.locale])
  return printScreen(task.screen, smaller, words[task.screen.locale])
}
