import assert from 'node:assert/strict'
import type { PostFields } from '../../../../../src/core/domain/posts/fields/field-errors.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { editingMs, openEditor } from '../../../../../src/core/use-cases/posts/writing/open-editor.ts'
import { lookAtPost } from '../../../../../src/core/use-cases/posts/writing/look-at-post.ts'
import { askToSend } from '../../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { startBroadcast } from '../../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { savePart } from '../../../../../src/core/use-cases/posts/writing/save-part.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice } from '../../../../fakes/town.ts'
import { approved, comms, otherComms, pictured, submitted, written } from '../../../../fakes/walk.ts'

/** What a page saves by itself. */
describe('a part of a post', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const save = (
    { id, revision }: Pick<Post, 'id' | 'revision'>,
    fields: PostFields,
    who = comms,
    more: { reopens?: Post['state'] } = {},
  ) => savePart(ports, who, { postId: id, revision, fields, ...more }, settings)
  const saved = async (...given: Parameters<typeof save>): Promise<Post> => {
    const result = await save(...given)
    assert.equal(result.kind, 'saved')
    return (result as { post: Post }).post
  }
  const told = ({ reference }: Post) =>
    ports.journal.filter(({ verb, subject }) => verb === 'post.saved' && subject === reference).length

  it('changes nothing else, whatever else the post holds', async () => {
    const full = {
      kind: 'event',
      date: '2027-05-04',
      time: '14:00',
      ends: '16:00',
      place: 'Salle du conseil',
      guests: '2',
      sessions: '9 h Matin (10)\n14 h Après-midi',
      questions: 'Repas : oui / non',
      linkUrl: 'https://ville.example/pont',
      linkTitle: 'Le plan',
      body: 'Il y a 82 % de plus, dont 1 200 agents.',
      'source.82%25': 'rapport 2025',
      sources: 'Le reste : RH',
      touches: 'Voirie',
      slotDate: '2027-05-03',
      slotTime: '09:00',
      validUntil: '2027-06-01',
      mandatory: 'true',
      everyone: 'false',
      departments: 'Voirie',
      exceptDepartments: 'Direction générale',
    }
    const draft = await written(ports, full)
    await pictured(ports, draft.id, 'a')
    const post = (await ports.posts.byId(draft.id))!
    assert.equal((await save(post, {})).kind, 'unchanged')
    const { content, revision, ...rest } = await saved(post, { title: 'Autre titre' })
    assert.equal(revision, post.revision + 1)
    assert.deepEqual(content, { ...post.content, title: 'Autre titre' })
    const { audience, slot, mandatory, expiresOn, touches, unread = null, aside } = post
    assert.deepEqual(
      { ...rest, unread: rest.unread ?? null },
      { ...rest, audience, slot, mandatory, expiresOn, touches, unread, ...(aside && { aside }) },
    )
    const sourced = await saved({ ...post, revision }, { 'source.1200': 'RH' })
    assert.equal(sourced.content.sources, '82 %\u00a0: rapport 2025\n1 200\u00a0: RH\nLe reste : RH')
  })

  it('lets two writers of two parts write at once, and shows the second one of one part what the first saved', async () => {
    const post = await written(ports)
    await saved(post, { body: 'Du nouveau.' }, otherComms)
    const both = await saved(post, { title: 'Mon titre', slotDate: '2027-05-03', slotTime: '09:00' })
    assert.deepEqual([both.content.title, both.content.body], ['Mon titre', 'Du nouveau.'])
    const before = ports.commits()
    const late = await save(post, { body: 'Le mien.', summary: 'Le mien aussi' })
    assert.deepEqual(late.kind === 'changed' && late.lost.map(({ field, by }) => [field, by.name]), [
      ['body', otherComms.name],
    ])
    assert.equal(ports.commits(), before, 'nothing is written')
    const mine = await saved(both, { body: 'Le mien.', summary: 'Le mien aussi' })
    assert.deepEqual([mine.content.body, mine.content.title], ['Le mien.', 'Mon titre'], 'over what was seen')
  })

  it('meets what a restored database holds, of which its page has seen nothing', async () => {
    const post = await written(ports)
    const late = await save({ ...post, revision: post.revision + 9 }, { body: 'Le mien.' })
    assert.deepEqual(late.kind === 'changed' && late.lost.map(({ field }) => field), ['body'])
  })

  it('is no clash with pictures that others changed, unless it is about pictures', async () => {
    const post = await written(ports)
    await pictured(ports, post.id, 'a', otherComms)
    assert.equal((await save(post, { title: 'Mon titre' })).kind, 'saved')
    assert.equal((await save(post, { alt0: 'Un pont' })).kind, 'changed')
  })

  it('keeps an audience that no form shows, and one whose groups the directory cannot name now', async () => {
    const post = await written(ports)
    const odd = { kind: 'union', of: [{ kind: 'everyone' }, { kind: 'everyone' }] } as const
    ports.tamper('post', { ...post, audience: { ...odd, of: [...odd.of] } })
    ports.directory.down = true
    const { audience, unread } = await saved(post, { summary: 'Un autre résumé' })
    assert.deepEqual([audience, unread ?? null], [odd, null])
  })

  it('keeps what says nothing yet, as typed, until it is mended, whichever part is saved in between', async () => {
    const post = await written(ports)
    const faulty = await saved(post, { addAddresses: 'nobody@ville.example' })
    assert.deepEqual(Object.keys(faulty.unread?.faults ?? {}), ['addAddresses'])
    const other = await saved(faulty, { title: 'Autre' })
    assert.deepEqual(other.unread, faulty.unread)
    const mended = await saved(other, { addAddresses: '' })
    assert.equal(mended.unread ?? null, null)
    const touched = await saved(mended, { addTouch: 'Dissoute', place: 'Salle 2' })
    const same = await saved(touched, { title: 'Encore un autre' })
    assert.deepEqual(same.unread, touched.unread, 'of an event that is none yet, too')
    assert.deepEqual(same.unread?.typed['place'], 'Salle 2')
  })

  it('adds to whom was chosen, and once the directory is back, whom it could not name', async () => {
    const post = await written(ports, { everyone: 'false', departments: 'Voirie' })
    const more = await saved(post, { add: 'department:Direction générale' })
    const departments = [
      { kind: 'department', name: 'Voirie' },
      { kind: 'department', name: 'Direction générale' },
    ] as const
    assert.deepEqual(more.audience, { kind: 'union', of: departments })
    ports.directory.down = true
    const waiting = await saved(more, { addPeople: alice.id })
    assert.deepEqual([waiting.audience, Object.keys(waiting.unread?.faults ?? {})], [more.audience, ['addPeople']])
    ports.directory.down = false
    const { audience } = await saved(waiting, { title: 'Autre' })
    assert.deepEqual(audience, { kind: 'union', of: [...departments, { kind: 'people', ids: [alice.id] }] })
  })

  it('takes nothing back to a draft unless its writer knows, and then tells the journal', async () => {
    const { post } = await submitted(ports)
    const before = ports.commits()
    assert.equal((await save(post, { title: 'Autre' })).kind, 'under-way')
    assert.equal(ports.commits(), before)
    const late = await save(post, { title: 'Autre' }, comms, { reopens: 'approved' })
    assert.equal(late.kind, 'under-way', 'what they agreed to was something else')
    const draft = await saved(post, { title: 'Autre' }, comms, { reopens: 'in-validation' })
    assert.equal(draft.state, 'draft')
    const { post: sendable } = await approved(ports)
    assert.equal((await save(sendable, { title: 'Autre' })).kind, 'under-way')
    const again = await saved(sendable, { title: 'Autre' }, comms, { reopens: 'approved' })
    assert.equal(told(again), 1)
  })

  it('stops no sending that somebody began, unless its writer knows', async () => {
    const { post, broadcast } = await approved(ports)
    const { id: broadcastId } = broadcast
    const asked = await askToSend(ports, comms, broadcastId, settings)
    assert.ok(asked.kind === 'confirm')
    const { people } = asked
    assert.equal((await startBroadcast(ports, comms, { broadcastId, people }, settings)).kind, 'started')
    assert.equal((await save(post, { title: 'Autre' })).kind, 'under-way')
    assert.equal((await ports.broadcasts.byId(broadcastId))?.state, 'planning')
    await saved(post, { title: 'Autre' }, comms, { reopens: 'broadcasting' })
    assert.equal((await ports.broadcasts.byId(broadcastId))?.state, 'stopped')
  })

  it('tells the journal once a sitting who writes, and again when they come back', async () => {
    const first = await written(ports)
    let post = await saved(first, { title: 'Un' }, otherComms)
    for (const title of ['Deux', 'Trois', 'Quatre']) {
      post = await saved(post, { title }, otherComms)
      post = await saved(post, { summary: title })
    }
    assert.equal(told(post), 1, 'comms began by making it, a moment ago')
    ports.pass(editingMs)
    post = await saved(post, { title: 'Cinq' }, otherComms)
    assert.equal(told(post), 2)
    for (const title of ['Six', 'Sept', 'Huit']) {
      ports.pass(editingMs / 2)
      await openEditor(ports, otherComms, post.id)
      post = await saved((await ports.posts.byId(post.id))!, { title }, otherComms)
    }
    assert.equal(told(post), 3, 'whoever writes for an hour is told of every ten minutes')
  })

  it('is for comms alone, as is the look at who writes', async () => {
    const post = await written(ports)
    await saved(post, { title: 'Autre' }, otherComms)
    const seen = await lookAtPost(ports, comms, { postId: post.id }, settings)
    assert.deepEqual(seen.kind === 'seen' && [seen.post.content.title, seen.others.map(({ id }) => id)], [
      'Autre',
      [otherComms.id],
    ])
    ports.pass(2 * 60_000)
    const later = await lookAtPost(ports, comms, { postId: post.id }, settings)
    assert.deepEqual(later.kind === 'seen' && later.others, [], 'they type no more')
    assert.equal((await save(post, { title: 'Mien' }, actor(alice))).kind, 'not-comms')
    assert.deepEqual(await lookAtPost(ports, actor(alice), { postId: post.id }, settings), { kind: 'not-comms' })
    assert.deepEqual(await lookAtPost(ports, comms, { postId: 'unknown' }, settings), { kind: 'not-found' })
  })
})
