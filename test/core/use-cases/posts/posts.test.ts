import assert from 'node:assert/strict'
import type { Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import { cancelPost } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { draftOfInitiative, emptyContent } from '../../../../src/core/domain/posts/draft/new-draft.ts'
import { readRichText } from '../../../../src/core/domain/posts/text/rich-text.ts'
import { duplicatePost } from '../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { listPosts } from '../../../../src/core/use-cases/posts/list-posts.ts'
import { lintPost } from '../../../../src/core/domain/posts/draft/lint-post.ts'
import { previewPost } from '../../../../src/core/use-cases/posts/submission/preview-post.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude } from '../../../fakes/town.ts'
import { approved, comms, otherComms, refreshed, submitted, written } from '../../../fakes/walk.ts'

const initiative: Initiative = {
  id: 'i1',
  version: 3,
  reference: 'PROP-2026-0001',
  title: 'Fête',
  text: 'Une fête',
  section: null,
  date: '2026-12-01',
  place: 'Halle',
  forWhom: null,
  onBehalfOf: null,
  author: alice,
  department: null,
  locale: 'fr',
  state: 'taken',
  submittedAt: '2026-11-25T09:00:00.000Z',
  updatedAt: '2026-11-25T09:00:00.000Z',
  takenBy: null,
  questions: [],
  decision: null,
  postId: null,
  photoAskedAt: null,
  listItemId: null,
  attachments: (['adults', 'refused', null] as const).map(answer => ({
    id: `a${answer}`,
    name: 'p.jpg',
    contentType: 'image/jpeg',
    state: 'stored',
    source: null,
    url: null,
    consent: answer && { answer, by: alice, at: '2026-11-25T09:00:00.000Z' },
    picture: { id: `p${answer}`, digest: `d${answer}` },
  })),
}

describe('posts', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('come of an initiative, whose proposer is their first author', () => {
    const post = draftOfInitiative(initiative, comms, {
      id: 'p1',
      reference: 'PUB-2026-0001',
      at: '2026-11-25T09:00:00.000Z',
    })
    assert.deepEqual([post.proposer, post.authors, post.creator.id], [alice, [alice], camille.id])
    assert.deepEqual(
      [post.content.kind, post.content.event?.place, post.initiativeReference],
      ['event', 'Halle', 'PROP-2026-0001'],
    )
    assert.deepEqual(
      post.content.pictures.map(({ id, alt, digest }) => [id, alt, digest]),
      [['padults', '', 'dadults']],
      'only with consent',
    )
    assert.deepEqual(
      post.aside?.map(({ id }) => id),
      ['prefused', 'pnull'],
    )
    const typed = { ...initiative, text: '2 * 3 **non** [x](https://x.fr)\n- un\n- deux' }
    assert.deepEqual(
      readRichText(draftOfInitiative(typed, comms, { id: 'p1', reference: 'PUB-2026-0001', at: '' }).content.body),
      [
        { kind: 'paragraph', lines: [[{ text: '2 * 3 **non** [x](https://x.fr)' }]] },
        { kind: 'bullets', items: [[{ text: 'un' }], [{ text: 'deux' }]] },
      ],
    )
    const without = draftOfInitiative({ ...initiative, place: null }, comms, {
      id: 'p1',
      reference: 'PUB-2026-0001',
      at: '',
    })
    assert.deepEqual([without.content.kind, without.content.event], ['news', null])
  })

  it('are duplicated with their authors, without what happened to them', async () => {
    const { post } = await approved(ports, { slotDate: '2026-12-01', slotTime: '10:00' })
    const copy = await duplicatePost(ports, otherComms, post.id)
    assert.ok(copy.kind === 'created')
    assert.deepEqual(copy.post.content, post.content)
    assert.deepEqual(
      [copy.post.state, copy.post.slot, copy.post.sealed, copy.post.broadcastId],
      ['draft', null, [], null],
    )
    assert.deepEqual(
      copy.post.authors.map(({ id }) => id),
      [camille.id, claude.id],
    )
    assert.notEqual(copy.post.reference, post.reference)
  })

  it('are cancelled until their first send, with all that hangs on them', async () => {
    const { post, validation, broadcast } = await approved(ports)
    ports.jobs.length = 0
    assert.equal((await cancelPost(ports, comms, post.id)).kind, 'cancelled')
    assert.deepEqual(
      [
        (await ports.posts.byId(post.id))?.state,
        (await ports.validations.byId(validation.id))?.state,
        (await ports.broadcasts.byId(broadcast.id))?.state,
      ],
      ['cancelled', 'void', 'cancelled'],
    )
    assert.ok(refreshed(ports).includes(`tracking:${post.id}:${camille.id}`))
    const commits = ports.commits()
    assert.equal((await cancelPost(ports, comms, post.id)).kind, 'cancelled', 'twice is once')
    assert.equal(ports.commits(), commits)
  })

  it('are listed for comms with what is under way', async () => {
    const { post, validation } = await submitted(ports)
    const listed = await listPosts(ports, comms)
    assert.ok(listed.kind === 'listed')
    assert.deepEqual(
      listed.posts.map(({ id }) => id),
      [post.id],
    )
    assert.equal(listed.validations[validation.id]?.state, 'waiting')
    assert.equal((await listPosts(ports, actor(alice))).kind, 'not-comms')
  })

  it('are previewed for comms and authors only', async () => {
    const post = await written(ports, { summary: '' })
    const preview = await previewPost(ports, comms, post.id, settings)
    assert.ok(preview.kind === 'preview')
    assert.deepEqual(preview.faults, [{ field: 'summary', key: 'no-summary' }])
    assert.deepEqual(preview.reader, { givenName: 'Camille', department: 'Communication' })
    ports.directory.down = true
    const away = await previewPost(ports, comms, post.id, settings)
    assert.equal(away.kind === 'preview' && away.reader, null, 'Graph away: still a preview')
    ports.directory.down = false
    assert.equal((await previewPost(ports, actor(alice), post.id, settings)).kind, 'not-allowed')
  })
})

describe('lintPost', () => {
  const good = { ...emptyContent('fr'), title: 'T', summary: 'S', body: 'B' }
  const keys = (change: Partial<typeof good>, card?: string) =>
    lintPost({ ...good, ...change }, { now: '2026-11-25T09:00:00.000Z', today: '2026-11-25' }, card).map(
      ({ field, key }) => `${field} ${key}`,
    )
  const event = { date: '2026-11-25', time: null, place: '', capacity: null }

  it('lets a good post through', () => {
    assert.deepEqual(keys({}), [])
    assert.deepEqual(keys({ kind: 'event', event }), [], 'today is not past')
  })

  it('reads a body as people do: over the edge of what is bold, and not where a link leads', () => {
    assert.deepEqual(keys({ body: '[{**nom**}](https://x.fr/{a})' }), ['body brace-first:{nom}'])
  })

  it('names each fault by its field', () => {
    assert.deepEqual(keys({ title: '', summary: ' ', body: '' }), [
      'title no-title',
      'summary no-summary',
      'body no-body',
    ])
    assert.deepEqual(keys({ title: 'x'.repeat(121), summary: 'x'.repeat(151), body: 'x'.repeat(4001) }), [
      'title title-too-long',
      'summary summary-too-long',
      'body body-too-long',
    ])
    const consent = { answer: 'nobody', by: alice, at: '' } as const
    assert.deepEqual(
      keys({
        pictures: [
          { id: 'a', alt: 'x', digest: '', consent },
          { id: 'b', alt: ' ', digest: '', consent },
        ],
      }),
      ['alt1 no-alt'],
    )
    assert.deepEqual(keys({ pictures: [{ id: 'a', alt: 'x', digest: '', consent: null }] }), ['pictures no-consent'])
    assert.deepEqual(keys({ kind: 'event' }), ['date no-date'])
    assert.deepEqual(keys({ kind: 'event', event: { ...event, date: '2026-11-24' } }), ['date date-past'])
    assert.deepEqual(keys({}, 'é'.repeat(12_800)), [])
    assert.deepEqual(keys({}, 'é'.repeat(12_801)), ['body card-too-big'], 'counted in bytes')
  })

  it('minds a brace that nobody would fill, and says which one was meant', () => {
    assert.deepEqual(keys({ body: 'Bonjour {prénom}, de {direction}. {2026} {} { } x{', title: '{pre\u0301nom}' }), [])
    assert.deepEqual(keys({ body: 'Bonjour {prenom},' }), ['body brace-first:{prenom}'])
    assert.deepEqual(keys({ summary: '{Prénom}, à vous', title: '{ direction }' }), [
      'title brace-department:{ direction }',
      'summary brace-first:{Prénom}',
    ])
    assert.deepEqual(keys({ body: 'Bonjour {prénom, bonne journée {prénom}' }), ['body brace-first:{prénom'])
    assert.deepEqual(keys({ body: '{inconnu}', link: { title: '{nom}', url: 'https://ville.example' } }), [
      'body brace-unknown:{inconnu}',
      'linkTitle brace-first:{nom}',
    ])
    const consent = { answer: 'nobody', by: alice, at: '' } as const
    assert.deepEqual(keys({ pictures: [{ id: 'a', alt: 'Le {service}', digest: '', consent }] }), [
      'alt0 brace-department:{service}',
    ])
  })
})
