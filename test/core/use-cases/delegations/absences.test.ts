import assert from 'node:assert/strict'
import { acceptOffer } from '../../../../src/core/use-cases/delegations/accept-offer.ts'
import { offerDelegations } from '../../../../src/core/use-cases/delegations/offer-delegations.ts'
import { addDelegation } from '../../../../src/core/use-cases/delegations/add-delegation.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, claude, diane, gaelle, karim, welcome } from '../../../fakes/town.ts'
import { press, refreshed, submitted } from '../../../fakes/walk.ts'

const head = actor(karim)
const until = '2026-12-04T17:00:00.000Z'

describe('an approver who is away', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    ports.town.away = { [karim.id]: { until } }
  })
  const look = (id: string, step = 0) => offerDelegations(ports, id, step, settings)
  const waiting = async () => {
    const made = await submitted(ports)
    assert.deepEqual(
      ports.jobs.filter(({ job }) => job === 'step.opened'),
      [{ job: 'step.opened', data: { id: made.validation.id, step: 0, openedAt: made.validation.steps[0]!.openedAt } }],
    )
    ports.jobs.length = 0
    return made
  }
  const offers = () => refreshed(ports).filter(key => key.startsWith('offer:'))
  const absence = async () => (await ports.absences.byId(karim.id))!

  it('is offered once, to lend their place to who is above them, until they are back; whoever waits sees that they are away', async () => {
    const { post, validation } = await waiting()
    await look(validation.id)
    const { since, offer, until: end } = await absence()
    assert.deepEqual([end, offer], [until, { to: { id: gaelle.id, name: gaelle.name }, until }])
    assert.deepEqual(offers(), [`offer:${karim.id}:${Date.parse(since)}`])
    assert.ok(refreshed(ports).some(key => key.startsWith(`tracking:${post.id}:`)))
    await look(validation.id)
    await look((await submitted(ports)).validation.id)
    assert.equal(offers().length, 1)
  })

  it('proposes the deputy first, and nobody who is away too', async () => {
    ports.town.departments[2]!.deputy = diane
    ports.departments.all = async () => ports.town.departments
    const { validation } = await waiting()
    await look(validation.id)
    assert.equal((await absence()).offer?.to?.id, diane.id)
    ports.tamper('absence', { ...(await absence()), over: true })
    ports.town.away![diane.id] = { until: null }
    await look(validation.id)
    assert.equal((await absence()).offer?.to?.id, gaelle.id)
  })

  it('proposes no account that several people share, and lends it nothing', async () => {
    ports.town.managers[karim.id] = welcome.id
    const { validation } = await waiting()
    await look(validation.id)
    assert.equal((await absence()).offer?.to, null)
    ports.tamper('absence', { ...(await absence()), offer: { to: { id: welcome.id, name: welcome.name }, until } })
    assert.deepEqual(await acceptOffer(ports, head, (await absence()).since), {
      kind: 'invalid',
      errors: { to: 'shared-account' },
    })
  })

  it('needs one click: from now on the other decides', async () => {
    const { post, validation } = await waiting()
    await look(validation.id)
    const { since } = await absence()
    assert.equal((await acceptOffer(ports, actor(gaelle), since)).kind, 'offer-over')
    assert.equal((await acceptOffer(ports, head, '2026-01-01T00:00:00.000Z')).kind, 'offer-over')
    const result = await acceptOffer(ports, head, since)
    assert.ok(result.kind === 'delegated')
    assert.deepEqual(
      [result.delegation.to.id, result.delegation.since, result.delegation.until],
      [gaelle.id, ports.now(), until],
    )
    await look(validation.id)
    assert.equal(
      (await press(ports, actor(gaelle), { id: post.id, seal: validation.seal }, 'approve', 0)).kind,
      'decided',
    )
    assert.equal((await acceptOffer(ports, head, since)).kind, 'invalid', 'pressed twice')
    ports.pass(Date.parse(until) - Date.parse(ports.now()))
    assert.equal((await acceptOffer(ports, head, since)).kind, 'offer-over')
  })

  it('is not asked where somebody decides for them already, only once nobody does any more', async () => {
    await addDelegation(ports, head, { to: claude.mail, since: '2026-11-25', until: '2026-11-26' }, settings)
    const { validation } = await submitted(ports)
    await look(validation.id)
    assert.deepEqual([(await absence()).offer, offers()], [null, []])
    ports.pass(3 * 24 * 3_600_000)
    await look(validation.id)
    assert.equal(offers().length, 1)
  })

  it('without an end two weeks are proposed, and another absence is offered anew', async () => {
    ports.town.away![karim.id] = { until: null }
    const { validation } = await waiting()
    await look(validation.id)
    assert.equal((await absence()).offer?.until, '2026-12-09T23:00:00.000Z')
    ports.town.away = {}
    await look(validation.id)
    assert.equal((await absence()).over, true)
    ports.pass(60_000)
    ports.town.away = { [karim.id]: { until } }
    await look(validation.id)
    assert.equal(new Set(offers()).size, 2)
  })

  it('is left alone at night: the offer waits for the morning', async () => {
    const { validation } = await waiting()
    ports.pass(12 * 3_600_000)
    await look(validation.id)
    assert.deepEqual(
      ports.jobs
        .filter(job => job.job === 'placement.refresh' && job.data.key.startsWith('offer:'))
        .map(({ at }) => at),
      ['2026-11-26T07:00:00.000Z'],
    )
  })

  it('is looked for again when Graph is away, and at no step that does not wait', async () => {
    const { validation } = await waiting()
    ports.directory.down = true
    await assert.rejects(look(validation.id), Unavailable)
    await look(validation.id, 1)
    await look('nope')
    assert.equal(await ports.absences.byId(karim.id), null)
  })
})
