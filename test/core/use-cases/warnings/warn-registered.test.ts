import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { readWarning, warningContent } from '../../../../src/core/domain/events/warning.ts'
import { readRichText } from '../../../../src/core/domain/posts/text/rich-text.ts'
import { emptyContent } from '../../../../src/core/domain/posts/draft/new-draft.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { expandAudience } from '../../../../src/core/use-cases/audiences/expand-audience.ts'
import { partsOfPerson } from '../../../../src/core/use-cases/audiences/parts-of-person.ts'
import { beginBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { outsidePerimeter } from '../../../../src/core/use-cases/perimeters/outside-perimeter.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { tellOthers } from '../../../../src/core/use-cases/urgent/tell-others.ts'
import { openWarning } from '../../../../src/core/use-cases/warnings/open-warning.ts'
import { warnRegistered } from '../../../../src/core/use-cases/warnings/warn-registered.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, diane, fanny, hugo, karim } from '../../../fakes/town.ts'
import { comms, press, refreshed } from '../../../fakes/walk.ts'
import { askId, invited, says } from '../../../fakes/warned.ts'

const sessions = [
  { id: 's1', time: '10:00', label: 'Compost', capacity: null },
  { id: 's2', time: '14:00', label: 'Visite', capacity: null },
]

describe('telling those who are registered', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(() => (ports = createFakePorts()))

  const open = async (details: Parameters<typeof invited>[2] = {}) => {
    postId = (await invited(ports, [alice, hugo, diane, fanny], details)).id
    await says(ports, postId, alice, 'yes', details.sessions && 's1')
  }
  const ask = (fields: object = {}, who: Actor = comms, id = askId) =>
    warnRegistered(ports, who, { id, postId, fields: { text: 'Apportez des gants.', ...fields } }, settings)
  const asked = async (fields: object = {}) => {
    const result = await ask(fields)
    assert.ok(result.kind === 'warning-asked', JSON.stringify(result))
    ports.jobs.length = 0
    return result
  }
  const approve = async (who = karim) => {
    const post = (await ports.posts.byId(askId))!
    const result = await press(ports, actor(who), { id: askId, seal: post.sealed.at(-1)!.seal }, 'approve', 0)
    assert.ok(result.kind === 'decided' && result.broadcast, JSON.stringify(result))
    return result.broadcast
  }
  const people = async (fields: object) => {
    const post = (await ports.posts.byId(postId))!
    const { audience } = readWarning(fields, post, post.content.event!)
    const found: string[] = []
    for await (const page of expandAudience(ports, audience)) found.push(...page.map(({ id }) => id))
    return found.toSorted()
  }

  it('is a post of its own that asks one visa of the step that vouches for the text', async () => {
    await open()
    const { post, validation } = await asked()
    assert.deepEqual(
      [post.state, post.mandatory, post.content.title, post.content.body, post.expiresOn, post.sealed[0]?.headCount],
      ['in-validation', true, 'Avis\u00a0: Atelier compost', 'Apportez des gants.', '2026-12-03', 1],
    )
    assert.equal(post.content.summary, 'Atelier compost – Apportez des gants.')
    assert.deepEqual(post.authors, [{ id: camille.id, name: camille.name }])
    assert.equal(validation.urgent, false)
    assert.deepEqual(
      validation.steps.map(({ name, facets, panels }) => [name, facets, panels.map(({ needs }) => needs)]),
      [['department', ['substance', 'form', 'reach'], [1]]],
    )
    assert.deepEqual(
      validation.steps[0]?.approvers.map(({ id }) => id),
      [karim.id],
    )
    const line = ports.journal.find(({ verb }) => verb === 'event.warned')
    const event = (await ports.posts.byId(postId))!
    assert.deepEqual([line?.subject, line?.details['message']], [event.reference, post.reference])
    assert.deepEqual(
      event.warnings?.map(one => one.postId),
      [askId],
    )
  })

  it('asks nobody for a visa on their own message', async () => {
    await open()
    const result = await ask({}, actor(karim, 'comms'))
    assert.ok(result.kind === 'warning-asked', JSON.stringify(result))
    assert.ok(result.validation.steps.every(({ approvers }) => approvers.every(({ id }) => id !== karim.id)))
  })

  it('leaves by itself once that visa is given, as what was sealed', async () => {
    await open()
    await asked()
    const broadcast = await approve()
    assert.deepEqual(
      [broadcast.state, broadcast.scheduledFor, broadcast.sentBy?.id, broadcast.urgent],
      ['scheduled', ports.now(), camille.id, undefined],
    )
    assert.ok(ports.jobs.some(one => one.job === 'broadcast.plan' && one.at === ports.now()))
    assert.deepEqual(await beginBroadcast(ports, broadcast.id, settings), { kind: 'planning' })
    assert.equal(await checkSeal(ports, (await ports.broadcasts.byId(broadcast.id))!), true)
    assert.equal((await ports.posts.byId(askId))!.state, 'broadcasting')
  })

  it('waits for the morning when the visa comes by night, and for comms when the event is over by then', async () => {
    await open()
    await asked()
    ports.pass(msBetween(ports.now(), '2026-11-26T21:00:00.000Z'))
    assert.equal((await approve()).scheduledFor, '2026-11-27T07:00:00.000Z')
    const late = createFakePorts()
    ports = late
    await open()
    await asked()
    ports.pass(msBetween(ports.now(), '2026-12-02T20:00:00.000Z'))
    const broadcast = await approve()
    assert.deepEqual([broadcast.state, broadcast.scheduledFor], ['ready', null])
    assert.ok(ports.jobs.every(({ job }) => job !== 'broadcast.plan'))
  })

  it('goes through who is on call in an hour of urgency, at any hour', async () => {
    await open()
    ports.pass(msBetween(ports.now(), '2026-11-26T21:00:00.000Z'))
    const result = await ask({ urgent: 'true' })
    assert.ok(result.kind === 'warning-asked')
    assert.deepEqual(
      [result.validation.urgent, result.validation.steps[0]?.approvers.map(({ id }) => id).toSorted()],
      [true, [claude.id, karim.id].toSorted()],
    )
    assert.ok(ports.jobs.some(({ job }) => job === 'urgent.ring'))
    const broadcast = await approve(claude)
    assert.deepEqual([broadcast.state, broadcast.urgent?.by.id], ['planning', claude.id])
    ports.report.counts.delivered = 1
    ports.pass(12 * 3_600_000)
    await tellOthers(ports, broadcast.id, settings)
    const { urgent } = (await ports.broadcasts.byId(broadcast.id))!
    assert.deepEqual(urgent?.told, [{ id: karim.id, name: karim.name }], 'whom its one step would have asked')
  })

  it('reaches those who come, and whoever waits or may come where that is said, be it of one session', async () => {
    await open({ sessions })
    await says(ports, postId, hugo, 'maybe')
    await says(ports, postId, fanny, 'yes', 's2')
    await says(ports, postId, diane, 'no')
    assert.deepEqual(await people({}), [alice.id, fanny.id].toSorted())
    assert.deepEqual(await people({ session: 's2' }), [fanny.id])
    assert.deepEqual(await people({ session: 'all' }), [alice.id, fanny.id].toSorted())
    assert.deepEqual(await people({ to: 'maybe,waiting' }), [alice.id, fanny.id, hugo.id].toSorted())
    const post = (await ports.posts.byId(postId))!
    const { audience } = readWarning({}, post, post.content.event!)
    assert.deepEqual((await partsOfPerson(ports, audience, { id: alice.id, department: null })).in, [audience])
    assert.equal(await outsidePerimeter(ports, camille, { audience }), null)
    await says(ports, postId, alice, 'no')
    assert.deepEqual(await people({}), [fanny.id], 'who thought better of it before it is planned gets nothing')
  })

  it('is for who organises the event, while it is ahead', async () => {
    await open()
    assert.equal((await ask({}, actor(hugo))).kind, 'not-organiser')
    assert.equal(ports.journal.filter(({ verb }) => verb === 'attempt.refused').length, 1)
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, organisers: [{ id: hugo.id, name: hugo.name }] })
    assert.equal((await openWarning(ports, actor(hugo), postId, settings)).kind, 'warning-form')
    assert.equal((await ask({}, actor(hugo))).kind, 'warning-asked')
    ports.pass(msBetween(ports.now(), '2026-12-03T09:00:00.000Z'))
    assert.equal((await ask({}, comms, ports.newId())).kind, 'not-ahead')
    assert.deepEqual(
      [(await ask({}, comms, 'x:y')).kind, (await openWarning(ports, comms, 'none', settings)).kind],
      ['not-found', 'not-found'],
    )
  })

  it('refuses beside the field, and writes nothing', async () => {
    await open({ sessions })
    const commits = ports.commits()
    const errors = async (fields: object) => {
      const result = await ask(fields)
      return result.kind === 'warning-faults' ? result.errors : result.kind
    }
    assert.deepEqual(await errors({ text: ' \n' }), { text: 'required' })
    assert.deepEqual(await errors({ text: 'x'.repeat(301) }), { text: 'warning-too-long' })
    assert.deepEqual(await errors({ text: 'Bonjour {prenom}' }), { text: 'brace-first:{prenom}' })
    assert.deepEqual(await errors({ to: 'no', session: 's9' }), { to: 'unknown-choice', session: 'unknown-choice' })
    assert.deepEqual(await errors({ session: 's2' }), { also: 'nobody-registered' })
    ports.town.onCall = [camille.id]
    assert.deepEqual(await errors({ urgent: 'true' }), { urgent: 'nobody-on-call' })
    assert.equal(ports.commits(), commits)
  })

  it('is one, however often the form is sent; nobody else’s, and three a day', async () => {
    await open()
    await asked()
    assert.equal((await ask()).kind, 'already-warned')
    assert.equal((await ask({}, actor(claude, 'comms'))).kind, 'not-yours')
    const more = async () => (await ask({}, comms, ports.newId())).kind
    assert.deepEqual([await more(), await more(), await more()], ['warning-asked', 'warning-asked', 'warnings-enough'])
    ports.pass(24 * 3_600_000)
    assert.equal(await more(), 'warning-asked')
  })

  it('counts two who ask in the same moment', async () => {
    await open()
    await ask({}, comms, ports.newId())
    await ask({}, comms, ports.newId())
    const other = ports.newId()
    ports.beforeCommit(async () => void (await ask({}, comms, other)))
    assert.equal((await ask()).kind, 'warnings-enough')
  })

  it('sent back for changes, it asks the same one visa again, and stays a short text', async () => {
    await open()
    const { post } = await asked()
    await press(ports, actor(karim), { id: askId, seal: post.sealed[0]!.seal }, 'changes', 0, 'Dites où')
    const save = async (body: string) => {
      const { revision } = (await ports.posts.byId(askId))!
      const saved = await savePost(
        ports,
        comms,
        {
          postId: askId,
          revision,
          fields: { title: 'Atelier compost', summary: 'Atelier compost', body, departments: 'Voirie' },
        },
        settings,
      )
      assert.ok(saved.kind === 'saved', JSON.stringify(saved))
      return submitPost(ports, comms, { postId: askId, revision: saved.post.revision }, settings)
    }
    const long = await save('x'.repeat(301))
    assert.deepEqual(long.kind === 'faults' && long.faults, [{ field: 'body', key: 'warning-too-long' }])
    const rich = `${'x'.repeat(270)}\n\n\n[**là**](https://ville.example/un-chemin-assez-long)`
    assert.equal((await save(rich)).kind, 'submitted', 'what people read counts')
    await press(
      ports,
      actor(karim),
      { id: askId, seal: (await ports.posts.byId(askId))!.sealed.at(-1)!.seal },
      'changes',
      0,
      'Non',
    )
    const again = await save('Rendez-vous salle B.')
    assert.ok(again.kind === 'submitted', JSON.stringify(again))
    assert.equal(again.post.audience.kind, 'registered', 'no form takes it apart')
    assert.deepEqual(
      again.validation.steps.map(({ name }) => name),
      ['department'],
    )
    assert.ok(refreshed(ports).includes(`validation:${again.validation.id}:${karim.id}`))
  })

  it('holds the very signs that were typed, and what was typed as a list', () => {
    const { body } = warningContent(emptyContent('fr'), { event: 'Fête', own: 'Fête' }, 'Salle **B**\n- gants')
    assert.deepEqual(readRichText(body), [
      { kind: 'paragraph', lines: [[{ text: 'Salle **B**' }]] },
      { kind: 'bullets', items: [[{ text: 'gants' }]] },
    ])
  })

  it('names the event in its alert, as far as one goes', () => {
    const summary = (title: string, text: string) =>
      warningContent(emptyContent('fr'), { event: title, own: title }, text).summary
    assert.equal(summary('Fête', 'Salle\n\nB'), 'Fête – Salle B')
    const long = summary('T'.repeat(120), 'x'.repeat(300))
    assert.deepEqual([long.length, long.slice(45, 56), long.at(-1)], [150, 'TTTT… – xxx', '…'])
  })
})
