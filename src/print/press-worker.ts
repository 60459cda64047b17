import { parentPort, workerData } from 'node:worker_threads'
import type { EditionProof } from '../core/domain/newspapers/proof.ts'
import { loadWords } from '../words.ts'
import { printEdition } from './edition/print-edition.ts'

export type PressTask = { edition: EditionProof }

/** A thread of its own, which `press.ts` stops when it takes too long. Days need no zone here: they are written out. */
const { edition } = workerData as PressTask
parentPort?.postMessage(printEdition(edition, loadWords()[edition.locale]))
