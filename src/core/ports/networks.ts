import type { Behind } from './behind.ts'
import type { Locale } from '../domain/actor.ts'
import type { OtherChannel } from '../domain/channels/channel.ts'
import type { ReleaseState } from '../domain/releases/release.ts'
import type { Instant } from '../domain/time.ts'
import type { Release } from '../domain/releases/release.ts'

/**
 * What a network takes in one post, by what it says of itself or its documentation. `characters`: as it counts them;
 * `perUrl`: what any address counts for, null: its own length.
 */
export type NetworkLimits = {
  characters: number
  bytes: number | null
  perUrl: number | null
  pictures: number
  pictureBytes: number
  altCharacters: number
}

/** `bytes`: a JPEG or PNG as Mary keeps it; an adapter makes it smaller where its network asks for that. */
export type NetworkPicture = { bytes: Uint8Array; contentType: string; alt: string }

/** What is given to a network: the sealed words and nothing else. */
export type Outgoing = {
  /** The same for every try of the same words; a network shows one post of a key at most. */
  key: string
  /** Mary's own site has it at an address of its own, whatever becomes of it. */
  postId: string
  /** When it was first tried: so that a second try makes the same record, byte for byte. */
  at: Instant
  locale: Locale
  title: string
  /** One or two sentences. */
  summary: string
  /** Plain words; for a site closed Markdown. */
  text: string
  /** Shown before the words until a reader unfolds them; empty: nothing. */
  warning: string
  /** Shown as a card where a network has no picture beside; null: none. */
  link: { title: string; url: string } | null
  pictures: NetworkPicture[]
  /** Names of the headings that it is filed under. */
  sections: string[]
  /** Nothing under this key was ever given: nothing of it can be there. */
  fresh?: true
  /** What other releases hold there: none of it is this one, though its words are the same. */
  taken?: readonly string[]
}

/** `revision`: what the network calls this version of it; null: it does not say. */
export type Published = { uri: string; url: string | null; revision: string | null }

/**
 * What a request came to. refused: the network will never take it, in its words; busy: it did nothing and may later;
 * unauthorized: it does not take the key any more; unknown: it may have done it.
 */
export type Answered<Done> =
  | ({ kind: 'done' } & Done)
  | { kind: 'refused'; reason: string }
  | { kind: 'busy'; retryInMs: number | null }
  | { kind: 'unauthorized' }
  | { kind: 'unknown' }

/** A word of the public about what Mary published. `id`: the network's; `text` ≤ 1 000 characters. */
export type Reply = { id: string; url: string; author: string; text: string; at: Instant; inReplyTo: string | null }

/** One network, with the authority's own account. No method throws; each answers within 30 s. */
export type Network = {
  /** Its host, as it is shown and listed. */
  host: string
  /** The account that publishes, as people know it there; null: the network does not say at this moment. */
  account(): Promise<string | null>
  limits(): Promise<NetworkLimits>
  /** The same key again never makes a second post. */
  publish(outgoing: Outgoing): Promise<Answered<Published>>
  /** Whether it has what was given under that key; null: it has not. `since`: when it was first tried. */
  find(outgoing: Pick<Outgoing, 'key' | 'at' | 'text' | 'taken'>): Promise<Answered<{ found: Published | null }>>
  /**
   * Other words for what is there, as the network does it. `lostReplies`: it could only take the old one away and
   * publish anew, under `outgoing.key`.
   */
  correct(published: Published, outgoing: Outgoing): Promise<Answered<Published & { lostReplies: boolean }>>
  /**
   * What is gone already is taken back. `nextKey`: the key of the next correction; where one was begun and its answer
   * lost, what it put there goes too.
   */
  takeBack(published: Published, next?: { nextKey: string }): Promise<Answered<object>>
  /** What the public said since then, oldest first, at most some hundred. Null: it has no such thing. */
  replies: ((since: Instant) => Promise<Answered<{ replies: Reply[] }>>) | null
}

/** Those that are connected. */
export type Networks = Partial<Record<OtherChannel, Network>>

/** One of them, as it is asked and read: what it publishes leaves by the gate. */
export type AskedNetwork = Behind<Network, 'publish' | 'correct' | 'takeBack'>
export type AskedNetworks = { [Channel in keyof Networks]: AskedNetwork }

export type Releases = {
  byId(id: string): Promise<Release | null>
  /** All of a post, in the order of channels. */
  ofPost(postId: string): Promise<Release[]>
  /** In these states, the first to leave first; those without an hour last. */
  inStates(states: readonly ReleaseState[], limit: number): Promise<Release[]>
  /** Of that channel, what waits for an answer of its network, or for its key; in the order of their ids. */
  waitingOn(channel: OtherChannel, limit: number): Promise<Release[]>
  /** Published on that channel, last first. */
  published(channel: OtherChannel, limit: number): Promise<Release[]>
}
