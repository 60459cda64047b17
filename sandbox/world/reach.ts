import { createHash } from 'node:crypto'
import { midnightIn } from '../town/midnight.ts'
import type { Person, Town } from '../town/town.ts'
import type { Shelf } from '../shelf.ts'
import type { Register } from './register.ts'

/** What a person did to the app; absent = as the town was generated. */
export type Tie = {
  installed: boolean
  blocked: boolean
  /** Automatic replies; absent: as the situation says. */
  away?: Away
}

/** Their automatic replies are on, until then or until they are put off; `off`: they were put off. */
export type Away = { until: string | null } | 'off'

/** Who can be reached: Teams or not, app installed or not, bot blocked or not; finds people and their chats. */
export class Reach {
  readonly #town: Town
  readonly #ties: Shelf<Tie>
  readonly #register: Register
  readonly #byId = new Map<string, Person>()
  readonly #byChat = new Map<string, Person>()
  readonly #chats = new Map<string, string>()

  constructor(town: Town, ties: Shelf<Tie>, register: Register) {
    this.#town = town
    this.#register = register
    this.#ties = ties
    for (const person of town.people) {
      this.#byId.set(person.id, person)
      this.#byId.set(person.teamsId, person)
      const chat = chatId(town, person)
      this.#chats.set(person.id, chat)
      this.#byChat.set(chat, person)
    }
  }

  /** By Entra object id or by Teams id. */
  person(id: string): Person | undefined {
    return this.#byId.get(id)
  }

  /** The person whose chat with the bot this conversation is. */
  personOfChat(conversationId: string): Person | undefined {
    return this.#byChat.get(conversationId)
  }

  chatOf(person: Person): string {
    return this.#chats.get(person.id) ?? chatId(this.#town, person)
  }

  hasTeams(person: Person): boolean {
    return (
      person.kind === 'person' &&
      person.accountEnabled &&
      this.#register.isThere(person.id) &&
      person.situation !== 'no-teams' &&
      person.situation !== 'gone'
    )
  }

  tie(person: Person): Tie {
    const tie = this.#ties.get(person.id)
    if (tie !== undefined) return tie
    const installed = this.hasTeams(person) && person.situation !== 'not-installed'
    return { installed, blocked: person.situation === 'blocked' }
  }

  away(person: Person): Away {
    return this.tie(person).away ?? (person.situation === 'on-leave' ? { until: midnightIn(11) } : 'off')
  }

  setTie(person: Person, change: Partial<Tie>): void {
    this.#ties.set(person.id, { ...this.tie(person), ...change })
  }
}

/** The same person has the same chat for ever, as in Teams. */
function chatId(town: Town, person: Person): string {
  const digest = createHash('sha256').update(`${town.tenantId} ${town.appId} ${person.id}`).digest('base64url')
  return `a:1${digest}`
}
