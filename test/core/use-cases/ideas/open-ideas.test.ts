import assert from 'node:assert/strict'
import { addIdea, changeIdea, listIdeas } from '../../../../src/core/use-cases/agenda/change-ideas.ts'
import { openIdeas } from '../../../../src/core/use-cases/ideas/open-ideas.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { followPost } from '../../../../src/core/use-cases/posts/ending/follow-post.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { skipIdea } from '../../../../src/core/use-cases/ideas/skip-idea.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, karim } from '../../../fakes/town.ts'
import { comms, fields, press, refreshed } from '../../../fakes/walk.ts'

const dayMs = 24 * 60 * 60_000
const telethon = { ideaId: 'telethon', title: 'Téléthon' }
const own = {
  title: 'Fête du personnel',
  rule: 'nth',
  date: '',
  nth: '3',
  weekday: '5',
  month: '6',
  easter: '',
  weeks: '4',
  section: 'agenda',
}

describe('recurring ideas', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
  })
  const posts = () => ports.posts.recent(10)
  const turnOn = () => changeIdea(ports, comms, { ...telethon, wanted: { state: 'on' } })

  it('open nothing before somebody turned one on', async () => {
    await openIdeas(ports, settings)
    assert.deepEqual(await posts(), [])
    assert.deepEqual(ports.jobs.at(-1), { job: 'ideas.open', data: {}, at: '2026-11-26T06:30:00.000Z' })
  })

  it('open one draft a year, however often the job runs', async () => {
    await turnOn()
    assert.deepEqual(ports.jobs.at(-1), { job: 'ideas.open', data: {} })
    for (const _ of [1, 2, 3]) await openIdeas(ports, settings)
    const [post, ...others] = await posts()
    assert.deepEqual([post?.content.title, post?.content.section, others.length], ['Téléthon', 'social', 0])
    assert.deepEqual([post?.slot, post?.creator.id, post?.state], ['2026-12-04T08:00:00.000Z', comms.id, 'draft'])
    assert.ok(ports.jobs.some(one => one.job === 'placement.refresh' && one.data.key === 'idea:telethon:2026'))
    ports.pass(350 * dayMs)
    await openIdeas(ports, settings)
    assert.equal((await posts()).length, 2)
  })

  it('are kept, once removed, as long as a card may tell of their last draft', async () => {
    const added = await addIdea(ports, comms, own)
    assert.ok(added.kind === 'idea-changed')
    const { id } = added.idea
    await changeIdea(ports, comms, { ideaId: id, title: '', wanted: { state: 'ended' } })
    ports.pass(400 * dayMs - 1)
    await openIdeas(ports, settings)
    assert.equal((await ports.recurringIdeas.byId(id))?.state, 'ended')
    ports.pass(1)
    await openIdeas(ports, settings)
    assert.equal(await ports.recurringIdeas.byId(id), null)
  })

  it('open no second one where another process was quicker', async () => {
    await turnOn()
    ports.beforeCommit(() => openIdeas(ports, settings))
    await openIdeas(ports, settings)
    assert.equal((await posts()).length, 1)
  })

  it('are given up for one year, with their draft', async () => {
    await turnOn()
    await openIdeas(ports, settings)
    const year = { ideaId: 'telethon', year: 2026 }
    for (const _ of ['once', 'again']) assert.equal((await skipIdea(ports, comms, year)).kind, 'idea-skipped')
    assert.deepEqual(await posts(), [])
    await openIdeas(ports, settings)
    assert.deepEqual(await posts(), [])
    assert.equal((await skipIdea(ports, comms, { ...year, year: 2027 })).kind, 'not-found')
  })

  it('are not given up while somebody goes on with the draft', async () => {
    await turnOn()
    await openIdeas(ports, settings)
    const [post] = await posts()
    ports.tamper('post', { ...post!, state: 'in-validation' })
    assert.equal((await skipIdea(ports, comms, { ideaId: 'telethon', year: 2026 })).kind, 'idea-under-way')
  })

  it('tell in the channel what becomes of their draft', async () => {
    await turnOn()
    await openIdeas(ports, settings)
    const postId = (await posts())[0]!.id
    const isDrawn = async (step: (revision: number) => Promise<{ kind: string }>) => {
      const { revision } = (await ports.posts.byId(postId))!
      ports.jobs.length = 0
      const { kind } = await step(revision)
      return [kind, refreshed(ports).includes('idea:telethon:2026')]
    }
    const submit = () => isDrawn(revision => submitPost(ports, comms, { postId, revision }, settings))
    const save = (revision: number) => savePost(ports, comms, { postId, revision, fields }, settings)
    assert.deepEqual(await isDrawn(save), ['saved', false])
    assert.deepEqual(await submit(), ['submitted', true])
    assert.deepEqual(await isDrawn(() => withdrawSubmission(ports, comms, postId)), ['submission-withdrawn', true])
    assert.deepEqual(await submit(), ['submitted', true])
    const validation = (await ports.validations.byId((await ports.posts.byId(postId))!.validationId!))!
    const refuse = () =>
      press(ports, actor(karim), { id: postId, seal: validation.seal }, 'refuse', 0, 'Pas cette année')
    assert.deepEqual(await isDrawn(refuse), ['decided', true])
    const follow = async () => {
      await followPost(ports, { postId, published: true }, settings)
      return { kind: 'followed' }
    }
    assert.deepEqual(await isDrawn(follow), ['followed', true])
  })

  it('are turned off, and told how long before', async () => {
    await turnOn()
    await changeIdea(ports, comms, { ...telethon, wanted: { weeks: '1' } })
    await openIdeas(ports, settings)
    assert.deepEqual(await posts(), [])
    ports.pass(2 * dayMs)
    await changeIdea(ports, comms, { ...telethon, wanted: { state: 'off' } })
    await openIdeas(ports, settings)
    assert.deepEqual(await posts(), [])
    for (const weeks of ['0', '13', 'x', ''])
      assert.deepEqual(await changeIdea(ports, comms, { ...telethon, wanted: { weeks } }), {
        kind: 'invalid',
        errors: { weeks: 'not-weeks' },
      })
    const unknown = { ideaId: 'nope', title: '', wanted: { state: 'on' as const } }
    assert.equal((await changeIdea(ports, comms, unknown)).kind, 'not-found')
  })

  it('are one’s own too, with a number that stays', async () => {
    const result = await addIdea(ports, comms, own)
    assert.ok(result.kind === 'idea-changed')
    assert.deepEqual(result.idea.rule, { kind: 'nth', month: 6, nth: 3, weekday: 5 })
    const second = await addIdea(ports, comms, { ...own, title: 'Ascension', rule: 'easter', easter: '39' })
    assert.ok(second.kind === 'idea-changed')
    await changeIdea(ports, comms, { ideaId: result.idea.id, title: '', wanted: { state: 'ended' } })
    const listed = await listIdeas(ports, comms, settings)
    assert.ok(listed.kind === 'ideas-listed')
    const found = listed.ideas.find(({ idea }) => idea.id === second.idea.id)
    assert.deepEqual([found?.day, found?.number], ['2027-05-06', 31])
    assert.ok(listed.ideas.every(({ idea }) => idea.id !== result.idea.id))
  })

  it('are refused with a reason at each field', async () => {
    const wrong = async (fields: object) => {
      const result = await addIdea(ports, comms, { ...own, ...fields })
      return result.kind === 'invalid' ? result.errors : result.kind
    }
    assert.deepEqual(await wrong({ title: ' ', weeks: '99', section: 'nope' }), {
      title: 'required',
      weeks: 'not-weeks',
      section: 'unknown-choice',
    })
    assert.deepEqual(await wrong({ rule: 'fixed' }), { date: 'required' })
    assert.deepEqual(await wrong({ rule: 'fixed', date: '2026-02-31' }), { date: 'not-a-day' })
    assert.deepEqual(await wrong({ nth: '9' }), { nth: 'unknown-choice' })
    assert.deepEqual(await wrong({ rule: 'easter', easter: '1e9' }), { easter: 'not-easter-days' })
    assert.deepEqual(await wrong({ rule: {} }), { rule: 'unknown-choice' })
  })
})
