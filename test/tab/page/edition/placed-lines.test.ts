import assert from 'node:assert/strict'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/edition/placed-lines.ts'
type Section = { id: string; closed: boolean; lines: { id: string }[] }
type Place = { section: string; before: string | null }
const { beside, openTo, placed, placesFor } = (await import(path)) as {
  beside(sections: readonly Section[], id: string, step: 1 | -1): Place | null
  openTo(sections: readonly Section[], id: string): Section[]
  placed(sections: readonly Section[], id: string, place: Place): Section[]
  placesFor(sections: readonly Section[], id: string): Place[]
}

describe('the places of a line on the flat plan', () => {
  const section = (id: string, ...lines: string[]): Section => ({
    id,
    closed: id === 'others',
    lines: lines.map(one => ({ id: one })),
  })
  const sections = [section('services', 'a', 'b'), section('portraits', 'c'), section('others', 'x', 'y')]
  const ids = (some: { id: string }[]) => some.map(({ id }) => id)
  const under = (some: Place[]) => [...new Set(some.map(one => one.section))]

  it('are none under « Autres », unless it lies there: what the server refuses is not offered', () => {
    assert.deepEqual(ids(openTo(sections, 'c')), ['services', 'portraits'])
    assert.deepEqual(under(placesFor(sections, 'c')), ['services', 'portraits'])
    const { section: next } = beside(sections, 'b', 1)!
    assert.deepEqual([next, beside(sections, 'c', 1)], ['portraits', null])
  })

  it('are all of them for what lies under « Autres », until it left', () => {
    assert.deepEqual(under(placesFor(sections, 'x')), ['services', 'portraits', 'others'])
    assert.equal(beside(sections, 'x', 1)?.section, 'others')
    const up = beside(sections, 'x', -1)!
    assert.deepEqual([up.section, up.before], ['portraits', null])
    const left = placed(sections, 'x', up)
    assert.deepEqual(ids(openTo(left, 'x')), ['services', 'portraits'])
    assert.equal(beside(left, 'x', 1), null)
    assert.equal(beside(left, 'y', 1), null)
  })
})
