import assert from 'node:assert/strict'
import { ended, type Erasure, withoutDecider } from '../../../../src/core/domain/personal/erasure.ts'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { erasureOf, nadia, rose } from '../../../postgres/printed-issues.ts'

const standIn = { id: '00000000-0000-4000-8000-00000000000e', name: 'personne effacée' }
const issue = { editionId: 'e', newspaper: 'Trait d’Union', number: 11, articles: [`Portrait de ${nadia.name}`] }
const receipt = { at: '', erased: [], lines: 0, files: 0, entries: 0 }
const sought = soughtBy(nadia.id, [], [nadia.name])

describe('an erasure', () => {
  const over: Erasure = { ...erasureOf(rose), state: 'done', person: null, names: [] }

  it('names nobody in the titles on its receipt who is erased later', () => {
    for (const said of [
      { issues: [issue] },
      { receipt: { ...receipt, issues: [issue] } },
      { receipt: { ...receipt, editions: [issue] } },
    ]) {
      const without = withoutDecider({ ...over, ...said }, sought, standIn)
      assert.ok(JSON.stringify({ ...over, ...said }).includes(nadia.name))
      assert.ok(
        !JSON.stringify(without).includes(nadia.name) && JSON.stringify(without).includes('Portrait de personne'),
      )
    }
    const under = erasureOf(nadia)
    assert.equal(withoutDecider(under, sought, standIn), under, 'whom it is about itself stays')
  })

  it('keeps nothing of what it found once it is over', () => {
    const { issues, packages, names, person } = ended({ ...over, issues: [issue], packages: ['e'] }, 'done', receipt)
    assert.deepEqual([issues, packages, names, person], [[], [], [], null])
  })
})
