import assert from 'node:assert/strict'
import { expanded } from '../../src/commands/cards/read-samples.ts'

describe('samples of cards', () => {
  const all = { title: 'Piscine', media: [{ id: 'a', alt: 'bassin' }, { id: 'b' }], by: { name: 'Claire' } }
  const as = (told: object) => expanded({ all, other: { $as: 'all', ...told } }, 'posts/post')['other'] ?? {}

  it('tell only what differs from a case above them', () => {
    assert.deepEqual(as({}), all)
    assert.deepEqual(as({ by: { name: 'Paul' } }), { ...all, by: { name: 'Paul' } })
    assert.deepEqual(as({ media: { 1: { alt: 'plage' }, 2: { id: 'c' } } })['media'], [
      { id: 'a', alt: 'bassin' },
      { id: 'b', alt: 'plage' },
      { id: 'c' },
    ])
    assert.deepEqual(as({ media: [] }), { ...all, media: [] })
    assert.deepEqual(as({ by: null }), { ...all, by: null })
    assert.deepEqual(as({ media: { 0: { $without: ['alt'] } }, $without: ['by'] }), {
      title: 'Piscine',
      media: [{ id: 'a' }, { id: 'b' }],
    })
  })

  it('are as one that was told itself as another, and leave that one as it was', () => {
    const cases = expanded(
      { all, other: { $as: 'all', title: 'Mairie' }, third: { $as: 'other', by: null } },
      'posts/post',
    )
    assert.deepEqual(cases, { all, other: { ...all, title: 'Mairie' }, third: { ...all, title: 'Mairie', by: null } })
  })

  it('change nothing that is not there', () => {
    assert.throws(() => as({ media: { 3: { id: 'd' } } }), /entry "3" of 2/)
    assert.throws(() => as({ media: { first: { id: 'd' } } }), /entry "first" of 2/)
    assert.throws(() => as({ media: { $without: ['alt'] } }), /entry "\$without"/)
    assert.throws(() => as({ $without: ['name'] }), /without "name"/)
  })

  it('name no case that is not above them', () => {
    assert.throws(() => expanded({ first: { $as: 'all' }, all }, 'posts/post'), /posts\/post\.json: .*"all"/)
  })
})
