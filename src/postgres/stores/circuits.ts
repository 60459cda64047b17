import type { Circuits } from '../../core/ports/stores.ts'
import type { Database } from '../open/database.ts'

export function circuits({ kysely }: Database): Circuits {
  return {
    all: async () =>
      (await kysely.selectFrom('circuit').select('doc').orderBy('created_at').orderBy('id').execute()).map(
        row => row.doc,
      ),
  }
}
