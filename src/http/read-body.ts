import type { IncomingMessage } from 'node:http'

/** `too-large`: too many bytes came, or were announced; what follows is not read. `cut`: the sender went away. */
export type Body = { kind: 'read'; bytes: Buffer } | { kind: 'too-large' } | { kind: 'cut' }

/** The whole body of a request, `most` bytes at most; never rejects. */
export async function readBody(request: IncomingMessage, most: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > most) return { kind: 'too-large' }
  const chunks: Buffer[] = []
  let length = 0
  try {
    // If it ended early, the iterator would cut the connection, and the sender would never read why.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += (chunk as Buffer).length
      if (length > most) return { kind: 'too-large' }
      chunks.push(chunk as Buffer)
    }
  } catch {
    return { kind: 'cut' }
  }
  return { kind: 'read', bytes: Buffer.concat(chunks) }
}
