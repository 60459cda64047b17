import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { wordFields } from '../../src/postgres/journal/words-about.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { fillTown } from './markers/fill-town.ts'
import { everyMark } from './markers/markers.ts'

/** Documents that references lead to. */
const tables = ['initiative', 'post', 'broadcast', 'media', 'validation', 'call_department', 'campaign', 'release']
/** What no entry repeats: the words of a publication itself, which its seal stands for, and a place of a proposal. */
const elsewhere = [
  ...['broadcast.card', 'initiative.place', 'post.ask', 'post.body', 'post.card', 'post.place', 'post.sources'],
  ...['release.link', 'validation.body'],
]

describe('the words that the history reads from documents', () => {
  eachDatabase((kind, open) => {
    if (kind === 'postgres') return
    it('stand under a name that it looks for, whatever people typed into a town', async function () {
      this.timeout(120_000)
      const database: Database = await open()
      await fillTown(database)
      const words = everyMark.map(({ word }) => word.toLowerCase())
      const missed = new Set<string>()
      const look = (table: string, value: unknown, field: string): void => {
        if (typeof value === 'string') {
          if (words.some(word => value.toLowerCase().includes(word)) && !wordFields.includes(field))
            missed.add(`${table}.${field}`)
        } else if (Array.isArray(value)) for (const inner of value) look(table, inner, field)
        else if (value !== null && typeof value === 'object')
          for (const [name, inner] of Object.entries(value)) look(table, inner, name)
      }
      for (const table of tables) {
        const { rows } = await sql<{ doc: unknown }>`select doc from ${sql.table(table)}`.execute(database.kysely)
        for (const { doc } of rows) look(table, doc, '')
      }
      assert.deepEqual([...missed].toSorted(), elsewhere)
    })
  })
})
