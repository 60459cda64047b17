import type { Perimeters } from '../../core/ports/stores.ts'
import type { Database } from '../open/database.ts'

export function perimeters({ kysely }: Database): Perimeters {
  return {
    all: async () =>
      (await kysely.selectFrom('perimeter').select('doc').orderBy('created_at').orderBy('id').execute()).map(
        row => row.doc,
      ),
  }
}
