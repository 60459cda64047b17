import { document } from './document-tables.ts'

/** What an administrator made of the sections, and whether the Microsoft List followed. */
export const sectionTables = [
  ...['section', 'section_column'].map(table => `create table ${table} (id text primary key, ${document})`),
]
