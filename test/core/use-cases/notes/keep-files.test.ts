import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { addFiles } from '../../../../src/core/use-cases/initiatives/add-files.ts'
import { storeFile } from '../../../../src/core/use-cases/initiatives/store-file.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { keepNote } from '../../../../src/core/use-cases/notes/forward-note.ts'
import { endKeptFiles, keepFiles, keptShare } from '../../../../src/core/use-cases/notes/keep-files.ts'
import { takePicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'

const author = actor(alice)
const jpeg = Buffer.from('\xff\xd8\xff', 'latin1')
const file = (id: string) => ({
  id,
  name: `${id}.jpg`,
  contentType: 'image/jpeg',
  source: { url: `https://files.example/${id}`, needsToken: false },
})

const keptMs = 7 * 24 * 60 * 60_000

describe('the files of a note', () => {
  let ports: FakePorts & Pick<Parameters<typeof storeFile>[0], 'library'>
  /** Whose addresses open still, and which were opened, up to how many bytes. */
  let lives: Set<string>
  let opened: [string, number | undefined][]
  let away: Set<string>

  beforeEach(() => {
    lives = new Set(['a', 'b', 'c'])
    away = new Set()
    opened = []
    const fetch: FakePorts['teamsFiles']['fetch'] = async ({ url }, most) => {
      const id = url.split('/').at(-1)!
      opened.push([id, most])
      if (away.has(id)) throw new Unavailable('teams-file')
      return lives.has(id) ? jpeg : null
    }
    const fake = createFakePorts()
    ports = Object.assign(fake, {
      teamsFiles: { mayFetch: () => true, fetch },
      library: { put: async (_folder: string, name: string) => `https://ville.example/${name}` },
      pictures: { ...fake.pictures, add: async () => ({ kind: 'added' as const, digest: 'd' }) },
    })
  })
  const kept = (...ids: string[]) => keepNote(ports, author, { id: 'n1', text: '', files: ids.map(file) })
  const jobs = () => ports.jobs.filter(({ job }) => job.startsWith('note.'))
  const states = async () => (await ports.initiatives.byId('i1'))!.attachments.map(({ state }) => state)
  /** Whoever took their time to write, and what the job behind each file then makes of it. */
  const sentIn = async (...ids: string[]) => {
    await submitInitiative(ports, author, { id: 'i1', fields: { title: 'Une ruche', text: 'Du miel' }, form: null })
    await addFiles(ports, author, 'i1', ids.map(file))
    for (const id of ids) await storeFile(ports, 'i1', id)
  }

  it('are fetched by a job of the commit that keeps the note, which a redelivery does not ask for again', async () => {
    await kept('a')
    await kept('a')
    assert.deepEqual(jobs(), [
      { job: 'note.files', data: { id: 'n1' } },
      { job: 'note.files-end', data: { id: 'n1' }, inMs: keptMs },
    ])
    ports.jobs.length = 0
    await keepNote(ports, author, { id: 'n2', text: 'Un mot', files: [] })
    await keepNote(ports, author, { id: 'n3', text: '', files: [{ ...file('a'), source: null }] })
    assert.deepEqual(jobs(), [])
  })

  it('reach the library after their addresses are over, each fetched once, and are let go then', async () => {
    await kept('a', 'b')
    await keepFiles(ports, 'n1')
    await keepFiles(ports, 'n1')
    assert.deepEqual(opened, [
      ['a', keptShare.each],
      ['b', keptShare.each],
    ])
    lives.clear()
    await sentIn('a', 'b')
    assert.deepEqual([await states(), opened.length], [['stored', 'stored'], 2])
    assert.deepEqual([await ports.keptFiles.get('a'), await ports.keptFiles.get('b')], [null, null])
  })

  it('stay until the proposal says that they are stored, and are let go by the run after one that was killed', async () => {
    await kept('a')
    await keepFiles(ports, 'n1')
    lives.clear()
    const dies = { ...ports, keptFiles: { ...ports.keptFiles, drop: () => Promise.reject(new Error('killed')) } }
    await submitInitiative(ports, author, { id: 'i1', fields: { title: 'Une ruche', text: 'Du miel' }, form: null })
    await addFiles(ports, author, 'i1', [file('a')])
    await assert.rejects(storeFile({ ...dies, commit: () => Promise.reject(new Error('away')) }, 'i1', 'a'), /away/)
    assert.ok(await ports.keptFiles.get('a'))
    await assert.rejects(storeFile(dies, 'i1', 'a'), /killed/)
    await storeFile(ports, 'i1', 'a')
    assert.deepEqual([await states(), await ports.keptFiles.get('a')], [['stored'], null])
  })

  it('that are gone already take nobody’s room, and are fetched from their address as ever', async () => {
    lives.clear()
    await kept('a')
    await keepFiles(ports, 'n1')
    const claims = Array.from({ length: keptShare.files }, (_, at) =>
      ports.keptFiles.claim({ id: `other-${at}`, person: author.id, forMs: keptMs }, { ...keptShare, bytes: 1e9 }),
    )
    assert.ok((await Promise.all(claims)).every(Boolean), 'the share is whole')
    lives.add('a')
    await sentIn('a')
    assert.deepEqual([await states(), opened.length], [['stored'], 2])
  })

  it('that Teams does not give now are tried again, and hold up none of the others', async () => {
    away.add('a')
    await kept('a', 'b')
    await assert.rejects(keepFiles(ports, 'n1'), Unavailable)
    assert.deepEqual([await ports.keptFiles.get('a'), await ports.keptFiles.get('b')], [null, jpeg])
    away.clear()
    await keepFiles(ports, 'n1')
    assert.deepEqual(
      opened.map(([id]) => id),
      ['a', 'b', 'a'],
    )
  })

  it('over the share of their sender keep their address alone', async () => {
    const many = Array.from({ length: keptShare.files + 1 }, (_, index) => `f${index}`)
    lives = new Set(many)
    await keepNote(ports, author, { id: 'n1', text: '', files: many.map(file) })
    await keepFiles(ports, 'n1')
    assert.equal(opened.length, keptShare.files)
    lives = new Set(many.slice(-1))
    await sentIn(many.at(-1)!)
    assert.deepEqual(await states(), ['stored'])
  })

  it('end by themselves when nobody used them, and are not fetched after that', async () => {
    await kept('a')
    await keepFiles(ports, 'n1')
    await endKeptFiles(ports, 'n1')
    assert.equal(await ports.keptFiles.get('a'), null)
    ports.pass(keptMs)
    await keepFiles(ports, 'n1')
    assert.equal(opened.length, 1)
  })

  it('become pictures of a draft after their addresses are over; delivered again, the answer is the same', async () => {
    await kept('a')
    await keepFiles(ports, 'n1')
    lives.clear()
    const { id } = await written(ports)
    const taken = async () => (await takePicture(ports, comms, id, { ...file('a'), corrects: null }, settings)).kind
    assert.deepEqual([await taken(), await taken()], ['added', 'added'])
    assert.deepEqual([await ports.keptFiles.get('a'), opened.length], [null, 1])
  })
})
