import { createHash } from 'node:crypto'
import type { Shelf } from '../shelf.ts'

export type Attachment = { contentType?: string; content?: unknown; contentUrl?: string; name?: string }

/** One activity as the town keeps it. `cards` names the text of its attachments, kept once however often it is sent. */
export type Stored = {
  id: string
  /** Chat of a person, or channel. */
  conversationId: string
  /** In a channel: the id of the thread's first activity. */
  threadId?: string
  /** A person's object id, or `bot`. */
  from: string
  at: string
  text?: string
  textFormat?: string
  summary?: string
  cards?: string
  replyToId?: string
  edited?: string
  deleted?: true
  /** For each person who got an answer of their own: the card shown to them instead. */
  mine?: Record<string, string>
  /** For each person: the words shown under the card after a press. */
  notes?: Record<string, string>
  reactions?: { type: string; from: string }[]
}

/** All conversations, in the order in which they were said. */
export class Chats {
  readonly #activities: Shelf<Stored>
  readonly #texts: Shelf<string>
  readonly #byConversation = new Map<string, Map<string, Stored>>()
  #lastId = 0

  constructor(activities: Shelf<Stored>, texts: Shelf<string>) {
    this.#activities = activities
    this.#texts = texts
    for (const stored of activities.values()) this.#index(stored)
  }

  /** Ids are milliseconds, as in Teams, and grow. */
  newId(): string {
    this.#lastId = Math.max(this.#lastId + 1, Date.now())
    return String(this.#lastId)
  }

  save(stored: Stored): void {
    this.#activities.set(`${stored.conversationId} ${stored.id}`, stored)
    this.#index(stored)
  }

  get(conversationId: string, id: string): Stored | undefined {
    return this.#byConversation.get(conversationId)?.get(id)
  }

  in(conversationId: string): Stored[] {
    return [...(this.#byConversation.get(conversationId)?.values() ?? [])]
  }

  conversations(): IterableIterator<string> {
    return this.#byConversation.keys()
  }

  /** Keeps attachments under a name made of what they say. */
  keep(attachments: unknown): string {
    const text = JSON.stringify(attachments)
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    if (this.#texts.get(name) === undefined) this.#texts.set(name, text)
    return name
  }

  attachments(name: string | undefined): Attachment[] {
    const text = name === undefined ? undefined : this.#texts.get(name)
    return text === undefined ? [] : (JSON.parse(text) as Attachment[])
  }

  clear(): void {
    for (const shelf of [this.#activities, this.#texts]) for (const key of [...shelf.keys()]) shelf.delete(key)
    this.#byConversation.clear()
  }

  #index(stored: Stored): void {
    let conversation = this.#byConversation.get(stored.conversationId)
    if (conversation === undefined) {
      conversation = new Map()
      this.#byConversation.set(stored.conversationId, conversation)
    }
    conversation.set(stored.id, stored)
    this.#lastId = Math.max(this.#lastId, Number(stored.id))
  }
}
