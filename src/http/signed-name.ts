import { createHmac, timingSafeEqual } from 'node:crypto'

/** What such a name opens: a name given for one thing opens no other. */
export type Opens =
  | 'media'
  | 'media-draft'
  | 'media-card'
  | 'media-release'
  | 'media-site'
  | 'media-look'
  | 'calendar'
  | 'attestation'
  | 'chart'
  | 'edition'
  | 'poster'
  | 'data'

/** `<id>.<signature>`: it cannot be made up. */
export function signName(opens: Opens, id: string, secret: string): string {
  return `${id}.${sign(opens, id, secret).toString('base64url')}`
}

/** Null: we did not write this name. */
export function readName(opens: Opens, name: string, secret: string): string | null {
  const match = /^([\w~-]{1,160})\.([\w-]{43})$/.exec(name)
  if (!match) return null
  const id = match[1]!
  const given = Buffer.from(match[2]!, 'base64url')
  const right = sign(opens, id, secret)
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}

/** To tell texts apart, without revealing them. */
export function digestOf(text: string, secret: string): string {
  return sign('digest', text, secret).toString('base64url')
}

function sign(opens: Opens | 'digest', id: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${opens}/${id}`).digest()
}
