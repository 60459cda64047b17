import { randomUUID } from 'node:crypto'
import { Shelf } from '../../shelf.ts'
import type { KeptSubscription } from './kept-subscription.ts'
import { Notifier } from './notifier.ts'

/** Who wants to be told of changes in a list, kept on a shelf until it runs out. */
export class Subscriptions {
  readonly #shelf: Shelf<KeptSubscription>
  readonly #now: () => number
  readonly notifier: Notifier

  constructor(folder: string | undefined, tenantId: string, now: () => number = Date.now) {
    this.#shelf = new Shelf<KeptSubscription>(folder, 'subscriptions')
    this.#now = now
    this.notifier = new Notifier(tenantId, id => this.get(id))
  }

  get now(): number {
    return this.#now()
  }

  /** Those that did not run out. */
  all(): KeptSubscription[] {
    for (const { id, expiresAt } of [...this.#shelf.values()])
      if (Date.parse(expiresAt) <= this.#now()) this.#shelf.delete(id)
    return [...this.#shelf.values()]
  }

  get(id: string): KeptSubscription | undefined {
    return this.all().find(one => one.id === id)
  }

  add(asked: Omit<KeptSubscription, 'id'>): KeptSubscription {
    return this.save({ ...asked, id: randomUUID() })
  }

  save(subscription: KeptSubscription): KeptSubscription {
    this.#shelf.set(subscription.id, subscription)
    return subscription
  }

  remove(id: string): void {
    this.#shelf.delete(id)
  }

  /** An item of that list was added, changed or deleted. */
  tell(listId: string): void {
    for (const one of this.all()) if (one.listId === listId) this.notifier.tell(one)
  }

  clear(): void {
    for (const id of [...this.#shelf.keys()]) this.#shelf.delete(id)
    this.notifier.loses = false
  }

  flush(): void {
    this.#shelf.flush()
  }
}
