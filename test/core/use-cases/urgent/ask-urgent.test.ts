import assert from 'node:assert/strict'
import { plainOf } from '../../../../src/core/domain/posts/text/rich-text.ts'
import { beginBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { replay } from '../../../../src/core/domain/validations/replay.ts'
import { saveTemplate } from '../../../../src/core/use-cases/urgent/change-templates.ts'
import { openUrgent } from '../../../../src/core/use-cases/urgent/open-urgent.ts'
import { askId, ask, asked } from '../../../fakes/urgent.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import {
  actor,
  alice,
  camille,
  claude,
  diane,
  fanny,
  gone,
  guest,
  karim,
  person,
  roads,
  welcome,
} from '../../../fakes/town.ts'
import { comms, press, refreshed } from '../../../fakes/walk.ts'

describe('what is urgent', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const kinds = (change: object) => ask(ports, change).then(({ kind }) => kind)
  const approve = (who = claude) =>
    ports.posts
      .byId(askId)
      .then(post => press(ports, actor(who), { id: askId, seal: post!.sealed.at(-1)!.seal }, 'approve', 0))

  it('is sealed at once and asked of who is on call, never of who asks', async () => {
    const { post, validation } = await asked(ports)
    assert.deepEqual(
      [post.state, post.mandatory, post.content.title, post.authors],
      ['in-validation', true, 'Fermeture\u00a0: La mairie', [{ id: camille.id, name: camille.name }]],
    )
    assert.match(post.content.body, /^La mairie est fermé .* 18 h\.\n\nMotif.*une fuite/)
    assert.equal(validation.urgent, true)
    const [step, none] = validation.steps
    assert.equal(none, undefined)
    assert.deepEqual(
      step?.approvers.map(({ id, as }) => [id, as]),
      [
        [claude.id, 'on-call'],
        [karim.id, 'on-call'],
      ],
    )
    assert.deepEqual([step?.facets, step?.panels[0]?.needs], [['substance', 'form', 'reach'], 1])
    assert.deepEqual(
      ports.journal.map(({ verb }) => verb),
      ['urgent.asked', 'post.submitted'],
    )
    assert.deepEqual([ports.journal[0]?.details['people'], ports.journal[0]?.seal], [9, validation.seal])
    assert.ok(refreshed(ports).includes(`validation:${validation.id}:${claude.id}`))
    assert.ok(ports.jobs.some(({ job }) => job === 'urgent.ring'))
  })

  it('says the very signs that fill its blanks', async () => {
    const values = ['La **mairie**', '18 h', '2 * 3', '[x](https://x.fr)']
    const result = await ask(ports, { values })
    assert.ok(result.kind === 'urgent-asked')
    assert.match(
      plainOf(result.post.content.body),
      /^La \*\*mairie\*\* est fermé[^]*2 \* 3[^]*\[x\]\(https:\/\/x\.fr\)$/,
    )
  })

  it('is one post, however often the button is pressed, and nobody else’s form', async () => {
    const { post } = await asked(ports)
    const commits = ports.commits()
    const again = await ask(ports)
    assert.ok(again.kind === 'already-asked' && again.post.id === post.id)
    assert.equal((await ask(ports, {}, actor(claude, 'comms'))).kind, 'not-yours')
    assert.equal(ports.commits(), commits)
    const twice = createFakePorts()
    twice.beforeCommit(async () => asked(twice))
    assert.equal((await ask(twice)).kind, 'already-asked')
    assert.equal(twice.commits(), 1)
  })

  it('is the matter of comms, with every blank filled in, of words that are still the same', async () => {
    assert.equal((await ask(ports, {}, actor(alice))).kind, 'not-comms')
    assert.deepEqual(
      [await kinds({ id: 'x:y' }), await kinds({ templateId: 'none' }), await kinds({ version: 1 })],
      ['not-found', 'not-found', 'form-changed'],
    )
    const blanks = await ask(ports, { values: ['La mairie', ' \n', 'x'.repeat(201)] })
    assert.ok(blanks.kind === 'blanks')
    assert.deepEqual([blanks.missing, blanks.tooLong], [[1, 3], [2]])
    const long = await ask(ports, { values: ['x'.repeat(150), '18 h', 'une fuite', 'rien'] })
    assert.ok(long.kind === 'blanks')
    assert.deepEqual(
      long.faults.map(({ key }) => key),
      ['title-too-long', 'summary-too-long'],
    )
    const odd = await ask(ports, { values: ['{prenom}', '18 h', 'une fuite', 'rien'] })
    assert.ok(odd.kind === 'blanks')
    assert.deepEqual([...new Set(odd.faults.map(({ key }) => key))], ['brace-first:{prenom}'])
    assert.equal(ports.commits(), 0)
  })

  it('needs somebody on call besides who asks, and names who is', async () => {
    ports.town.onCall = [camille.id]
    const refused = await ask(ports)
    assert.deepEqual(refused.kind === 'no-on-call' && refused.people.map(({ name }) => name), [camille.name])
    assert.equal((await openUrgent(ports, comms, 'site-closed')).kind, 'no-on-call')
    ports.town.onCall = [camille.id, welcome.id, guest.id, gone.id]
    assert.equal((await ask(ports)).kind, 'no-on-call', 'nobody knows who it would be')
    ports.town.onCall = [camille.id, diane.id]
    const form = await openUrgent(ports, comms, 'site-closed')
    assert.ok(form.kind === 'urgent-form')
    assert.deepEqual(
      [form.people, form.onCall.map(({ id }) => id), form.blanks],
      [9, [diane.id], ['lieu', 'fin de la fermeture', 'motif', 'consigne']],
    )
    assert.equal((await ask(ports)).kind, 'urgent-asked')
    assert.equal((await approve(claude)).kind, 'not-an-approver')
    assert.equal((await approve(camille)).kind, 'not-an-approver')
    assert.equal((await approve(diane)).kind, 'decided')
  })

  it('one visa begins the broadcast in the same commit, in quiet hours too, with the number that was approved', async () => {
    ports.pass(12 * 60 * 60_000)
    const { post } = await asked(ports)
    const before = ports.commits()
    const done = await approve()
    assert.ok(done.kind === 'decided' && done.broadcast)
    assert.equal(ports.commits(), before + 1)
    const { broadcast } = done
    assert.deepEqual(
      [broadcast.state, broadcast.sentBy?.id, broadcast.urgent, broadcast.mandatory],
      ['planning', camille.id, { by: { id: claude.id, name: claude.name }, people: 9, told: null }, true],
    )
    assert.equal((await ports.posts.byId(post.id))?.state, 'broadcasting')
    assert.ok(
      ports.jobs.some(row => row.job === 'broadcast.plan' && row.data.id === broadcast.id && row.at === undefined),
    )
    assert.deepEqual(
      ports.journal.slice(-2).map(({ verb, actor }) => [verb, actor?.id]),
      [
        ['validation.approved', claude.id],
        ['broadcast.started', claude.id],
      ],
    )
    const { kind: replayed, ...rest } = replay(ports.journal)
    assert.deepEqual([replayed, 'validation' in rest && rest.validation?.state], ['replayed', 'approved'])
    assert.equal(await checkSeal(ports, broadcast), true)
    assert.deepEqual(await beginBroadcast(ports, broadcast.id, settings), { kind: 'planning' })
    ports.tamper('broadcast', { ...broadcast, rendered: { ...broadcast.rendered, summary: 'Autre' } })
    assert.equal(await checkSeal(ports, broadcast), true)
    assert.equal(await checkSeal(ports, (await ports.broadcasts.byId(broadcast.id))!), false)
  })

  it('above the ceiling both say yes to one number; an audience that grew since is held', async () => {
    const rules = { fourEyesOver: 5 }
    assert.equal((await ask(ports, { people: 8 }, comms, rules)).kind, 'form-changed')
    await asked(ports, rules)
    const done = await approve()
    assert.ok(done.kind === 'decided' && done.broadcast)
    const { id } = done.broadcast
    assert.deepEqual(await beginBroadcast(ports, id, rules), { kind: 'planning' })
    ports.town.people.push(person('Zoé Nouvelle', 'Voirie'))
    assert.deepEqual(await beginBroadcast(ports, id, { fourEyesOver: 10 }), { kind: 'planning' })
    assert.deepEqual(await beginBroadcast(ports, id, rules), { kind: 'not-due' })
    const held = await ports.broadcasts.byId(id)
    assert.deepEqual([held?.state, held?.heldBecause], ['held', 'four-eyes'])
  })

  it('keeps within the perimeter of who asks, also when it leaves', async () => {
    const authors = { id: '33333333-3333-4333-8333-333333333333', name: 'Auteurs' }
    ports.town.groups.push({ ...authors, members: [camille.id] })
    await ports.commit({
      save: 'perimeter',
      row: {
        id: 'p',
        version: 1,
        group: authors,
        audience: { kind: 'department', name: roads.name },
        changedBy: fanny,
        changedAt: ports.now(),
      },
      ifVersion: 0,
    })
    assert.equal((await ask(ports)).kind, 'outside-perimeter')
    ports.town.groups.pop()
    await asked(ports)
    const done = await approve()
    ports.town.groups.push({ ...authors, members: [camille.id] })
    assert.ok(done.kind === 'decided' && done.broadcast)
    await beginBroadcast(ports, done.broadcast.id, settings)
    assert.equal((await ports.broadcasts.byId(done.broadcast.id))?.heldBecause, 'outside-perimeter')
  })

  it('is refused, or given back with a reason, like any other post; nothing is sent', async () => {
    const { post, validation } = await asked(ports)
    const refused = await press(ports, actor(claude), { id: post.id, seal: validation.seal }, 'changes', 0, 'La date')
    assert.ok(refused.kind === 'decided' && refused.broadcast === null)
    assert.deepEqual([refused.post.state, ports.jobs.some(({ job }) => job === 'broadcast.plan')], ['draft', false])
  })

  it('a visa taken back before anything left ends the broadcast', async () => {
    const { post, validation } = await asked(ports)
    const done = await approve()
    assert.ok(done.kind === 'decided' && done.broadcast)
    const back = await press(ports, actor(claude), { id: post.id, seal: validation.seal }, 'withdraw', 0)
    assert.ok(back.kind === 'decided')
    assert.deepEqual(
      [back.post.state, (await ports.broadcasts.byId(done.broadcast.id))?.state],
      ['in-validation', 'stopped'],
    )
    assert.equal((await approve(karim)).kind, 'decided')
  })

  it('whoever wrote the prepared words vouches for none of it, be it that others changed them since', async () => {
    const fields = {
      name: 'Gaz',
      title: 'Fuite de gaz',
      summary: 'Sortez',
      body: 'Sortez par [porte].',
      everyone: 'true',
      locale: 'fr',
    }
    const first = await saveTemplate(
      ports,
      actor(claude, 'admin'),
      { templateId: null, version: 0, fields },
      'Europe/Paris',
    )
    assert.ok(first.kind === 'template-saved')
    const { id: templateId } = first.template
    await saveTemplate(
      ports,
      actor(fanny, 'admin'),
      { templateId, version: 1, fields: { ...fields, summary: 'Sortez vite' } },
      'Europe/Paris',
    )
    const done = await ask(ports, { templateId, version: 2, values: ['A'] })
    assert.ok(done.kind === 'urgent-asked')
    assert.deepEqual(
      [done.validation.authors, done.validation.steps[0]?.approvers.map(({ id }) => id)],
      [[camille.id, claude.id, fanny.id], [karim.id]],
    )
    assert.equal((await approve(claude)).kind, 'not-an-approver')
    ports.town.onCall = [claude.id]
    const lacking = await openUrgent(ports, comms, templateId)
    assert.deepEqual(lacking.kind === 'no-on-call' && lacking.people.map(({ name }) => name), [claude.name])
  })

  it('nobody to reach: nothing is asked', async () => {
    const empty = await saveTemplate(
      ports,
      actor(fanny, 'admin'),
      {
        templateId: null,
        version: 0,
        fields: { name: 'x', title: 'x', summary: 'x', body: 'x', departments: roads.name, locale: 'fr' },
      },
      'Europe/Paris',
    )
    assert.ok(empty.kind === 'template-saved')
    ports.town.people = ports.town.people.filter(({ department }) => !/voirie/i.test(department ?? ''))
    assert.equal((await ask(ports, { templateId: empty.template.id, version: 1, values: [] })).kind, 'nobody')
  })
})
