import assert from 'node:assert/strict'
import { graphCalendars } from '../../src/graph/people/calendars.ts'
import { sectionLabels } from './section-labels.ts'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readConfig } from '../../src/settings/config.ts'
import type { Tenant } from '../../src/settings/tenant-settings.ts'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import { createCredential } from '../../src/outward/credential.ts'
import { graphRightRows } from '../../src/graph/right-rows.ts'
import { graphDepartments } from '../../src/graph/departments.ts'
import { graphDirectory } from '../../src/graph/directory.ts'
import { createGraph, type Graph } from '../../src/graph/graph.ts'
import { graphInitiativeList } from '../../src/graph/initiative-list.ts'
import { graphLibrary } from '../../src/graph/library.ts'
import { graphNewspaperMail } from '../../src/graph/newspaper-mail.ts'
import { provisionLists } from '../../src/graph/provision-lists.ts'
import { checkChannel } from '../../src/graph/team.ts'
import { type StartedSandbox, startSandbox } from '../support/sandbox.ts'
import type { SeenMail } from '../support/town-client.ts'
import { anInitiative } from './an-initiative.ts'
import { all } from './stub.ts'

const now = () => new Date().toISOString()
const labels = (key: string) => key
const listed = { labels, sections: sectionLabels, appId: 'mary', remark: (kind: string) => kind, now }

/** The adapters against the town: the same protocols as a tenant, checked against Microsoft's contracts. */
describe('graph adapters in the sandbox', function () {
  this.timeout(60_000)
  let sandbox: StartedSandbox
  let tenant: Tenant
  let graph: Graph
  const openGraph = (password = tenant.appPassword): Graph => {
    const { graph: graphUrl, login: loginUrl } = readConfig(sandbox.variables).urls
    const identity = { type: tenant.appType, appId: tenant.appId, password, tenantId: tenant.tenantId, loginUrl }
    return createGraph({ graphUrl, credential: createCredential(identity) })
  }
  const openDirectory = (more: Partial<Tenant> = {}) =>
    graphDirectory(graph, { ...tenant, absencesLimited: true, ...more, now })
  before(async () => {
    sandbox = await startSandbox({ SANDBOX_PEOPLE: '1200', SANDBOX_CHECK: 'strict' })
    setDefaultCACertificates([...getCACertificates('default'), sandbox.ca])
    tenant = readConfig(sandbox.variables).tenant!
    graph = openGraph()
  })
  beforeEach(() => sandbox.town.resetCounts())
  after(async () => {
    const violations = await sandbox.town.violations()
    await sandbox.close()
    assert.deepEqual(violations, [])
  })

  it('knows people, their managers and their roles', async () => {
    const directory = openDirectory()
    const { people } = await sandbox.town.people({ role: 'head', limit: 1 })
    const head = people[0]!
    const person = await directory.person(head.id)
    assert.deepEqual([person?.name, person?.mail, person?.department], [head.displayName, head.mail, head.department])
    assert.equal((await directory.byMail(head.mail.toUpperCase()))?.id, head.id)
    assert.equal((await directory.manager(head.id))?.id, head.managerId)
    const comms = (await sandbox.town.people({ role: 'comms', limit: 1 })).people[0]!
    assert.deepEqual(await directory.roles(comms.id), ['agent', 'comms'])
    assert.equal(await directory.person('00000000-0000-4000-8000-000000000000'), null)
    assert.equal(await directory.byMail('nobody@nowhere.example'), null)
  })

  it('pages « tous » in few calls, with and without a group of agents', async () => {
    const listed = (await all(openDirectory().everyone())).flat()
    const agents = listed.filter(person => person.enabled)
    assert.ok(agents.length > 1000)
    assert.equal(
      listed.length - agents.length,
      6,
      'closed accounts are left out by who addresses people, and counted there',
    )
    assert.deepEqual(
      listed.filter(person => person.shared).map(person => person.name),
      ['Borne de la médiathèque'],
    )
    assert.equal(new Set(agents.map(person => person.id)).size, agents.length)
    assert.ok((await sandbox.town.counts()).graph.requests <= 3)
    const accounts = (await all(openDirectory({ agentsGroupId: undefined }).everyone())).flat()
    assert.ok(accounts.length >= agents.length && accounts.every(person => person.enabled && !person.guest))
  })

  it('finds groups', async () => {
    const directory = openDirectory()
    const group = await directory.group(tenant.commsGroupId)
    assert.ok(group)
    assert.ok((await directory.findGroups(group.name.slice(2, 8).toLowerCase())).some(({ id }) => id === group.id))
    assert.equal(await directory.group('00000000-0000-4000-8000-000000000000'), null)
  })

  it('finds teams, with their owners and the guests in them', async () => {
    const directory = openDirectory()
    const [team] = await directory.findTeams('projet g')
    assert.equal(team?.name, 'Projet Grand Parc')
    assert.deepEqual(await directory.team(team.id), team)
    assert.equal(await directory.team(tenant.commsGroupId), null, 'a group that is no team')
    const members = (await all(directory.members(team.id))).flat()
    assert.equal(members.length, 7)
    assert.equal(members.filter(({ guest }) => guest).length, 1)
    const comms = new Set((await directory.comms()).map(person => person.id))
    assert.equal(members.filter(({ id }) => comms.has(id)).length, 1, 'the owner, who is no member')
  })

  it('finds hundreds of people by mail and by id in a few requests', async () => {
    const directory = openDirectory()
    const { people } = await sandbox.town.people({ limit: 400 })
    const found = await directory.byMails([...people.map(({ mail }) => mail.toUpperCase()), 'nobody@nowhere.example'])
    assert.equal(found.size, people.length)
    assert.deepEqual(
      [...(await directory.people([...people.map(({ id }) => id), 'x'])).keys()].sort(),
      people.map(({ id }) => id).sort(),
    )
  })

  it('reads the departments with their people, without a call for each', async () => {
    const found = await graphDepartments(graph, { siteId: tenant.siteId, now, held: async () => undefined }).all()
    const { departments } = await sandbox.town.about()
    assert.deepEqual(found.map(one => one.name).sort(), departments.map(one => one.name).sort())
    for (const one of found) {
      const there = departments.find(({ name }) => name === one.name)!
      assert.deepEqual([one.head?.id, one.aliases.length], [there.headId, there.aliases.length])
    }
    assert.ok((await sandbox.town.counts()).graph.requests <= 6)
  })

  it('tells who wrote what in a list that gives rights, of which what was judged is in force', async () => {
    const { siteId, appId } = tenant
    const rights = graphRightRows(graph, { siteId, appId })
    const held = (await rights.all('Directions'))!.map(row => ({ ...row, seen: row.values }))
    const [row] = held
    const { people } = await sandbox.town.people({ limit: 1 })
    const [agent] = people
    await sandbox.town.editItem(agent!.id, 'Directions', row!.itemId, { Responsable: agent!.mail, Alias: 'Tout' })
    const versions = await rights.versions('Directions', row!.itemId)
    assert.deepEqual(
      versions?.map(({ changedBy, values }) => [changedBy.kind, values['Responsable']]),
      [
        ['mary', row!.values['Responsable']],
        ['person', agent!.mail],
      ],
    )
    const heads = async (judged: typeof held | undefined) => {
      const found = await graphDepartments(graph, { siteId, now, held: async () => judged }).all()
      return found.map(({ name, head, aliases }) => ({ name, head: head?.id, aliases }))
    }
    const before = await heads(held)
    assert.ok(before.every(({ head }) => head !== agent!.id))
    assert.equal(before.length, held.length)
    assert.ok((await heads(undefined)).some(({ head, aliases }) => head === agent!.id && aliases.includes('Tout')))
    await sandbox.town.setPermissions({ membersWrite: false, readVersions: false })
    await assert.rejects(sandbox.town.editItem(agent!.id, 'Directions', row!.itemId, { Alias: 'x' }))
    assert.equal(await rights.versions('Directions', row!.itemId), null)
    await sandbox.town.setPermissions({ membersWrite: true, readVersions: true })
    await sandbox.town.editItem(agent!.id, 'Directions', row!.itemId, row!.values)
  })

  it('makes the lists when it may, and says what is missing when it may not', async () => {
    await sandbox.town.setPermissions({ createLists: false })
    const at = { siteId: tenant.siteId, labels, sections: { names: ['Vie des services'], sure: true } }
    const missing = { kind: 'missing', did: [], what: ['Propositions'], command: 'npm run provision' }
    assert.deepEqual(await provisionLists(graph, at), missing)
    await assert.rejects(graphInitiativeList(graph, { ...at, ...listed }).create('i', { Title: 'x' }), Misconfigured)
    await sandbox.town.setPermissions({ createLists: true })
    const created = [{ what: 'Propositions', done: 'created' }]
    assert.deepEqual(await provisionLists(graph, at), { kind: 'ready', did: created })
    assert.deepEqual(await provisionLists(graph, at), { kind: 'ready', did: [] })
  })

  it('offers the sections as they are called and in their order, or says why not', async () => {
    const at = { ...listed, siteId: tenant.siteId }
    const offering = (...open: string[]) =>
      graphInitiativeList(graph, {
        ...at,
        sections: async () => ({ ...(await sectionLabels()), open }),
      }).offerSections()
    const choices = async () =>
      (await sandbox.town.lists())
        .find(({ name }) => name === 'Propositions')!
        .columns.find(({ name }) => name === 'Rubrique')?.choices
    assert.equal(await offering('Agenda', 'Vie culturelle'), 'ready')
    assert.deepEqual(await choices(), ['Agenda', 'Vie culturelle'])
    await sandbox.town.setPermissions({ createLists: false })
    assert.equal(await offering('Vie culturelle', 'Agenda'), 'refused')
    // What it offers already takes no right.
    assert.equal(await offering('Agenda', 'Vie culturelle'), 'ready')
    await sandbox.town.setPermissions({ createLists: true })
    assert.equal(await offering('Vie culturelle', 'Agenda'), 'ready')
    assert.deepEqual(await choices(), ['Vie culturelle', 'Agenda'])
  })

  it('keeps one item an initiative, through answers that were lost', async () => {
    const list = graphInitiativeList(graph, { ...listed, siteId: tenant.siteId })
    const initiative = anInitiative({ id: crypto.randomUUID(), title: 'L’été & « co »' })
    await sandbox.town.setFaults({ target: 'graph', kind: 'cut-after-accept', share: 0.5, seconds: 60 })
    let listItemId: string | null = null
    for (let tries = 0; listItemId === null && tries < 30; tries++) {
      const made = await list.create(initiative.id, await list.say(initiative, null, [])).catch((error: unknown) => {
        assert.ok(error instanceof Unavailable)
        return null
      })
      listItemId = made?.itemId ?? null
    }
    await sandbox.town.setFaults()
    const declined = { ...initiative, state: 'declined' as const, place: 'Mairie' }
    const known = { itemId: listItemId!, etag: (await list.item(listItemId!))!.etag }
    const written = await list.change(known, await list.say(declined, 'PUB-2026-0001', []))
    assert.equal(written.kind, 'written')
    assert.equal((await list.change(known, { Lieu: 'Ailleurs' })).kind, 'moved-on')
    const items = (await sandbox.town.lists()).find(({ name }) => name === 'Propositions')!.items
    const ours = items.filter(item => item.fields['MaryId'] === initiative.id)
    assert.deepEqual(
      ours.map(item => item.id),
      [listItemId],
    )
    const { Title, Lieu, Publication } = ours[0]!.fields
    assert.deepEqual([Title, Lieu, Publication], ['L’été & « co »', 'Mairie', 'PUB-2026-0001'])
  })

  it('puts small and large files', async () => {
    const library = graphLibrary(graph, { siteId: tenant.siteId })
    const large = new Uint8Array(6 * 1024 * 1024).fill(7)
    for (const [name, bytes] of [
      ['Été #1 100 %.jpg', new Uint8Array([1, 2, 3])],
      ['film.mp4', large],
    ] as const) {
      assert.match(await library.put('Propositions/PROP-2026-0001', name, 'image/jpeg', bytes), /^https:/)
      await library.put('Propositions/PROP-2026-0001', name, 'image/jpeg', bytes)
      const files = (await sandbox.town.drive()).filter(file => file.name === name)
      assert.equal(files.length, 1)
      assert.ok((await sandbox.town.driveContent(files[0]!.id)).equals(bytes))
    }
  })

  it('names all that lies in the library, with its folders', async () => {
    const library = graphLibrary(graph, { siteId: tenant.siteId })
    await library.put('Journaux/TU', 'TU-2026-1.html', 'text/html', new Uint8Array([1]))
    const { found } = await library.called(name => /^(?:Journaux|TU)/.test(name), 10_000)
    const paths = found.map(({ folder, name }) => [...folder, name].join('/'))
    for (const path of ['Journaux', 'Journaux/TU', 'Journaux/TU/TU-2026-1.html']) assert.ok(paths.includes(path), path)
  })

  it('installs itself for people', async () => {
    const directory = openDirectory()
    const outcome = async (situation: 'not-installed' | 'no-teams' | 'well') => {
      const { people } = await sandbox.town.people({ situation, limit: 1 })
      return directory.install(people[0]!.id)
    }
    assert.equal(await outcome('not-installed'), 'installed')
    assert.equal(await outcome('well'), 'installed')
    assert.equal(await outcome('no-teams'), 'no-teams')
    await sandbox.town.setPermissions({ installApps: false })
    assert.equal(await outcome('not-installed'), 'not-allowed')
    await sandbox.town.setPermissions({ installApps: true })
  })

  it('sees who is away, and nobody without the permission', async () => {
    const directory = openDirectory()
    const head = (await sandbox.town.people({ role: 'head', situation: 'well', limit: 1 })).people[0]!
    assert.equal(await directory.absence(head.id), null)
    const until = new Date(Date.parse(now()) + 6 * 24 * 3_600_000).toISOString()
    await sandbox.town.away(head.id, until)
    assert.deepEqual(await directory.absence(head.id), { until })
    await sandbox.town.away(head.id, null)
    assert.deepEqual(await directory.absence(head.id), { until: null })
    await sandbox.town.setPermissions({ readMailboxes: false })
    assert.equal(await directory.absence(head.id), null)
    await sandbox.town.setPermissions({ readMailboxes: true })
    await sandbox.town.back(head.id)
    assert.equal(await directory.absence(head.id), null)
  })

  it('writes into calendars, once for a transaction, and not where Exchange does not let it', async () => {
    const calendars = graphCalendars(graph, { refused: () => undefined })
    const person = (await sandbox.town.people({ role: 'agent', situation: 'well', limit: 1 })).people[0]!.id
    const time = { kind: 'hours', from: '2026-12-01T11:30:00.000Z', until: null } as const
    const entry = {
      uid: 'u',
      sequence: 0,
      title: 'Visite',
      place: '',
      summary: 'Venez',
      time,
      changedAt: '',
      cancelled: false,
    }
    const shown = { entry, tentative: false }
    const id = await calendars.create(person, shown, 't1')
    assert.ok(id)
    assert.equal(await calendars.create(person, shown, 't1'), id)
    assert.equal(
      await calendars.change(person, id, { entry: { ...entry, title: 'Autre' }, tentative: true }),
      'changed',
    )
    await calendars.remove(person, id)
    await calendars.remove(person, id)
    assert.equal(await calendars.change(person, id, shown), 'gone')
    await sandbox.town.setPermissions({ writeCalendars: false })
    assert.equal(await calendars.create(person, shown, 't2'), null)
    await sandbox.town.setPermissions({ writeCalendars: true })
  })

  it('sends one message from the one mailbox that Exchange lets it, and from no other one', async () => {
    const { newspaperMailbox } = readConfig(sandbox.variables)
    assert.equal(newspaperMailbox?.isLimited, true)
    const mime = Buffer.from('Subject: TU-2026-11\r\nContent-Type: text/plain\r\n\r\nTrois titres')
    const mail = graphNewspaperMail(graph, { mailbox: newspaperMailbox.address })
    assert.deepEqual(await mail.send(mime, ['tous@montreval.example']), { state: 'sent' })
    const [{ mailbox, from, to, subject, text }] = (await sandbox.town.mails()) as [SeenMail]
    assert.deepEqual([mailbox, to, subject, text], [from[0], ['tous@montreval.example'], 'TU-2026-11', 'Trois titres'])
    const head = (await sandbox.town.people({ role: 'head', limit: 1 })).people[0]!.mail
    const other = graphNewspaperMail(graph, { mailbox: head })
    assert.deepEqual(await other.send(mime, [head]), { state: 'refused', reason: 'not-allowed' })
    await sandbox.town.setFaults({ target: 'graph', kind: 'cut-after-accept', share: 1, seconds: 60 })
    assert.deepEqual(await mail.send(mime, ['tous@montreval.example']), { state: 'unknown' })
    await sandbox.town.setFaults()
    assert.equal((await sandbox.town.mails()).length, 2, 'it had left, and was asked for once')
  })

  it('finds the channel in the team', async () => {
    const { team } = await sandbox.town.about()
    assert.equal(await checkChannel(graph, { teamId: team.id, channelId: team.channelId }), 'there')
    assert.equal(await checkChannel(graph, { teamId: team.id, channelId: '19:elsewhere@thread.tacv2' }), 'not-there')
  })

  it('is unavailable while Graph is down, and misconfigured with a wrong secret', async () => {
    await sandbox.town.setFaults({ target: 'graph', kind: 'down', share: 1, seconds: 60 })
    await assert.rejects(openDirectory().comms(), Unavailable)
    await sandbox.town.setFaults()
    assert.ok((await openDirectory().comms()).length > 0)
    await assert.rejects(graphDirectory(openGraph('wrong'), { ...tenant, now }).comms(), Misconfigured)
  })

  it('is run by npm run provision', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mary-'))
    writeFileSync(join(folder, 'ca.pem'), sandbox.ca)
    const env = { PATH: process.env['PATH'], ...sandbox.variables, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') }
    const command = join(import.meta.dirname, '../../src/commands/provision.ts')
    const run = (more: Record<string, string>) =>
      promisify(execFile)(process.execPath, [command], { env: { ...env, ...more }, cwd: folder })
    try {
      // The choices that tests left in the column are brought back to those that ship.
      assert.match((await run({})).stdout, /offers the present choices: Propositions\.Rubrique\n.*are ready/s)
      assert.match((await run({})).stdout, /^The lists "Propositions", "Directions" and "Relais" are ready\.$/m)
      // Where Mary's database cannot be read, what she offers of sections stays.
      const list = graphInitiativeList(graph, {
        ...listed,
        siteId: tenant.siteId,
        sections: async () => ({ ...(await sectionLabels()), open: ['Vie culturelle'] }),
      })
      await list.offerSections()
      const unread = (await run({ DATABASE_URL: 'postgres://localhost:1/none' })).stdout
      assert.match(unread, /^left as they are: the choices of Propositions\.Rubrique.*are ready/ms)
      assert.equal(await list.offerSections(), 'ready')
      assert.match((await run({})).stdout, /offers the present choices: Propositions\.Rubrique/)
      await sandbox.town.setPermissions({ createLists: false })
      assert.match((await run({})).stdout, /are ready/)
      const other = { DEFAULT_LOCALE: 'en' }
      await assert.rejects(
        run(other),
        /missing: Propositions\.Rubrique \(choices\).*missing: Propositions\.Etat \(choices\).*Cure: POST \/sites\/.*"manage"/s,
      )
      await sandbox.town.setPermissions({ createLists: true })
      await assert.rejects(run({ MicrosoftAppPassword: 'wrong' }), /AADSTS7000215/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
