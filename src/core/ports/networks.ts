import type { Behind } from './behind.ts'
import type { Locale } from '../domain/actor.ts'
import type { OtherChannel } from '../domain/channels/channel.ts'
import type { Release, ReleaseState } from '../domain/releases/release.ts'
import type { Instant } from '../domain/time.ts'

/**
 * What a network takes in one post, as it says itself or documents. `characters`: as it counts them; `perUrl`: what any
 * address counts for, null: its own length.
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
  /** The same for every try of the same words; a network shows at most one post for each key. */
  key: string
  /** Mary's own site has it at one address, however often it changes. */
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
  /** Shown as a card by networks without a picture; null: none. */
  link: { title: string; url: string } | null
  pictures: NetworkPicture[]
  /** Names of the headings that it is filed under. */
  sections: string[]
  /** Nothing was ever given under this key, so that nothing of it can be there. */
  fresh?: true
  /** What other releases have there: none of it is this one, even with the same words. */
  taken?: readonly string[]
}

/** `revision`: what the network calls this version of it; null: it does not say. */
export type Published = { uri: string; url: string | null; revision: string | null }

/**
 * The result of a request. refused: the network will never take it, in its words; busy: it did nothing and may later;
 * unauthorized: it does not take the key any more; unknown: it may have done it.
 */
export type Answered<Done> =
  | ({ kind: 'done' } & Done)
  | { kind: 'refused'; reason: string }
  | { kind: 'busy'; retryInMs: number | null }
  | { kind: 'unauthorized' }
  | { kind: 'unknown' }

/** A reply of the public to what Mary published. `id`: the network's; `text` ≤ 1 000 characters. */
export type Reply = { id: string; url: string; author: string; text: string; at: Instant; inReplyTo: string | null }

/** One network, with the authority's own account. No method throws; each answers within 30 s. */
export type Network = {
  /** Its host, as it is shown and listed. */
  host: string
  /** The name of the publishing account there; null: the network does not tell at this moment. */
  account(): Promise<string | null>
  limits(): Promise<NetworkLimits>
  /** The same key again never makes a second post. */
  publish(outgoing: Outgoing): Promise<Answered<Published>>
  /** Finds what was given under that key; null: the network does not have it. `since`: when it was first tried. */
  find(outgoing: Pick<Outgoing, 'key' | 'at' | 'text' | 'taken'>): Promise<Answered<{ found: Published | null }>>
  /**
   * Replaces the words of what is there, in the network's way. `lostReplies`: it could only remove the old post and
   * publish anew, under `outgoing.key`.
   */
  correct(published: Published, outgoing: Outgoing): Promise<Answered<Published & { lostReplies: boolean }>>
  /**
   * Something that is gone already counts as taken back. `nextKey`: the key of the next correction; if one was begun
   * and its answer lost, its post is removed too.
   */
  takeBack(published: Published, next?: { nextKey: string }): Promise<Answered<object>>
  /** What the public said since then, oldest first, at most some hundred. Null: the network has no replies. */
  replies: ((since: Instant) => Promise<Answered<{ replies: Reply[] }>>) | null
}

/** Those that are connected. */
export type Networks = Partial<Record<OtherChannel, Network>>

/** A network that can be asked and read: publishing goes through the gate. */
export type AskedNetwork = Behind<Network, 'publish' | 'correct' | 'takeBack'>
export type AskedNetworks = { [Channel in keyof Networks]: AskedNetwork }

export type Releases = {
  byId(id: string): Promise<Release | null>
  /** All of a post, in the order of channels. */
  ofPost(postId: string): Promise<Release[]>
  /** In these states, the first to leave first; those without an hour last. */
  inStates(states: readonly ReleaseState[], limit: number): Promise<Release[]>
  /** Releases on that channel that wait for an answer of its network, or for its key; in the order of their ids. */
  waitingOn(channel: OtherChannel, limit: number): Promise<Release[]>
  /** Published on that channel, last first. */
  published(channel: OtherChannel, limit: number): Promise<Release[]>
}
