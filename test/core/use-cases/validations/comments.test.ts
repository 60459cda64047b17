import assert from 'node:assert/strict'
import { cancelPost } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { addComment } from '../../../../src/core/use-cases/validations/add-comment.ts'
import { commentMax, commentsMax } from '../../../../src/core/domain/validations/comment.ts'
import { commentsOf } from '../../../../src/core/domain/validations/threads.ts'
import type { Validation } from '../../../../src/core/domain/validations/validation.ts'
import { drawValidation } from '../../../../src/teams/validations/drawn/draw-validation.ts'
import { createRenderPost } from '../../../../src/teams/render-post.ts'
import { loadWords } from '../../../../src/words.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, diane, fanny, karim } from '../../../fakes/town.ts'
import { comms, fields, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'

const head = actor(karim)
const stranger = actor(fanny)

describe('addComment', () => {
  let ports: FakePorts
  let validation: Validation
  let postId: string
  const say = (who: typeof head, text: unknown, answers?: unknown, seal = validation.seal) =>
    addComment(ports, who, { postId, seal, text, answers })
  const said = async (who: typeof head, text: string, answers?: string) => {
    const result = await say(who, text, answers)
    assert.ok(result.kind === 'commented', JSON.stringify(result))
    return result.comment
  }

  beforeEach(async () => {
    ports = createFakePorts()
    const done = await submitted(ports)
    validation = done.validation
    postId = done.post.id
    ports.jobs.length = 0
  })

  it('is kept with the version, journalled, and shown on every card; the authors’ card rings', async () => {
    const comment = await said(head, '  D’où vient ce chiffre ? ')
    assert.deepEqual(
      [comment.text, comment.version, comment.answers, comment.to],
      ['D’où vient ce chiffre ?', 1, null, [camille.id]],
    )
    assert.deepEqual((await ports.validations.byId(validation.id))?.comments, [comment])
    const entry = ports.journal.at(-1)!
    assert.deepEqual(
      [entry.verb, entry.seal, entry.details['text']],
      ['validation.commented', validation.seal, comment.text],
    )
    assert.deepEqual(refreshed(ports).toSorted(), [
      `comment:${validation.id}:${comment.id}:${camille.id}`,
      `tracking:${postId}:${camille.id}`,
      `validation:${validation.id}:${karim.id}`,
    ])
  })

  it('answers reach whoever wrote in the thread, and its authors; an answer to an answer stands in the same thread', async () => {
    const first = await said(head, 'Pourquoi lundi ?')
    ports.jobs.length = 0
    const second = await said(comms, 'Le chantier finit dimanche.', first.id)
    assert.deepEqual(second.to, [karim.id])
    const told = refreshed(ports).filter(key => key.startsWith('comment:'))
    assert.deepEqual(told, [
      `comment:${validation.id}:${first.id}:${camille.id}`,
      `comment:${validation.id}:${second.id}:${karim.id}`,
    ])
    const third = await said(otherComms, 'Je confirme.', second.id)
    assert.deepEqual([third.answers, third.to], [first.id, [karim.id, camille.id]])
    assert.deepEqual(
      (await said(head, 'Merci.', first.id)).to,
      [camille.id, claude.id],
      'nobody is told what they said themselves',
    )
    assert.deepEqual(
      (await said(comms, 'Une précision pour qui valide.')).to,
      [karim.id],
      'an author begins: who is waited for',
    )
  })

  it('is for those who wrote, those who were asked so far, their stand-ins and comms', async () => {
    const before = ports.commits()
    for (const who of [stranger, actor(diane), actor(alice)])
      assert.equal((await say(who, 'Et moi ?')).kind, 'not-concerned')
    assert.equal(
      (await say(actor(claude), 'Pas encore à moi')).kind,
      'not-concerned',
      'without the role, and not asked yet',
    )
    assert.equal(ports.commits(), before)
    assert.deepEqual(
      ports.journal.slice(-4).map(({ verb, details }) => [verb, details['what']]),
      Array(4).fill(['attempt.refused', 'comment.add']),
    )
    const steps = validation.steps.map(step => ({
      ...step,
      approvers: step.approvers.map(one => ({
        ...one,
        standIns: [
          {
            id: diane.id,
            name: diane.name,
            because: 'delegation' as const,
            from: '2026-11-01T00:00:00.000Z',
            until: null,
            delegationId: null,
          },
        ],
      })),
    }))
    ports.tamper('validation', { ...validation, steps })
    assert.equal((await say(actor(diane), 'À la place de Karim')).kind, 'commented')
    await press(ports, head, { id: postId, seal: validation.seal }, 'approve', 0)
    assert.equal((await say(actor(claude), 'À moi maintenant')).kind, 'commented')
    assert.equal((await say(head, 'J’ai déjà dit oui')).kind, 'commented')
  })

  it('reaches nobody any more who was replaced or stands in for nobody, though they spoke in the thread', async () => {
    ports = Object.assign(createFakePorts(), { renderPost: createRenderPost(loadWords(), settings.timeZone) })
    const { post, validation: real } = await submitted(ports)
    ;[postId, validation] = [post.id, real]
    const first = await said(head, 'Pourquoi lundi ?')
    await said(comms, 'Le chantier finit dimanche.', first.id)
    const replaced = await reassign(ports, comms, { postId, step: 0, to: fanny.mail, reason: 'En congé' })
    assert.equal(replaced.kind, 'reassigned')
    ports.jobs.length = 0
    const later = await said(actor(fanny), 'Mardi, alors ?', first.id)
    assert.deepEqual(later.to, [camille.id])
    assert.deepEqual(
      refreshed(ports).filter(key => key.startsWith('comment:') && key.endsWith(karim.id)),
      [],
      'nor are the cards that they have drawn anew',
    )
    assert.deepEqual((await said(comms, 'Oui.', later.id)).to, [fanny.id])
    const card = async (reader: string) => {
      const face = {
        validation: (await ports.validations.byId(validation.id))!,
        post: (await ports.posts.byId(postId))!,
        present: null,
        reader,
        now: ports.now(),
      }
      return JSON.stringify(drawValidation(face, { words: loadWords().fr, locale: 'fr', timeZone: settings.timeZone }))
    }
    assert.match(await card(fanny.id), /Mardi, alors.*comment\.add/)
    assert.doesNotMatch(
      await card(karim.id),
      /Mardi, alors|comment\.add/,
      'the card that they still have says nothing of it',
    )
    assert.equal((await say(head, 'Et moi ?', first.id)).kind, 'not-concerned')
  })

  it('refuses what is empty, too long, an answer to nothing, one too many, and what is closed; writes nothing then', async () => {
    const before = ports.commits()
    assert.equal((await say(head, ' \n ')).kind, 'comment-missing')
    assert.equal((await say(head, { a: 1 })).kind, 'comment-missing')
    assert.equal((await say(head, 'x'.repeat(commentMax + 1))).kind, 'comment-too-long')
    assert.equal((await say(head, 'Oui', 'no-such-id')).kind, 'no-such-comment')
    assert.equal(
      (await addComment(ports, head, { postId: 'other', seal: validation.seal, text: 'x' })).kind,
      'not-found',
    )
    assert.equal(ports.commits(), before)
    const one = await said(head, 'x'.repeat(commentMax))
    ports.tamper('validation', {
      ...validation,
      version: 2,
      comments: Array.from({ length: commentsMax }, (_, n) => ({ ...one, id: String(n), text: String(n) })),
    })
    assert.equal((await say(comms, 'Encore')).kind, 'too-many-comments')
    await cancelPost(ports, comms, postId)
    assert.equal((await say(head, 'Trop tard')).kind, 'closed')
  })

  it('pressed twice is said once', async () => {
    const comment = await said(head, 'Une fois')
    const before = ports.commits()
    const again = await say(head, 'Une fois')
    assert.ok(again.kind === 'already-commented')
    assert.deepEqual([again.comment.id, ports.commits()], [comment.id, before])
    assert.equal((await say(head, 'Une fois', comment.id)).kind, 'commented', 'in a thread it is another word')
  })

  it('on an older card it writes nothing and gives the present version; the last words of the older one stay readable', async () => {
    for (let n = 0; n < 23; n++) await said(n % 2 ? head : comms, `Mot ${n}`)
    const post = (await ports.posts.byId(postId))!
    const saved = await savePost(
      ports,
      comms,
      { postId, revision: post.revision, fields: { ...fields, body: 'Autrement dit.' } },
      settings,
    )
    assert.ok(saved.kind === 'saved')
    const again = await submitPost(ports, comms, { postId, revision: saved.post.revision }, settings)
    assert.ok(again.kind === 'submitted')
    assert.deepEqual(
      again.validation.comments.map(({ text }) => text),
      Array.from({ length: 20 }, (_, n) => `Mot ${n + 3}`),
    )
    assert.deepEqual(commentsOf(again.validation), [])
    const before = ports.commits()
    const old = await say(head, 'Sur l’ancienne')
    assert.ok(old.kind === 'stale')
    assert.deepEqual([old.validation.id, ports.commits()], [again.validation.id, before])
    const carried = again.validation.comments[0]!
    assert.equal(
      (await say(head, 'Je réponds à une version passée', carried.id, again.validation.seal)).kind,
      'no-such-comment',
    )
  })
})
