import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { applied, outOfDate } from './mutate/fault.ts'
import { faults } from './mutate/faults.ts'

const within = (path: string) => new URL(path, import.meta.url)

describe('the deliberate faults of `npm run mutate`', () => {
  it('apply to exactly one place each, and name tests that are there', () => {
    const files = new Map(
      [...new Set(faults.map(({ file }) => file))].map(file => [file, readFileSync(within(`../src/${file}`), 'utf8')]),
    )
    assert.deepEqual(
      faults.flatMap(fault => outOfDate(fault, files.get(fault.file)!) ?? []),
      [],
    )
    assert.deepEqual(
      [...new Set(faults.flatMap(({ tests }) => tests))].filter(test => !existsSync(within(test))),
      [],
    )
    assert.deepEqual(
      faults.filter(({ tests }) => tests.length === 0),
      [],
    )
  })

  it('are many, each once, and none is put down as harmless without a reason', () => {
    assert.ok(faults.length >= 120)
    assert.equal(new Set(faults.map(({ file, find, put }) => `${file} ${find} ${put}`)).size, faults.length)
    assert.deepEqual(
      faults.filter(({ same }) => same !== null && same.length < 20),
      [],
    )
  })

  it('are told apart from a list that is out of date', () => {
    const fault = { file: 'a.ts', find: 'b', put: '$& c' }
    assert.equal(outOfDate(fault, 'a b c'), null)
    assert.match(outOfDate(fault, 'a b b')!, /2 times/)
    assert.match(outOfDate(fault, 'a')!, /0 times/)
    assert.match(outOfDate({ ...fault, put: 'b' }, 'a b')!, /for itself/)
    assert.equal(applied(fault, 'a b c'), 'a $& c c')
  })
})
