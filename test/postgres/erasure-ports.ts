import { nothingOff } from '../../src/core/domain/capabilities/capability.ts'
import { openStores } from '../../src/app/open-stores.ts'
import { createTogether } from '../../src/core/together.ts'
import type { RunNeeds } from '../../src/core/use-cases/personal/run-erasure.ts'
import { restoredProof } from '../../src/print/edition/kept-proof.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { settings } from '../fakes/ports.ts'
import { printHere } from '../support/print-here.ts'
import { now } from './rows.ts'
import type { LibraryName } from '../../src/core/ports/outside.ts'

/** What an erasure works with, outside of the database: nobody is there any more, and what is removed is told. */
export function erasurePorts(database: Database, removed: string[] = [], lying: LibraryName[] = []) {
  let count = 0
  return {
    ...openStores(database, now),
    now,
    capabilities: { off: () => nothingOff, look: async () => {} },
    database: { hold: () => null, adopt: async () => undefined },
    hours: settings,
    newId: () => `0000000${++count}-0000-4000-8000-00000000000e`,
    directory: {
      person: async () => null,
      byMail: async () => null,
      officers: async () => [],
      admins: async () => [],
    } as never,
    libraryBin: { remove: async (folder: string, name: string) => removed.push(`${folder}/${name}`) > 0 },
    libraryNames: {
      called: async isCalled => ({ found: lying.filter(({ name }) => isCalled(name)), isPart: false }),
    },
    tables: { toReach: () => ({ name: 'À joindre' }), lines: () => ({ name: 'Lecture' }) } as never,
    calendars: { remove: async (_person: string, id: string) => void removed.push(id) } as never,
    press: { print: printHere },
    restoredProof,
    together: createTogether({ pause: async () => undefined, limit: 100 }),
    erasedAs: { person: 'personne effacée', words: '(paroles effacées)' },
  } satisfies RunNeeds & { newId(): string }
}
