import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import type { BroadcastKind, BroadcastState } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { PostState } from '../../src/core/domain/posts/post.ts'
import type { ValidationState } from '../../src/core/domain/validations/validation.ts'
import { createDrawFace } from '../../src/teams/draw-face.ts'
import { elements, renderPost, words } from '../cards/every-card.ts'
import { createFakePorts, drawing, type FakePorts } from '../fakes/ports.ts'
import { actor, alice, karim } from '../fakes/town.ts'
import { approved, comms, otherComms, submitted } from '../fakes/walk.ts'
import { createChat } from './chat.ts'
import { keyed } from '../fakes/keyed.ts'
import { faceOf } from '../../src/core/use-cases/placements/kept/kept-cards.ts'

/** Every value of a union: one that is new does not compile until it stands here. */
const all = <T extends string>(states: Record<T, true>) => Object.keys(states) as T[]
const postStates = all<PostState>({
  draft: true,
  'in-validation': true,
  approved: true,
  refused: true,
  broadcasting: true,
  broadcast: true,
  'taken-back': true,
  cancelled: true,
})
const validationStates = all<ValidationState>({
  waiting: true,
  approved: true,
  'changes-requested': true,
  refused: true,
  void: true,
})
const broadcastStates = all<BroadcastState>({
  ready: true,
  scheduled: true,
  planning: true,
  running: true,
  paused: true,
  stopped: true,
  done: true,
  held: true,
  cancelled: true,
})
const broadcastKinds = all<BroadcastKind>({
  send: true,
  correct: true,
  'take-back': true,
  expire: true,
  remark: true,
  mend: true,
  'call-off': true,
})
/** Whether what people have is being corrected, and whether the correction was submitted yet. */
const corrections = ['none', 'written', 'submitted'] as const

/** One state of what a card shows: what that card sends along, and under which key it is kept for whoever looks. */
type State = { at: string; data: object; key(reader: string): string }
type States = (ports: FakePorts) => AsyncIterable<State>

async function* ofPost(
  ports: FakePorts,
  state: (ids: { postId: string; validationId: string; seal: string }) => Omit<State, 'at'>,
): AsyncIterable<State> {
  const { post, validation } = await submitted(ports)
  for (const postState of postStates)
    for (const validationState of validationStates)
      for (const correction of corrections) {
        const correcting =
          correction === 'none'
            ? null
            : { broadcastId: 'b', content: post.content, expiresOn: null, validationId: validation.id }
        ports.tamper('post', {
          ...post,
          state: postState,
          correcting,
          validationId: correction === 'written' ? null : validation.id,
        })
        ports.tamper('validation', { ...validation, state: validationState })
        yield {
          at: `${postState}, ${validationState}, correction ${correction}`,
          ...state({ postId: post.id, validationId: validation.id, seal: validation.seal }),
        }
      }
}
const tracking: States = ports =>
  ofPost(ports, ({ postId }) => ({ data: { postId }, key: reader => `tracking:${postId}:${reader}` }))
const validating: States = ports =>
  ofPost(ports, ({ postId, validationId, seal }) => ({
    data: { postId, validationId, seal, step: 0 },
    key: reader => `validation:${validationId}:${reader}`,
  }))
const broadcasting: States = async function* (ports) {
  const { broadcast } = await approved(ports)
  for (const state of broadcastStates)
    for (const kind of broadcastKinds) {
      // What Mary remarks by herself lies in the channel only where somebody must act.
      if (kind === 'remark' && !['held', 'paused', 'stopped'].includes(state)) continue
      ports.tamper('broadcast', {
        ...broadcast,
        state,
        kind,
        targetId: kind === 'send' ? null : 'target',
        heldBecause: state === 'held' ? 'restored' : null,
      })
      yield { at: `${state}, ${kind}`, data: { broadcastId: broadcast.id }, key: () => `broadcast:${broadcast.id}` }
    }
}

/** Every verb that a card may ask for by itself: a new one has no line here, and the first test says so. */
const refreshing: Record<string, { states: States; readers: number }> = {
  'validation.track': { states: tracking, readers: 2 },
  'validation.see': { states: validating, readers: 1 },
  'validation.approve': { states: validating, readers: 1 },
  'validation.changes': { states: validating, readers: 1 },
  'validation.refuse': { states: validating, readers: 1 },
  'validation.withdraw': { states: validating, readers: 1 },
  'broadcast.show': { states: broadcasting, readers: 2 },
}

describe('a card that refreshes itself', () => {
  let ports: FakePorts
  beforeEach(() => (ports = Object.assign(createFakePorts(), { renderPost })))
  const kept = async (key: string, reader: string) => {
    const shown = await faceOf(ports, keyed(key))
    const drawFace = createDrawFace(
      words,
      drawing(() => ports),
    )
    return shown && drawFace(shown.face, 'fr', shown.to.kind === 'person' ? [`29:${reader}`] : []).card
  }

  it('asks for a verb whose every state is looked at here', () => {
    const folder = new URL('../../cards/', import.meta.url)
    const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      name => name.endsWith('.json') && !/^(locales|samples)/.test(name),
    )
    const asked = templates.flatMap(name =>
      elements(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).flatMap(({ refresh }) =>
        refresh ? [String((refresh as { action: { verb: string } }).action.verb)] : [],
      ),
    )
    const looks = Object.entries(createChat(ports).verbs).flatMap(([name, { looks }]) => (looks ? [name] : []))
    assert.ok(asked.length > 0)
    assert.deepEqual([...new Set([...asked, ...looks])].toSorted(), Object.keys(refreshing).toSorted())
  })

  for (const [name, { states, readers }] of Object.entries(refreshing))
    it(`${name} answers with the very card that is kept there, or leaves it as it is; and writes nothing`, async () => {
      const chat = createChat(ports)
      for await (const { at, data, key } of states(ports)) {
        const before = [ports.commits(), ports.journal.length, ports.jobs.length]
        let shown = 0
        for (const reader of [actor(karim), comms, otherComms, actor(alice)]) {
          const answer = await chat.press(reader, name, data, 'automatic')
          if (answer.kind === 'done') continue
          assert.ok(answer.kind === 'card', `${at}: ${answer.kind}`)
          assert.deepEqual(answer.card, await kept(key(reader.id), reader.id), `${at}, ${reader.name}`)
          shown++
        }
        assert.ok(shown >= readers, `${at}: ${shown} of those whose card it is`)
        assert.deepEqual([ports.commits(), ports.journal.length, ports.jobs.length], before, at)
      }
    })

  it('of a version that was replaced stays that of its own version', async () => {
    const { post, validation } = await submitted(ports)
    ports.tamper('validation', { ...validation, state: 'changes-requested' })
    ports.tamper('validation', { ...validation, id: 'next', seal: 'next', postVersion: 2 })
    ports.tamper('post', { ...post, validationId: 'next' })
    const data = { postId: post.id, validationId: validation.id, seal: validation.seal, step: 0 }
    const answer = await createChat(ports).press(actor(karim), 'validation.see', data, 'automatic')
    assert.ok(answer.kind === 'card')
    assert.deepEqual(answer.card, await kept(`validation:${validation.id}:${karim.id}`, karim.id))
  })
})
