import assert from 'node:assert/strict'
import { finishBroadcast } from '../../../../../src/dispatch/run/end.ts'
import { startBroadcast } from '../../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { askToSend } from '../../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import type { Face, Replaced } from '../../../../../src/core/domain/faces/face.ts'
import { submitInitiative } from '../../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative } from '../../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import type { Placement } from '../../../../../src/core/domain/placements/placement.ts'
import { refreshPlacement } from '../../../../../src/core/use-cases/placements/refresh-placement.ts'
import type { Messenger } from '../../../../../src/core/ports/outside.ts'
import { savePost } from '../../../../../src/core/use-cases/posts/writing/save-post.ts'
import { followPost } from '../../../../../src/core/use-cases/posts/ending/follow-post.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { submitPost } from '../../../../../src/core/use-cases/posts/submission/submit-post.ts'
import type { Validation } from '../../../../../src/core/domain/validations/validation.ts'
import { createDrawFace } from '../../../../../src/teams/draw-face.ts'
import { loadWords } from '../../../../../src/words.ts'
import { createFakePorts, drawing, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice } from '../../../../fakes/town.ts'
import { comms, fields, otherComms, press } from '../../../../fakes/walk.ts'

describe('those who follow a post', () => {
  let ports: FakePorts
  /** What stands in each chat, by the key of the card. */
  let chats: Map<string, { to: Placement['to']; face: Face | Replaced }>
  const never = () => assert.fail('nothing is delivered here')
  const messenger: Messenger = {
    show: async ({ key, to }, face) => {
      chats.set(key, { to, face })
      return { kind: 'delivered', conversationId: 'c', activityId: key }
    },
    redraw: async ({ key, to, activityId }, face) => {
      chats.set(key, { to, face })
      return { kind: 'delivered', conversationId: 'c', activityId }
    },
    remove: never,
    deliver: never,
    correct: never,
    takeBack: never,
  }
  const draw = createDrawFace(
    loadWords(),
    drawing(() => ports),
  )

  beforeEach(() => {
    ports = createFakePorts()
    chats = new Map()
  })

  /** What the queue would do by now. */
  async function jobsRun(): Promise<void> {
    for (let jobs = ports.jobs.splice(0); jobs.length > 0; jobs = ports.jobs.splice(0))
      for (const job of jobs) {
        if (job.job === 'placement.refresh') await refreshPlacement({ ...ports, messenger }, job.data.key)
        if (job.job === 'post.follow') await followPost(ports, job.data, settings)
      }
  }
  const saved = async (post: Post, change: Record<string, unknown>): Promise<Post> => {
    const result = await savePost(
      ports,
      comms,
      { postId: post.id, revision: post.revision, fields: { ...fields, ...change } },
      settings,
    )
    assert.ok(result.kind === 'saved', JSON.stringify(result))
    return result.post
  }
  const submits = async (post: Post) => {
    const result = await submitPost(ports, comms, { postId: post.id, revision: post.revision }, settings)
    assert.ok(result.kind === 'submitted', JSON.stringify(result))
    await jobsRun()
    return result
  }
  const approverOf = ({ steps }: Validation) => {
    const [first] = steps[0]!.approvers
    return actor({ ...alice, id: first!.id, name: first!.name })
  }
  /** Proposed by Alice, retained and written by Camille, whose first version is sent back. */
  async function sentBack(): Promise<Post> {
    await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
    await retainInitiative(ports, comms, 'i1')
    await jobsRun()
    const { postId } = (await ports.initiatives.byId('i1'))!
    const { post, validation } = await submits(await saved((await ports.posts.byId(postId!))!, {}))
    await press(ports, approverOf(validation), { id: post.id, seal: validation.seal }, 'changes', 0, 'Le titre')
    await jobsRun()
    return (await ports.posts.byId(post.id))!
  }
  async function broadcast(post: Post): Promise<void> {
    const { validation } = await submits(await saved(post, { title: 'Autre titre' }))
    const at = { id: post.id, seal: validation.seal }
    await press(ports, approverOf(validation), at, 'approve', 0)
    const result = await press(ports, otherComms, at, 'approve', 1)
    assert.ok(result.kind === 'decided' && result.broadcast)
    await jobsRun()
    const { id } = result.broadcast
    const asked = await askToSend(ports, comms, id, settings)
    assert.ok(asked.kind === 'confirm')
    const started = await startBroadcast(ports, comms, { broadcastId: id, people: asked.people }, settings)
    assert.equal(started.kind, 'started', JSON.stringify(started))
    await jobsRun()
    ports.tamper('broadcast', {
      ...(await ports.broadcasts.byId(id))!,
      state: 'running',
      planned: 12,
      startedAt: ports.now(),
    })
    Object.assign(ports.report.counts, { queued: 0, sending: 0, delivered: 12 })
    assert.ok(await finishBroadcast(ports, id))
    await jobsRun()
  }
  const shownTo = (person: string): Record<string, string> =>
    Object.fromEntries(
      [...chats].flatMap(([key, { to, face }]) => {
        const [what, , , rang = ''] = key.split(':')
        return to.kind === 'person' && to.id === person
          ? [[`${what}${rang}`, JSON.stringify(draw(face, 'fr', []).card)]]
          : []
      }),
    )

  it('of whom one proposed it: the living card of the proposal and two alerts, and nothing of the validation', async () => {
    await broadcast(await sentBack())
    const cards = shownTo(alice.id)
    assert.deepEqual(Object.keys(cards).toSorted(), ['outcome', 'published', 'receipt'])
    assert.match(cards['published']!, /arrivée chez 12.agents/)
    for (const card of [cards['receipt']!, cards['outcome']!]) assert.match(card, /C’est publié/)
  })

  it('are told of the end of the sending: nothing is left to withdraw, to open or to wait for', async () => {
    const post = await sentBack()
    const before = shownTo(comms.id)
    assert.match(before['tracking1-1']!, /Modifications demandées.*Le titre.*Ouvrir la publication/)
    await broadcast(post)
    const { tracking, 'tracking1-1': rang } = shownTo(comms.id)
    assert.match(tracking!, /Diffusée/)
    for (const card of [tracking!, rang!])
      assert.doesNotMatch(card, /Retirer la soumission|Ouvrir la publication|Modifications demandées|Relancer/)
    assert.match(rang!, /plus haut/)
  })

  it('of whom one wrote is told that it leaves, and, taken back since, that it went', async () => {
    const post = await sentBack()
    await broadcast(post)
    const last = (await ports.posts.byId(post.id))!
    ports.tamper('post', { ...last, state: 'taken-back' })
    await followPost(ports, { postId: post.id, published: false }, settings)
    await jobsRun()
    assert.match(shownTo(alice.id)['published']!, /Publication retirée/)
    assert.match(shownTo(comms.id)['tracking']!, /Retirée chez tous/)
  })
})
