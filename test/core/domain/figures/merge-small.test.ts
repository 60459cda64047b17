import assert from 'node:assert/strict'
import fc from 'fast-check'
import { mergeSmall, namedDepartments, sumShown } from '../../../../src/core/domain/figures/merge-small.ts'
import { holds } from '../../../support/holds.ts'

describe('groups of people', () => {
  it('are never fewer than five, and lose nobody', () => {
    holds(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), sizes => {
        const groups = sizes.map((people, key) => ({ key, people }))
        const all = sizes.reduce((sum, people) => sum + people, 0)
        const merged = mergeSmall(groups)
        if (all < 5) return assert.equal(merged, null)
        assert.equal(
          merged!.reduce((sum, { people }) => sum + people, 0),
          all,
        )
        for (const { people } of merged!) assert.ok(people >= 5)
        const keys = merged!.flatMap(one => one.keys)
        assert.equal(new Set(keys).size, keys.length)
        assert.equal(keys.length, sizes.filter(people => people > 0).length)
      }),
    )
  })

  it('cannot be worked out of a quarter and its months by subtraction', () => {
    const counts = fc.array(fc.nat(12), { minLength: 4, maxLength: 4 })
    holds(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 12 }), months => {
        const groups = months.map(month => mergeSmall(month.map((people, key) => ({ key, people }))))
        // Month and key, as one number: a person is in exactly one of them.
        const cells = groups.flatMap((shown, month) =>
          (shown ?? []).map(({ keys }) => keys.map(key => month * 4 + key)),
        )
        const size = (some: readonly number[]) => some.reduce((sum, cell) => sum + months[cell >> 2]![cell & 3]!, 0)
        const whole = sumShown(groups)
        for (const { keys, people } of whole ?? []) {
          // Every shown number of the whole is a sum of groups that the months show: it says nothing else.
          const parts = cells.filter(cell => cell.some(one => keys.includes(one & 3)))
          assert.ok(parts.every(cell => cell.every(one => keys.includes(one & 3))))
          assert.equal(people, size(parts.flat()))
        }
        for (const cell of cells) assert.ok(size(cell) >= 5)
        assert.equal(new Set(cells.flat()).size, cells.flat().length)
        assert.equal(
          whole === null,
          groups.every(shown => shown === null),
        )
      }),
    )
  })

  it('of departments: a small one is not named, nor told by what the others leave over', () => {
    holds(
      fc.property(fc.array(fc.nat(20), { maxLength: 10 }), sizes => {
        const departments = sizes.map((_, index) => ({ name: `D${index}` }))
        const size = (name: string) => sizes[Number(name.slice(1))]!
        const named = namedDepartments(departments, size)
        for (const name of named) assert.ok(size(name) >= 5)
        const others = departments.filter(({ name }) => !named.has(name))
        const left = others.reduce((sum, { name }) => sum + size(name), 0)
        assert.ok(others.length === 0 || left >= 5 || named.size === 0)
      }),
    )
  })
})
