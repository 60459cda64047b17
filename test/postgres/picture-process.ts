import { openStores } from '../../src/app/open-stores.ts'
import type { Ports } from '../../src/core/ports.ts'
import { isServedAt } from '../../src/core/use-cases/posts/pictures/is-served-at.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { createPictures, type ServedPictures } from '../../src/media/picture-files.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { pictureStore } from '../../src/postgres/stores/picture-store.ts'
import { createServer } from '../../src/app/server.ts'
import { createFakePorts, settings } from '../fakes/ports.ts'

/** One process that serves pictures: its own handle on the database, its own address. */
export type PictureProcess = {
  ports: Ports
  pictures: ServedPictures
  url: string
  listening: Listening
  database: Database
}

export async function pictureProcess(database: Database, now: () => string): Promise<PictureProcess> {
  const stores = openStores(database, now)
  let looks = 0
  const pictures = createPictures({
    // A test looks as often as it likes: an address is paced by the second.
    clock: () => (looks += 1_000),
    store: pictureStore(database),
    publicUrl: '',
    secret: 's',
    now,
    isServed: place => isServedAt({ ...stores, now, hours: settings }, place),
  })
  const log = { warn: () => undefined, error: () => undefined } as never
  const routes = {
    receive: async () => ({ status: 200 }),
    picture: pictures.read,
    calendar: async () => ({ kind: 'unknown' as const }),
    attestation: null,
    errorPages: () => null,
    tab: [],
    held: () => null,
    notReady: async () => [],
    notified: null,
  }
  const listening = await listen(
    createServer(routes, log, () => undefined),
    0,
    '127.0.0.1',
  )
  const ports = { ...createFakePorts(), ...stores, pictures, now, hours: settings } as unknown as Ports
  return { ports, pictures, database, listening, url: `http://127.0.0.1:${listening.port}` }
}
