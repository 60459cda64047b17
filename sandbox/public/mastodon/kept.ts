import type { IncomingHttpHeaders } from 'node:http'

/** Two instances at one server: by its name the one of 500 characters, by its number that of 5 000. */
export type Instance = 'mastodon' | 'large'

export type KeptStatus = {
  id: string
  instance: Instance
  text: string
  /** Shown before the text; empty: nothing. */
  warning: string
  language: string | null
  visibility: string
  sensitive: boolean
  mediaIds: string[]
  at: string
  editedAt: string | null
  /** The `Idempotency-Key` that it came with. */
  key: string | null
}

/** `polled`: how often its work was asked after; it is done once that is enough. */
export type KeptMedia = { id: string; fileId: string; mimeType: string; description: string; polled: number }

export const characters: Record<Instance, number> = { mastodon: 500, large: 5000 }
export const perUrl = 23
export const picturesMost = 4
export const altMost = 1500
export const imageBytesMost = 16_777_216

export function instanceOf(headers: IncomingHttpHeaders): Instance {
  return headers.host?.startsWith('127.0.0.1') === true ? 'large' : 'mastodon'
}

export function originOf(side: { origin: () => string }, instance: Instance): string {
  const url = new URL(side.origin())
  url.hostname = instance === 'large' ? '127.0.0.1' : 'localhost'
  return url.origin
}

let last = 0n

/** As Mastodon counts: milliseconds, and a number behind them. */
export function nextId(now: number): string {
  const made = BigInt(now) << 16n
  last = made > last ? made : last + 1n
  return String(last)
}
