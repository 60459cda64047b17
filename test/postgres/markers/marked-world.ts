import { randomUUID } from 'node:crypto'
import { openStores } from '../../../src/app/open-stores.ts'
import type { Database } from '../../../src/postgres/open/database.ts'
import { msBetween } from '../../../src/core/domain/time.ts'
import { sheets } from '../../../src/sheets/sheets.ts'
import { createTables } from '../../../src/sheets/tables/create-tables.ts'
import { loadWords } from '../../../src/words.ts'
import { newReference } from '../../../src/postgres/stores/kept-values.ts'
import { renderPost } from '../../cards/every-card.ts'
import { fakeNetwork } from '../../fakes/network.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { createChat } from '../../teams/chat.ts'
import { mark } from './markers.ts'

const began = '2026-11-25T09:00:00.000Z'
const dayMs = 86_400_000

/** Ten in the morning of the day `day` of the town, in Paris. */
function onDay(day: number): string {
  return new Date(Date.parse(began) + day * dayMs).toISOString()
}

/** A town whose rows lie in this database, and whose Microsoft 365 is a fake; time goes on by hand. */
export function markedWorld(database: Database, day = 0) {
  const fakes = createFakePorts()
  fakes.pass(msBetween(fakes.now(), onDay(day)))
  const number = newReference(database)
  const network = fakeNetwork()
  const file = new TextEncoder().encode(`Nom;Adresse\n${mark('noteFileBytes')};personne@ailleurs.example\n`)
  const ports = Object.assign(
    fakes,
    openStores(database, () => fakes.now()),
    {
      newId: randomUUID,
      newReference: (kind: Parameters<typeof number>[0], once: string) => number(kind, 2026, once),
      renderPost,
      sleep: async () => undefined,
      teamsFiles: { mayFetch: () => true, fetch: async () => file },
      pictures: { ...fakes.pictures, erase: async () => undefined },
      sheets,
      tables: createTables(loadWords().fr, () => ''),
      library: { put: async (folder: string, name: string) => `https://sharepoint.example/${folder}/${name}` },
      libraryNames: { called: async () => ({ found: [], isPart: false }) },
      networks: { bluesky: network.network },
      initiativeList: { ...fakes.initiativeList, discard: async () => undefined },
    },
  ) as unknown as FakePorts
  return {
    ports,
    network,
    chat: createChat(ports),
    toDay: (to: number) => ports.pass(msBetween(ports.now(), onDay(to))),
  }
}

export type MarkedWorld = ReturnType<typeof markedWorld>
