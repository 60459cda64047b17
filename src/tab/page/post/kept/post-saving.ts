import type { Answer, Refusal } from '../../shell/api.ts'
import type { PostApi } from './post-api.ts'
import type { KeptTexts } from './post-kept.ts'
import type { PostState } from './post-state.ts'
import type { Saved } from './post-types.ts'

const afterKeyMs = 1_000
const whileTypingMs = 3_000
const keptAfterMs = 400
const joinedAfterMs = 200
/** The pauses before each further try of a failed save. */
const pausesMs = [2_000, 4_000, 8_000, 15_000, 30_000]

/**
 * The state of the saving. `offline`: it is tried again by itself; `kept`: whether it is on the device until then.
 * `refused`: Mary says why; it is tried again with what is typed next.
 */
export type Standing =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'saving' }
  | { kind: 'waits' }
  | { kind: 'offline'; kept: boolean; why: Refusal['kind'] }
  | { kind: 'refused'; text: string }

/** Saves by itself what the state holds: a second after the last key, at most every three while somebody types. */
export class Saving {
  #api
  #state
  #kept
  #on
  #failures = 0
  #isAsking = false
  #savedAt: Date | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #keeping: ReturnType<typeof setTimeout> | undefined
  /** When the oldest unsaved key was pressed. */
  #since: number | null = null
  #idle: (() => void)[] = []

  constructor(
    api: PostApi,
    state: PostState,
    kept: KeptTexts,
    on: { standing(standing: Standing): void; answered(answer: Saved): void },
  ) {
    this.#api = api
    this.#state = state
    this.#kept = kept
    this.#on = on
    window.addEventListener('online', () => this.soon(0))
    document.addEventListener('visibilitychange', () => document.hidden && this.#leave())
    window.addEventListener('pagehide', () => this.#leave())
  }

  /** `isSoon` false: the text is kept on the device, and saved once its field is left. */
  typed(isSoon: boolean = true) {
    this.#keeping ??= setTimeout(() => this.#keep(), keptAfterMs)
    if (!isSoon) return
    this.#since ??= Date.now()
    const atMost = this.#since + whileTypingMs - Date.now()
    // While Mary does not answer, keys do not shorten the pauses.
    if (this.#failures === 0) this.soon(Math.max(0, Math.min(afterKeyMs, atMost)))
  }

  soon(ms: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  /** Saves at once. True: everything that may be saved is saved. */
  async now(): Promise<boolean> {
    for (;;) {
      if (this.#isAsking) await new Promise(resolve => this.#idle.push(() => resolve(undefined)))
      else if (!this.#state.maySend) return !this.#state.isUnsaved
      else if (!(await this.#save())) return false
    }
  }

  /** `leaving`: the page goes away. True: Mary took it. */
  async #save(leaving: boolean = false): Promise<boolean> {
    clearTimeout(this.#timer)
    if (this.#isAsking) return false
    const sending = this.#state.send()
    // Kept until Mary took it, which may be never: a choice is sent before it was kept.
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

  #heard(answer: Answer<Saved>): boolean {
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
    // After a conflict the merged text is saved: nobody needs to type for that.
    if (this.#state.maySend && !isRefused) this.soon(answer.value.kind === 'conflict' ? joinedAfterMs : afterKeyMs)
    return answer.value.kind === 'saved'
  }

  #failed(refusal: Refusal) {
    const usual = pausesMs[Math.min(this.#failures++, pausesMs.length - 1)] ?? 0
    // Pages that lost Mary at the same moment should not come back at the same moment.
    this.soon(('retryMs' in refusal ? refusal.retryMs : null) ?? usual * (0.8 + 0.4 * Math.random()))
    this.#on.standing({ kind: 'offline', kept: this.#keep(), why: refusal.kind })
  }

  /** False: the device keeps nothing. */
  #keep(): boolean {
    clearTimeout(this.#keeping)
    this.#keeping = undefined
    return this.#kept.keep(this.#state.unsaved, this.#state.oldestBase)
  }

  /** The page may never come back: the text goes into a request that outlives the page, and onto the device. */
  #leave() {
    this.#keep()
    if (!this.#isAsking) return void this.#save(true)
    const rest = this.#state.rest()
    if (rest !== null) void this.#api.save(rest, true)
  }
}
