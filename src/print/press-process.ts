import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Unavailable } from '../core/domain/errors.ts'
import { answersAt, readParcel, writeParcel } from './parcel.ts'
import type { PressAnswer, PressTask } from './run-press.ts'

export type PressLimits = { withinMs: number; mostMb: number }

/** Megabytes of a heap that holds proof and files; it is cleared, and its code compiled, by the thread that works. */
const flags = ['--max-old-space-size=400', '--single-threaded']
const lookMs = 200
const saidMost = 2_000
/** One core stays free for clicks; one arena, since one of each thread would keep freed memory. Without any secret. */
const env = { MALLOC_ARENA_MAX: '1', RAYON_NUM_THREADS: '1', UV_THREADPOOL_SIZE: '1' }

/**
 * Has a task done by a process of its own, and settles once that process is gone. It has no secret of this one, and
 * ends with it: its input stays open as long.
 */
export function inProcess<Made>(program: URL, task: PressTask, { withinMs, mostMb }: PressLimits): Promise<Made> {
  const child = spawn(process.execPath, [...flags, fileURLToPath(program)], {
    env,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.on('error', () => undefined)
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-saidMost)))
  return new Promise((resolve, reject) => {
    let outcome: PressAnswer<Made> | { kind: 'away'; code: string } | null = null
    const end = (how: NonNullable<typeof outcome>): void => {
      outcome ??= how
      child.kill('SIGKILL')
    }
    const ended = (error: unknown): void => {
      said += String(error)
      end({ kind: 'away', code: 'press-ended' })
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
    child.on('error', error => {
      ended(error)
      // It never began.
      if (child.pid === undefined) settle()
    })
    child.once('exit', settle)
    yieldTo(child.pid)
    // The process may be gone before it has read everything.
    child.stdin?.on('error', () => undefined)
    if (child.stdin) writeParcel(child.stdin, task)
    const answers = answersOf(child)
    answers.on('error', ended)
    readParcel<PressAnswer<Made>>(answers).then(end, ended)
  })
}

function answersOf({ stdio }: ChildProcess): Readable {
  // Missing, despite its type, if the system had no room for a process.
  const answers = (stdio as ChildProcess['stdio'] | undefined)?.[answersAt]
  return answers instanceof Readable ? answers : Readable.from([])
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

/** People who click meanwhile come first. */
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or the system has no priorities.
  }
}
