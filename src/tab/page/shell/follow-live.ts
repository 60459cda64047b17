import { readEvents } from './event-stream.ts'
import type { Answer, Api, Refusal } from './api.ts'

/** After the first refusal, the second, and so on: the longer the wait, the rarer the tries. */
const pausesMs = [2_000, 4_000, 8_000, 15_000, 30_000]
/** A stream that Mary ended, after an hour or because she restarts. */
const takenUpAfterMs = 1_000
/** A page hidden for so long is not looked at: the stream ends, and is taken up when it is visible again. */
const hiddenMostMs = 60_000

/** What is followed. `heard`: what an event of the stream brings; `read`: only that something changed; null: none. */
export type Source<T> = {
  read: () => Promise<Answer<T>>
  live: Api['live']
  heard: (event: { event: string; data: string }) => { value: T } | 'read' | null
  /** Read again so often, instead of following the stream; null: the stream is followed. */
  everyMs?: () => number | null
}
export type Follower<T> = {
  show: (value: T) => void
  /** Mary is asked again in `inMs`. */
  trouble: (refusal: Extract<Refusal, { retryMs: unknown }>, inMs: number) => void
  /** Nothing is asked any more. */
  end: (refusal: Exclude<Refusal, { retryMs: unknown }>) => void
}

/**
 * Keeps the page up to date while it is looked at: read once, then live, taken up again with growing pauses. `retry`:
 * ends the pause; `look`: reads once more.
 */
export function followLive<T>(
  source: Source<T>,
  follower: Follower<T>,
): { retry(): void; look(): Promise<Answer<T>>; isLive(): boolean } {
  let failures = 0
  let isLive = false
  let wake: () => void = () => undefined

  const pause = (ms: number) =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve(undefined)
      }
    })

  const show = (value: T) => {
    failures = 0
    follower.show(value)
  }

  async function look() {
    const answer = await source.read()
    if (answer.kind === 'answered') show(answer.value)
    return answer
  }

  /** True: ask again. */
  async function refused(refusal: Refusal): Promise<boolean> {
    if (!('retryMs' in refusal)) {
      follower.end(refusal)
      return false
    }
    const usual = pausesMs[Math.min(failures++, pausesMs.length - 1)] ?? 0
    // Pages that lost Mary at the same moment should not come back at the same moment.
    const ms = refusal.retryMs ?? usual * (0.8 + 0.4 * Math.random())
    follower.trouble(refusal, ms)
    await pause(ms)
    return true
  }

  async function follow() {
    const line = new AbortController()
    const forgetHidden = whenHidden(hiddenMostMs, () => line.abort())
    const answer = await source.live(line.signal)
    try {
      if (answer.kind !== 'answered') return line.signal.aborted ? null : answer
      for await (const event of readEvents(answer.value)) {
        isLive = true
        const found = source.heard(event)
        if (found === 'read') {
          const now = await look()
          if (now.kind !== 'answered') return now
        } else if (found !== null) show(found.value)
      }
      return null
    } catch {
      return null
    } finally {
      isLive = false
      forgetHidden()
      line.abort()
    }
  }

  /** Fulfilled once the contents are shown; false: nothing is asked any more. */
  async function seen(): Promise<boolean> {
    for (;;) {
      const answer = await look()
      if (answer.kind === 'answered') return true
      if (!(await refused(answer))) return false
    }
  }

  async function run() {
    if (!(await seen())) return
    for (;;) {
      await visible()
      const everyMs = source.everyMs?.() ?? null
      if (everyMs !== null) {
        // Pages opened at the same moment should not ask again at the same moment.
        await pause(everyMs * (0.8 + 0.4 * Math.random()))
        await visible()
        if (!(await seen())) return
        continue
      }
      const refusal = await follow()
      if (refusal === null) await pause(takenUpAfterMs)
      else if (!(await refused(refusal))) return
    }
  }

  void run()
  return {
    retry: () => wake(),
    isLive: () => isLive,
    look,
  }
}

/** Fulfilled once the page may be seen. */
function visible(): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (document.hidden) return
      document.removeEventListener('visibilitychange', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    look()
  })
}

/** The returned function cancels it. */
function whenHidden(ms: number, then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(then, ms)
  }
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
