import { perSecond } from '../timing/per-second.ts'
import { readName, signName } from '../http/signed-name.ts'
import { type PrintedAnswer, printedHeaders, tooMany } from './read-printed.ts'

type Options = {
  publicUrl: string
  secret: string
  /** What the request of that id opens; null: nothing (any more). */
  read(id: string): Promise<Uint8Array | null>
  headers: Record<string, string>
  now?(): number
}

const under = 'lire/mes-donnees/'
/** Nobody opens them more often; each is read from the database. */
const pagesPerSecond = 20

/** The addresses under which people read what Mary holds about them: signed, theirs, for some days. */
export function servedData({ publicUrl, secret, read, headers, now = () => performance.now() }: Options) {
  const mayRead = perSecond(pagesPerSecond, now)
  return {
    address: (id: string): string => `${publicUrl}/${under}${signName('data', id, secret)}`,
    read: async (path: string): Promise<PrintedAnswer | null> => {
      const id = path.startsWith(under) ? readName('data', path.slice(under.length), secret) : null
      if (id === null) return null
      if (!mayRead()) return tooMany
      const body = await read(id)
      if (body === null) return null
      // Cached neither on the way, nor in a browser that others use.
      const kept = { ...printedHeaders, 'cache-control': 'no-store' }
      return {
        status: 200,
        headers: { ...headers, ...kept, 'content-length': String(body.byteLength) },
        body: Buffer.from(body),
      }
    },
  }
}
