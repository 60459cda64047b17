import { readEvents } from './event-stream.js'

/** @import { Api, Desk, Refusal } from './api.js' */

/** After a refusal, then after the next one, and so on: whoever waits long asks seldom. */
const pausesMs = [2_000, 4_000, 8_000, 15_000, 30_000]
/** A stream that Mary ended, after an hour or because she starts anew. */
const takenUpAfterMs = 1_000
/** Nobody looks at a page that is hidden so long: the stream ends, and is taken up when they are back. */
const hiddenMostMs = 60_000

/**
 * @typedef {object} Follower
 * @property {(desk: Desk) => void} show
 * @property {(refusal: Extract<Refusal, { retryMs: unknown }>, inMs: number) => void} trouble she is asked again in
 *   `inMs`
 * @property {(refusal: Exclude<Refusal, { retryMs: unknown }>) => void} end nothing is asked any more
 */

/**
 * Keeps the desk true as long as the page is looked at: read once, then live, taken up again with growing pauses.
 * @param {Api} api
 * @param {Follower} follower
 * @returns {{ retry(): void, look(): Promise<void>, isLive(): boolean }} `retry`: ends the pause; `look`: reads it once more
 */
export function followDesk(api, follower) {
  let failures = 0
  let isLive = false
  /** @type {() => void} */
  let wake = () => undefined

  /** @param {number} ms */
  const pause = ms =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve(undefined)
      }
    })

  /** @param {Desk} desk */
  const show = desk => {
    failures = 0
    follower.show(desk)
  }

  /**
   * @param {Refusal} refusal
   * @returns {Promise<boolean>} whether to ask again
   */
  async function refused(refusal) {
    if (!('retryMs' in refusal)) {
      follower.end(refusal)
      return false
    }
    const usual = pausesMs[Math.min(failures++, pausesMs.length - 1)] ?? 0
    // Whoever lost her at the same moment does not come back at the same moment.
    const ms = refusal.retryMs ?? usual * (0.8 + 0.4 * Math.random())
    follower.trouble(refusal, ms)
    await pause(ms)
    return true
  }

  async function follow() {
    const line = new AbortController()
    const forgetHidden = whenHidden(hiddenMostMs, () => line.abort())
    const answer = await api.live(line.signal)
    try {
      if (answer.kind !== 'answered') return line.signal.aborted ? null : answer
      for await (const { event, data } of readEvents(answer.value)) {
        isLive = true
        /** @type {unknown} */
        const read = JSON.parse(data)
        if (event === 'desk') show(/** @type {Desk} */ (read))
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

  async function run() {
    for (let isShown = false; !isShown;) {
      const answer = await api.desk()
      isShown = answer.kind === 'answered'
      if (answer.kind === 'answered') show(answer.value)
      else if (!(await refused(answer))) return
    }
    for (;;) {
      await visible()
      const refusal = await follow()
      if (refusal === null) await pause(takenUpAfterMs)
      else if (!(await refused(refusal))) return
    }
  }

  void run()
  return {
    retry: () => wake(),
    isLive: () => isLive,
    look: async () => {
      const answer = await api.desk()
      if (answer.kind === 'answered') show(answer.value)
    },
  }
}

/** @returns {Promise<void>} once somebody may look */
function visible() {
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

/**
 * @param {number} ms
 * @param {() => void} then
 * @returns {() => void} forgets it
 */
function whenHidden(ms, then) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
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
