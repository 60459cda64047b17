import assert from 'node:assert/strict'
import { type PictureUse, pictureUses } from '../../../../src/core/domain/pictures/use.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { picturesOf } from '../../../../src/core/domain/posts/pictures/sort-pictures.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import type { OnHolder } from '../../../../src/core/use-cases/consents/find-picture.ts'
import { addFiles } from '../../../../src/core/use-cases/initiatives/add-files.ts'
import { storeFile } from '../../../../src/core/use-cases/initiatives/store-file.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { duplicatePost } from '../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { type ConsentState, consentStates } from '../../../fakes/consent-states.ts'
import { approvedEverywhere, bytes, leaving, pictureWorld, type World } from '../../../fakes/leaving.ts'
import { settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'

const on = (change: Partial<OnHolder>): OnHolder => ({ initiativeId: null, postId: null, pictureId: 'p', ...change })
type Road = (world: World, { say }: ConsentState) => Promise<string>

async function proposed({ ports }: World, id: string): Promise<string> {
  Object.assign(ports, { library: { put: async () => 'https://sp.example/photo' } })
  ports.teamsFiles = { mayFetch: () => true, fetch: async () => Buffer.from(bytes, 'latin1') }
  const fields = { title: 'Le pont', text: 'Il rouvre' }
  assert.equal((await submitInitiative(ports, actor(alice), { id, fields, form: null })).kind, 'submitted')
  const file = {
    id: `file of ${id}`,
    name: 'pont.png',
    contentType: 'image/png',
    source: { url: 'https://teams.example/f', needsToken: false },
  }
  assert.equal((await addFiles(ports, actor(alice), id, [file])).kind, 'changed')
  return file.id
}
const store = ({ ports }: World, id: string) => storeFile(ports as never, id, `file of ${id}`)
async function retain({ ports }: World, id: string): Promise<string> {
  assert.equal((await retainInitiative(ports, comms, id)).kind, 'changed')
  return (await ports.initiatives.byId(id))!.postId!
}
async function given({ ports }: World, id: string): Promise<string> {
  const { id: postId } = await written(ports)
  assert.equal((await addPicture(ports, comms, postId, { id, digest: bytes }, settings)).kind, 'added')
  return postId
}

/** A poster shows no picture, whatever people agreed to. */
const printable = (open: readonly PictureUse[]) => pictureUses.filter(use => use !== 'poster' && open.includes(use))

/** Each way by which a picture can enter a post; answers which post. */
const roads: Record<string, Road> = {
  'an agent’s photo, answered before it is retained': async (world, { say }) => {
    const pictureId = await proposed(world, 'i')
    await store(world, 'i')
    await say(world.ports, bytes, on({ initiativeId: 'i', pictureId }))
    return retain(world, 'i')
  },
  'an agent’s photo, answered after it was retained': async (world, { say }) => {
    const pictureId = await proposed(world, 'i')
    await store(world, 'i')
    const postId = await retain(world, 'i')
    await say(world.ports, bytes, on({ initiativeId: 'i', pictureId }))
    return postId
  },
  'an agent’s photo that came after the proposal was retained': async (world, { say }) => {
    const pictureId = await proposed(world, 'i')
    const postId = await retain(world, 'i')
    await store(world, 'i')
    await say(world.ports, bytes, on({ initiativeId: 'i', pictureId }))
    return postId
  },
  'a photo that comms gave to a draft': async (world, { say }) => {
    const postId = await given(world, 'p')
    await say(world.ports, bytes, on({ postId }))
    return postId
  },
  'bytes of which another post had the answer': async (world, { say }) => {
    await say(world.ports, bytes, on({ postId: await given(world, 'p') }))
    return given(world, 'q')
  },
  'bytes that another post has, of which is answered there': async (world, { say }) => {
    const [first, postId] = [await given(world, 'p'), await given(world, 'q')]
    await say(world.ports, bytes, on({ postId: first }))
    return postId
  },
  'bytes of which an agent’s proposal had the answer': async (world, { say }) => {
    const pictureId = await proposed(world, 'i')
    await store(world, 'i')
    await say(world.ports, bytes, on({ initiativeId: 'i', pictureId }))
    return given(world, 'q')
  },
  'an agent’s photo whose bytes comms had': async (world, { say }) => {
    await say(world.ports, bytes, on({ postId: await given(world, 'p') }))
    await proposed(world, 'i')
    await store(world, 'i')
    return retain(world, 'i')
  },
  'the copy of a post': async (world, { say }) => {
    const first = await given(world, 'p')
    const copy = await duplicatePost(world.ports, comms, first)
    assert.ok(copy.kind === 'created')
    await say(world.ports, bytes, on({ postId: first }))
    return copy.post.id
  },
  'a copy that is made after the answer': async (world, { say }) => {
    const first = await given(world, 'p')
    await say(world.ports, bytes, on({ postId: first }))
    const copy = await duplicatePost(world.ports, comms, first)
    assert.ok(copy.kind === 'created')
    return copy.post.id
  },
}

/** Here nobody answered for the copy that the post has: what was said of the same bytes elsewhere speaks of that one. */
const unanswered = ['bytes that another post has, of which is answered there', 'an agent’s photo whose bytes comms had']

describe('what leaves with a picture, by every road', () => {
  for (const [road, take] of Object.entries(roads))
    for (const state of consentStates) {
      // Its card is what every channel takes pictures from.
      const isOpen = state.open.includes('internal') && !unanswered.includes(road)
      const open = isOpen ? printable(state.open) : []
      it(`${road} · ${state.told}: ${open.join(', ') || 'nothing'}`, async () => {
        const world = pictureWorld()
        const post = (await world.ports.posts.byId(await take(world, state)))!
        assert.equal(picturesOf(post).length, 1)
        assert.equal(post.content.pictures.length, open.length > 0 ? 1 : 0, 'on its card')
        assert.deepEqual(await leaving(world, await approvedEverywhere(world, post.id)), open)
      })
    }
})

describe('what leaves of a post that was approved, as it is answered then', () => {
  const approved = async (world: World): Promise<Post> => {
    const postId = await given(world, 'p')
    await consentStates[0]!.say(world.ports, bytes, on({ postId }))
    return approvedEverywhere(world, postId)
  }
  for (const state of consentStates)
    it(`${state.told}: ${state.open.join(', ') || 'nothing'}`, async () => {
      const world = pictureWorld()
      const post = await approved(world)
      assert.equal(post.content.pictures.length, 1)
      await state.say(world.ports, bytes, on({ postId: post.id }))
      assert.deepEqual(await leaving(world, post), printable(state.open))
    })

  it('by the clock alone: nothing, once two years are over', async () => {
    const world = pictureWorld()
    const postId = await given(world, 'p')
    await consentStates.find(({ told }) => told === 'an agent agreed')!.say(world.ports, bytes, on({ postId }))
    const post = await approvedEverywhere(world, postId)
    world.ports.pass(msBetween('2026-11-25T00:00:00.000Z', '2028-11-26T00:00:00.000Z'))
    assert.deepEqual(await leaving(world, post), [])
  })
})
