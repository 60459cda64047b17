import { createHmac, timingSafeEqual } from 'node:crypto'

/** `<id>.<signature>`: whoever has not been given it cannot make it up. */
export function signName(id: string, secret: string): string {
  return `${id}.${sign(id, secret).toString('base64url')}`
}

/** Null when we did not write this name. */
export function readName(name: string, secret: string): string | null {
  const match = /^([0-9a-z-]{1,64})\.([\w-]{43})$/i.exec(name)
  if (!match) return null
  const id = match[1]!
  const given = Buffer.from(match[2]!, 'base64url')
  const right = sign(id, secret)
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}

function sign(id: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`media/${id}`).digest()
}
