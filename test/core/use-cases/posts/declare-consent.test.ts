import assert from 'node:assert/strict'
import type { Attachment } from '../../../../src/core/domain/initiatives/initiative.ts'
import { secondThoughtsMs } from '../../../../src/core/domain/pictures/consent.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
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
  const attached = async (id: string, picture: Attachment['picture'] = { id: `copy of ${id}`, digest: 'd' }) => {
    const file: Attachment = {
      id,
      name: 'pont.jpg',
      contentType: 'image/jpeg',
      state: 'stored',
      source: null,
      url: 'u',
      consent: null,
      picture,
    }
    ports.tamper('initiative', { ...(await ports.initiatives.byId(initiativeId))!, attachments: [file] })
  }
  const declare = async (pictureId: string, answer: unknown, who = actor(alice), ids: object = { initiativeId }) =>
    (await declareConsent(ports, who, { initiativeId: null, postId: null, ...ids, pictureId, answer })).kind
  const tried = () => ports.journal.filter(({ verb }) => verb === 'attempt.refused').map(({ subject }) => subject)

  it('of their own proposal its author does, by the name of the file and by that of the copy', async () => {
    assert.equal(await declare('mine', 'refused'), 'declared')
    assert.equal(await declare('copy of mine', 'nobody'), 'declared')
    assert.equal((await ports.initiatives.byId(initiativeId))?.attachments[0]?.consent?.answer, 'nobody')
  })

  it('what is no answer is not understood, and changes nothing', async () => {
    const kept = async () => [await ports.initiatives.byId(initiativeId), await ports.media.byId('d')]
    const [before, lines] = [await kept(), ports.journal.length]
    for (const answer of ['oui', '', 'Nobody', null, { answer: 'nobody' }])
      assert.equal(await declare('mine', answer), 'not-understood')
    assert.deepEqual([await kept(), ports.journal.length], [before, lines])
  })

  it('a no before its bytes came ends the copy that is still made of it, an hour later; no other answer does', async () => {
    await attached('late', null)
    const ends = () => ports.jobs.filter(({ job }) => job === 'picture.end')
    for (const answer of ['nobody', 'adults', 'children', 'parents', 'unsure'])
      assert.equal(await declare('late', answer), 'declared')
    assert.deepEqual(ends(), [])
    assert.equal(await declare('late', 'refused'), 'declared')
    assert.deepEqual(ends(), [{ job: 'picture.end', data: { id: 'late', initiativeId }, inMs: secondThoughtsMs }])
  })

  it('before its bytes came nobody answers for it but its author and comms', async () => {
    await attached('late', null)
    assert.equal(await declare('late', 'refused', actor(hugo)), 'not-yours')
    assert.equal((await ports.initiatives.byId(initiativeId))?.attachments[0]?.consent, null)
    assert.equal(await declare('late', 'nobody', comms), 'declared')
  })

  it('what comms answered of it no author overrules, though every copy is theirs', async () => {
    assert.equal(await declare('mine', 'unsure'), 'declared')
    for (const answer of ['refused', 'children']) {
      assert.equal(await declare('mine', answer, comms), 'declared')
      assert.equal(await declare('mine', 'nobody'), 'not-yours')
      assert.equal((await ports.initiatives.byId(initiativeId))?.attachments[0]?.consent?.answer, answer)
    }
  })

  describe('the same bytes, sent by somebody else as well,', () => {
    const holders = async () => {
      const [attachment] = (await ports.initiatives.byId(initiativeId))!.attachments
      const { content, aside = [] } = (await ports.posts.byId(post.id))!
      const given = [...content.pictures, ...aside].find(({ id }) => id === 'same')
      return [attachment?.consent?.answer ?? null, given?.consent?.answer ?? null]
    }
    const given = () => addPicture(ports, comms, post.id, { id: 'same', digest: 'd', name: 'pont.jpg' }, settings)
    const onPost = (answer: string) => declare('same', answer, comms, { initiativeId: null, postId: post.id })

    it('are asked about on their own: nobody’s answer speaks for what others sent', async () => {
      await declare('mine', 'nobody')
      await given()
      assert.deepEqual(await holders(), ['nobody', null])
      assert.equal(await onPost('adults'), 'declared')
      assert.deepEqual(await holders(), ['nobody', 'adults'])
      assert.equal(await declare('mine', 'unsure'), 'declared', 'what others answered of theirs keeps nobody from it')
      assert.deepEqual(await holders(), ['unsure', 'adults'])
    })

    it('are closed by a no of anybody, to all, until who may says otherwise', async () => {
      await declare('mine', 'nobody')
      await given()
      await onPost('refused')
      assert.deepEqual(await holders(), ['refused', 'refused'])
      assert.equal(await declare('mine', 'nobody'), 'not-yours')
      await onPost('nobody')
      assert.deepEqual(await holders(), ['nobody', 'nobody'])
    })

    it('where less is said of one, nothing is mended that shows the other; the first end is waited for', async () => {
      await declare('mine', 'adults')
      const [end] = ports.jobs.flatMap(one => (one.job === 'media.end' ? [one.at] : []))
      await given()
      await onPost('nobody')
      ports.pass(1_000)
      await onPost('unsure')
      assert.deepEqual(await holders(), ['adults', 'unsure'])
      const [mend] = ports.jobs.flatMap(one => (one.job === 'withdrawal.mend' ? [one.data.id] : []))
      assert.deepEqual((await ports.withdrawals.byId(mend!))?.pictureIds, ['same'])
      assert.equal(ports.jobs.flatMap(one => (one.job === 'media.end' ? [one.at] : [])).at(-1), end)
    })

    it('that the same person sends once more are known', async () => {
      await given()
      await onPost('nobody')
      const { id } = await written(ports)
      await addPicture(ports, comms, id, { id: 'again', digest: 'd', name: 'pont.jpg' }, settings)
      assert.equal((await ports.posts.byId(id))!.content.pictures[0]?.consent?.answer, 'nobody')
    })
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
