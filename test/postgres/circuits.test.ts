import assert from 'node:assert/strict'
import type { Circuit } from '../../src/core/domain/circuits/circuit.ts'
import { createCircuit, saveScope } from '../../src/core/use-cases/circuits/change-circuit.ts'
import { defaultCircuitId, withShipped } from '../../src/core/domain/circuits/shipped-circuits.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { plainTables } from '../../src/postgres/stores/plain-tables.ts'
import { sections } from '../../src/postgres/stores/section-store.ts'
import { actor, claude, hugo } from '../fakes/town.ts'
import { history } from '../../src/postgres/journal/journal-history.ts'
import { eachDatabase } from '../support/database.ts'
import { now } from './rows.ts'

const admin = actor(claude, 'admin')
const fields = { name: 'Agenda', kinds: 'event', sections: '', reach: 'any' }

describe('circuits in the database', () => {
  eachDatabase((_kind, open) => {
    let ports: Parameters<typeof createCircuit>[0]
    let database: Database
    before(async () => {
      database = await open()
      let count = 0
      ports = {
        history: history(database, now),
        circuits: plainTables(database).circuits,
        sections: sections(database),
        commit: gatheredCommit(database, now),
        departments: { all: async () => [] },
        now,
        newId: () => `c${++count}`,
      }
    })

    it('are kept whole, in the order in which they were made', async () => {
      for (const name of ['Un', 'Deux', 'Trois'])
        assert.equal((await createCircuit(ports, admin, { ...fields, name })).kind, 'circuit-changed')
      const all = await ports.circuits.all()
      assert.deepEqual(
        all.map(({ id, version, versions }) => [id, version, versions.map(({ name }) => name)]),
        [
          ['c1', 1, ['Un']],
          ['c2', 1, ['Deux']],
          ['c3', 1, ['Trois']],
        ],
      )
      const expected: Circuit = {
        id: 'c1',
        version: 1,
        versions: [
          {
            number: 1,
            name: 'Un',
            scope: { kinds: ['event'], sections: [], reach: 'any' },
            steps: [],
            active: false,
            by: { id: claude.id, name: claude.name },
            at: all[0]!.versions[0]!.at,
          },
        ],
      }
      assert.deepEqual(all[0], expected)
    })

    it('get a version more of two that are saved at once, not two', async () => {
      const save = (name: string) => saveScope(ports, admin, { circuitId: 'c1', seen: 1, fields: { ...fields, name } })
      const kinds = (await Promise.all(['A', 'B', 'C', 'D'].map(save))).map(({ kind }) => kind)
      assert.deepEqual(kinds.toSorted(), ['changed', 'changed', 'changed', 'circuit-changed'])
      assert.equal((await ports.circuits.all())[0]?.versions.length, 2)
    })

    it('take the place of what came with Mary, from its second version on', async () => {
      const changed = await saveScope(ports, actor(hugo, 'admin'), {
        circuitId: defaultCircuitId,
        seen: 1,
        fields: { ...fields, name: 'Le nôtre', kinds: '' },
      })
      assert.equal(changed.kind, 'circuit-changed')
      const all = withShipped(await ports.circuits.all())
      assert.deepEqual(
        all.map(({ id }) => id),
        [defaultCircuitId, 'communication-management', 'department-communication-cabinet', 'c1', 'c2', 'c3'],
      )
      assert.deepEqual(
        all[0]?.versions.map(({ number, name, by }) => [number, name, by?.name ?? null]),
        [
          [1, defaultCircuitId, null],
          [2, 'Le nôtre', hugo.name],
        ],
      )
    })

    it('are in the journal, each version whole', async () => {
      const rows = await database.kysely
        .selectFrom('journal')
        .select(['verb', 'subject'])
        .where('verb', '=', 'circuit.changed')
        .execute()
      assert.deepEqual(
        rows.map(({ subject }) => subject),
        ['c1', 'c2', 'c3', 'c1', defaultCircuitId],
      )
    })
  })
})
