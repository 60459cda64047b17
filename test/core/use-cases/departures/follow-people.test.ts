import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import { followPeople } from '../../../../src/core/use-cases/departures/follow-people.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { stopAsking } from '../../../../src/core/use-cases/consents/agreements/stop-asking.ts'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { takeCampaign } from '../../../../src/core/use-cases/campaigns/take-campaign.ts'
import { opened } from '../campaigns/a-campaign.ts'
import { askAuthor } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { routeInitiative } from '../../../../src/core/use-cases/sectors/route-initiative.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { readDirectory } from '../../../../src/core/use-cases/people/read-directory.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { account, FakeEntra } from '../../../fakes/entra.ts'
import { brought } from '../../../fakes/brought.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { askedFor, relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { actor, alice, camille, claude, fanny, gaelle, hugo, karim } from '../../../fakes/town.ts'
import { comms, otherComms, press, refreshed, submitted, written } from '../../../fakes/walk.ts'
import { aSector } from '../sectors/a-sector.ts'

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

describe('whoever left, came or moved', () => {
  let ports: FakePorts
  let changed: { person: string; mark: number }[]
  beforeEach(() => {
    ports = createFakePorts()
    changed = []
    ports.directoryTable = {
      ...ports.directoryTable,
      changed: async () => changed,
      followed: async done => void (changed = changed.filter(one => !done.includes(one))),
      departments: async names =>
        new Map(
          names.flatMap(name => {
            const there = ports.town.people.filter(one => one.enabled && one.department === name)
            return there.length > 0 ? [[name, there.length] as const] : []
          }),
        ),
    }
  })
  /** As Entra has them now, and as the reading told. */
  const becomes = (who: Person, change: Partial<Person>): void => {
    ports.town.people = ports.town.people.map(one => (one.id === who.id ? { ...one, ...change } : one))
    changed.push({ person: who.id, mark: 1 })
  }
  const nobodyElse = (): void => {
    ports.town.managers = {}
    ports.town.fallback = []
  }
  const leaves = (who: Person): void => becomes(who, { enabled: false })
  const follow = async (): Promise<string[]> => {
    ports.jobs.length = 0
    await followPeople(ports, settings)
    assert.deepEqual(changed, [], 'they were followed')
    return refreshed(ports).filter(key => key.startsWith('directory:'))
  }
  const shown = async (key: string | undefined) => {
    const face = key === undefined ? null : (await faceOf(ports, keyed(key)))?.face
    assert.ok(face?.face === 'directory', key)
    return {
      work: face.work.map(({ kind, reference, person }) => [kind, reference, person.name]),
      departments: face.departments.map(({ name, people }) => [name, people]),
      moved: face.moved !== null,
    }
  }
  const idea = async (id: string, title = `Idée ${id}`) => {
    const result = await submitInitiative(ports, actor(alice), {
      id,
      fields: { title, text: 'Du miel' },
      form: null,
      despiteNear: true,
    })
    assert.ok(result.kind === 'submitted')
    return result.initiative
  }
  const takenBy = async (id: string) => (await ports.initiatives.byId(id))?.takenBy?.name

  it('shows campaigns of who left, or is of the communication team no more, until somebody takes them over', async () => {
    const campaign = await opened(ports)
    const work = [['campaign', campaign.reference, camille.name]]
    leaves(camille)
    const [key] = await follow()
    assert.deepEqual((await shown(key)).work, work)
    const refused = await takeCampaign(ports, actor(alice), campaign.id)
    assert.equal(refused.kind, 'not-comms')
    ports.jobs.length = 0
    const taken = await takeCampaign(ports, otherComms, campaign.id)
    assert.ok(taken.kind === 'campaign-changed' && taken.campaign.owner.id === otherComms.id)
    assert.equal(ports.journal.at(-1)?.verb, 'campaign.taken')
    assert.ok(ports.jobs.some(({ job }) => job === 'directory.follow'))
    const again = await takeCampaign(ports, otherComms, campaign.id)
    assert.deepEqual(again, taken, 'pressed twice')
    await follow()
    assert.deepEqual((await shown(key)).work, [])
    ports.town.people = ports.town.people.map(one => ({ ...one, enabled: true }))
    assert.equal((await takeCampaign(ports, comms, campaign.id)).kind, 'campaign-owned', 'somebody answers for it')
    ports.pass(60_000)
    // Claude keeps the account, and leaves the team.
    ports.town.comms = ports.town.comms.filter(id => id !== claude.id)
    const [later] = await follow()
    assert.deepEqual((await shown(later)).work, [['campaign', campaign.reference, claude.name]])
    assert.equal((await takeCampaign(ports, comms, campaign.id)).kind, 'campaign-changed')
  })

  it('says whose agreement to a picture is still awaited, until they are asked no more', async () => {
    const { id: postId } = await written(ports)
    await addPicture(ports, comms, postId, { id: 'p', digest: 'bytes', name: 'ruche.jpg' }, settings)
    const ask = { mediaId: 'bytes', person: hugo.id, uses: ['internal' as const], until: null }
    assert.equal((await askAgreement(ports, comms, ask)).kind, 'media-changed')
    const { reference, agreements } = (await ports.media.byId('bytes'))!
    leaves(hugo)
    const [card] = await follow()
    const pictures = async () => (await shown(card)).work.filter(([kind]) => kind === 'agreement')
    assert.deepEqual(await pictures(), [['agreement', reference, hugo.name]])
    await stopAsking(ports, comms, { mediaId: 'bytes', agreementId: agreements[0]!.id })
    changed.push({ person: hugo.id, mark: 2 })
    await follow()
    assert.deepEqual(await pictures(), [])
  })

  it('shows sites that have no relay any more, until the list names somebody', async () => {
    const { broadcast } = await brought(ports)
    const world = relayWorld(ports)
    const { relays, deputies } = sitesOf(ports, 2)
    ports.sites[0]!.deputy = null
    await askedFor(ports, broadcast)
    await world.runDue()
    const work = [['site', broadcast.postReference, relays[0]!.name]]
    leaves(relays[0]!)
    leaves(relays[1]!)
    const [key] = await follow()
    assert.deepEqual((await shown(key)).work, work, 'the other one has a deputy')
    // As Graph reads the list: whoever left stands in it no more.
    ports.sites[0]!.relay = null
    ports.pass(60_000)
    assert.deepEqual(await follow(), [])
    assert.deepEqual((await shown(key)).work, work)
    leaves(deputies[1]!)
    const [further] = await follow()
    const names = (await shown(further)).work.map(([, , name]) => name).toSorted()
    assert.deepEqual(names, [deputies[1]!.name, relays[0]!.name], 'another site rings')
    ports.sites = ports.sites.map(site => ({ ...site, relay: named(hugo) }))
    await follow()
    assert.deepEqual((await shown(further)).work, [])
  })

  it('says so of the last relay of a site, and of nobody who handed it on long ago', async () => {
    const { broadcast } = await brought(ports)
    const world = relayWorld(ports)
    const { relays } = sitesOf(ports, 2)
    await askedFor(ports, broadcast)
    await world.runDue()
    const [former, last] = [named(relays[0]!), named(relays[1]!)]
    const [asked] = await ports.relayTasks.of(broadcast.id)
    const later = { ...asked!.site, relay: last, deputy: null }
    const next = { ...asked!, id: 'next.1', roundId: 'next', version: 1, site: later, asked: last, past: [former] }
    await ports.commit({ save: 'relay_task', row: next, ifVersion: 0 })
    ports.sites = [{ ...ports.sites[0]!, relay: null, deputy: null }]
    leaves(relays[0]!)
    assert.deepEqual(await follow(), [], `${former.name} puts up nothing there any more`)
    leaves(relays[1]!)
    const [key] = await follow()
    assert.deepEqual((await shown(key)).work, [['site', broadcast.postReference, last.name]])
  })

  it('is told to nobody where nothing waits for them', async () => {
    await idea('a')
    leaves(hugo)
    assert.deepEqual(await follow(), [])
    assert.equal(await ports.directoryNotice.byId('directory'), null)
  })

  it('ends that they answer events for somebody, and that somebody does for them', async () => {
    const row = { id: alice.id, version: 0, name: alice.name, named: [{ person: named(hugo), at: ports.now() }] }
    await ports.commit({ save: 'assistants', row, ifVersion: 0 })
    becomes(alice, { department: 'Voirie' })
    await follow()
    assert.notEqual(await ports.assistants.byId(alice.id), null)
    leaves(hugo)
    await follow()
    assert.equal(await ports.assistants.byId(alice.id), null)
  })

  it('ends the address of the week of whoever is of comms no more, though no calendar asks with it', async () => {
    for (const id of [camille.id, claude.id])
      await ports.commit({
        save: 'week_address',
        row: { id, version: 1, secret: id, madeAt: ports.now() },
        ifVersion: 0,
      })
    ports.town.comms = ports.town.comms.filter(id => id !== camille.id)
    becomes(camille, {})
    becomes(claude, {})
    await follow()
    const left = await Promise.all([camille.id, claude.id].map(id => ports.weekAddresses.byId(id)))
    assert.deepEqual(
      left.map(address => address?.id ?? null),
      [null, claude.id],
    )
  })

  it('hands what they had taken on to whoever answers for its sector, and journals it', async () => {
    const row = aSector('roads', { departments: ['Voirie'], referents: [camille, claude].map(named) })
    await ports.commit({ save: 'sector', row, ifVersion: 0 })
    const { reference } = await idea('a')
    await routeInitiative(ports, 'a')
    await takeInitiative(ports, comms, 'a')
    leaves(camille)
    ports.town.comms = ports.town.comms.filter(id => id !== camille.id)
    assert.deepEqual(await follow(), [])
    assert.equal(await takenBy('a'), claude.name)
    assert.deepEqual((await ports.initiatives.byId('a'))?.routed?.to, [named(claude)])
    const { verb, actor: by, subject, details } = ports.journal.at(-1)!
    assert.deepEqual(
      [verb, by, subject, details],
      ['initiative.handed-on', null, reference, { fromName: camille.name, to: claude.name }],
    )
    assert.ok(ports.jobs.some(({ job }) => job === 'initiative.list'))
    assert.ok(refreshed(ports).includes('inbox:a'))
  })

  it('names them on the inbox card no longer, where somebody else is there', async () => {
    const row = aSector('roads', { departments: ['Voirie'], referents: [camille, claude].map(named) })
    await ports.commit({ save: 'sector', row, ifVersion: 0 })
    await idea('a')
    await routeInitiative(ports, 'a')
    leaves(camille)
    assert.deepEqual(await follow(), [])
    assert.deepEqual((await ports.initiatives.byId('a'))?.routed?.to, [named(claude)])
    assert.ok(refreshed(ports).includes('inbox:a'))
  })

  it('shows once, on one card, what no rule hands on', async () => {
    const taken = await idea('a')
    const asked = await idea('b')
    await takeInitiative(ports, comms, 'a')
    await askAuthor(ports, otherComms, 'b', 'Où ?')
    const draft = await written(ports)
    const { post } = await submitted(ports)
    nobodyElse()
    for (const who of [camille, alice, karim]) leaves(who)
    const [key, ...others] = await follow()
    assert.deepEqual(others, [])
    assert.deepEqual(await shown(key), {
      work: [
        ['taken', taken.reference, camille.name],
        ['question', asked.reference, alice.name],
        ['validation', post.reference, karim.name],
        ['draft', draft.reference, camille.name],
      ],
      departments: [],
      moved: false,
    })
    ports.pass(180_000)
    assert.deepEqual(await follow(), [], 'nothing is new')
  })

  it('follows: what was taken over is not shown any more, and rings nobody', async () => {
    await idea('a')
    await takeInitiative(ports, comms, 'a')
    leaves(camille)
    const [key] = await follow()
    ports.pass(180_000)
    await takeInitiative(ports, otherComms, 'a')
    assert.deepEqual(await follow(), [key])
    assert.deepEqual(await shown(key), { work: [], departments: [], moved: false })
  })

  it('makes a further card of what is new, to which the one before points', async () => {
    await idea('a')
    await takeInitiative(ports, comms, 'a')
    leaves(camille)
    const [first] = await follow()
    ports.pass(180_000)
    const { post } = await submitted(ports)
    nobodyElse()
    leaves(karim)
    const [second, ...rest] = await follow()
    assert.deepEqual(rest, [first])
    assert.deepEqual((await shown(second)).work.map(([, reference]) => reference).includes(post.reference), true)
    assert.equal((await shown(second)).work.length, 2)
    assert.deepEqual(await shown(first), { work: [], departments: [], moved: true })
  })

  it('lets whoever is above decide at once in the place of who left, else the fallback group, and journals it', async () => {
    const { post, validation } = await submitted(ports)
    const standIns = async () => {
      const { steps } = (await ports.validations.byId(validation.id))!
      return steps[0]!.approvers.flatMap(one => one.standIns.map(({ name, because }) => [one.name, name, because]))
    }
    leaves(karim)
    assert.deepEqual(await follow(), [])
    assert.deepEqual(await standIns(), [[karim.name, gaelle.name, 'escalation']])
    const { verb, actor: by, subject, details } = ports.journal.at(-1)!
    assert.deepEqual([verb, by, subject], ['validation.covered', null, post.reference])
    assert.deepEqual([details['fromNames'], details['to']], [karim.name, gaelle.name])
    assert.equal(typeof details['steps'], 'string', 'the journal alone can tell who was asked')
    assert.ok(refreshed(ports).some(key => key.startsWith(`validation:${validation.id}:${gaelle.id}`)))
    ports.jobs.length = 0
    leaves(gaelle)
    leaves(karim)
    ports.town.managers = {}
    const other = await submitted(ports, { title: 'Une autre' })
    assert.deepEqual(await follow(), [])
    const { steps } = (await ports.validations.byId(other.validation.id))!
    assert.ok(
      steps.every(({ approvers }) => approvers.every(({ id }) => id !== karim.id)),
      'nobody asks them anew',
    )
  })

  it('covers the place once more when who stood in for them leaves as well, at once, else tells it', async () => {
    const { post, validation } = await submitted(ports)
    const standIns = async () =>
      (await ports.validations.byId(validation.id))!.steps[0]!.approvers.flatMap(one =>
        one.standIns.map(({ id }) => id),
      )
    leaves(karim)
    await follow()
    assert.deepEqual(await standIns(), [gaelle.id])
    // Days later: only the second one changed since.
    ports.pass(86_400_000)
    leaves(gaelle)
    assert.deepEqual(await follow(), [])
    assert.deepEqual(await standIns(), [gaelle.id, fanny.id])
    assert.ok(refreshed(ports).some(key => key.startsWith(`validation:${validation.id}:${fanny.id}`)))
    nobodyElse()
    leaves(fanny)
    const [key] = await follow()
    assert.deepEqual((await shown(key)).work, [['validation', post.reference, karim.name]])
  })

  it('asks nobody else where only who stood in for somebody leaves, and that one is still there', async () => {
    const { validation } = await submitted(ports)
    const [step, ...others] = validation.steps
    const lent = {
      ...named(gaelle),
      because: 'escalation',
      from: ports.now(),
      until: null,
      delegationId: null,
    } as const
    const approvers = step!.approvers.map(one => ({ ...one, standIns: [lent] }))
    ports.tamper('validation', { ...validation, steps: [{ ...step!, approvers }, ...others] })
    leaves(gaelle)
    assert.deepEqual(await follow(), [])
    assert.deepEqual((await ports.validations.byId(validation.id))!.steps[0]!.approvers, approvers)
  })

  it('leaves to the communication team what nobody of the sector is there for, and drafts that somebody else writes too', async () => {
    const row = aSector('roads', { departments: ['Voirie'], referents: [camille].map(named) })
    await ports.commit({ save: 'sector', row, ifVersion: 0 })
    await idea('a')
    await routeInitiative(ports, 'a')
    await takeInitiative(ports, comms, 'a')
    const draft = await written(ports)
    ports.tamper('post', { ...draft, authors: [camille, claude].map(named) })
    leaves(camille)
    ports.town.comms = ports.town.comms.filter(id => id !== camille.id)
    const [key] = await follow()
    assert.equal(await takenBy('a'), camille.name)
    assert.deepEqual(
      (await shown(key)).work.map(([kind]) => kind),
      ['taken'],
    )
  })

  it('lets nobody decide in the place of who is still there', async () => {
    const { validation } = await submitted(ports)
    const [step, ...others] = validation.steps
    const [place] = step!.approvers
    const approvers = [place!, { ...place!, ...named(hugo), standIns: [] }]
    const panels = step!.panels.map(one => ({ ...one, people: [karim.id, hugo.id], needs: 2 }))
    ports.tamper('validation', { ...validation, steps: [{ ...step!, approvers, panels }, ...others] })
    leaves(karim)
    await follow()
    const after = (await ports.validations.byId(validation.id))!.steps[0]!.approvers
    assert.deepEqual(
      after.map(({ id, standIns }) => [id, standIns.map(one => one.id)]),
      [
        [karim.id, [gaelle.id]],
        [hugo.id, []],
      ],
    )
  })

  it('asks the fallback group where nobody is above', async () => {
    ports.town.managers = {}
    const { validation } = await submitted(ports)
    leaves(karim)
    assert.deepEqual(await follow(), [])
    const { steps } = (await ports.validations.byId(validation.id))!
    assert.deepEqual(
      steps[0]!.approvers.flatMap(one => one.standIns.map(({ id }) => id)),
      [fanny.id],
    )
  })

  it('leaves out a visa that somebody gives in their place, and one that is given', async () => {
    const { post, validation } = await submitted(ports)
    const at = { id: post.id, seal: validation.seal }
    await press(ports, actor(karim, 'comms'), at, 'approve', 0)
    leaves(karim)
    assert.deepEqual(await follow(), [])
  })

  it('forgets what waited for somebody who came back', async () => {
    await idea('a')
    await askAuthor(ports, comms, 'a', 'Où ?')
    leaves(alice)
    const [key] = await follow()
    assert.equal((await shown(key)).work.length, 1)
    becomes(alice, { enabled: true })
    assert.deepEqual(await follow(), [key])
    assert.equal((await shown(key)).work.length, 0)
  })

  it('shows a department that nobody knows, until it is an alias', async () => {
    for (const who of [alice, hugo]) becomes(who, { department: 'Mobilités' })
    becomes(fanny, { department: 'voirie' })
    const [key] = await follow()
    assert.deepEqual((await shown(key)).departments, [['Mobilités', 2]])
    becomes(hugo, { department: 'Voirie' })
    assert.deepEqual(await follow(), [key], 'one person fewer rings nobody')
    assert.deepEqual((await shown(key)).departments, [['Mobilités', 1]])
    const [roads, ...others] = await ports.departments.all()
    ports.departments = { all: async () => [{ ...roads!, aliases: ['mobilites'] }, ...others] }
    assert.deepEqual(await follow(), [key])
    assert.deepEqual((await shown(key)).departments, [])
  })

  it('waits for the morning', async () => {
    await idea('a')
    await takeInitiative(ports, comms, 'a')
    leaves(camille)
    ports.pass(12 * 3_600_000)
    ports.jobs.length = 0
    await followPeople(ports, settings)
    assert.deepEqual(ports.jobs, [{ job: 'directory.follow', data: {}, at: '2026-11-26T07:00:00.000Z' }])
    assert.equal(changed.length, 1)
  })

  it('does all of it again when somebody moved a proposal meanwhile', async () => {
    const row = aSector('roads', { departments: ['Voirie'], referents: [camille, claude].map(named) })
    await ports.commit({ save: 'sector', row, ifVersion: 0 })
    await idea('a')
    await routeInitiative(ports, 'a')
    await takeInitiative(ports, comms, 'a')
    await written(ports)
    leaves(camille)
    ports.town.comms = ports.town.comms.filter(id => id !== camille.id)
    ports.pass(180_000)
    ports.beforeCommit(() => takeInitiative(ports, actor(karim, 'comms'), 'a'))
    const [key] = await follow()
    assert.equal(await takenBy('a'), karim.name)
    assert.deepEqual(
      (await shown(key)).work.map(([kind]) => kind),
      ['draft'],
    )
  })
})

describe('a reading of the directory', () => {
  it('asks for what follows only while there is something to follow, or to show', async () => {
    const entra = new FakeEntra({ agents: 'agents', others: [] })
    const ports = { ...createFakePorts(), directoryChanges: entra.changes() }
    entra.set(account('a'))
    entra.join('agents', 'a')
    const read = async (): Promise<boolean> => {
      ports.jobs.length = 0
      await readDirectory(ports, settings)
      return ports.jobs.some(({ job }) => job === 'directory.follow')
    }
    assert.equal(await read(), false)
    entra.set(account('a', { enabled: false }))
    assert.equal(await read(), true)
    assert.equal(await read(), true, 'nobody followed yet')
    await ports.directoryTable.followed(await ports.directoryTable.changed(9))
    assert.equal(await read(), false)
    const departments = [{ name: 'Mobilités', people: 2 }]
    const row = { id: 'directory' as const, version: 0, cards: [], departments, work: [] }
    await ports.commit({ save: 'directory_notice', row, ifVersion: 0 })
    assert.equal(await read(), true)
  })

  it('asks for it too where only the owner of a campaign left the communication team', async () => {
    const entra = new FakeEntra({ agents: 'agents', others: [] })
    const ports = { ...createFakePorts(), directoryChanges: entra.changes() }
    await opened(ports)
    const read = async (): Promise<boolean> => {
      ports.jobs.length = 0
      await readDirectory(ports, settings)
      return ports.jobs.some(({ job }) => job === 'directory.follow')
    }
    assert.equal(await read(), false)
    ports.town.comms = ports.town.comms.filter(id => id !== camille.id)
    assert.equal(await read(), true)
  })
})
