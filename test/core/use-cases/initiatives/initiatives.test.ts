import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { addFiles, type IncomingFile } from '../../../../src/core/use-cases/initiatives/add-files.ts'
import { answerQuestion, askAuthor, nudgeAuthor } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { completeInitiative, withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import {
  declineInitiative,
  retainInitiative,
  takeInitiative,
} from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import {
  type Initiative,
  textMax,
  titleMax,
  whereFileGoes,
} from '../../../../src/core/domain/initiatives/initiative.ts'
import { shippedSections } from '../../../../src/core/domain/sections/section.ts'
import { readIdea } from '../../../../src/core/domain/initiatives/read-idea.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { departmentOf } from '../../../../src/core/domain/audiences/department-of.ts'
import { storeFile } from '../../../../src/core/use-cases/initiatives/store-file.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, otherComms, refreshed } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'
import { keyed } from '../../../fakes/keyed.ts'

const author = actor(alice)
const stranger = actor(hugo)
const id = 'i1'
const idea = { title: 'Une ruche', text: 'Du **miel**' }

describe('initiatives', () => {
  let ports: FakePorts
  const read = async (): Promise<Initiative> => (await ports.initiatives.byId(id))!
  const submit = (fields: Record<string, unknown> = idea, who = author) =>
    submitInitiative(ports, who, { id, fields, form: null })
  const journaled = () => ports.journal.map(({ verb }) => verb)
  beforeEach(() => (ports = createFakePorts()))

  it('are accepted once, with the journal and the jobs for list, inbox and receipt, in one commit', async () => {
    const before = ports.commits()
    assert.equal((await submit()).kind, 'submitted')
    assert.equal(ports.commits(), before + 1)
    assert.deepEqual([journaled(), refreshed(ports)], [['initiative.submitted'], [`inbox:${id}`, `receipt:${id}`]])
    assert.ok(ports.jobs.some(({ job }) => job === 'initiative.list'))
    assert.equal((await submit()).kind, 'already-submitted')
    assert.equal((await submit(idea, stranger)).kind, 'not-yours')
    assert.deepEqual(
      ports.journal.slice(-1).map(({ verb, actor: who, details }) => [verb, who?.id, details['kind']]),
      [['attempt.refused', stranger.id, 'not-yours']],
    )
    assert.equal((await submit(idea, { ...author, roles: [] })).kind, 'not-an-agent')
    assert.equal(ports.commits(), before + 1)
  })

  it('sent twice at once are one', async () => {
    ports.beforeCommit(() => submit())
    assert.equal((await submit()).kind, 'already-submitted')
    assert.equal(ports.journal.length, 1)
  })

  it('make their form the receipt', async () => {
    await submitInitiative(ports, author, { id, fields: idea, form: { conversationId: 'c', activityId: 'a' } })
    assert.deepEqual(
      [
        (await ports.placements.byKey(keyed(`receipt:${id}`)))?.state,
        (await ports.placements.byActivity('c', 'a'))?.key,
      ],
      ['placed', `receipt:${id}`],
    )
  })

  it('are asked about, answered, completed', async () => {
    await submit()
    assert.equal((await askAuthor(ports, comms, id, ' ')).kind, 'question-missing')
    assert.equal((await askAuthor(ports, comms, id, 'Où ?')).kind, 'changed')
    assert.equal((await askAuthor(ports, otherComms, id, 'Quand ?')).kind, 'already-asked')
    assert.deepEqual([(await read()).state, (await read()).takenBy?.id], ['asked', comms.id])
    assert.ok(refreshed(ports).includes(`question:${id}:0`))
    for (const index of [1, -1, 0.5, Number.NaN])
      assert.equal((await answerQuestion(ports, author, id, index, 'Ici')).kind, 'no-such-question')
    assert.equal((await answerQuestion(ports, author, id, 0, '')).kind, 'answer-missing')
    assert.equal((await answerQuestion(ports, author, id, 0, 'x'.repeat(1_001))).kind, 'too-long')
    assert.equal((await answerQuestion(ports, author, id, 0, 'Sur le toit')).kind, 'changed')
    assert.equal((await answerQuestion(ports, author, id, 0, 'Ailleurs')).kind, 'already-answered')
    assert.deepEqual([(await read()).state, (await read()).questions[0]?.answer?.text], ['taken', 'Sur le toit'])
    assert.equal((await completeInitiative(ports, author, id, '')).kind, 'addition-missing')
    assert.equal((await completeInitiative(ports, author, id, 'a'.repeat(textMax))).kind, 'too-long')
    await completeInitiative(ports, author, id, 'Trois ruches.')
    assert.equal((await read()).text, 'Du **miel**\n\nTrois ruches.')
  })

  it('that were decided meanwhile take no answer, and stay decided', async () => {
    await submit()
    await askAuthor(ports, comms, id, 'Où ?')
    await declineInitiative(ports, comms, id, 'Plus tard')
    const commits = ports.commits()
    assert.equal((await answerQuestion(ports, author, id, 0, 'Ici')).kind, 'already-decided')
    assert.deepEqual([(await read()).state, ports.commits()], ['declined', commits])
  })

  it('remind their author of the question, not twice in a row, and every copy shows the answer', async () => {
    await submit()
    assert.equal((await nudgeAuthor(ports, comms, id)).kind, 'nothing-to-nudge')
    await askAuthor(ports, comms, id, 'Où ?')
    assert.equal((await nudgeAuthor(ports, comms, id)).kind, 'changed')
    assert.equal((await nudgeAuthor(ports, otherComms, id)).kind, 'already-nudged')
    ports.pass(6 * 60_000)
    assert.equal((await nudgeAuthor(ports, comms, id)).kind, 'changed')
    ports.jobs.length = 0
    await answerQuestion(ports, author, id, 0, 'Ici')
    const questions = refreshed(ports).filter(key => key.startsWith('question:'))
    assert.deepEqual(questions, [`question:${id}:0`, `question:${id}:0:1`, `question:${id}:0:2`])
    assert.ok(refreshed(ports).includes(`answer:${id}:0`), 'a card of its own, which rings')
    assert.equal(journaled().filter(verb => verb === 'initiative.nudged').length, 2)
  })

  it('are retained as one draft, however many press', async () => {
    await submit()
    ports.beforeCommit(() => retainInitiative(ports, otherComms, id))
    const second = await retainInitiative(ports, comms, id)
    assert.deepEqual(second.kind === 'already-decided' && [second.state, second.by.id], ['retained', otherComms.id])
    assert.equal((await ports.posts.recent(10)).length, 1)
    const post = await ports.posts.byId((await read()).postId!)
    assert.deepEqual(
      [post?.initiativeId, post?.content.title, post?.authors.map(one => one.id)],
      [id, 'Une ruche', [alice.id]],
    )
  })

  it('are declined with a reason that reaches the author, or not at all', async () => {
    await submit()
    assert.equal((await declineInitiative(ports, comms, id, '')).kind, 'reason-missing')
    assert.equal((await declineInitiative(ports, comms, id, 'a'.repeat(501))).kind, 'too-long')
    assert.equal((await declineInitiative(ports, comms, id, 'Trop tard')).kind, 'changed')
    assert.deepEqual([(await read()).state, (await read()).decision?.reason], ['declined', 'Trop tard'])
    assert.ok(refreshed(ports).includes(`outcome:${id}`))
  })

  it('are taken over, not taken twice', async () => {
    await submit()
    await takeInitiative(ports, comms, id)
    assert.equal((await takeInitiative(ports, comms, id)).kind, 'already-yours')
    const atOnce = await takeInitiative(ports, otherComms, id)
    assert.equal(atOnce.kind === 'already-taken' && atOnce.by.id, comms.id)
    ports.pass(11_000)
    assert.equal((await takeInitiative(ports, otherComms, id)).kind, 'changed')
    assert.equal((await read()).takenBy?.id, otherComms.id)
  })

  it('stay as they are for whoever comes too late', async () => {
    await submit()
    assert.equal((await takeInitiative(ports, comms, 'unknown')).kind, 'not-found')
    await withdrawInitiative(ports, author, id)
    for (const act of [takeInitiative, retainInitiative])
      assert.equal((await act(ports, comms, id)).kind, 'already-decided')
    assert.equal((await withdrawInitiative(ports, author, id)).kind, 'already-decided')
    assert.deepEqual(journaled(), ['initiative.submitted', 'initiative.withdrawn'])
  })
})

describe('files of an initiative', () => {
  let ports: FakePorts
  const photo = (n: number): IncomingFile & { id: string } => ({
    id: `f${n}`,
    name: 'image.png',
    contentType: 'image/png',
    source: { url: `https://teams/${n}`, needsToken: true },
  })
  const attachments = async () => (await ports.initiatives.byId(id))!.attachments
  beforeEach(async () => {
    ports = createFakePorts()
    await submitInitiative(ports, author, { id, fields: idea, form: null })
  })

  it('are taken once each, ten at most, from their author only', async () => {
    assert.equal((await addFiles(ports, author, id, [photo(1), photo(2)])).kind, 'changed')
    assert.equal((await addFiles(ports, author, id, [photo(2)])).kind, 'already-added')
    assert.equal(
      (
        await addFiles(
          ports,
          author,
          id,
          Array.from({ length: 9 }, (_, n) => photo(n + 3)),
        )
      ).kind,
      'too-many-files',
    )
    assert.equal((await attachments()).length, 2)
    assert.equal(ports.jobs.filter(({ job }) => job === 'initiative.file').length, 2)
  })

  it('lie in the library under names of their own, run as often as it may; what is gone is lost', async () => {
    await addFiles(ports, author, id, [photo(1), photo(2), photo(3), photo(4), photo(5)])
    const put: string[] = []
    const work = {
      ...ports,
      teamsFiles: {
        mayFetch: () => true,
        fetch: async ({ url }: { url: string }) =>
          url.endsWith('5')
            ? ('too-large' as const)
            : url.endsWith('3')
              ? null
              : Buffer.from(url.endsWith('4') ? 'MZ' : '\x89PNG', 'latin1'),
      },
      library: { put: async (folder: string, name: string) => `${put.push(`${folder}/${name}`)}` },
      pictures: { ...ports.pictures, add: async () => ({ kind: 'added' as const, digest: 'd' }) },
    }
    for (const n of [1, 2, 3, 4, 5, 1]) await storeFile(work, id, `f${n}`)
    assert.deepEqual(
      put.map(path => path.split('/').at(-1)),
      ['image.png', 'image (2).png'],
    )
    assert.deepEqual(
      (await attachments()).map(({ state }) => state),
      ['stored', 'stored', 'lost', 'refused', 'too-large'],
      'a program that is called a picture is not kept',
    )
    const { state, title, text } = (await ports.initiatives.byId(id))!
    assert.deepEqual([state, title, text], ['received', idea.title, idea.text], 'the proposal stands, whatever failed')
  })

  it('come again where others never stop changing the proposal', async () => {
    await addFiles(ports, author, id, [photo(1)])
    const work = {
      ...ports,
      teamsFiles: { mayFetch: () => true, fetch: async () => null },
      library: { put: () => assert.fail('lost') },
    }
    await assert.rejects(storeFile({ ...work, commit: async () => 'stale' }, id, 'f1'), Unavailable)
    await storeFile(work, id, 'f1')
    assert.deepEqual(
      (await attachments()).map(({ state }) => state),
      ['lost'],
    )
  })

  it('go where the author asked for them, else to the only open one, else it is asked', async () => {
    const one = (await ports.initiatives.byId(id))!
    const other = { ...one, id: 'i2' }
    const closed = { ...one, id: 'i3', state: 'declined' as const }
    const now = ports.now()
    assert.equal(whereFileGoes([closed], now).kind, 'none')
    assert.deepEqual(whereFileGoes([one, closed], now), { kind: 'one', initiative: one, asked: false })
    assert.equal(whereFileGoes([one, other], now).kind, 'several')
    const asked = { ...other, photoAskedAt: now }
    assert.deepEqual(whereFileGoes([one, asked], now), { kind: 'one', initiative: asked, asked: true })
    ports.pass(31 * 60_000)
    assert.equal(whereFileGoes([one, asked], ports.now()).kind, 'several')
  })
})

describe('the list item of an initiative', () => {
  it('is written as the initiative now is, its id kept, and again when it moved on meanwhile', async () => {
    const ports = createFakePorts()
    await submitInitiative(ports, author, { id, fields: idea, form: null })
    ports.initiativeList.beforeWriting(() => void (moved = takeInitiative(ports, comms, id)))
    let moved: Promise<unknown> | undefined
    ports.jobs.length = 0
    await writeInitiativeToList(ports, id)
    await moved
    assert.ok(ports.jobs.some(({ job }) => job === 'initiative.list'))
    await writeInitiativeToList(ports, id)
    assert.deepEqual(
      Object.values(ports.initiativeList.held()).map(({ Etat: state }) => state),
      ['taken'],
    )
    const row = await ports.initiatives.byId(id)
    const known = departmentOf(await ports.departments.all(), alice.department)
    assert.ok(known !== null)
    assert.deepEqual([row?.listItemId, row?.department], ['1', known])
  })
})

describe('readIdea', () => {
  it('never throws, and takes nothing longer than the form allows', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.object(),
      fc.string({ minLength: 4000, maxLength: 4100 }),
    )
    const fields = fc.dictionary(
      fc.constantFrom('title', 'text', 'section', 'date', 'place', 'forWhom', 'onBehalfOf', '__proto__'),
      value,
    )
    holds(
      fc.property(fields, typed => {
        const read = readIdea(typed, shippedSections)
        if ('idea' in read)
          assert.ok(read.idea.title.length <= titleMax && read.idea.text.length <= textMax && read.idea.title !== '')
        else assert.ok(Object.keys(read.errors).length > 0)
      }),
    )
  })
})
