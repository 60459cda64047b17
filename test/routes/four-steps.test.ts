import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Person } from '../../sandbox/town/town.ts'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { dayIn } from '../support/day-in.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, nothingLeft, pictured, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'
import { ofName } from '../support/of-name.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const title = 'Le pont rouvre'

onStores(['PostgreSQL'], open => {
  describe('a circuit of four steps, from the card that makes it to the last delivery', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let admin: Person
    let named: Person
    let delegate: Person
    let member: Person
    let reference: string

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      admin = (await town.people({ role: 'admin', situation: 'well', limit: 5 })).people[0]!
      const used = new Set([people.agent.id, people.head.id, admin.id])
      const { people: agents } = await town.people({ role: 'agent', situation: 'well', limit: 120 })
      const free = agents.filter(
        one =>
          one.roles.length === 1 &&
          !used.has(one.id) &&
          one.preferredLanguage !== 'en-GB' &&
          one.department !== people.department,
      )
      ;[named, delegate] = [free[0]!, free[1]!]
      const { people: correspondents } = await town.people({ role: 'correspondent', situation: 'well', limit: 20 })
      member = correspondents.find(
        one => !one.roles.includes('comms') && !used.has(one.id) && one.preferredLanguage !== 'en-GB',
      )!
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const versions = (): Promise<
      { steps: { name: string; visas: { by: { id: string }; chairs: string[] }[] }[]; current: number; state: string }[]
    > =>
      mary.ask(
        `select doc->'steps' as steps, (doc->>'current')::int as current, doc->>'state' as state from validation where doc->>'title' = $1 order by (doc->>'postVersion')::int`,
        title,
      )
    const referenceOf = async (title: string) =>
      (
        await mary.ask<{ reference: string }>(
          `select doc->>'reference' as reference from post where doc->'content'->>'title' = $1`,
          title,
        )
      )[0]!.reference
    const visas = async () => (await versions()).at(-1)!.steps.map(({ visas }) => visas.map(({ by }) => by.id))
    const edited = async (inputs: Record<string, string>): Promise<void> => {
      const card = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      await submitted(town, people, card, { title, section: 'projects', ...inputs })
    }

    it('an administrator makes it, for one section', async () => {
      await town.say(admin.id, 'circuits')
      const { id } = await inChat(town, admin.id, 'Circuits de validation')
      const press = (button: string, inputs: Record<string, unknown> = {}) =>
        pressed(town, admin.id, { activityId: id, button, inputs })
      await press('Ajouter un circuit')
      await press('Enregistrer', { name: 'Grands projets', sections: 'projects' })
      const steps: Record<string, string>[] = [
        { name: 'Direction', rules: 'head', facets: 'substance,reach' },
        { name: 'Mise en forme', rules: 'comms', facets: 'form' },
        { name: 'Référent', rules: '', people: named.mail, facets: 'substance' },
        { name: 'Relais', rules: 'group', groups: 'Correspondants communication', facets: 'reach' },
      ]
      for (const step of steps) {
        await press('Ajouter une étape')
        await press('Enregistrer', { ...step, quorum: 'any', days: '1' })
      }
      await press('Mettre en service')
      const card = readable(await inChat(town, admin.id, 'Grands projets', 'En service'))
      for (const { name } of steps) assert.ok(card.includes(name!), name)
    })

    it('the head asks for changes; those who see the next version see what changed since the one that they saw', async () => {
      const { card } = await retained(town, people, title)
      await pictured(town, people.comms.id, await referenceOf(title))
      reference = await submitted(town, people, card, {
        title,
        section: 'projects',
        body: 'Le pont rouvre lundi.',
        alt0: 'Une image',
      })
      const first = await inChat(
        town,
        people.head.id,
        'Approuver',
        title,
        'Votre visa porte sur',
        'le fond · la diffusion',
      )
      await pressed(town, people.head.id, {
        activityId: first.id,
        button: 'Demander des modifications > Demander des modifications',
        inputs: { reason: 'C’est mardi' },
      })
      await inChat(town, people.comms.id, title, 'C’est mardi')
      await edited({ body: 'Le pont rouvre mardi.' })
      const again = readable(
        await inChat(town, people.head.id, 'Approuver', title, 'Modifié depuis votre dernière lecture'),
      )
      assert.match(again, /lundi[^]*mardi/)
      await approvedBy(town, people.head.id, title)
      // Whoever sees it for the first time is told of no change.
      assert.doesNotMatch(
        readable(await inChat(town, people.otherComms.id, 'Approuver', title, 'Votre visa porte sur', 'la forme')),
        /Modifié depuis/,
      )
      await approvedBy(town, people.otherComms.id, title)
    })

    it('the named person lends their place; the delegate approves « par délégation de », then the group', async () => {
      await inChat(town, named.id, 'Approuver', title, 'Votre visa porte sur', 'le fond')
      await town.say(named.id, `déléguer ${delegate.mail} ${dayIn(0)} ${dayIn(2)}`)
      await inChat(town, delegate.id, title, 'Approuver', `délégation ${ofName(named.displayName)}`)
      await approvedBy(town, delegate.id, title)
      await inChat(
        town,
        people.comms.id,
        title,
        `${delegate.displayName} (par délégation ${ofName(named.displayName)})`,
      )
      assert.deepEqual(
        (await versions()).at(-1)!.steps[2]!.visas.map(({ by, chairs }) => [by.id, chairs]),
        [[delegate.id, [named.id]]],
      )
      await approvedBy(town, member.id, title)
      await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
      assert.deepEqual(await visas(), [[people.head.id], [people.otherComms.id], [delegate.id], [member.id]])
    })

    it('the form alone changes: only the step that vouches for it is asked anew', async () => {
      const dropped = await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
      await edited({ body: 'Le pont rouvre mardi.', alt0: 'Le pont, vu du quai' })
      const asked = await inChat(
        town,
        people.otherComms.id,
        'Approuver',
        title,
        'Retiré',
        'Une image',
        'Ajouté',
        'vu du quai',
      )
      assert.deepEqual(await visas(), [[people.head.id], [], [delegate.id], [member.id]])
      assert.equal((await versions()).at(-1)!.current, 1)
      for (const one of [people.head, delegate, member]) await nothingLeft(town, one.id, title, 'Approuver')
      await inChat(town, people.head.id, title, 'vaut')
      const old = await town.press(people.comms.id, { in: 'channel', activityId: dropped.id, action: sendOf(dropped) })
      assert.doesNotMatch(JSON.stringify(old.body), /Diffuser à/, 'what was approved before is not sent any more')
      await pressed(town, people.otherComms.id, { activityId: asked.id, button: 'Approuver' })
      assert.deepEqual(await visas(), [[people.head.id], [people.otherComms.id], [delegate.id], [member.id]])
    })

    it('is sent: each person has the final card once, and nobody another', async () => {
      await broadcastNow(
        town,
        people.comms.id,
        await inChannel(town, people.comms.id, title, 'Vérifier les destinataires'),
      )
      await inChannel(town, people.comms.id, title, 'Diffusée')
      const { people: all } = await town.people({ department: people.department, limit: 200 })
      const expected = Object.fromEntries(all.filter(({ situation }) => situation === 'well').map(({ id }) => [id, 1]))
      const got = Object.fromEntries(
        Object.entries(await town.copies(title, 'vu du quai', 'rouvre mardi', 'Pourquoi je reçois ceci')).filter(
          ([id]) => id in expected,
        ),
      )
      assert.deepEqual(got, expected)
      assert.ok(Object.keys(expected).length > 5)
      const sealed = (
        await mary.ask<{ card: string }>(
          `select doc->'sealed'->-1->'rendered'->>'card' as card from post where doc->>'reference' = $1`,
          reference,
        )
      )[0]!.card
      for (const id of Object.keys(expected)) {
        const received = (await town.chat(id)).activities.find(
          one => readable(one).includes('vu du quai') && readable(one).includes('Pourquoi je reçois ceci'),
        )
        const bytes = JSON.stringify(received?.attachments)
        for (const element of (JSON.parse(sealed) as { body: unknown[] }).body)
          assert.ok(bytes.includes(JSON.stringify(element)), `${JSON.stringify(element)} in ${bytes}`)
      }
      for (const gone of ['Une image', 'rouvre lundi'])
        assert.deepEqual(await town.copies(title, gone, 'Pourquoi je reçois ceci'), {})
    })

    it('« historique » tells all of it, and the journal is whole', async () => {
      await town.say(people.comms.id, `historique ${reference}`)
      const story = await inChat(town, people.comms.id, `Historique de ${reference}`)
      const told = [readable(story)]
      if (told[0]!.includes('Plus ancien')) {
        await pressed(town, people.comms.id, { activityId: story.id, button: 'Plus ancien' })
        told.unshift(readable(await inChat(town, people.comms.id, `Historique de ${reference}`)))
      }
      const parts = [
        'a envoyé la proposition',
        'a retenu la proposition',
        'C’est mardi',
        'par délégation d',
        'a lancé la diffusion',
        'terminée',
      ]
      let at = -1
      for (const part of parts) {
        const next = told.join('').indexOf(part, at + 1)
        assert.ok(next > at, `${part}, in ${told.join('').slice(0, 6_000)}`)
        at = next
      }
      const verified = spawnSync(process.execPath, ['src/commands/journal/verify.ts'], {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], DATABASE_URL: mary.databaseUrl },
      })
      assert.equal(verified.status, 0, verified.stderr)
      assert.match(verified.stdout, /whole/)
    })
  })
})

/** « Diffuser maintenant » as it lay under the hand. */
function sendOf(shown: Shown) {
  const found = /"verb":"broadcast.send","data":(\{[^}]*\})/.exec(JSON.stringify(shown.attachments))
  assert.ok(found)
  return { type: 'Action.Execute', verb: 'broadcast.send', data: JSON.parse(found[1]!) as Record<string, unknown> }
}
