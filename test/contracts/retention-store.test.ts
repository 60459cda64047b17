import assert from 'node:assert/strict'
import { shippedRule } from '../../src/core/domain/retention/shipped-rules.ts'
import type { Suspension } from '../../src/core/domain/retention/suspension.ts'
import { retentionCategories } from '../../src/core/domain/retention/retention-rule.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

const suspension = (id: string, change: Partial<Suspension> = {}): Suspension => ({
  id,
  version: 1,
  of: { kind: 'reference', reference: 'PUB-2026-0042' },
  reason: 'Recours devant le tribunal administratif',
  reviewOn: '2027-05-25',
  by: somebody('dominique'),
  at: on(1),
  lifted: null,
  ...change,
})

describe('the stores of retention', () => {
  eachStore(open => {
    it('answer each category once, the shipped rule where nobody changed it', async () => {
      const { commit, retentionRules } = open()
      assert.deepEqual(await retentionRules.all(), retentionCategories.map(shippedRule))
      const rule = { ...shippedRule('notes'), days: 20, version: 1 }
      const two = { proposedBy: somebody('ada'), confirmedBy: somebody('dominique'), at: on(2) }
      const row = { ...rule, id: rule.category, ...two }
      const proposal = {
        id: 'absences' as const,
        version: 1,
        from: 0,
        rule: { ...shippedRule('absences'), days: 3, version: 1 },
        by: { ...somebody('ada'), roles: ['admin'] as const },
        at: on(3),
      }
      await commit(
        { save: 'retention_rule', row, ifVersion: 0 },
        { save: 'rule_proposal', row: proposal, ifVersion: 0 },
      )
      const rules = await retentionRules.all()
      assert.deepEqual(
        rules.map(({ category }) => category),
        [...retentionCategories],
      )
      assert.deepEqual(
        rules.find(({ category }) => category === 'notes'),
        row,
      )
      assert.deepEqual(await retentionRules.changed('notes'), row)
      assert.equal(await retentionRules.changed('absences'), null)
      assert.deepEqual(await retentionRules.proposal('absences'), proposal)
      assert.deepEqual(await retentionRules.proposals(), [proposal])
      assert.equal(await commit({ remove: 'rule_proposal', id: 'absences', ifVersion: 1 }), 'done')
      assert.deepEqual(await retentionRules.proposals(), [])
    })

    it('answer the suspensions that nobody lifted', async () => {
      const { commit, suspensions } = open()
      const lifted = suspension('lifted', { lifted: { by: somebody('dominique'), at: on(9) } })
      for (const row of [suspension('first'), lifted, suspension('second')])
        await commit({ save: 'suspension', row, ifVersion: 0 })
      assert.deepEqual(ids(await suspensions.standing()), ['first', 'second'])
      assert.deepEqual(await suspensions.byId('lifted'), lifted)
      assert.equal(await suspensions.byId('none'), null)
    })
  })
})
