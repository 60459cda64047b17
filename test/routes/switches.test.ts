import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Department, Person } from '../../sandbox/town/town.ts'
import { allCapabilities, type Capability } from '../../src/core/domain/capabilities/capability.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Les vœux des directions'
/** Libraries that only capabilities need: calendars, print, site, charts, tables. */
const ofCapabilities = [
  ...['ical-generator', 'ical.js', 'fflate', 'mrml', 'feed', 'standardwebhooks', '@observablehq/plot', 'linkedom'],
  ...['@resvg/resvg-js', 'write-excel-file', '@myriaddreamin/typst-ts-node-compiler'],
]
/** What the help offers of each to somebody of comms. */
const offered: Record<Exclude<Capability, 'networks' | 'site' | 'relays'>, string> = {
  events: 'Mes assistants',
  calls: 'Nouvel appel',
  newspapers: 'Journaux',
  campaigns: 'Marronniers',
  figures: 'Chiffres',
}

onStores(['PostgreSQL'], open => {
  describe('capabilities, switched while Mary and a worker are at work', () => {
    const loaded = join(mkdtempSync(join(tmpdir(), 'mary-loaded-')), 'packages.json')
    // Read anew by each of her starts.
    const env: Record<string, string> = {}
    let mary: StoredMary
    let worker: Mary
    let people: Cast
    let admin: Person
    let correspondent: Person
    let department: Department

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_LIMITS: 'off' }, env })
      people = await cast(mary.town)
      admin = (await mary.town.people({ role: 'admin', situation: 'well', limit: 1 })).people[0]!
      worker = await startMary({
        beside: mary,
        worker: true,
        env: { DATABASE_URL: mary.databaseUrl ?? '', PUBLIC_URL: mary.url },
      })
      for (const one of (await mary.town.about()).departments) {
        correspondent = await mary.town.person(one.correspondentId)
        department = one
        if (correspondent.situation === 'well' && !correspondent.roles.includes('comms')) return
      }
    })
    after(async () => {
      await worker?.close()
      await mary?.close()
    })

    const settings = async () => {
      await mary.town.say(admin.id, 'réglages')
      return inChat(mary.town, admin.id, 'Ce que Mary fait chez vous')
    }
    const switches = async (verb: string, capabilityId: Capability) => {
      const { id: activityId } = await settings()
      const action = { type: 'Action.Execute', verb, data: { capabilityId, shownAt: '2000-01-01T00:00:00.000Z' } }
      return JSON.stringify((await pressed(mary.town, admin.id, { activityId, action })).body)
    }
    const due = (last: boolean) =>
      mary.ask(
        `update asked_job set due = now(), data = data || jsonb_build_object('at', $1::text)
         where name = 'call.remind' and data->>'last' = $2 returning 1 as moved`,
        new Date().toISOString(),
        String(last),
      )
    const reminded = async () =>
      (await mary.ask<{ n: number }>(`select jsonb_array_length(doc->'reminded') as n from call_department`))[0]!.n
    const helpOf = async (person: Person): Promise<string> => {
      await mary.town.say(person.id, 'aide')
      return readable(await inChat(mary.town, person.id, 'Proposer une publication'))
    }

    it('says what runs before it is switched off, and what becomes of it', async () => {
      await mary.town.say(people.comms.id, 'appel')
      const form = await inChat(mary.town, people.comms.id, 'Nouvel appel à contributions')
      const inputs = {
        title,
        text: 'Une photo',
        sections: 'portraits',
        departments: department.name,
        closes: dayIn(20),
      }
      await pressed(mary.town, people.comms.id, { activityId: form.id, button: 'Ouvrir l’appel', inputs })
      await inChat(mary.town, correspondent.id, title, 'Rien à signaler')
      const asked = await switches('capability.ask', 'calls')
      assert.match(asked, /1 appel ouvert/)
      assert.match(asked, /relances et clôtures attendent/)
      assert.match(await helpOf(people.comms), /Nouvel appel/)
    })

    it('stops at once in the middle of it: no answer, no word, no reminder, in both processes', async () => {
      assert.match(await switches('capability.off', 'calls'), /Désactivé par/)
      const card = await inChat(mary.town, correspondent.id, title, 'Rien à signaler')
      const done = await pressed(mary.town, correspondent.id, { activityId: card.id, button: 'Rien à signaler' })
      assert.match(JSON.stringify(done.body), /désactivé chez vous/)
      // The other process reads the switches each ten seconds.
      await delay(11_000)
      assert.equal((await due(false)).length, 1)
      await delay(3_000)
      assert.equal(await reminded(), 0)
      assert.doesNotMatch(await helpOf(people.comms), /Nouvel appel/)
      await mary.town.say(people.comms.id, 'appels')
      await inChat(mary.town, people.comms.id, 'J’ai bien reçu votre message', 'appels')
    })

    it('finds it all again once it is on: what waited is done, and the card takes its answer', async () => {
      assert.match(await switches('capability.on', 'calls'), /Activé par/)
      await eventually(async () => (await reminded()) === 1, 'the reminder that waited is sent')
      const card = await inChat(mary.town, correspondent.id, title, 'Rien à signaler')
      await pressed(mary.town, correspondent.id, { activityId: card.id, button: 'Rien à signaler' })
      await inChannel(mary.town, people.comms.id, title, '1 sur 1')
      const told = await mary.ask<{ verb: string }>(
        `select verb from journal where verb like 'capability.%' order by seq`,
      )
      assert.deepEqual(
        told.map(({ verb }) => verb),
        ['capability.off', 'capability.on'],
      )
    })

    it('starts without each of them, and offers the others', async () => {
      await worker.close()
      for (const capability of allCapabilities) {
        await mary.stop()
        await mary.ask(`update capability_switch set doc = doc || jsonb_build_object('on', id <> $1)`, capability)
        await mary.start()
        const help = await helpOf(people.comms)
        for (const [name, button] of Object.entries(offered))
          assert.equal(help.includes(button), name !== capability, `${button} without ${capability}`)
      }
    })

    it('starts without any: a proposal goes to its delivery, the pages are gone, and no library of what is off is loaded', async () => {
      await mary.stop()
      await mary.ask(`update capability_switch set doc = doc || '{"on": false}'`)
      const listing = pathToFileURL(join(import.meta.dirname, '../support/list-loaded.ts')).href
      Object.assign(env, { NODE_OPTIONS: `--import=${listing}`, LOADED_LIST: loaded })
      await mary.start()
      const card = await approved(mary.town, people, { title: 'Sans rien d’autre' })
      await broadcastNow(mary.town, people.comms.id, card)
      await inChat(mary.town, people.agent.id, 'Sans rien d’autre', 'Pourquoi je reçois ceci')
      for (const path of ['/site/', '/journal/x', '/affiche/x', '/chart/x', '/tab/figures.html', '/tab/edition.html'])
        assert.equal((await fetch(`${mary.url}${path}`)).status, 404, path)
      assert.equal((await fetch(`${mary.url}/tab/`)).status, 200)
      assert.equal((await fetch(`${mary.url}/readyz`)).status, 200)
      await mary.stop()
      for (const name of ['NODE_OPTIONS', 'LOADED_LIST']) delete env[name]
      const packages = JSON.parse(readFileSync(loaded, 'utf8')) as string[]
      for (const needed of ['restify', 'botbuilder', 'pg']) assert.ok(packages.includes(needed), needed)
      assert.deepEqual(
        packages.filter(name => ofCapabilities.includes(name)),
        [],
      )
      await mary.start()
    })

    it('begins, for a new authority, with events and calls', async () => {
      await mary.stop()
      await mary.ask('delete from capability_switch')
      await mary.start()
      const help = await helpOf(people.comms)
      const shown = Object.entries(offered).flatMap(([name, button]) => (help.includes(button) ? [name] : []))
      assert.deepEqual(shown, ['events', 'calls'])
    })
  })
})
