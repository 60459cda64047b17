import assert from 'node:assert/strict'
import { type Cast, cast, inChat, pressed, readable } from '../support/road.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { approvedBy, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'
import { allJobsLeft } from '../support/jobs-left.ts'
import type { Person } from '../../sandbox/town/town.ts'
import { ofName } from '../support/of-name.ts'

onStores(['PostgreSQL'], open => {
  describe('delegations', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    /** Deputy of the head, else whoever is above them. */
    let delegate: Person

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await castWithDeputy()
      const { departments } = await town.about()
      delegate = await town.person(departments.find(one => one.name === people.department)!.deputyId!)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** A department whose head and deputy both have Teams. */
    const castWithDeputy = async (): Promise<Cast> => {
      const first = await cast(town)
      const { departments } = await town.about()
      for (const { name, headId, deputyId } of departments) {
        const [head, deputy] = [await town.person(headId), deputyId === null ? null : await town.person(deputyId)]
        const { people: members } = await town.people({ department: name, role: 'agent', situation: 'well', limit: 50 })
        const agent = members.find(one => one.id !== headId && one.id !== deputyId && one.roles.length === 1)
        const ready = [head, deputy].every(
          one => one?.situation === 'well' && !one.roles.includes('comms') && one.preferredLanguage !== 'en-GB',
        )
        if (ready && agent) return { ...first, head, agent, department: name }
      }
      throw new Error('no department with a head and a deputy who have Teams')
    }
    const waiting = async (title: string): Promise<string> => {
      const { card } = await retained(town, people, title)
      return submitted(town, people, card, { title })
    }
    const decisions = async (title: string) =>
      (
        await mary.ask<{ visas: string }>(
          `select jsonb_path_query_array(doc, '$.steps[*].visas[*].by.id')::text as visas from validation where doc->>'title' = $1`,
          title,
        )
      )[0]?.visas

    it('a head on leave is offered to lend their place; one click, and the deputy approves « par délégation de »', async () => {
      const title = 'Pendant les congés'
      await town.away(people.head.id, new Date(Date.now() + 9 * 24 * 3_600_000).toISOString())
      await waiting(title)
      await inChat(town, people.comms.id, title, 'absence signalée jusqu’au')
      const offer = await inChat(
        town,
        people.head.id,
        'Qui décide pendant votre absence',
        `Déléguer à ${delegate.displayName}`,
      )
      const done = await pressed(town, people.head.id, {
        activityId: offer.id,
        button: `Déléguer à ${delegate.displayName}`,
      })
      assert.match(JSON.stringify(done.body), /décide à votre place/)
      await inChat(town, delegate.id, `${people.head.displayName} vous confie ses validations`)
      const card = await inChat(town, delegate.id, title, 'Approuver')
      assert.match(readable(card), new RegExp(`[Pp]ar délégation ${ofName(people.head.displayName)}`))
      await pressed(town, delegate.id, { activityId: card.id, button: 'Approuver' })
      await inChat(
        town,
        people.comms.id,
        title,
        `${delegate.displayName} (par délégation ${ofName(people.head.displayName)})`,
      )
      await approvedBy(town, people.otherComms.id, title)
      // Another post while it lasts: the delegate is asked at once, and nothing is offered twice.
      await waiting('Encore pendant les congés')
      await inChat(town, delegate.id, 'Encore pendant les congés', 'Approuver')
      const { activities } = await town.chat(people.head.id)
      assert.equal(activities.filter(one => readable(one).includes('Qui décide pendant votre absence')).length, 1)
    })

    it('ended, the delegate’s click writes nothing and says why; the card says so too', async () => {
      const title = 'Encore pendant les congés'
      const card = await inChat(town, delegate.id, title, 'Approuver')
      await town.say(people.head.id, 'délégations')
      const list = await inChat(town, people.head.id, 'Qui décide à la place de qui', delegate.displayName)
      const old = { type: 'Action.Execute', ...actionOf(card, 'validation.approve') }
      const ended = await pressed(town, people.head.id, { activityId: list.id, button: 'Mettre fin' })
      assert.match(JSON.stringify(ended.body), /Aucune délégation en cours/)
      const refused = await pressed(town, delegate.id, { activityId: card.id, action: old })
      assert.match(JSON.stringify(refused.body), /La délégation d[e’].* est terminée depuis .* rien n’a été enregistré/)
      assert.equal(await decisions(title), '[]')
      await inChat(town, delegate.id, title, 'votre visa n’est plus attendu')
    })

    it('ends by itself at its hour: the same click a moment later is refused', async () => {
      const title = 'Passé l’heure'
      await town.back(people.head.id)
      await waiting(title)
      await inChat(town, people.head.id, title, 'Approuver')
      await town.say(people.head.id, `déléguer ${delegate.mail} ${dayIn(0)} ${dayIn(3)}`)
      const card = await inChat(town, delegate.id, title, 'Approuver')
      // Its last day is over.
      const over = new Date().toISOString()
      await mary.ask(
        `update delegation set doc = jsonb_set(doc, '{until}', to_jsonb($1::text)) where doc->'ended' = 'null'::jsonb`,
        over,
      )
      const refused = await pressed(town, delegate.id, { activityId: card.id, button: 'Approuver' })
      assert.match(JSON.stringify(refused.body), /est terminée depuis/)
      assert.equal(await decisions(title), '[]')
    })

    it('« déléguer » keeps what was typed, with the reasons; comms says why for somebody else; without the permission nothing is offered', async () => {
      await town.say(people.head.id, 'déléguer personne@ville.example 01/01/2020 02/01/2020')
      const form = await inChat(
        town,
        people.head.id,
        'Déléguer mes validations',
        'Je ne trouve pas d’agent',
        'Ce jour est passé',
      )
      assert.match(JSON.stringify(form.attachments), /2020-01-02/)
      await town.say(people.comms.id, 'déléguer')
      const empty = await inChat(town, people.comms.id, 'À la place de')
      const inputs = { from: people.head.mail, to: delegate.mail, since: dayIn(0), until: dayIn(1) }
      const without = await pressed(town, people.comms.id, { activityId: empty.id, button: 'Déléguer', inputs })
      assert.match(JSON.stringify(without.body), /Indiquez le motif/)
      await pressed(town, people.comms.id, {
        activityId: empty.id,
        button: 'Déléguer',
        inputs: { ...inputs, reason: 'Arrêt maladie' },
      })
      await inChat(town, people.head.id, `${delegate.displayName} décide à votre place`, 'Arrêt maladie')

      await town.setPermissions({ readMailboxes: false })
      await town.say(people.head.id, `mettre fin ${delegate.mail}`)
      await inChat(town, people.head.id, 'ne décide plus à votre place')
      await town.away(people.head.id)
      await waiting('Sans la permission')
      await inChat(town, people.head.id, 'Sans la permission', 'Approuver')
      await eventually(
        async () => (await mary.ask(`select 1 from ${allJobsLeft} where name = 'step.opened'`)).length === 0,
        'it was looked for',
      )
      const { activities } = await town.chat(people.head.id)
      assert.equal(activities.filter(one => readable(one).includes('Qui décide pendant votre absence')).length, 1)
      assert.match(mary.output(), /MailboxSettings\.Read/)
    })
  })
})

function actionOf(shown: { attachments?: unknown }, verb: string): { verb: string; data: Record<string, unknown> } {
  const found = new RegExp(`"verb":"${verb}","data":(\\{[^}]*\\})`).exec(JSON.stringify(shown.attachments))
  assert.ok(found, `no ${verb}`)
  return { verb, data: JSON.parse(found[1]!) as Record<string, unknown> }
}
