import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { decideRule, proposeRule } from '../../../../src/core/use-cases/retention/change-rule.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, camille, claude, fanny, karim } from '../../../fakes/town.ts'

const comms = actor(camille, 'comms')
const otherComms = actor(claude, 'comms')
const admin = actor(karim, 'admin')
const dpo = actor(fanny, 'dpo')
const typed = { days: '20', basis: 'public-task', purpose: '', recipients: '' }

describe('a rule of how long data are kept', () => {
  let ports: FakePorts
  beforeEach(() => void (ports = createFakePorts()))
  const propose = (who: Actor, change: Partial<typeof typed> = {}, seen = 0) =>
    proposeRule(ports, who, { category: 'notes', seen, typed: { ...typed, ...change } })
  const decide = (who: Actor, agrees: boolean, seen = 1) => decideRule(ports, who, { category: 'notes', seen, agrees })
  const days = async () => (await ports.retentionRules.all()).find(({ category }) => category === 'notes')?.days
  const verbs = () => ports.journal.map(({ verb }) => verb)

  /** Who proposed, who pressed, and what became of it. */
  const pairs: [string, Actor, Actor, string][] = [
    ['comms, then the officer', comms, dpo, 'rule-confirmed'],
    ['comms, then an administrator', comms, admin, 'rule-confirmed'],
    ['the officer, then comms', dpo, comms, 'rule-confirmed'],
    ['an administrator, then the officer', admin, dpo, 'rule-confirmed'],
    ['comms, then comms', comms, otherComms, 'second-person'],
    ['whoever proposed it', admin, admin, 'second-person'],
  ]
  for (const [what, first, second, kind] of pairs)
    it(`is changed by two, one of them the officer or an administrator: ${what}`, async () => {
      assert.equal((await propose(first)).kind, 'proposed')
      assert.equal(await days(), 30, 'nothing before')
      assert.equal((await decide(second, true)).kind, kind)
      assert.equal(await days(), kind === 'rule-confirmed' ? 20 : 30)
      assert.equal((await ports.retentionRules.proposals()).length, kind === 'rule-confirmed' ? 0 : 1)
      assert.equal(verbs().includes('retention.changed'), kind === 'rule-confirmed')
    })

  it('is proposed within its bounds, and only where it changes anything', async () => {
    assert.equal((await propose(comms, { days: '6' })).kind, 'invalid')
    assert.equal((await propose(comms, { days: '91' })).kind, 'invalid')
    assert.equal((await propose(comms, { days: '30' })).kind, 'invalid')
    assert.equal((await propose(comms, { basis: 'because' })).kind, 'invalid')
    assert.equal((await proposeRule(ports, comms, { category: 'none', seen: 0, typed })).kind, 'not-found')
    assert.deepEqual(verbs(), [])
  })

  it('is decided on as it was read: of a proposal that was replaced, or a rule that changed, the button does nothing', async () => {
    await propose(comms)
    await propose(comms, { days: '25' })
    assert.equal((await decide(dpo, true, 1)).kind, 'rule-changed')
    assert.equal((await decide(dpo, true, 2)).kind, 'rule-confirmed')
    assert.equal(await days(), 25)
    assert.equal((await decide(admin, true, 2)).kind, 'rule-changed', 'pressed twice, it is decided')
    assert.equal((await propose(comms, { days: '10' }, 0)).kind, 'rule-changed')
    assert.equal((await propose(comms, { days: '10' }, 1)).kind, 'proposed')
  })

  it('is taken back by whoever proposed it, or declined by another, and stays as it was', async () => {
    for (const who of [comms, dpo]) {
      await propose(comms)
      assert.equal((await decide(who, false)).kind, 'rule-declined')
      assert.deepEqual([await days(), await ports.retentionRules.proposals()], [30, []])
    }
    assert.equal(verbs().filter(verb => verb === 'retention.declined').length, 2)
  })
})
