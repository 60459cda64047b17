/** Something that goes wrong on purpose, in a share of the requests and for a while. */
export type Fault = {
  target: (typeof targets)[number]
  /** `cut-after-accept`: the work is done, then the connection is destroyed: the caller cannot know. */
  kind: 'throttle' | 'cut-after-accept' | 'error' | 'slow' | 'down'
  /** 0 to 1: which share of the requests it strikes. */
  share: number
  /** On a network: only requests that change something are struck. */
  only?: 'writes'
  /** How long it lasts, in seconds. */
  seconds: number
  /** For `error`: the status answered (500 by default). */
  status?: number
  /** For `slow`: how long each answer is held back (2 000 by default). */
  delayMs?: number
}

const targets = ['teams', 'graph', 'bluesky', 'mastodon', 'cms', 'webhook'] as const
const kinds = ['throttle', 'cut-after-accept', 'error', 'slow', 'down']

/** Faults that are on; who serves a request draws one and acts on it. */
export class Faults {
  #faults: (Fault & { until: number })[] = []
  readonly #now: () => number
  readonly #chance: () => number

  constructor(now: () => number = Date.now, chance: () => number = Math.random) {
    this.#now = now
    this.#chance = chance
  }

  /** Replaces all faults. */
  set(faults: Fault[]): void {
    this.#faults = faults.map(fault => ({ ...fault, until: this.#now() + fault.seconds * 1000 }))
  }

  /** The fault that strikes this very request, if any. */
  draw(target: Fault['target']): Fault | undefined {
    if (this.#faults.length === 0) return undefined
    const now = this.#now()
    return this.#faults.find(fault => fault.target === target && fault.until > now && this.#chance() < fault.share)
  }

  /** Those still on, with the seconds that remain. */
  list(): Fault[] {
    const now = this.#now()
    this.#faults = this.#faults.filter(fault => fault.until > now)
    return this.#faults.map(({ until, ...fault }) => ({ ...fault, seconds: Math.ceil((until - now) / 1000) }))
  }
}

/** Reads faults from JSON; undefined when they are not well formed. */
export function readFaults(value: unknown): Fault[] | undefined {
  return Array.isArray(value) && value.every(isFault) ? value : undefined
}

function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false
  const { target, kind, share, seconds } = value as Partial<Fault>
  return (
    targets.some(one => one === target) &&
    kinds.includes(String(kind)) &&
    typeof share === 'number' &&
    share >= 0 &&
    share <= 1 &&
    typeof seconds === 'number' &&
    seconds >= 0
  )
}
