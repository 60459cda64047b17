import { parentPort, workerData } from 'node:worker_threads'
import type { EditionProof } from '../core/domain/newspapers/proof.ts'
import { loadWords } from '../words.ts'
import { printEdition } from './edition/print-edition.ts'
import { type PosterTask, printPoster } from './poster.ts'

export type PressTask = { edition: EditionProof; onScreen: EditionProof } | { poster: PosterTask }

/** A thread of its own, which `press.ts` stops when it takes too long. Days need no zone here: they are written out. */
const task = workerData as PressTask
const words = loadWords()
parentPort?.postMessage(
  'edition' in task
    ? printEdition(task.edition, task.onScreen, words[task.edition.locale])
    : printPoster(task.poster, words[task.poster.proof.locale]),
)
