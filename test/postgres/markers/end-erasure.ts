import assert from 'node:assert/strict'
import type { Ports } from '../../../src/core/ports.ts'
import { confirmErasure } from '../../../src/core/use-cases/personal/decide-erasure.ts'
import { proposeErasure } from '../../../src/core/use-cases/personal/propose-erasure.ts'
import { runErasure } from '../../../src/core/use-cases/personal/run-erasure.ts'
import { liftSuspension } from '../../../src/core/use-cases/retention/suspend-purge.ts'
import { settings } from '../../fakes/ports.ts'
import { actor, alice, camille, karim } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import type { MarkedWorld } from './marked-world.ts'

const dpo = actor(camille, 'dpo')
const admin = actor(karim, 'admin')

/** Two people decide that Alice is erased, once nothing of hers waits for anybody any more. */
export async function endErasure({ ports, chat }: MarkedWorld): Promise<void> {
  const world = ports as unknown as Ports
  for (const { id } of await ports.suspensions.standing())
    assert.equal((await liftSuspension(world, dpo, id)).kind, 'lifted')
  const waiting = { initiativeId: '22222222-1111-4111-8111-111111111111', reason: 'Trop tard' }
  await chat.press(comms, 'initiative.declined', waiting)
  const proposed = await proposeErasure(world, admin, { who: alice.mail!, names: '' })
  assert.ok(proposed.kind === 'erasure-proposed', JSON.stringify(proposed))
  const { id } = proposed.erasure
  const confirmed = await confirmErasure(world, dpo, id, settings)
  assert.equal(confirmed.kind, 'erasure-begun', JSON.stringify(confirmed))
  await runErasure(world, { id }, settings)
  assert.equal((await ports.erasures.byId(id))?.state, 'done')
}
