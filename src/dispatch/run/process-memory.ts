import type { PersonId } from '../../core/domain/actor.ts'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { Ports } from '../../core/ports.ts'
import { sendingSeal } from '../../core/domain/seal.ts'
import { Outage } from './outage.ts'

/** Few run at once; for the one that was touched longest ago everything is asked again. */
const broadcastsKept = 64

const minuteMs = 60_000

type Installing = { installed: Set<PersonId>; allowed: boolean }

/** What one process keeps from run to run, in memory; of so many broadcasts at most. */
export class ProcessMemory {
  /** One for all broadcasts, since the service is the same. */
  readonly outage = new Outage()
  #runs = 0
  readonly #frozen = new Map<string, Promise<boolean>>()
  readonly #looked = new Map<string, number>()
  readonly #installing = new Map<string, Installing>()

  /** A run's name among those of this process. */
  newHolder(): string {
    return String(++this.#runs)
  }

  /**
   * Whether the people in the ledger are those whose digest the journal has, for these very words: read once before
   * this process sends the first card. A person who changes the ledger would have to change the chain as well.
   */
  isFrozen(
    { deliveries, history }: Pick<Ports, 'deliveries' | 'history'>,
    { id, reference, seal, planned }: Broadcast,
  ): Promise<boolean> {
    const key = `${id} ${seal} ${planned}`
    const known = this.#frozen.get(key)
    if (known) return known
    const asked = Promise.all([deliveries.frozen(id), history.lastSeal(reference, 'broadcast.planned')]).then(
      ([frozen, sealed]) => frozen.people === planned && sealed === sendingSeal(seal, frozen),
    )
    this.#frozen.set(key, asked)
    forgetFirst(this.#frozen)
    // A store that was away is asked again.
    asked.catch(() => this.#frozen.delete(key))
    return asked
  }

  /** Asks at first, after each change of the broadcast, and each minute while nothing is wrong; else null. */
  async eachMinute<Wrong>(
    { id, version }: Broadcast,
    atMs: number,
    ask: () => Promise<Wrong | null>,
  ): Promise<Wrong | null> {
    const key = `${id} ${version}`
    const last = this.#looked.get(key)
    if (last !== undefined && atMs - last < minuteMs) return null
    const wrong = await ask()
    this.#looked.delete(key)
    if (wrong === null) this.#looked.set(key, atMs)
    forgetFirst(this.#looked)
    return wrong
  }

  /** Mary is installed once for each person and broadcast: a person without her after that does not get it. */
  installed({ id }: Broadcast, person: PersonId): void {
    this.#installingOf(id).installed.add(person)
  }

  /** Graph said that Mary may not install herself: she does not try again during this broadcast. */
  mayNotInstall({ id }: Broadcast): void {
    this.#installingOf(id).allowed = false
  }

  mayInstall({ id }: Broadcast, person: PersonId): boolean {
    const { allowed, installed } = this.#installingOf(id)
    return allowed && !installed.has(person)
  }

  #installingOf(id: string): Installing {
    const known = this.#installing.get(id) ?? { installed: new Set(), allowed: true }
    this.#installing.delete(id)
    this.#installing.set(id, known)
    forgetFirst(this.#installing)
    return known
  }
}

function forgetFirst(kept: Map<string, unknown>): void {
  const first = kept.keys().next()
  if (kept.size > broadcastsKept && !first.done) kept.delete(first.value)
}
