/** @import { Answer, Refusal } from './api.js' */
/** @import { PostApi } from './post-api.js' */
/** @import { KeptTexts } from './post-kept.js' */
/** @import { PostState } from './post-state.js' */
/** @import { Saved } from './post-types.js' */

const afterKeyMs = 1_000
const whileTypingMs = 3_000
const keptAfterMs = 400
const joinedAfterMs = 200
/** Of what Mary did not take: the pause before each further try. */
const pausesMs = [2_000, 4_000, 8_000, 15_000, 30_000]

/**
 * How the saving stands. `offline`: it is tried again by itself; `kept`: whether it is on the device until then.
 * `refused`: Mary says why; it is tried again with what is typed next.
 * @typedef {{ kind: 'saved', at: Date | null } | { kind: 'saving' } | { kind: 'waits' }
 *   | { kind: 'offline', kept: boolean, why: Refusal['kind'] } | { kind: 'refused', text: string }} Standing
 */

/** Saves by itself what the state holds: a second after the last key, at most every three while somebody types. */
export class Saving {
  #api
  #state
  #kept
  #on
  #failures = 0
  #isAsking = false
  /** @type {Date | null} */
  #savedAt = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #keeping
  /** @type {number | null} when the oldest key came that is not saved */
  #since = null
  /** @type {(() => void)[]} */
  #idle = []

  /**
   * @param {PostApi} api
   * @param {PostState} state
   * @param {KeptTexts} kept
   * @param {{ standing(standing: Standing): void, answered(answer: Saved): void }} on
   */
  constructor(api, state, kept, on) {
    this.#api = api
    this.#state = state
    this.#kept = kept
    this.#on = on
    window.addEventListener('online', () => this.soon(0))
    document.addEventListener('visibilitychange', () => document.hidden && this.#leave())
    window.addEventListener('pagehide', () => this.#leave())
  }

  /**
   * Something was typed.
   * @param {boolean} [isSoon] false: it is only kept, until its field is left
   */
  typed(isSoon = true) {
    this.#keeping ??= setTimeout(() => this.#keep(), keptAfterMs)
    if (!isSoon) return
    this.#since ??= Date.now()
    const atMost = this.#since + whileTypingMs - Date.now()
    // While she does not answer, keys do not make the pauses shorter.
    if (this.#failures === 0) this.soon(Math.max(0, Math.min(afterKeyMs, atMost)))
  }

  /** @param {number} ms */
  soon(ms) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  /**
   * Saves at once.
   * @returns {Promise<boolean>} whether all that may be saved is
   */
  async now() {
    for (;;) {
      if (this.#isAsking) await new Promise(resolve => this.#idle.push(() => resolve(undefined)))
      else if (!this.#state.maySend) return !this.#state.isUnsaved
      else if (!(await this.#save())) return false
    }
  }

  /**
   * @param {boolean} [leaving] the page goes away
   * @returns {Promise<boolean>} whether she took it
   */
  async #save(leaving = false) {
    clearTimeout(this.#timer)
    if (this.#isAsking) return false
    const sending = this.#state.send()
    // Until she took it, which may be never: what was chosen is sent before any key had it kept.
    this.#keep()
    if (sending === null) {
      if (!this.#state.isUnsaved) this.#on.standing({ kind: 'saved', at: this.#savedAt })
      return false
    }
    this.#since = null
    this.#isAsking = true
    if (this.#failures === 0) this.#on.standing({ kind: 'saving' })
    const answer = await this.#api.save(sending, leaving)
    this.#isAsking = false
    const isTaken = this.#heard(answer)
    for (const go of this.#idle.splice(0)) go()
    return isTaken
  }

  /**
   * @param {Answer<Saved>} answer
   * @returns {boolean}
   */
  #heard(answer) {
    if (answer.kind !== 'answered') {
      this.#state.failed()
      this.#failed(answer)
      return false
    }
    this.#failures = 0
    this.#state.answered(answer.value)
    this.#keep()
    const isRefused = answer.value.kind === 'refused'
    if (answer.value.kind === 'refused') this.#on.standing({ kind: 'refused', text: answer.value.text })
    else {
      this.#savedAt = new Date()
      this.#on.standing(this.#state.isUnsaved ? { kind: 'waits' } : { kind: 'saved', at: this.#savedAt })
    }
    this.#on.answered(answer.value)
    // After a conflict it is what was joined with the other's: nobody needs to type for that.
    if (this.#state.maySend && !isRefused) this.soon(answer.value.kind === 'conflict' ? joinedAfterMs : afterKeyMs)
    return answer.value.kind === 'saved'
  }

  /** @param {Refusal} refusal */
  #failed(refusal) {
    const usual = pausesMs[Math.min(this.#failures++, pausesMs.length - 1)] ?? 0
    // Whoever lost her at the same moment does not come back at the same moment.
    this.soon(('retryMs' in refusal ? refusal.retryMs : null) ?? usual * (0.8 + 0.4 * Math.random()))
    this.#on.standing({ kind: 'offline', kept: this.#keep(), why: refusal.kind })
  }

  /** @returns {boolean} whether it is on the device */
  #keep() {
    clearTimeout(this.#keeping)
    this.#keeping = undefined
    return this.#kept.keep(this.#state.unsaved, this.#state.oldestBase)
  }

  /** The page may never come back: a request that outlives it, and the device. */
  #leave() {
    this.#keep()
    if (!this.#isAsking) return void this.#save(true)
    const rest = this.#state.rest()
    if (rest !== null) void this.#api.save(rest, true)
  }
}
