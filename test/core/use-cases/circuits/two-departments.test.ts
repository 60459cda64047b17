import assert from 'node:assert/strict'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { waitedFor } from '../../../../src/core/domain/validations/chairs.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, hugo, karim } from '../../../fakes/town.ts'
import { comms, fields, press, refreshed, submitted } from '../../../fakes/walk.ts'

describe('a post that touches two departments', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  const waiting = (validation: Validation) => waitedFor(validation).map(({ name }) => name)
  async function approve(validation: Validation, by = karim): Promise<Validation> {
    const result = await press(ports, actor(by), { id: validation.postId, seal: validation.seal }, 'approve', 0)
    assert.ok(result.kind === 'decided', result.kind)
    return (await ports.validations.byId(validation.id))!
  }

  it('has the cards of both heads at once, and needs both visas, in any order', async () => {
    const { validation } = await submitted(ports, { touches: 'Voirie' })
    assert.deepEqual(
      validation.steps[0]?.panels.map(({ department, needs }) => [department, needs]),
      [
        ['Communication', 1],
        ['Voirie', 1],
      ],
    )
    assert.deepEqual(waiting(validation), [karim.name, hugo.name])
    for (const { id } of [karim, hugo])
      assert.ok(refreshed(ports).some(key => key.startsWith('validation:') && key.includes(id)))
    const once = await approve(validation, hugo)
    assert.deepEqual([once.current, once.state, waiting(once)], [0, 'waiting', [karim.name]])
    assert.equal((await approve(once)).current, 1)
  })

  it('keeps the visa that it has when another department is said to be concerned afterwards', async () => {
    const { post, validation } = await submitted(ports)
    await approve(validation)
    const saved = await savePost(
      ports,
      comms,
      { postId: post.id, revision: post.revision, fields: { ...fields, touches: 'Voirie' } },
      settings,
    )
    assert.ok(saved.kind === 'saved')
    const again = await submitPost(ports, comms, { postId: post.id, revision: saved.post.revision }, settings)
    assert.ok(again.kind === 'submitted')
    assert.deepEqual([again.validation.current, waiting(again.validation)], [0, [hugo.name]])
    assert.equal((await approve(again.validation, hugo)).current, 1)
  })
})
