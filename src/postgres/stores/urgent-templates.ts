import type { UrgentTemplates } from '../../core/ports/stores.ts'
import type { Database } from '../open/database.ts'

export function urgentTemplates({ kysely }: Database): UrgentTemplates {
  return {
    all: async () =>
      (await kysely.selectFrom('urgent_template').select('doc').orderBy('created_at').orderBy('id').execute()).map(
        row => row.doc,
      ),
  }
}
