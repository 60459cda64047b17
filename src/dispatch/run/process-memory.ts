import type { PersonId } from '../../core/domain/actor.ts'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { Ports } from '../../core/ports.ts'
import { sendingSeal } from '../../core/domain/seal.ts'
import { Outage } from './outage.ts'

/** Few run at once; what was remembered of the one that was touched longest ago is asked again. */
const broadcastsKept = 64

const minuteMs = 60_000

type Installing = { installed: Set<PersonId>; allowed: boolean }

/** What one process keeps from run to run, in memory; of so many broadcasts at most. */
export class ProcessMemory {
  /** The service is one for all broadcasts. */
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
   * Whether the people in the ledger are those whose freezing the journal bears witness to, for these very words: read
   * once before this process sends the first card. Who changes the ledger would have to change the chain as well.
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

  /** Asks at first, whenever the broadcast changed, and a minute after nothing was wrong; else null. */
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

  /** Mary is installed once for a person and a broadcast: who lacks her after that does not get it. */
  installed({ id }: Broadcast, person: PersonId): void {
    this.#installingOf(id).installed.add(person)
  }

  /** Graph said that Mary may not install herself: she asks no more while this broadcast lasts. */
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
