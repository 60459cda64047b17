import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { Unavailable } from '../core/domain/errors.ts'
import type { EditionProof } from '../core/domain/newspapers/proof.ts'
import type { Press, Printed, PrintFault } from '../core/ports/newspapers.ts'
import type { PosterTask } from './poster.ts'
import type { PressAnswer, PressTask } from './run-press.ts'

/** The one that is printed, and those that wait. */
export const editionsMost = 4
export const postersMost = 30
const busyMs = 30_000
/** Sixty articles with as many pictures take a tenth of it where nothing else runs. */
const printingMs = 120_000
/** Twice what forty articles with sixty pictures take; its heap, a part of it, holds proof and files. */
const memoryMb = 700
const heapMb = 400
const lookMs = 200
const saidMost = 2_000

/** Posters go past editions: somebody waits for one. */
export type PrintingPress = Press & { poster(task: PosterTask): Promise<Uint8Array> }

/** `program`: what calls `runPress`. `report`: why something was not printed. */
export type PressOptions = { program: URL; withinMs?: number; mostMb?: number; report?(error: unknown): void }

/**
 * Prints one edition and one poster at once, each in a process of its own: what hangs in native code, or takes too much
 * memory, is killed, and nothing else is printed before it is gone.
 */
export function createPress({
  program,
  withinMs = printingMs,
  mostMb = memoryMb,
  report = () => undefined,
}: PressOptions): PrintingPress {
  const [editions, posters] = [inTurn(editionsMost), inTurn(postersMost)]
  const limits = { withinMs, mostMb }
  const printed = async (edition: EditionProof): Promise<Printed | PrintFault> => {
    try {
      return await inProcess<Printed | PrintFault>(program, { edition }, limits)
    } catch (error) {
      report(error)
      throw error
    }
  }
  return {
    print: edition => editions(() => printed(edition)),
    poster: poster => posters(() => inProcess<Uint8Array>(program, { poster }, limits)),
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

/** Settles once that process is gone. It knows no secret of this one, and ends with it. */
function inProcess<Made>(
  program: URL,
  task: PressTask,
  { withinMs, mostMb }: { withinMs: number; mostMb: number },
): Promise<Made> {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${heapMb}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-saidMost)))
  return new Promise((resolve, reject) => {
    let outcome: PressAnswer<Made> | { kind: 'away'; code: string } | null = null
    const end = (how: NonNullable<typeof outcome>): void => {
      outcome ??= how
      child.kill('SIGKILL')
    }
    const settle = (): void => {
      clearTimeout(timer)
      clearInterval(look)
      if (outcome?.kind === 'made') return resolve(outcome.made)
      if (outcome?.kind === 'failed') return reject(new Unavailable('press-failed', { cause: outcome.cause }))
      reject(new Unavailable(outcome?.code ?? 'press-ended', { cause: said }))
    }
    const timer = setTimeout(() => end({ kind: 'away', code: 'press-too-long' }), withinMs)
    const look = setInterval(() => {
      if (memoryOf(child.pid) > mostMb) end({ kind: 'away', code: 'press-too-large' })
    }, lookMs)
    child.once('message', (answer: PressAnswer<Made>) => end(answer))
    child.on('error', error => {
      said += String(error)
      end({ kind: 'away', code: 'press-ended' })
      // It never began.
      if (child.pid === undefined) settle()
    })
    child.once('exit', settle)
    yieldTo(child.pid)
    child.send(task)
  })
}

/** In MB; 0 where the system does not say. */
function memoryOf(pid: number | undefined): number {
  try {
    const [, kb] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kb ?? 0) / 1000
  } catch {
    return 0
  }
}

/** Whoever clicks meanwhile goes first. */
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It ended already, or the system has none.
  }
}
