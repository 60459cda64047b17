import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Faults, type Fault } from '../../sandbox/faults.ts'
import { publicRoutes } from '../../sandbox/public/public-routes.ts'
import { openPublicSide, type PublicSide, type Said } from '../../sandbox/public/public-side.ts'
import { seenByPublic, type SeenPost } from '../../sandbox/public/seen-by-public.ts'
import { createRouter, type RouterOptions } from '../../sandbox/router.ts'
import { Shelf } from '../../sandbox/shelf.ts'
import { Files } from '../../sandbox/world/files.ts'
import { PublicMeters } from '../../sandbox/world/public-meters.ts'
import type { Read, Strike } from './network-contract.ts'

/** The public side of the town over HTTP, within this process. */
export type OpenPublic = {
  side: PublicSide
  origin: string
  /** What a reader would not see as it was meant. */
  minded: string[]
  read(place: SeenPost['place']): Read[]
  strike(target: Fault['target'], kind: Strike | null): void
  say(place: Said['place'], text: string, to: string | null): Promise<void>
  close(): void
}

const faultOf: Record<Strike, Pick<Fault, 'kind' | 'status' | 'only'>> = {
  throttle: { kind: 'throttle' },
  down: { kind: 'down' },
  page: { kind: 'error', status: 502 },
  'cut-after-accept': { kind: 'cut-after-accept', only: 'writes' },
}

/** `watch` sees each request with its answer. */
export async function openPublic(watch?: RouterOptions['watch']): Promise<OpenPublic> {
  const faults = new Faults()
  const minded: string[] = []
  let origin = ''
  const side = openPublicSide(undefined, 'test', {
    files: new Files(new Shelf(undefined, 'files'), undefined),
    faults,
    meters: new PublicMeters(),
    mind: what => minded.push(what),
    changed: () => undefined,
    origin: () => origin,
  })
  const server = createServer(createRouter(publicRoutes(side), watch ? { watch } : {}))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    side,
    origin,
    minded,
    read: place =>
      seenByPublic(side)
        .posts.filter(post => post.place === place)
        .map(({ uri, text, pictures, warning }) => ({
          uri,
          text,
          alts: pictures.map(one => one.alt),
          ...(warning === undefined ? {} : { warning }),
        })),
    strike: (target, kind) => faults.set(kind === null ? [] : [{ target, share: 1, seconds: 60, ...faultOf[kind] }]),
    say: async (place, text, to) => {
      const response = await say(side, place, text, to)
      side.said.set(response.id, response)
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function say(side: PublicSide, place: Said['place'], text: string, to: string | null): Promise<Said> {
  const { citizens } = await import('../../sandbox/public/citizens.ts')
  const at = new Date(side.now()).toISOString()
  return { id: `${side.said.size + 1}`, place, by: citizens[0]!, text, at, ...(to === null ? {} : { to }) }
}

/** Nobody listens there. */
export const nowhere = 'http://127.0.0.1:2'
