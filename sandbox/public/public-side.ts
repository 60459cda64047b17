import type { Fault } from '../faults.ts'
import { Shelf } from '../shelf.ts'
import type { Files } from '../world/files.ts'
import type { PublicMeters } from '../world/public-meters.ts'
import { makeAccounts, type Accounts } from './accounts.ts'
import type { Citizen } from './citizens.ts'
import type { KeptArticle, KeptAttachment, KeptCategory } from './cms/kept.ts'
import type { KeptMedia, KeptStatus } from './mastodon/kept.ts'
import type { KeptWebhook } from './kept-webhook.ts'

/** The places where the town's public reads. */
export type Place = 'bluesky' | 'mastodon' | 'cms' | 'webhook'

/** A record of the town's repository, as it is now. */
export type KeptRecord = {
  collection: string
  rkey: string
  cid: string
  /** ISO 8601: when the server wrote it. */
  at: string
  value: Record<string, unknown>
}

/** What a citizen wrote about the town, or in answer to it. */
export type Said = {
  id: string
  place: 'bluesky' | 'mastodon' | 'large'
  by: Citizen
  text: string
  at: string
  /** What is answered: an at:// address, or the id of a status; absent: the town is only named. */
  to?: string
}

/** The bytes of a picture lie among the town's files, under `fileId`. */
export type KeptBlob = { cid: string; mimeType: string; size: number; fileId: string }

/** All that the public side of the town is made of. */
export type PublicSide = {
  accounts: Accounts
  records: Shelf<KeptRecord>
  blobs: Shelf<KeptBlob>
  statuses: Shelf<KeptStatus>
  media: Shelf<KeptMedia>
  articles: Shelf<KeptArticle>
  attachments: Shelf<KeptAttachment>
  categories: Shelf<KeptCategory>
  /** Numbers that were given and are not given again. */
  gone: Shelf<number>
  /** What the website was told, by the id of each. */
  webhooks: Shelf<KeptWebhook>
  said: Shelf<Said>
  files: Files
  faults: { draw: (target: Place) => Fault | undefined }
  meters: PublicMeters
  /** Accounts whose app password or token was withdrawn. */
  revoked: Set<Place>
  /** Takes note of what the real network would let pass, and no reader would see as it was meant. */
  mind: (what: string, at: { method: string; path: string }) => void
  changed: () => void
  /** Origin of the server, no trailing slash. */
  origin: () => string
  /** Milliseconds since 1970, of the networks: a test may let their hours pass. */
  now: () => number
  ahead: { ms: number }
}

type Rest = Pick<PublicSide, 'files' | 'faults' | 'meters' | 'mind' | 'changed' | 'origin'>

export function openPublicSide(folder: string | undefined, seed: string, rest: Rest): PublicSide {
  const ahead = { ms: 0 }
  return {
    accounts: makeAccounts(seed),
    records: new Shelf<KeptRecord>(folder, 'records'),
    blobs: new Shelf<KeptBlob>(folder, 'blobs'),
    statuses: new Shelf<KeptStatus>(folder, 'statuses'),
    media: new Shelf<KeptMedia>(folder, 'media'),
    articles: new Shelf<KeptArticle>(folder, 'articles'),
    attachments: new Shelf<KeptAttachment>(folder, 'attachments'),
    categories: new Shelf<KeptCategory>(folder, 'categories'),
    gone: new Shelf<number>(folder, 'gone'),
    webhooks: new Shelf<KeptWebhook>(folder, 'webhooks'),
    said: new Shelf<Said>(folder, 'said'),
    revoked: new Set(),
    ahead,
    now: () => Date.now() + ahead.ms,
    ...rest,
  }
}

export function publicShelves(side: PublicSide): Shelf<unknown>[] {
  const { records, blobs, statuses, media, articles, attachments, categories, gone, webhooks, said } = side
  const shelves = [records, blobs, statuses, media, articles, attachments, categories, gone, webhooks, said]
  return shelves
}

/** The public has read nothing yet. */
export function resetPublic(side: PublicSide): void {
  for (const shelf of publicShelves(side)) for (const key of [...shelf.keys()]) shelf.delete(key)
  side.revoked.clear()
  side.ahead.ms = 0
}
