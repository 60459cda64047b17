import assert from 'node:assert/strict'
import type { Attachment } from '../../../../src/core/domain/initiatives/initiative.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, pictured, written } from '../../../fakes/walk.ts'

describe('who declares that a picture may be shown', () => {
  const initiativeId = 'i1'
  let ports: FakePorts
  let post: Post
  beforeEach(async () => {
    ports = createFakePorts()
    const fields = { title: 'Le pont', text: 'Il rouvre' }
    const sent = await submitInitiative(ports, actor(alice), { id: initiativeId, fields, form: null })
    assert.equal(sent.kind, 'submitted', JSON.stringify(sent))
    await attached('mine')
    const { id } = await written(ports)
    await pictured(ports, id, 'theirs')
    post = (await ports.posts.byId(id))!
  })
  const attached = async (id: string) => {
    const file: Attachment = {
      id,
      name: 'pont.jpg',
      contentType: 'image/jpeg',
      state: 'stored',
      source: null,
      url: 'u',
      consent: null,
      picture: { id: `copy of ${id}`, digest: 'd' },
    }
    ports.tamper('initiative', { ...(await ports.initiatives.byId(initiativeId))!, attachments: [file] })
  }
  const declare = async (pictureId: string, answer: string, who = actor(alice), ids: object = { initiativeId }) =>
    (await declareConsent(ports, who, { initiativeId: null, postId: null, ...ids, pictureId, answer })).kind
  const tried = () => ports.journal.filter(({ verb }) => verb === 'attempt.refused').map(({ subject }) => subject)

  it('of their own proposal its author does, by the name of the file and by that of the copy', async () => {
    assert.equal(await declare('mine', 'refused'), 'declared')
    assert.equal(await declare('copy of mine', 'nobody'), 'declared')
    assert.equal((await ports.initiatives.byId(initiativeId))?.attachments[0]?.consent?.answer, 'nobody')
  })

  it('what comms answered of it no author overrules, though every copy is theirs', async () => {
    assert.equal(await declare('mine', 'unsure'), 'declared')
    for (const answer of ['refused', 'children']) {
      assert.equal(await declare('mine', answer, comms), 'declared')
      assert.equal(await declare('mine', 'nobody'), 'not-yours')
      assert.equal((await ports.initiatives.byId(initiativeId))?.attachments[0]?.consent?.answer, answer)
    }
  })

  it('of somebody else’s post nobody does who merely made a proposal: it is refused, and told', async () => {
    const [jobs, before] = [ports.jobs.length, await ports.posts.byId(post.id)]
    for (const answer of ['refused', 'nobody'])
      for (const ids of [{ initiativeId }, { postId: post.id }, { initiativeId, postId: post.id }])
        assert.equal(await declare('theirs', answer, actor(alice), ids), 'not-yours')
    assert.deepEqual([await ports.posts.byId(post.id), ports.jobs.length], [before, jobs])
    assert.deepEqual([...new Set(tried())], [post.reference])
  })

  it('nor of what comms gave to the draft that their proposal became', async () => {
    ports.tamper('post', { ...post, initiativeId })
    assert.equal(await declare('theirs', 'refused'), 'not-yours')
    assert.equal(await declare('theirs', 'refused', comms, { postId: post.id }), 'declared')
  })
})
