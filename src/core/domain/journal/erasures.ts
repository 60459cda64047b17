import type { ChainLine } from './chain-line.ts'
import type { Broken } from './why-broken.ts'

/**
 * Details and people that are gone, against what `person.forgotten` says of it: whoever takes something out without
 * saying so shows.
 */
export class Erasures {
  details = 0
  readonly actors = new Set<string>()
  #told = { details: 0, actors: 0 }
  #first: { details: number; actors: number } = { details: 0, actors: 0 }

  add({ seq, verb, actorRef, details, actor }: ChainLine): void {
    if (details === null) {
      this.details += 1
      this.#first.details ||= seq
    }
    if (actor === null && actorRef !== null) {
      this.actors.add(actorRef)
      this.#first.actors ||= seq
    }
    if (verb !== 'person.forgotten' || !details) return
    this.#told.details += Number(details.details['lines'])
    this.#told.actors += Number(details.details['actors'])
  }

  /** The first line that lacks something, where more is lacking than was told. */
  untold(): Broken | null {
    if (this.details > this.#told.details) return { seq: this.#first.details, why: 'details-missing' }
    return this.actors.size > this.#told.actors ? { seq: this.#first.actors, why: 'actor-missing' } : null
  }
}
