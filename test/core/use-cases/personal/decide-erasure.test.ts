import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { confirmErasure, giveUpErasure } from '../../../../src/core/use-cases/personal/decide-erasure.ts'
import { proposeErasure } from '../../../../src/core/use-cases/personal/propose-erasure.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, fanny, hugo, karim } from '../../../fakes/town.ts'

const comms = actor(camille, 'comms')
const otherComms = actor(claude, 'comms')
const admin = actor(karim, 'admin')
const dpo = actor(fanny, 'dpo')
const otherDpo = actor(hugo, 'dpo')
const archivist = actor(hugo, 'archivist')

describe('who decides on an erasure', () => {
  let ports: FakePorts
  beforeEach(() => void (ports = createFakePorts()))
  const propose = (who: Actor, whose = alice) => proposeErasure(ports, who, { who: whose.mail, names: '' })
  const id = async (whose = alice) => (await ports.erasures.openOf(whose.id))!.id
  const state = async (whose = alice) => (await ports.erasures.openOf(whose.id))?.state ?? null
  const verbs = () => ports.journal.map(({ verb }) => verb)

  /** Who proposed, who presses *Confirmer*, whom it is about, and what becomes of it. */
  const pairs: [string, Actor, Actor, typeof alice, string][] = [
    ['comms, then the DPO', comms, dpo, alice, 'erasure-begun'],
    ['comms, then an administrator', comms, admin, alice, 'erasure-begun'],
    ['the DPO, then comms', dpo, comms, alice, 'erasure-begun'],
    ['the DPO, then another DPO', dpo, otherDpo, alice, 'erasure-begun'],
    ['comms, then comms', comms, otherComms, alice, 'erasure-needs-another'],
    ['comms, then the same', comms, comms, alice, 'erasure-needs-another'],
    ['the DPO, then the same', dpo, dpo, alice, 'erasure-needs-another'],
    ['comms, then an agent', comms, actor(alice), hugo, 'erasure-not-allowed'],
    ['comms, then the archivist', comms, archivist, alice, 'erasure-not-allowed'],
    ['comms about the DPO, then that DPO', comms, dpo, fanny, 'erasure-needs-another'],
    ['the DPO about comms, then that one of comms', dpo, comms, camille, 'erasure-needs-another'],
    ['an administrator about comms, then that one of comms', admin, comms, camille, 'erasure-needs-another'],
    ['the DPO about comms, then another of comms', dpo, otherComms, camille, 'erasure-begun'],
  ]
  for (const [what, first, second, whose, kind] of pairs)
    it(`is two people, neither of them the one it is about: ${what}`, async () => {
      assert.equal((await propose(first, whose)).kind, 'erasure-proposed')
      assert.equal((await confirmErasure(ports, second, await id(whose), settings)).kind, kind)
      const begun = kind === 'erasure-begun'
      assert.equal(await state(whose), begun ? 'under-way' : 'proposed')
      assert.equal(ports.jobs.filter(({ job }) => job === 'person.erase').length, begun ? 1 : 0)
      assert.equal(verbs().includes('erasure.confirmed'), begun)
      assert.equal(verbs().includes('attempt.refused'), !begun)
    })

  for (const who of [comms, admin, dpo])
    it(`is asked for by nobody about themselves, whatever their role: ${who.name}`, async () => {
      const own = [camille, karim, fanny].find(one => one.id === who.id)!
      assert.equal((await propose(who, own)).kind, 'erasure-of-oneself')
      assert.deepEqual([await state(own), verbs(), ports.jobs], [null, [], []])
    })

  /** Who presses *Renoncer* on what comms asked about a DPO. */
  const ends: [string, Actor, string][] = [
    ['whoever began it', comms, 'erasure-given-up'],
    ['another of comms', otherComms, 'erasure-given-up'],
    ['an administrator', admin, 'erasure-given-up'],
    ['whom it is about', dpo, 'erasure-needs-another'],
    ['an agent', actor(alice), 'erasure-not-allowed'],
  ]
  for (const [what, who, kind] of ends)
    it(`is given up by those who may decide, and not by whom it is about: ${what}`, async () => {
      await propose(comms, fanny)
      assert.equal((await giveUpErasure(ports, who, await id(fanny))).kind, kind)
      assert.equal(await state(fanny), kind === 'erasure-given-up' ? null : 'proposed')
    })
})
