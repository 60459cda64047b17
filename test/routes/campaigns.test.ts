import assert from 'node:assert/strict'
import { buttonOf, type Cast, cast, inChat, pressed, readable } from '../support/road.ts'
import { approved, broadcastNow, retained, submitted } from '../support/steps.ts'
import { eventually } from '../support/eventually.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

onStores(['PostgreSQL'], open => {
  describe('a campaign', function () {
    this.timeout(180_000)
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const row = async (title: string) => {
      const [found] = await mary.ask<{ id: string; doc: { reference: string; state: string; version: number } }>(
        `select id, doc from campaign where doc->>'title' = '${title}'`,
      )
      assert.ok(found, title)
      return { id: found.id, ...found.doc }
    }
    const made = async (title: string) => {
      await town.say(people.comms.id, 'nouvelle campagne')
      const form = await inChat(town, people.comms.id, 'Nouvelle campagne', 'Ouvrir la campagne')
      const inputs = { title, aim: 'Le faire savoir', from: '2026-12-01', to: '2026-12-31', channels: 'teams,bluesky' }
      await pressed(town, people.comms.id, { activityId: form.id, button: 'Ouvrir la campagne', inputs })
      await inChat(town, people.comms.id, title, 'Où en est la campagne')
      return row(title)
    }
    const campaignOf = async (reference: string) => {
      const [found] = await mary.ask<{ campaign: string | null }>(
        `select doc->>'campaignId' as campaign from post where doc->>'reference' = '${reference}'`,
      )
      return found?.campaign ?? null
    }

    it('takes a post that waits for a visa and ends none, counts whom it reached, and is closed with that', async () => {
      const { reference } = await made('La rentrée')
      const { card } = await retained(town, people, 'Les cantines')
      const post = await submitted(town, people, card, { title: 'Les cantines' })
      const stood = () =>
        mary.ask(
          `select doc->>'state' as state, doc->'steps' as steps from validation where doc->>'postId' = (select id from post where doc->>'reference' = '${post}')`,
        )
      const before = await stood()
      await town.say(people.comms.id, `campagne ${reference} ajouter ${post}`)
      await inChat(town, people.comms.id, 'fait partie de la campagne', 'en validation', people.head.displayName)
      assert.deepEqual(await stood(), before)
      await town.say(people.comms.id, 'publications')
      await inChat(town, people.comms.id, 'Campagne\u00a0: La rentrée')
      await town.say(people.comms.id, `historique ${post}`)
      await inChat(town, people.comms.id, 'mis la publication dans la campagne')

      const left = await approved(town, people, { title: 'Les inscriptions' })
      const [sent = ''] = /PUB-\d{4}-\d{4,}/.exec(readable(left)) ?? []
      await town.say(people.comms.id, `campagne ${reference} ajouter ${sent}`)
      await inChat(town, people.comms.id, `${sent} fait partie de la campagne`)
      await broadcastNow(town, people.comms.id, left)
      await eventually(async () => {
        const [done] = await mary.ask(
          `select 1 from broadcast where doc->>'state' = 'done' and doc->>'postReference' = $1`,
          sent,
        )
        return done
      }, 'the broadcast is done')
      const [ledger] = await mary.ask<{ people: number; got: number }>(
        `select count(*)::int as people, (count(*) filter (where state = 'delivered'))::int as got from delivery
        where broadcast_id in (select id from broadcast where doc->>'postReference' = $1)`,
        sent,
      )
      await town.say(people.comms.id, `campagne ${reference}`)
      const shown = await inChat(town, people.comms.id, 'Où en est la campagne', 'diffusée')
      const facts = readable(shown).replaceAll(/[\u00a0\u202f]/g, ' ')
      assert.match(facts, /1 sur 2/)
      if (ledger!.people >= 5) assert.ok(facts.includes(`${ledger!.got} sur ${ledger!.people}`), facts)
      else assert.match(facts, /moins de 5 destinataires/)

      await town.say(people.comms.id, `clore la campagne ${reference}`)
      const asked = await inChat(town, people.comms.id, 'Clore «', '1 publication n’est pas diffusée')
      await pressed(town, people.comms.id, { activityId: asked.id, button: 'Clore la campagne' })
      await inChat(town, people.comms.id, 'Bilan de clôture', people.comms.displayName)
      const [kept] = await mary.ask<{ balance: { figures: { sent: number; posts: number; reach: object } } }>(
        `select doc->'balance' as balance from campaign where doc->>'reference' = '${reference}'`,
      )
      assert.deepEqual([kept?.balance.figures.sent, kept?.balance.figures.posts], [1, 2])
      assert.deepEqual(kept?.balance.figures.reach, {
        people: ledger!.people,
        reached: ledger!.got,
        withoutAccount: (kept?.balance.figures.reach as { withoutAccount: number }).withoutAccount,
      })
    })

    it('is closed and given a post at once: one of the two comes first, and the balance counts what is in it', async () => {
      for (let round = 0; round < 2; round++) {
        const title = `À la fois ${round}`
        const { id, reference } = await made(title)
        const { card } = await retained(town, people, `Pour « ${title} »`)
        const post = await submitted(town, people, card, { title: `Publication ${round}` })
        await town.say(people.otherComms.id, `clore la campagne ${reference}`)
        const asked = await inChat(town, people.otherComms.id, `Clore « ${title}`.replace('« ', '«\u00a0'))
        await Promise.all([
          town.press(people.otherComms.id, { activityId: asked.id, button: 'Clore la campagne' }),
          town.say(people.comms.id, `campagne ${reference} ajouter ${post}`),
        ])
        await eventually(async () => {
          const { state } = await row(title)
          const { activities } = await town.chat(people.comms.id)
          const last = activities.slice(-3).map(readable).join('\n')
          return state === 'closed'
            ? /Cette campagne est close/.test(last)
            : last.includes('fait partie de la campagne')
        }, 'both are answered')
        const { state } = await row(title)
        assert.equal(await campaignOf(post), state === 'closed' ? null : id, title)
      }
    })

    it('is worded by two at once: the second is told, and nothing of the first is lost', async () => {
      const { id, reference } = await made('À deux')
      const forms = await Promise.all(
        [people.comms, people.otherComms].map(async ({ id: who }) => {
          await town.say(who, `modifier la campagne ${reference}`)
          return { who, form: await inChat(town, who, `Modifier la campagne ${reference}`) }
        }),
      )
      const done = await Promise.all(
        forms.map(({ who, form }, n) =>
          town.press(who, { activityId: form.id, button: 'Enregistrer', inputs: { title: `De ${n}` } }),
        ),
      )
      const told = done.map(({ body }) => JSON.stringify(body))
      const late = told.findIndex(one => one.includes('Quelqu’un a modifié cette campagne entre-temps'))
      assert.ok(late >= 0, told.join('\n').slice(0, 2_000))
      assert.ok(told[late]!.includes(`De ${late}`), 'what was typed stays')
      const [kept] = await mary.ask<{ title: string; revision: number }>(
        `select doc->>'title' as title, (doc->>'revision')::int as revision from campaign where id = '${id}'`,
      )
      assert.deepEqual(kept, { title: `De ${1 - late}`, revision: 2 })
    })

    it('is answered to nobody else, whatever is sent', async () => {
      const { id, version, reference } = await made('Pas pour tous')
      const { agent, comms } = people
      await town.say(agent.id, `campagne ${reference}`)
      await inChat(town, agent.id, 'réservée à l’équipe communication')
      await town.say(comms.id, `campagne ${reference}`)
      const card = await inChat(town, comms.id, 'Pas pour tous', 'Où en est la campagne')
      const add = buttonOf(card, 'Ajouter une publication…')
      const mine = await inChat(town, agent.id, 'réservée')
      for (const verb of ['campaign.add', 'campaign.save', 'campaign.closed', 'campaign.reopen', 'campaign.see']) {
        const data = { campaignId: id, unsent: '0', seen: '1', title: 'Volée' }
        const { body } = await town.press(agent.id, { activityId: mine.id, action: { ...add, verb, data } })
        assert.match(JSON.stringify(body), /équipe communication/, verb)
      }
      assert.equal((await row('Pas pour tous')).version, version)
    })
  })
})
