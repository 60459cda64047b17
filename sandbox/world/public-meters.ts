type Place = 'bluesky' | 'mastodon' | 'cms' | 'webhook'

/** What was asked of one network since the last reset. `created`: by the caller's key, how many began. */
type Meter = {
  requests: number
  cut: number
  created: Record<string, number>
  updated: number
  deleted: number
  refused: Record<number, number>
}

/** What the town's networks were asked: whoever tests reads here that nothing was published twice. */
export class PublicMeters {
  #meters = none()

  request(place: Place): void {
    this.#meters[place].requests += 1
  }

  /** The network answered with an error. */
  refused(place: Place, status: number): void {
    const { refused } = this.#meters[place]
    refused[status] = (refused[status] ?? 0) + 1
  }

  /** The work was done and the answer kept back. */
  cut(place: Place): void {
    this.#meters[place].cut += 1
  }

  created(place: Place, key: string): void {
    const { created } = this.#meters[place]
    created[key] = (created[key] ?? 0) + 1
  }

  updated(place: Place): void {
    this.#meters[place].updated += 1
  }

  deleted(place: Place): void {
    this.#meters[place].deleted += 1
  }

  read(): object {
    return structuredClone(this.#meters)
  }

  reset(): void {
    this.#meters = none()
  }
}

function none(): Record<Place, Meter> {
  const meter = (): Meter => ({ requests: 0, cut: 0, created: {}, updated: 0, deleted: 0, refused: {} })
  return { bluesky: meter(), mastodon: meter(), cms: meter(), webhook: meter() }
}
