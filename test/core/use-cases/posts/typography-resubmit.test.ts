import assert from 'node:assert/strict'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { previewPost } from '../../../../src/core/use-cases/posts/submission/preview-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { facetDigests } from '../../../../src/core/domain/seal-facets.ts'
import { createRenderPost } from '../../../../src/teams/render-post.ts'
import { loadWords } from '../../../../src/words.ts'
import { createFakePorts, settings } from '../../../fakes/ports.ts'
import { actor, karim } from '../../../fakes/town.ts'
import { comms, fields, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'

const typed = {
  ...fields,
  title: 'L\'atelier : "ouvert" !',
  summary: 'Oui...',
  body: "L'équipe, 1 500 agents : 12 % de plus !",
  sources: '12 % : rapport "2025"',
}
const retyped = {
  ...fields,
  title: 'L’atelier: « ouvert »!',
  summary: 'Oui…',
  body: 'L’équipe,  1\u00a0500 agents: 12% de\u00a0 plus\t!',
  sources: '12% : rapport «2025»',
}

describe('an edit of typography alone', () => {
  it('makes the same bytes under the same facets, and asks nobody again', async () => {
    const ports = { ...createFakePorts(), renderPost: createRenderPost(loadWords(), settings.timeZone) }
    const { post, validation } = await submitted(ports, typed)
    const at = { id: post.id, seal: validation.seal }
    await press(ports, actor(karim, 'comms'), at, 'approve', 0)
    await press(ports, otherComms, at, 'approve', 1)
    const saved = await savePost(ports, comms, { postId: post.id, revision: post.revision, fields: retyped }, settings)
    assert.ok(saved.kind === 'saved')
    assert.equal(saved.post.state, 'draft', 'it is another text, as typed')
    ports.jobs.length = 0
    const again = await submitPost(ports, comms, { postId: post.id, revision: saved.post.revision }, settings)
    assert.ok(again.kind === 'submitted')
    const [first, second] = again.post.sealed
    assert.deepEqual(second!.rendered, first!.rendered)
    assert.deepEqual(facetDigests(second!), facetDigests(first!))
    assert.equal(second!.seal, first!.seal)
    assert.deepEqual([again.post.state, again.validation.state, again.validation.current], ['approved', 'approved', 2])
    assert.deepEqual(
      again.validation.steps.map(({ visas }) => visas.map(({ by }) => by.id)),
      [[karim.id], [otherComms.id]],
    )
    assert.equal(again.validation.title, validation.title)
    assert.deepEqual(
      refreshed(ports).filter(key => key.startsWith(`validation:${again.validation.id}`)),
      [],
      'nobody is asked',
    )
    assert.ok(
      refreshed(ports).includes(`validation:${validation.id}:${karim.id}`),
      'the cards of the version before tell',
    )
  })

  it('shows in the preview as it will be sealed', async () => {
    const ports = { ...createFakePorts(), renderPost: createRenderPost(loadWords(), settings.timeZone) }
    const { post } = await submitted(ports, typed)
    const preview = await previewPost(ports, comms, post.id, settings)
    assert.ok(preview.kind === 'preview')
    assert.deepEqual(preview.rendered, post.sealed[0]!.rendered)
    assert.match(preview.rendered.card, /L’atelier\u00a0: «\u00a0ouvert\u00a0»\u202f!/)
  })
})
