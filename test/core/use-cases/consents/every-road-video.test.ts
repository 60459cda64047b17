import assert from 'node:assert/strict'
import { type PictureUse, useOf } from '../../../../src/core/domain/pictures/use.ts'
import { videoOfPost } from '../../../../src/core/domain/posts/pictures/sort-pictures.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import type { OnHolder } from '../../../../src/core/use-cases/consents/find-picture.ts'
import { addFiles } from '../../../../src/core/use-cases/initiatives/add-files.ts'
import { storeFile } from '../../../../src/core/use-cases/initiatives/store-file.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { duplicatePost } from '../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { takeVideo } from '../../../../src/core/use-cases/posts/pictures/take-video.ts'
import { brought } from '../../../fakes/brought.ts'
import { type ConsentState, consentStates } from '../../../fakes/consent-states.ts'
import {
  filmDigest,
  filmId,
  filmLeaving,
  filmWorld,
  type FilmWorld,
  sentFilm,
  type Telling,
  tellings,
  untold,
  written as transcript,
} from '../../../fakes/filmed.ts'
import { approvedEverywhere } from '../../../fakes/leaving.ts'
import { settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'

type Road = (world: FilmWorld, { say }: ConsentState) => Promise<string>
const on = (change: Partial<OnHolder>): OnHolder => ({ initiativeId: null, postId: null, pictureId: filmId, ...change })
/** As whoever proposed it answers: of the file that they sent. */
const onFile = on({ initiativeId: 'i', pictureId: 'file' })

async function proposed({ ports }: FilmWorld): Promise<void> {
  const fields = { title: 'Le pont', text: 'Il rouvre' }
  assert.equal((await submitInitiative(ports, actor(alice), { id: 'i', fields, form: null })).kind, 'submitted')
  const { name, source } = sentFilm()
  const file = { id: 'file', name, source, contentType: 'video/mp4' }
  assert.equal((await addFiles(ports, actor(alice), 'i', [file])).kind, 'changed')
}
const store = ({ ports }: FilmWorld) => storeFile(ports, 'i', 'file')
async function retain({ ports }: FilmWorld): Promise<string> {
  assert.equal((await retainInitiative(ports, comms, 'i')).kind, 'changed')
  return (await ports.initiatives.byId('i'))!.postId!
}
async function given({ ports }: FilmWorld): Promise<string> {
  const { id } = await written(ports)
  assert.equal((await takeVideo(ports, comms, id, sentFilm(), settings)).kind, 'added')
  return id
}
async function copied({ ports }: FilmWorld, postId: string): Promise<string> {
  const copy = await duplicatePost(ports, comms, postId)
  assert.ok(copy.kind === 'created')
  return copy.post.id
}
async function correcting({ ports }: FilmWorld): Promise<string> {
  const { broadcast, post } = await brought(ports)
  received(ports, broadcast.id, [alice, hugo])
  assert.equal((await takeVideo(ports, comms, post.id, sentFilm(1, broadcast.id), settings)).kind, 'added')
  return post.id
}

/** Each way by which a video can enter a post; answers which post. */
const roads: Record<string, Road> = {
  'a video of comms, from the chat': async (world, { say }) => {
    const postId = await given(world)
    await say(world.ports, filmDigest, on({ postId }))
    return postId
  },
  'an agent’s video, answered before it is retained': async (world, { say }) => {
    await proposed(world)
    await store(world)
    await say(world.ports, filmDigest, onFile)
    return retain(world)
  },
  'an agent’s video, answered after it was retained': async (world, { say }) => {
    await proposed(world)
    await store(world)
    const postId = await retain(world)
    await say(world.ports, filmDigest, onFile)
    return postId
  },
  'an agent’s video that came after the proposal was retained': async (world, { say }) => {
    await proposed(world)
    const postId = await retain(world)
    await store(world)
    await say(world.ports, filmDigest, onFile)
    return postId
  },
  'bytes of which an agent’s proposal had the answer': async (world, { say }) => {
    await proposed(world)
    await store(world)
    await say(world.ports, filmDigest, onFile)
    return given(world)
  },
  'an agent’s video whose bytes comms had': async (world, { say }) => {
    await say(world.ports, filmDigest, on({ postId: await given(world) }))
    await proposed(world)
    await store(world)
    return retain(world)
  },
  'the copy of a post': async (world, { say }) => {
    const first = await given(world)
    const postId = await copied(world, first)
    await say(world.ports, filmDigest, on({ postId: first }))
    return postId
  },
  'a copy that is made after the answer': async (world, { say }) => {
    const postId = await given(world)
    await say(world.ports, filmDigest, on({ postId }))
    return copied(world, postId)
  },
  'the correction of what people have': async (world, { say }) => {
    const postId = await correcting(world)
    await say(world.ports, filmDigest, on({ postId }))
    return postId
  },
}

/** A newspaper prints none, a poster neither. Its card is what every channel takes it from. */
function leaves({ open }: ConsentState, { isTold }: Telling): PictureUse[] {
  const inside = open.includes('internal')
  const outside = (['site', 'networks'] as const).filter(use => inside && isTold && open.includes(use))
  return [...(inside ? ['internal' as const] : []), ...outside]
}

describe('what leaves with a video, by every road', () => {
  const check = (road: string, take: Road, state: ConsentState, telling: Telling): void => {
    const expected = leaves(state, telling)
    it(`${road} · ${state.told} · ${telling.told}: ${expected.join(', ') || 'nothing'}`, async () => {
      const world = filmWorld(telling.facts)
      const postId = await take(world, state)
      await telling.tell(world, postId)
      const post = (await world.ports.posts.byId(postId))!
      assert.equal(videoOfPost(post)?.digest, filmDigest)
      assert.equal(post.content.video !== undefined, state.open.includes('internal'), 'on its card')
      assert.deepEqual(await filmLeaving(world, await approvedEverywhere(world, postId), telling), expected)
    })
  }
  for (const [road, take] of Object.entries(roads))
    for (const state of consentStates) for (const telling of [untold, transcript]) check(road, take, state, telling)

  const [[road, take]] = Object.entries(roads) as [[string, Road]]
  for (const state of consentStates) for (const telling of tellings.slice(2)) check(road, take, state, telling)
})

describe('what leaves of a post with a video that was approved, as it is answered then', () => {
  const approved = async (world: FilmWorld, state: ConsentState) => {
    const postId = await given(world)
    await state.say(world.ports, filmDigest, on({ postId }))
    await transcript.tell(world, postId)
    return approvedEverywhere(world, postId)
  }
  for (const state of consentStates)
    it(`${state.told}: ${state.open.join(', ') || 'nothing'}`, async () => {
      const world = filmWorld()
      const post = await approved(world, consentStates[0]!)
      await state.say(world.ports, filmDigest, on({ postId: post.id }))
      const left = (['internal', useOf('site'), useOf('bluesky')] as const).filter(use => state.open.includes(use))
      assert.deepEqual(await filmLeaving(world, post, transcript), left)
    })

  it('by the clock alone: nothing, once two years are over', async () => {
    const world = filmWorld()
    const post = await approved(
      world,
      consentStates.find(({ told }) => told === 'an agent agreed')!,
    )
    world.ports.pass(msBetween('2026-11-25T00:00:00.000Z', '2028-11-26T00:00:00.000Z'))
    assert.deepEqual(await filmLeaving(world, post, transcript), [])
  })
})
