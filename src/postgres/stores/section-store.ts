import type { Section } from '../../core/domain/sections/section.ts'
import { sectionColumnId } from '../../core/domain/sections/section-column.ts'
import type { Sections } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import { allOf } from './plain-tables.ts'

/** Every turn may name a section, and they change a few times a year. */
const knownForMs = 1_000

export function sections(database: Database): Sections {
  const read = allOf(database, 'section')
  const column = gatheredRows(database, 'section_column')
  let last: { rows: Promise<Section[]>; at: number } | undefined
  const all = (): Promise<Section[]> => {
    const asked = { rows: read(), at: performance.now() }
    last = asked
    asked.rows.catch(() => last === asked && (last = undefined))
    return asked.rows
  }
  return {
    all,
    known: () => (last && performance.now() - last.at < knownForMs ? last.rows : all()),
    column: () => column(sectionColumnId),
  }
}
