import { documentTables } from './document-tables.ts'
import { otherTables } from './other-tables.ts'
import type { Column } from './table.ts'

type DocumentName = keyof typeof documentTables
type Later<Name extends DocumentName> = keyof (typeof documentTables)[Name]['later'] & string

const written = (columns: Readonly<Record<string, Column<unknown>>>): string[] =>
  Object.entries(columns).map(([name, { sql }]) => `${name} ${sql}`)

/** Makes a table by its entry. The entry of a released table grows by `later` alone. */
export function newTable(name: DocumentName | keyof typeof otherTables): string {
  const table = { ...documentTables, ...otherTables }[name]
  const { key, stored, isUnlogged } = 'made' in table ? table.made : {}
  const parts = [...written(table.columns), ...(key ? [`primary key (${key})`] : [])]
  return `create ${isUnlogged ? 'unlogged ' : ''}table ${name} (${parts.join(', ')})${stored ? ` with (${stored})` : ''}`
}

/** Adds columns of `later` to a table of documents. */
export function newColumns<Name extends DocumentName>(name: Name, ...added: Later<Name>[]): string {
  const { later }: { later: Readonly<Record<string, Column<unknown>>> } = documentTables[name]
  const columns = written(Object.fromEntries(added.map(one => [one, later[one]!])))
  return `alter table ${name} ${columns.map(one => `add column ${one}`).join(', ')}`
}

const documents = new Set(Object.keys(documentTables).map(name => newTable(name as DocumentName)))

/** Whether this statement makes a table of documents. */
export const makesDocuments = (statement: string): boolean => documents.has(statement)
