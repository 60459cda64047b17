import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { history } from '../../src/postgres/journal/journal-history.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { entry, initiative, now, post, validation } from './rows.ts'

const by = { id: '00000000-0000-4000-8000-000000000007', name: 'Marc' }
const reason = 'Trop long « pour » un "titre"\nà deux lignes'
const page = { before: null, limit: 20, without: [] }

describe('words of people and the journal', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    before(async () => {
      database = await open()
      const commit = gatheredCommit(database, now)
      const decision = { by, at: now(), reason }
      const asked = { id: 'q', by, at: now(), text: 'Où ?', answer: { at: now(), text: 'Au parc' } }
      await commit(
        { save: 'initiative', row: initiative({ decision, questions: [asked] }), ifVersion: 0 },
        { save: 'post', row: post({}), ifVersion: 0 },
        {
          save: 'validation',
          row: validation({
            postId: 'post',
            decisions: [{ kind: 'refuse', by, at: now(), reason: 'Non', chairs: [], step: 0, seal: '' }],
          }),
          ifVersion: 0,
        },
        { journal: entry({ verb: 'initiative.declined', subject: 'PROP-2026-0001', actor: by, details: { reason } }) },
        { journal: entry({ verb: 'initiative.asked', subject: 'PROP-2026-0001', details: { question: 'Où ?' } }) },
        { journal: entry({ verb: 'initiative.answered', subject: 'PROP-2026-0001', details: { answer: 'Au parc' } }) },
        { journal: entry({ verb: 'validation.refused', subject: 'PUB-2026-0001', details: { reason: 'Non' } }) },
        { journal: entry({ verb: 'person.opted', subject: 'facultatif', actor: by, details: { out: true } }) },
      )
    })

    const stored = async () => {
      const { rows } = await sql<{ text: string }>`select details::text as text from journal_detail`.execute(
        database.kysely,
      )
      return rows.map(({ text }) => text).join('\n')
    }

    it('stand in no row of it, which verifies', async () => {
      const text = await stored()
      for (const words of ['Trop long', 'Où ?', 'Au parc', 'Non', 'true']) assert.ok(!text.includes(words), words)
      assert.ok((await verifyJournal(database)).ok)
    })

    it('are told from the documents, as they were written', async () => {
      const told = await history(database, now).about(['PROP-2026-0001', 'PUB-2026-0001'], page)
      assert.deepEqual(
        told.map(({ details }) => details),
        [{ reason: 'Non' }, { answer: 'Au parc' }, { question: 'Où ?' }, { reason }],
      )
    })

    it('are told no more once the document lost them', async () => {
      await sql`update initiative set doc = jsonb_set(doc, '{decision,reason}', '"effacé"')`.execute(database.kysely)
      const told = await history(database, now).about(['PROP-2026-0001'], page)
      assert.match(String(told.at(-1)!.details!['reason']), /^sha256:/)
    })
  })
})
