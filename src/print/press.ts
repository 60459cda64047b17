import { Unavailable } from '../core/domain/errors.ts'
import type { EditionProof } from '../core/domain/newspapers/proof.ts'
import type { Press, Printed, PrintFault } from '../core/ports/newspapers.ts'
import type { OnPaper, OnScreen } from './edition/print-edition.ts'
import type { PosterTask } from './poster.ts'
import { inProcess } from './press-process.ts'

/** The one that is printed, and those that wait. */
export const editionsMost = 4
export const postersMost = 30
const busyMs = 30_000
/** Sixty articles with as many pictures take a tenth of it on a machine at rest. */
const printingMs = 120_000
/** More than twice what forty articles with sixty pictures take. */
const memoryMb = 700

/** Posters go past editions, since a person waits for one. */
export type PrintingPress = Press & { poster(task: PosterTask): Promise<Uint8Array> }

/** `program`: a file that calls `runPress`. `report`: why something was not printed. */
export type PressOptions = { program: URL; withinMs?: number; mostMb?: number; report?(error: unknown): void }

/**
 * Prints one edition and one poster at once, in processes of their own: one that hangs in native code, or takes too
 * much memory, is killed, and nothing else is printed before it is gone.
 */
export function createPress({
  program,
  withinMs = printingMs,
  mostMb = memoryMb,
  report = () => undefined,
}: PressOptions): PrintingPress {
  const [editions, posters] = [inTurn(editionsMost), inTurn(postersMost)]
  const printed = async (edition: EditionProof): Promise<Printed | PrintFault> => {
    const until = performance.now() + withinMs
    const limits = () => ({ withinMs: Math.max(0, until - performance.now()), mostMb })
    try {
      // One after the other: the paper's memory is given back before pictures of the page are made.
      const paper = await inProcess<OnPaper | PrintFault>(program, { paper: edition }, limits())
      if (paper.kind !== 'paper') return paper
      const { html, email, proof } = await inProcess<OnScreen>(program, { screen: edition }, limits())
      const { pdf, pages } = paper
      return { kind: 'printed', html, pdf, email, pages, proof }
    } catch (error) {
      report(error)
      throw error
    }
  }
  return {
    print: edition => editions(() => printed(edition)),
    poster: poster => posters(() => inProcess<Uint8Array>(program, { poster }, { withinMs, mostMb })),
  }
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
