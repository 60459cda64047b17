import assert from 'node:assert/strict'
import type { Section } from '../../src/core/domain/sections/section.ts'
import { sectionColumnId } from '../../src/core/domain/sections/section-column.ts'
import { initiative } from '../postgres/rows.ts'
import { eachStore, ids, on } from './each-store.ts'

describe('the store of sections', () => {
  eachStore(open => {
    const section = (id: string, change: Partial<Section> = {}): Section => ({
      id,
      version: 0,
      name: id,
      rank: 1,
      state: 'open',
      fields: [{ id: 'f', label: 'Public', kind: 'choice', choices: ['Un', 'Deux'], required: true }],
      ...change,
    })

    it('keeps those that somebody changed, in the order in which they were made, each in its version', async () => {
      const { commit, sections } = open()
      assert.deepEqual(await sections.all(), [])
      for (const id of ['b', 'a']) await commit({ save: 'section', row: section(id), ifVersion: 0 })
      assert.deepEqual(await sections.all(), [section('b', { version: 1 }), section('a', { version: 1 })])
      const retired = section('b', { state: 'retired' })
      assert.equal(await commit({ save: 'section', row: retired, ifVersion: 0 }), 'stale')
      assert.equal(await commit({ save: 'section', row: retired, ifVersion: 1 }), 'done')
      assert.deepEqual(
        (await sections.all()).map(({ id, state, version }) => [id, state, version]),
        [
          ['b', 'retired', 2],
          ['a', 'open', 1],
        ],
      )
    })

    it('knows what it read just now', async () => {
      const { sections } = open()
      assert.deepEqual(await sections.known(), await sections.all())
    })

    it('keeps whether the list follows', async () => {
      const { commit, sections } = open()
      assert.equal(await sections.column(), null)
      const row = { id: sectionColumnId, version: 0, state: 'refused', since: on(1) } as const
      await commit({ save: 'section_column', row, ifVersion: 0 })
      assert.deepEqual(await sections.column(), { ...row, version: 1 })
    })

    it('finds what is filed under one, by id', async () => {
      const { commit, initiatives } = open()
      for (const [id, section] of [
        ['i2', 'a'],
        ['i1', 'a'],
        ['i3', 'b'],
        ['i4', null],
      ] as const)
        await commit({ save: 'initiative', row: initiative({ id, section, fields: { f: 'Un' } }), ifVersion: 0 })
      assert.deepEqual(ids(await initiatives.filedUnder('a', '', 10)), ['i1', 'i2'])
      assert.deepEqual(ids(await initiatives.filedUnder('a', 'i1', 10)), ['i2'])
      assert.deepEqual(ids(await initiatives.filedUnder('a', '', 1)), ['i1'])
      assert.deepEqual((await initiatives.byId('i1'))?.fields, { f: 'Un' })
    })
  })
})
