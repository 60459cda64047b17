import assert from 'node:assert/strict'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { editingMs, openEditor } from '../../../../src/core/use-cases/posts/writing/open-editor.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { alice, camille, childcare, claude } from '../../../fakes/town.ts'
import { approved, comms, fields, otherComms, pictured, refreshed, submitted, written } from '../../../fakes/walk.ts'

describe('the post editor', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const save = (postId: string, revision: number, change: Record<string, unknown> = {}, who = comms) =>
    savePost(ports, who, { postId, revision, fields: { ...fields, ...change } }, settings)

  it('keeps the sources of its figures and the other departments that it touches, each once', async () => {
    const post = await written(ports, {
      sources: ' Budget 2026\r\npage 3 ',
      touches: 'Direction générale,Voirie,Voirie',
    })
    assert.deepEqual([post.content.sources, post.touches], ['Budget 2026\npage 3', ['Voirie', 'Direction générale']])
    const gone = await save(post.id, post.revision, { touches: 'Voirie,Dissoute', sources: 'x'.repeat(2001) })
    assert.deepEqual(gone.kind === 'saved' && gone.post.unread?.faults, {
      sources: 'too-long',
      touches: 'unknown-department',
    })
    const kept = await save(post.id, post.revision + 1, { title: 'Autre' })
    assert.deepEqual(
      kept.kind === 'saved' && [kept.post.content.sources, kept.post.touches],
      [post.content.sources, post.touches],
      'a form without the fields keeps them',
    )
    const none = await save(post.id, post.revision + 2, { title: 'Autre', touches: '', sources: '' })
    assert.deepEqual(none.kind === 'saved' && [none.post.content.sources, none.post.touches], [undefined, []])
  })

  it('takes a source for each figure, in the lines that are sealed, and leaves lines that say the same as they were', async () => {
    const figured = {
      body: 'Il y a 82 % de plus, dont 1 200 agents.',
      'source.82%25': 'rapport 2025',
      'source.1200': '',
    }
    const post = await written(ports, { ...figured, sources: 'Le reste : RH' })
    assert.equal(post.content.sources, '82 %\u00a0: rapport 2025\nLe reste : RH')
    const same = await save(post.id, post.revision, { ...figured, sources: 'Le reste : RH' })
    assert.equal(same.kind, 'unchanged')
    const { content } = post
    ports.tamper('post', { ...post, content: { ...content, sources: 'Le reste : RH\n82 % : rapport 2025' } })
    const asItWas = await save(post.id, post.revision, { ...figured, sources: 'Le reste : RH' })
    assert.equal(asItWas.kind, 'unchanged', 'lines of an older form keep their order, which is sealed')
    const both = await save(post.id, post.revision, { ...figured, 'source.1200': 'RH', sources: '' })
    assert.deepEqual(both.kind === 'saved' && both.post.content.sources, '82 %\u00a0: rapport 2025\n1 200\u00a0: RH')
    const long = await save(post.id, post.revision + 1, {
      ...figured,
      'source.82%25': 'x'.repeat(201),
      sources: 'x'.repeat(1990),
    })
    assert.deepEqual(long.kind === 'saved' && long.post.unread?.faults, {
      'source.82%25': 'too-long',
      sources: 'too-long',
    })
  })

  it('keeps what was typed, in NFC, and makes the writer an author', async () => {
    const post = await written(ports, {
      title: '  E\u0301te\u0301 ',
      kind: 'event',
      date: '2026-12-01',
      time: '11:00',
      place: 'Salle A',
      capacity: '30',
      section: 'agenda',
      linkUrl: 'https://ville.example/x',
      slotDate: '2026-11-30',
      slotTime: '09:00',
      departments: 'voirie,Communication',
      everyone: 'false',
      groups: childcare.id,
      exceptDepartments: 'DGS',
    })
    assert.equal(post.content.title, 'Été')
    assert.deepEqual(post.content.event, { date: '2026-12-01', time: '11:00', place: 'Salle A', capacity: 30 })
    assert.deepEqual(post.content.link, { title: 'ville.example/x', url: 'https://ville.example/x' })
    assert.equal(post.slot, '2026-11-30T08:00:00.000Z')
    assert.deepEqual(post.audience, {
      kind: 'except',
      from: {
        kind: 'union',
        of: [
          { kind: 'department', name: 'Voirie' },
          { kind: 'department', name: 'Communication' },
          { kind: 'group', ...childcare },
        ],
      },
      without: { kind: 'department', name: 'Direction générale' },
    })
    const saved = await save(post.id, post.revision, {}, otherComms)
    assert.ok(saved.kind === 'saved')
    assert.deepEqual(
      saved.post.authors.map(({ id }) => id),
      [camille.id, claude.id],
    )
    assert.equal(saved.post.content.event, null)
  })

  it('keeps what it cannot understand as it was typed, says by each field what is wrong, and changes nothing else', async () => {
    const post = await written(ports, { linkUrl: 'https://ville.example/x', slotDate: '2026-11-30', slotTime: '09:00' })
    const typed = {
      title: 'x'.repeat(121),
      summary: 'x'.repeat(151),
      body: 'x'.repeat(4001),
      section: 'sport',
      kind: 'event',
      date: '2026-02-30',
      time: '25:00',
      place: 'Salle A',
      capacity: '-1',
      linkTitle: 'Ici',
      linkUrl: 'javascript:alert(1)',
      slotDate: 'x',
      slotTime: '',
      departments: 'Nulle part',
      groups: 'abc',
      locale: 'de',
      validUntil: 'demain',
    }
    const result = await save(post.id, post.revision, typed)
    assert.ok(result.kind === 'saved')
    assert.deepEqual(result.post.unread?.faults, {
      title: 'too-long',
      summary: 'too-long',
      body: 'too-long',
      section: 'unknown-section',
      date: 'not-a-day',
      time: 'not-a-time',
      capacity: 'not-places',
      linkUrl: 'not-an-address',
      slotDate: 'not-a-day',
      slotTime: 'required',
      departments: 'unknown-department',
      groups: 'unknown-group',
      locale: 'unknown-locale',
      validUntil: 'not-a-day',
    })
    const { slotTime: _, ...kept } = typed
    const { kind, ...others } = kept
    assert.deepEqual(result.post.unread.typed, { ...others, everyone: 'true' })
    assert.deepEqual(result.post.content, { ...post.content, kind })
    assert.deepEqual([result.post.slot, result.post.audience], [post.slot, post.audience])
    const again = await save(post.id, result.post.revision, typed)
    assert.equal(again.kind, 'unchanged')
    const mended = await save(post.id, result.post.revision)
    assert.deepEqual(mended.kind === 'saved' && mended.post.unread, null)
  })

  it('never lets a late save take away what somebody else typed, understood or not', async () => {
    const post = await written(ports)
    const faulty = await save(post.id, post.revision, { date: 'le 3', kind: 'event', place: 'Salle A' }, otherComms)
    assert.ok(faulty.kind === 'saved')
    const late = await save(post.id, post.revision, { title: 'Le mien', kind: 'news' })
    assert.deepEqual(late.kind === 'changed' && late.lost.map(({ field }) => field).sort(), ['event', 'kind'])
  })

  it('keeps place and hour of an event while the post is none', async () => {
    const post = await written(ports, { place: 'Salle A', date: '2026-12-01' })
    assert.deepEqual(
      [post.content.event, post.unread],
      [null, { typed: { place: 'Salle A', date: '2026-12-01' }, faults: {} }],
    )
  })

  it('is born of the first save, once, and not of an opening', async () => {
    const id = ports.newId()
    const nothing = await save(id, 0, { title: ' ', summary: '', body: '', everyone: 'false' })
    assert.deepEqual([nothing.kind, await ports.posts.byId(id)], ['unchanged', null])
    const [one, other] = await Promise.all([save(id, 0), save(id, 0)])
    assert.deepEqual([one.kind, other.kind].sort(), ['saved', 'unchanged'])
    assert.equal((await ports.posts.recent(10)).length, 1)
    assert.deepEqual(
      ports.journal.map(({ verb }) => verb),
      ['post.created'],
    )
    assert.match((await ports.posts.byId(id))!.reference, /^PUB-/)
    const later = await save(id, 0, { title: 'Autre' })
    assert.deepEqual(
      later.kind === 'changed' && later.lost.map(({ field }) => field),
      ['title'],
      'the same form, once more, takes nothing away',
    )
  })

  it('keeps the words while the directory is away, and the recipients that were chosen before', async () => {
    const post = await written(ports, { everyone: 'false', groups: childcare.id, people: alice.id })
    ports.directory.down = true
    const saved = await save(post.id, post.revision, {
      title: 'Panne',
      everyone: 'false',
      groups: childcare.id,
      people: alice.id,
    })
    assert.ok(saved.kind === 'saved')
    assert.deepEqual([saved.post.content.title, saved.post.audience, saved.post.unread], ['Panne', post.audience, null])
    const more = await save(post.id, saved.post.revision, {
      title: 'Panne',
      everyone: 'false',
      groups: childcare.id,
      people: alice.id,
      addAddresses: 'hugo@ville.example',
    })
    assert.deepEqual(more.kind === 'saved' && more.post.unread, {
      typed: { everyone: 'false', groups: childcare.id, people: alice.id, addAddresses: 'hugo@ville.example' },
      faults: { addAddresses: 'directory-away' },
    })
  })

  it('survives fields that are no text at all', async () => {
    const post = await written(ports)
    const result = await save(post.id, post.revision, {
      title: { a: 1 },
      body: 7,
      departments: ['x'],
      date: null,
      slotDate: undefined,
      groups: '\ud800',
    })
    assert.ok(result.kind === 'saved')
    assert.deepEqual(result.post.unread?.faults, { groups: 'unknown-group' })
  })

  it('keeps a draft that is not yet complete', async () => {
    const post = await written(ports, { summary: '', body: '', kind: 'event' })
    assert.deepEqual([post.content.summary, post.content.event, post.state], ['', null, 'draft'])
  })

  it('shows two writers to each other without making their saves clash', async () => {
    const post = await written(ports)
    const opened = await openEditor(ports, otherComms, post.id)
    assert.ok(opened.kind === 'opened')
    assert.deepEqual(
      opened.others.map(({ id }) => id),
      [camille.id],
    )
    const saved = await save(post.id, post.revision, { title: 'Encore' })
    assert.equal(saved.kind, 'saved')
    const clash = await save(post.id, opened.post.revision, { title: 'Autre' }, otherComms)
    assert.ok(clash.kind === 'changed')
    assert.deepEqual([clash.by.map(({ id }) => id), clash.post.content.title], [[camille.id], 'Encore'])
    ports.pass(editingMs)
    const later = await openEditor(ports, otherComms, post.id)
    assert.deepEqual(later.kind === 'opened' && later.others, [])
  })

  it('tells, field by field, what a save that comes too late would replace', async () => {
    const post = await written(ports, { body: 'Avant' })
    const theirs = await save(post.id, post.revision, { title: 'Le sien', body: 'Avant' }, otherComms)
    assert.ok(theirs.kind === 'saved')
    const clash = await save(post.id, post.revision, { title: 'Le mien', body: 'Après' })
    assert.ok(clash.kind === 'changed')
    assert.deepEqual(
      clash.lost.map(({ field, revision, by }) => [field, revision, by.id]),
      [['title', theirs.post.revision, claude.id]],
    )
    assert.equal((await ports.posts.byId(post.id))?.content.title, 'Le sien')
    const agreed = await save(post.id, post.revision, { title: 'Le sien', body: 'Après' })
    assert.deepEqual(
      [agreed.kind, agreed.kind === 'saved' && agreed.post.content.body],
      ['saved', 'Après'],
      'the same words replace nothing',
    )
    await pictured(ports, post.id, 'a', otherComms)
    const late = await save(post.id, theirs.post.revision, { title: 'Le sien', body: 'Après', alt0: 'Autre image' })
    assert.deepEqual(late.kind === 'changed' && late.lost.map(({ field }) => field), ['pictures'])
    const { revision } = (await ports.posts.byId(post.id))!
    const informed = await save(post.id, revision, { title: 'Le mien', body: 'Après' })
    assert.ok(informed.kind === 'saved' && informed.post.content.title === 'Le mien')
  })

  it('reads again when somebody was quicker, and then sees the clash', async () => {
    const post = await written(ports)
    ports.beforeCommit(() => save(post.id, post.revision, { title: 'Plus vite' }, otherComms))
    assert.equal((await save(post.id, post.revision, { title: 'Trop tard' })).kind, 'changed')
    assert.equal((await ports.posts.byId(post.id))?.content.title, 'Plus vite')
  })

  it('voids the visas when a submitted post is changed, not when it is saved as it was', async () => {
    const { post, validation } = await submitted(ports)
    const same = await save(post.id, post.revision)
    assert.deepEqual([same.kind, (await ports.validations.byId(validation.id))?.state], ['unchanged', 'waiting'])
    const saved = await save(post.id, post.revision, { slotDate: '2026-12-01', slotTime: '10:00' })
    assert.ok(saved.kind === 'saved')
    assert.deepEqual([saved.post.state, (await ports.validations.byId(validation.id))?.state], ['draft', 'void'])
    assert.deepEqual(
      ports.journal.slice(-2).map(({ verb }) => verb),
      ['post.saved', 'validation.voided'],
    )
  })

  it('gives up the broadcast of an approved post that is changed', async () => {
    const { post, validation, broadcast } = await approved(ports)
    ports.jobs.length = 0
    const saved = await save(post.id, post.revision, { body: 'Autre chose' }, otherComms)
    assert.ok(saved.kind === 'saved')
    assert.deepEqual([saved.post.state, saved.post.broadcastId], ['draft', null])
    assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, 'cancelled')
    assert.equal((await ports.validations.byId(validation.id))?.state, 'void')
    assert.ok(refreshed(ports).includes(`broadcast:${broadcast.id}`))
  })

  it('is closed once it is being sent', async () => {
    const { post, broadcast } = await approved(ports)
    ports.tamper('post', { ...post, state: 'broadcasting' })
    ports.tamper('broadcast', { ...broadcast, state: 'running' })
    assert.equal((await save(post.id, post.revision, { title: 'Non' })).kind, 'closed')
    assert.equal((await openEditor(ports, comms, post.id)).kind, 'closed')
    ports.tamper('broadcast', { ...broadcast, state: 'held', heldBecause: 'seal-mismatch' })
    assert.equal((await openEditor(ports, comms, post.id)).kind, 'opened', 'nobody got it')
    ports.report.counts.unknown = 1
    assert.equal((await openEditor(ports, comms, post.id)).kind, 'closed', 'somebody may have got it')
  })

  it('takes four pictures, each once, with their words by the next save', async () => {
    const post = await written(ports)
    for (const digest of ['a', 'a', 'b', 'c', 'd']) await pictured(ports, post.id, digest)
    const full = await addPicture(ports, comms, post.id, { id: 'e', digest: 'e' }, settings)
    assert.ok(full.kind === 'too-many')
    const saved = await save(post.id, full.post.revision, {
      alt0: 'Le pont',
      remove1: 'true',
      alt1: 'x',
      alt2: 'Vue',
      alt3: 'y',
    })
    assert.ok(saved.kind === 'saved')
    assert.deepEqual(
      saved.post.content.pictures.map(({ id, alt }) => [id, alt]),
      [
        ['a', 'Le pont'],
        ['c', 'Vue'],
        ['d', 'y'],
      ],
    )
  })
})
