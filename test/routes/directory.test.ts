import assert from 'node:assert/strict'
import { generateTown } from '../../sandbox/town/generate.ts'
import type { Group, Person, Town } from '../../sandbox/town/town.ts'
import { type Connector, openConnector } from '../support/connector.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, copies, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { About, TownClient } from '../support/town-client.ts'

const size = 3_000
/** https://learn.microsoft.com/graph/api/group-list-members */
const page = 999
const serving = `(select serving from directory_state)`

type Listed = {
  value: { id: string; displayName: string; department: string | null; accountEnabled: boolean }[]
  '@odata.nextLink'?: string
}
type Row = { id: string; name: string; department: string | null; enabled: boolean }

onStores(['PostgreSQL'], open => {
  describe('a directory that changes', function () {
    this.timeout(300_000)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let about: About
    let other: About['departments'][number]
    let first: Record<string, number>
    let graph: Connector

    before(async () => {
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: String(size), SANDBOX_LIMITS: 'off' },
        env: { DIRECTORY_EVERY_SECONDS: '5' },
      })
      town = mary.town
      await eventually(
        async () => (await mary.ask(`select 1 from directory_state where serving > 0`)).length === 1,
        'everybody is read',
      )
      first = await asked()
      graph = await openConnector(mary.sandbox.variables, mary.sandbox.ca, mary.sandbox.variables['GRAPH_URL'])
      people = await cast(town)
      about = await town.about()
      other = await otherDepartment()
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** Requests for people and groups. */
    const asked = async (): Promise<Record<string, number>> => {
      const { byPath } = (await town.counts()).graph
      const of = /^\/v1\.0\/(\$batch|(users|groups)(\/delta|\/:id\/members|\/:id\/transitiveMembers.*)?)$/
      return Object.fromEntries(Object.entries(byPath).filter(([path]) => of.test(path)))
    }
    const kept = async (id: string): Promise<Row | undefined> =>
      (
        await mary.ask<Row>(
          `select id, name, department, enabled from directory_person where reading = ${serving} and id = $1`,
          id,
        )
      )[0]
    const isKept = (id: string, what: (row: Row | undefined) => boolean, words: string): Promise<boolean> =>
      eventually(async () => what(await kept(id)), words)

    /** Another one, whose head has Teams and is nobody of comms. */
    const otherDepartment = async (): Promise<About['departments'][number]> => {
      for (const one of about.departments) {
        const head = await town.person(one.headId)
        if (one.name === people.department || head.situation !== 'well' || head.roles.includes('comms')) continue
        if (!one.name.includes('communication')) return one
      }
      throw new Error('no other department with a head who has Teams')
    }

    it('is read once, in pages of 999, the first ones of five groups in a request: 50 for 50 000 people in 16 groups', async () => {
      const floorsOf = (one: Town): number[][] => {
        const groups = new Map(one.groups.map(group => [group.id, group]))
        const roots = [
          one.agentsGroupId,
          one.commsGroupId,
          one.adminGroupId,
          one.fallbackGroupId,
          one.dpoGroupId,
          one.archivistGroupId,
        ]
        const floors: Group[][] = [roots.map(id => groups.get(id)!)]
        floors.push(floors[0]!.flatMap(({ members }) => members.flatMap(id => groups.get(id) ?? [])))
        return floors.map(all => all.map(({ members }) => Math.max(1, Math.ceil(members.length / page))))
      }
      const sum = (all: number[]): number => all.reduce((before, each) => before + each, 0)
      const batches = (floors: number[][]): number => sum(floors.map(all => Math.ceil(all.length / 5)))
      const { '/v1.0/users/delta': users = 0, '/v1.0/groups/delta': tokens = 0, ...others } = first
      // The tokens at least: on a slow machine the next reading has begun.
      assert.ok(users >= 1 && tokens >= 2)
      const here = floorsOf(generateTown({ people: size }))
      assert.deepEqual(others, { '/v1.0/$batch': batches(here), '/v1.0/groups/:id/members': sum(here.flat()) })
      const large = floorsOf(generateTown({ people: 50_000 }))
      const furtherPages = sum(large.flat().map(pages => pages - 1))
      assert.equal(1 + large.length + batches(large) + furtherPages, 50)
    })

    it('costs three requests a reading at rest, one of them for the groups within groups', async () => {
      await town.resetCounts()
      await eventually(async () => ((await asked())['/v1.0/users/delta'] ?? 0) >= 3, 'three readings')
      const { '/v1.0/users/delta': users = 0, '/v1.0/groups/delta': groups = 0, ...others } = await asked()
      // The last one may be under way.
      assert.ok(groups >= 2 * (users - 1) && groups <= 2 * users, JSON.stringify({ users, groups }))
      assert.deepEqual(others, {}, 'nobody is asked for')
    })

    it('has the next proposal of whoever moved go where their new department goes', async () => {
      const admin = (await town.people({ role: 'admin', situation: 'well' })).people[0]!
      await town.say(admin.id, 'ajouter un secteur')
      const form = await inChat(town, admin.id, 'Nouveau secteur', 'Enregistrer')
      const inputs = { name: 'Habitat', referents: people.comms.mail, departments: other.name }
      await pressed(town, admin.id, { activityId: form.id, button: 'Enregistrer', inputs })
      await inChat(town, admin.id, 'Les propositions en attente suivent', 'Habitat')
      await propose(town, people.agent, 'Avant de changer de direction')
      const before = await inChannel(town, people.comms.id, 'Avant de changer de direction')
      assert.ok(!readable(before).includes('Habitat'))
      await town.moveTo(people.agent.id, other.name)
      await isKept(people.agent.id, row => row?.department === other.name, 'the move is known')
      await propose(town, people.agent, 'Après avoir changé de direction')
      const after = await inChannel(town, people.comms.id, 'Après avoir changé de direction', 'Habitat')
      assert.ok(readable(after).includes(other.name))
    })

    it('has the head of the new department approve', async () => {
      const head = await town.person(other.headId)
      people = { ...people, head, department: other.name }
      const title = 'Le nouveau bureau'
      const { card } = await retained(town, people, title)
      await submitted(town, people, card, { title })
      await approvedBy(town, head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
    })

    it('leaves out whoever left, and reaches whoever came back', async () => {
      const there = (await town.people({ department: other.name, role: 'agent', situation: 'well', limit: 100 })).people
      const [leaver, closed, mover] = there.filter(({ id, roles }) => id !== people.agent.id && roles.length === 1) as [
        Person,
        Person,
        Person,
      ]
      const sent = async (title: string, justBefore: () => Promise<unknown>): Promise<number[]> => {
        const { card } = await retained(town, people, title)
        await submitted(town, people, card, { title })
        await approvedBy(town, people.head.id, title)
        await approvedBy(town, people.otherComms.id, title)
        const ready = await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
        await justBefore()
        await broadcastNow(town, people.comms.id, ready)
        await inChannel(town, people.comms.id, title, 'Terminée')
        return Promise.all([leaver, closed, mover].map(one => copies(town, one.id, title)))
      }
      const leave = () => Promise.all([town.remove(leaver.id), town.disable(closed.id)])
      assert.deepEqual(await sent('Pendant leur absence', leave), [0, 0, 1])
      // Nobody reads the directory but whoever is about to send.
      const sleep = `update asked_job set due = now() + interval '1 hour' where name = 'directory.read' returning 1 as slept`
      const comeBack = async (): Promise<void> => {
        await eventually(async () => (await mary.ask(sleep)).length === 1, 'the reading sleeps')
        await Promise.all([town.restore(leaver.id), town.enable(closed.id), town.moveTo(mover.id, 'Ailleurs')])
      }
      assert.deepEqual(await sent('À leur retour', comeBack), [1, 1, 0])
      await mary.ask(`update asked_job set due = now() where name = 'directory.read'`)
    })

    it('shows comms once whose visa is waited for in vain, and no more when they are back', async () => {
      const title = 'Un visa en attente'
      const { card } = await retained(town, people, title)
      await submitted(town, people, card, { title })
      await inChat(town, people.head.id, 'Approuver', title)
      const cards = async (): Promise<string[]> =>
        (await town.channel(people.comms.id)).threads
          .flatMap(({ activities }) => activities)
          .map(readable)
          .filter(text => text.includes('Annuaire') && text.includes(title))
      await town.disable(people.head.id)
      const shown = await inChannel(town, people.comms.id, 'Annuaire', title, 'Validation attendue d')
      assert.ok(readable(shown).includes(people.head.displayName))
      assert.equal((await cards()).length, 1)
      await town.enable(people.head.id)
      await eventually(async () => (await cards()).length === 0, 'the card follows')
      await approvedBy(town, people.head.id, title)
    })

    it('asks the head in the place of a correspondent who left', async () => {
      const named = about.departments.find(({ name }) => name === other.name)!
      await town.say(people.comms.id, 'appel')
      const form = await inChat(town, people.comms.id, 'Nouvel appel à contributions')
      const inputs = {
        title: 'Les vœux',
        text: 'Trois lignes',
        sections: 'portraits',
        departments: other.name,
        closes: dayIn(20),
      }
      await pressed(town, people.comms.id, { activityId: form.id, button: 'Ouvrir l’appel', inputs })
      await inChat(town, named.correspondentId, 'Les vœux', 'Rien à signaler')
      await town.remove(named.correspondentId)
      await isKept(named.correspondentId, row => row === undefined, 'who left is known')
      await eventually(async () => {
        await mary.ask(`update asked_job set due = now() where name = 'call.look'`)
        return (await town.copies('Les vœux', 'Rien à signaler'))[named.headId] === 1
      }, 'the head has the card')
      await town.restore(named.correspondentId)
      await isKept(named.correspondentId, row => row !== undefined, 'who came back is known')
    })

    it('is read again where Graph forgot the token, and loses nothing that happened meanwhile', async () => {
      const { people: agents } = await town.people({ role: 'agent', situation: 'well', limit: 60 })
      const some = agents.filter(({ roles }) => roles.length === 1).slice(-20)
      await town.resetCounts()
      await town.moveTo(some[0]!.id, 'Pôle nouveau')
      await town.forgetDeltaTokens()
      await town.moveTo(some[1]!.id, 'Pôle nouveau')
      await town.remove(some[2]!.id)
      await town.disable(some[3]!.id)
      await town.leave(some[4]!.id, about.groups.agents)
      await isKept(some[1]!.id, row => row?.department === 'Pôle nouveau', 'everybody was read again')
      assert.equal((await asked())['/v1.0/groups/:id/members'], first['/v1.0/groups/:id/members'], 'once')
      for (const [at, expected] of [true, true, false, true, false].entries())
        assert.equal((await kept(some[at]!.id)) !== undefined, expected, `the ${at}th of them`)
      assert.equal((await kept(some[3]!.id))?.enabled, false)
      await sameAsTheTown()
    })

    it('is the town’s after whatever else changes, also where it is told late and a token grew too old', async () => {
      const { people: agents } = await town.people({ role: 'agent', situation: 'well', limit: 80 })
      const some = agents.filter(({ roles }) => roles.length === 1).slice(-40)
      await town.delayDelta(7_000)
      await Promise.all(some.slice(0, 10).map(({ id }, at) => town.rename(id, 'Prénom', `Nom ${at}`)))
      await Promise.all(some.slice(10, 15).map(({ id }) => town.leave(id, about.groups.agents)))
      await town.renameDepartment(about.departments[3]!.name, 'Pôle renommé')
      await isKept(some[0]!.id, row => row?.name === 'Prénom Nom 0', 'told late')
      await isKept(some[12]!.id, row => row === undefined, 'who left the group is known')
      await sameAsTheTown()
      await town.delayDelta(0)
      await town.ageDeltaTokens(8)
      await Promise.all(some.slice(10, 12).map(({ id }) => town.join(id, about.groups.agents)))
      await isKept(some[10]!.id, row => row !== undefined, 'everybody was read again')
      await sameAsTheTown()
    })

    /** Whoever is in the groups, directly or not, as Graph names them now. */
    const inGroups = async (): Promise<Map<string, string>> => {
      const found = new Map<string, string>()
      for (const group of Object.values(about.groups)) {
        const path = `/v1.0/groups/${group}/transitiveMembers/microsoft.graph.user`
        let next: string | undefined =
          `${path}?$select=id,displayName,department,accountEnabled&$count=true&$top=${page}`
        while (next !== undefined) {
          const headers = { authorization: `Bearer ${graph.token}`, consistencylevel: 'eventual' }
          const { body } = await graph.bare('GET', next, undefined, headers)
          const { value, '@odata.nextLink': link } = body as Listed
          for (const one of value)
            found.set(one.id, JSON.stringify([one.displayName, one.department, one.accountEnabled]))
          next = link
        }
      }
      return found
    }

    const sameAsTheTown = (): Promise<true> =>
      eventually(async () => {
        const all = await inGroups()
        const rows = await mary.ask<Row>(
          `select id, name, department, enabled from directory_person where reading = ${serving}`,
        )
        const wrong = rows.filter(
          ({ id, name, department, enabled }) => all.get(id) !== JSON.stringify([name, department, enabled]),
        )
        if (wrong.length > 0) throw new Error(`${wrong.length} of ${rows.length}: ${JSON.stringify(wrong.slice(0, 3))}`)
        assert.equal(rows.length, all.size)
        return true
      }, 'the table says what Graph says')
  })
})
