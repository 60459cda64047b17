import assert from 'node:assert/strict'
import fc from 'fast-check'
import { copyPictures } from '../../../../src/core/use-cases/releases/copy-pictures.ts'
import { seeCopy } from '../../../../src/core/use-cases/releases/see-copy.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import type { Release } from '../../../../src/core/domain/releases/release.ts'
import { goesElsewhere } from '../../../fakes/goes-elsewhere.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'

const kept = { bytes: new Uint8Array([1]), contentType: 'image/jpeg', digest: 'photo', isCut: true }

describe('what is copied by hand', () => {
  let ports: FakePorts & Parameters<typeof copyPictures>[0]
  let post: Post
  let release: Release
  let puts: string[]
  beforeEach(async () => {
    puts = []
    ports = Object.assign(createFakePorts(), {
      library: {
        put: async (folder: string, name: string) => (
          puts.push(`${folder}/${name}`),
          `https://library.example/${name}`
        ),
      },
    })
    ports.pictures.shaped = async () => kept
    ;({ post, release } = await goesElsewhere(ports))
  })
  const see = () => seeCopy(ports, comms, { postId: post.id, channel: 'instagram' })
  const row = async () => (await ports.releases.byId(release.id))!
  const save = async (change: Partial<Post>) => {
    const before = (await ports.posts.byId(post.id))!
    await ports.commit({
      save: 'post',
      row: { ...before, ...change, version: before.version + 1 },
      ifVersion: before.version,
    })
  }

  it('is what was sealed, byte for byte, and asks for the files that lack', async () => {
    ports.jobs.length = 0
    const seen = await see()
    assert.ok(seen.kind === 'seen')
    assert.equal(seen.words?.text, post.sealed.at(-1)!.variants![0]!.text)
    assert.match(seen.words.text, /\*et\* \[lien\]\(x\) <b> 1\. _a_/)
    assert.deepEqual(ports.jobs, [{ job: 'release.copies', data: { id: release.id } }])
  })

  it('is nothing where one comma of it was changed behind everybody’s back', async () => {
    const [version] = post.sealed
    const variants = version!.variants!.map(one => ({ ...one, text: `${one.text},` }))
    await save({ sealed: [{ ...version!, variants }] })
    assert.deepEqual(await see(), { kind: 'release-altered' })
    await copyPictures(ports, release.id)
    assert.deepEqual(puts, [])
  })

  it('is nothing where it is approved no longer, or other words are', async () => {
    const was = (await ports.posts.byId(post.id))!
    for (const state of ['draft', 'refused', 'taken-back'] as const) {
      await save({ state })
      assert.deepEqual(await see(), { kind: 'release-lapsed' }, state)
      await copyPictures(ports, release.id)
      assert.deepEqual(puts, [], state)
    }
    await save({ state: was.state })
    assert.equal((await see()).kind, 'seen')
    const before = await row()
    const older = { ...before, seal: 'b'.repeat(64), version: before.version + 1 }
    await ports.commit({ save: 'release', row: older, ifVersion: before.version })
    assert.deepEqual(await see(), { kind: 'release-lapsed' })
  })

  it('writes each picture once to the library, however often it runs', async () => {
    await copyPictures(ports, release.id)
    await copyPictures(ports, release.id)
    assert.deepEqual(puts, [`Publications/${post.reference}/instagram-1.jpg`])
    assert.deepEqual((await row()).copies, {
      seal: release.seal,
      files: [{ pictureId: 'photo', url: 'https://library.example/instagram-1.jpg', isCut: true }],
    })
    ports.jobs.length = 0
    await see()
    assert.deepEqual(ports.jobs, [])
  })

  it('writes neither a picture without agreement nor one of other bytes', async () => {
    ports.pictures.shaped = async () => ({ ...kept, digest: 'other' })
    await copyPictures(ports, release.id)
    assert.deepEqual(puts, [])
    assert.deepEqual(await see(), { kind: 'release-altered' })
    ports.pictures.shaped = async () => kept
    await save({
      content: { ...post.content, pictures: post.content.pictures.map(one => ({ ...one, consent: null })) },
    })
    const { copies: _, ...before } = await row()
    await ports.commit({ save: 'release', row: { ...before, version: before.version + 1 }, ifVersion: before.version })
    await copyPictures(ports, release.id)
    assert.deepEqual(puts, [])
    const seen = await see()
    assert.ok(seen.kind === 'seen')
    assert.deepEqual(seen.barred, ['photo'])
  })

  it('writes a picture once the agreement for it came', async () => {
    await save({
      content: { ...post.content, pictures: post.content.pictures.map(one => ({ ...one, consent: null })) },
    })
    await copyPictures(ports, release.id)
    assert.deepEqual(puts, [])
    await save({ content: post.content })
    ports.jobs.length = 0
    await see()
    assert.deepEqual(ports.jobs, [{ job: 'release.copies', data: { id: release.id } }])
    await copyPictures(ports, release.id)
    assert.deepEqual(puts, [`Publications/${post.reference}/instagram-1.jpg`])
  })

  it('writes of several pictures those alone that may leave that day, in whatever order agreements come and go', async () => {
    const ids = ['photo', 'ruche', 'mur']
    const draws = fc.array(fc.record({ open: fc.subarray(ids), times: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 6,
    })
    await holds(
      fc.asyncProperty(draws, async story => {
        const fresh = Object.assign(createFakePorts(), { library: ports.library })
        fresh.pictures.shaped = async id => ({ ...kept, digest: id })
        const { post, release } = await goesElsewhere(fresh, 'instagram', {}, ids)
        // What one run wrote stays: another road takes it away when a word is taken back.
        const theirs = new Set<string>()
        for (const { open, times } of story) {
          const before = (await fresh.posts.byId(post.id))!
          const known = post.content.pictures.map(one => (open.includes(one.id) ? one : { ...one, consent: null }))
          const row = { ...before, content: { ...before.content, pictures: known }, version: before.version + 1 }
          await fresh.commit({ save: 'post', row, ifVersion: before.version })
          for (let time = 0; time < times; time++) {
            puts.length = 0
            await copyPictures(fresh, release.id)
            const may = open.map(id => `Publications/${post.reference}/instagram-${ids.indexOf(id) + 1}.jpg`)
            const had = theirs.size
            const lacks = open.some(id => !theirs.has(id))
            assert.deepEqual(puts.toSorted(), lacks ? may.toSorted() : [], `${open.join()} had ${had}`)
            if (lacks) {
              theirs.clear()
              for (const id of open) theirs.add(id)
            }
            const files = (await fresh.releases.byId(release.id))!.copies?.files ?? []
            assert.deepEqual(files.map(({ pictureId }) => pictureId).toSorted(), [...theirs].toSorted())
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is for comms, of what is approved, by hand', async () => {
    const at = (channel: 'facebook' | 'bluesky' | 'instagram', who = comms) =>
      seeCopy(ports, who, { postId: post.id, channel })
    assert.equal((await at('instagram', actor(alice, 'agent'))).kind, 'not-comms')
    const { verb, details } = ports.journal.at(-1)!
    assert.deepEqual([verb, details], ['attempt.refused', { what: 'release.copy', kind: 'not-comms' }])
    assert.deepEqual(await at('facebook'), { kind: 'release-not-there', isPlanned: false })
    await save({ elsewhere: [{ channel: 'facebook', at: null }] })
    assert.deepEqual(await at('facebook'), { kind: 'release-not-there', isPlanned: true })
    assert.equal((await at('bluesky')).kind, 'release-by-mary')
  })
})
