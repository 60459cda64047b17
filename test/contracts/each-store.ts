import { openStores } from '../../src/app/open-stores.ts'
import { createFakePorts } from '../fakes/ports.ts'
import { eachDatabase } from '../support/database.ts'

/** What the stores answer, whoever keeps their rows. */
export type Stores = Omit<ReturnType<typeof openStores>, 'deliveries' | 'purges' | 'archiveLists'>

const now = (): string => '2026-11-25T09:00:00.000Z'

/** The same tests on the fake that use cases are tested with, on PGlite and on PostgreSQL, each with rows of its own. */
export function eachStore(tests: (stores: () => Stores) => void): void {
  const from = (open: () => Promise<Stores>): void => {
    let stores: Stores
    before(async () => void (stores = await open()))
    tests(() => stores)
  }
  describe('of the fake', () => from(async () => createFakePorts()))
  eachDatabase((_kind, open) => from(async () => openStores(await open(), now)), { isAlways: true })
}

export const on = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
export const ids = (rows: { id: string }[]): string[] => rows.map(row => row.id)
export const somebody = (id: string) => ({ id, name: id })
