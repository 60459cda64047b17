import { randomUUID } from 'node:crypto'
import type { Shelf } from '../shelf.ts'
import { readMime, type ReadMessage } from './read-mime.ts'

/** One message that left the town's Exchange. `mailbox`: from whose; `mime`: as it was sent, in base 64. */
export type KeptMail = ReadMessage & { id: string; at: string; mailbox: string; size: number; mime: string }

/** What was sent by e-mail, for whoever wants to read it. */
export class Outbox {
  readonly #mails: Shelf<KeptMail>
  readonly #changed: () => void

  constructor(mails: Shelf<KeptMail>, changed: () => void = () => undefined) {
    this.#mails = mails
    this.#changed = changed
  }

  put(mailbox: string, raw: Buffer): void {
    const id = randomUUID()
    const at = new Date().toISOString()
    this.#mails.set(id, { id, at, mailbox, size: raw.length, ...readMime(raw), mime: raw.toString('base64') })
    this.#changed()
  }

  get(id: string): KeptMail | undefined {
    return this.#mails.get(id)
  }

  /** The last one first. */
  all(): KeptMail[] {
    return [...this.#mails.values()].toReversed()
  }

  clear(): void {
    for (const id of [...this.#mails.keys()]) this.#mails.delete(id)
  }
}
