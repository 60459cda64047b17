import { openPersonal } from '../../src/app/open-personal.ts'
import { openStores } from '../../src/app/open-stores.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { loadWords } from '../../src/words.ts'

const now = (): string => new Date().toISOString()

/** What somebody asks for their data with, and what the job writes them with; the directory knows nobody. */
export function dataPorts(database: Database) {
  const stores = openStores(database, now)
  const own = { publicUrl: 'https://mary.example', locale: 'fr' as const }
  const words = loadWords(undefined, 'Europe/Paris', now)
  const { ports } = openPersonal(own, { ...stores, now }, { secret: 'x', words })
  return { ...stores, ...ports, directory: { person: async () => null } as never, now }
}

export type DataTestPorts = ReturnType<typeof dataPorts>
