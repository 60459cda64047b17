import { PublicMeters } from './public-meters.ts'

const secondMs = 1000

/** What was asked of the town since the last reset; benchmarks and tests read it. */
export class Meters {
  /** Of the networks where the public reads. */
  readonly public = new PublicMeters()
  #teams = none()
  #graph = noGraph()
  /** Requests of the last second, and where the oldest of them lies. */
  #recent: number[] = []
  #first = 0
  #worst = 0

  /** One request to Teams, whatever becomes of it. `came`: when it may have come at the earliest. */
  request(now: number, came = now): void {
    this.#teams.requests += 1
    this.#recent.push(came)
    while ((this.#recent[this.#first] ?? now) <= now - secondMs) this.#first += 1
    this.#worst = Math.max(this.#worst, this.#recent.length - this.#first)
    if (this.#first < 10_000) return
    this.#recent = this.#recent.slice(this.#first)
    this.#first = 0
  }

  send(now = Date.now()): void {
    this.#teams.sends += 1
    this.#teams.firstSend ||= now
    this.#teams.lastSend = now
  }

  create(): void {
    this.#teams.creates += 1
  }

  throttled(): void {
    this.#teams.throttled += 1
  }

  /** The work was done and the answer kept back. */
  cut(): void {
    this.#teams.cut += 1
  }

  /** One request to Graph, counted under its path without ids: `/v1.0/users/:id/manager`. */
  graph(path: string): void {
    const place = path
      .split('/')
      .map(part => (isId(part) ? ':id' : part))
      .join('/')
    this.#graph.requests += 1
    this.#graph.byPath[place] = (this.#graph.byPath[place] ?? 0) + 1
  }

  /** Graph did the work and kept its answer back. */
  graphCut(): void {
    this.#graph.cut += 1
  }

  /** Graph answered it with an error. */
  refused(status: number): void {
    this.#graph.refused[status] = (this.#graph.refused[status] ?? 0) + 1
  }

  /** What a request to SharePoint cost, in its resource units; `isOver`: it was turned away for that. */
  units(units: number, isOver: boolean): void {
    this.#graph.units += units
    if (isOver) this.#graph.throttled += 1
  }

  read(): object {
    return {
      teams: { ...this.#teams, worstSecond: this.#worst },
      graph: { ...this.#graph },
      public: this.public.read(),
    }
  }

  reset(): void {
    this.#teams = none()
    this.#graph = noGraph()
    this.public.reset()
    this.#recent = []
    this.#first = 0
    this.#worst = 0
  }
}

/** `firstSend`, `lastSend`: when, in milliseconds since 1970; 0 = none. */
function none() {
  return { requests: 0, sends: 0, creates: 0, throttled: 0, cut: 0, firstSend: 0, lastSend: 0 }
}

function noGraph() {
  return {
    requests: 0,
    units: 0,
    throttled: 0,
    cut: 0,
    byPath: {} as Record<string, number>,
    refused: {} as Record<number, number>,
  }
}

/** GUIDs, numbers, mail addresses, ids of sites and drives (with the path that may follow one). */
function isId(part: string): boolean {
  const text = decodeURIComponent(part)
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text) || /^\d+$/.test(text) || /[@,!]/.test(text) || text.startsWith('01')
}
