import { Worker } from 'node:worker_threads'
import { Unavailable } from '../core/domain/errors.ts'
import type { EditionProof, ProofPicture } from '../core/domain/newspapers/proof.ts'
import type { Press, Printed, PrintFault } from '../core/ports/newspapers.ts'
import type { PosterTask } from './poster.ts'
import type { PressTask } from './press-worker.ts'

/** The one that is printed, and those that wait. */
export const editionsMost = 4
export const postersMost = 30
const busyMs = 30_000
/** Sixty articles with as many pictures take a tenth of it where nothing else runs. */
const printingMs = 120_000

/** Posters go past editions: somebody waits for one. */
export type PrintingPress = Press & { poster(task: PosterTask): Promise<Uint8Array> }

/** `onScreen`: a picture as a page shows it, outside of the event loop too. */
export type PressOptions = { withinMs?: number; onScreen?(picture: ProofPicture): Promise<ProofPicture> }

/** Prints one edition and one poster at once, each in a thread of its own, which is gone with its memory afterwards. */
export function createPress({ withinMs = printingMs, onScreen = async one => one }: PressOptions = {}): PrintingPress {
  const [editions, posters] = [inTurn(editionsMost), inTurn(postersMost)]
  return {
    print: edition =>
      editions(async () =>
        inThread<Printed | PrintFault>({ edition, onScreen: await pictured(edition, onScreen) }, withinMs),
      ),
    poster: poster => posters(() => inThread<Uint8Array>({ poster }, withinMs)),
  }
}

/** One after the other: a decoder holds one picture at a time. */
async function pictured(proof: EditionProof, onScreen: NonNullable<PressOptions['onScreen']>): Promise<EditionProof> {
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

/** One after the other, so many at most. */
function inTurn(most: number): <Made>(work: () => Promise<Made>) => Promise<Made> {
  let last: Promise<unknown> = Promise.resolve()
  let taken = 0
  return async work => {
    if (taken >= most) throw new Unavailable('press-busy', { retryAfterMs: busyMs })
    taken++
    const mine = last.then(work).finally(() => taken--)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** What takes too long, or ends its thread, is not printed: tried again later it may be. */
function inThread<Made>(task: PressTask, withinMs: number): Promise<Made> {
  const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
    workerData: task,
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    const away = (code: string, cause?: unknown) => end(() => reject(new Unavailable(code, { cause })))
    const timer = setTimeout(() => away('press-too-long'), withinMs)
    worker.on('message', (made: Made) => end(() => resolve(made)))
    worker.once('error', error => away('press-failed', error))
    worker.once('exit', () => away('press-ended'))
  })
}
