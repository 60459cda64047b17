import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, howMany, howManyInChannel, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

onStores(['PostgreSQL'], open => {
  describe('deadlines', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    /** Whom the head reports to. */
    let above: Person

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await castBelow()
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** A department whose head reports to somebody who has Teams. */
    const castBelow = async (): Promise<Cast> => {
      const first = await cast(town)
      for (const { name, headId } of (await town.about()).departments) {
        const head = await town.person(headId)
        const manager = head.managerId ? await town.person(head.managerId) : null
        const { people: members } = await town.people({ department: name, role: 'agent', situation: 'well', limit: 50 })
        const agent = members.find(one => one.id !== headId && one.id !== manager?.id && one.roles.length === 1)
        const ready = [head, manager].every(
          one => one?.situation === 'well' && !one.roles.includes('comms') && one.preferredLanguage !== 'en-GB',
        )
        if (!ready || !agent || !manager) continue
        above = manager
        return { ...first, head, agent, department: name }
      }
      throw new Error('no department whose head reports to somebody with Teams')
    }
    const waiting = async (title: string, more: Record<string, string> = {}): Promise<string> => {
      const { card } = await retained(town, people, title)
      return submitted(town, people, card, { title, ...more })
    }
    /** As if the hour had come: what waits until later waits until now, and the jobs of then are due. */
    const comesDue = async (title: string, job: string): Promise<void> => {
      const now = new Date().toISOString()
      const [found] = await mary.ask<{ id: string; due: string; current: number }>(
        `select id, doc->>'current' as current, doc->'steps'->((doc->>'current')::int)->>'due' as due from validation where doc->>'title' = $1 and doc->>'state' = 'waiting'`,
        title,
      )
      assert.ok(found, title)
      const due = job === 'validation.escalate' ? now : found.due
      await mary.ask(
        `update validation set doc = jsonb_set(doc, array['steps', $2, 'due'], to_jsonb($3::text)) where id = $1`,
        found.id,
        String(found.current),
        due,
      )
      if (job === 'validation.missed')
        await mary.ask(
          `update validation set doc = jsonb_set(doc, '{deadline}', to_jsonb($2::text)) where id = $1`,
          found.id,
          now,
        )
      const at = job === 'validation.remind' ? { at: now } : {}
      await mary.ask(
        `update asked_job set due = now(), data = data || $3::jsonb where name = $2 and data->>'id' = $1`,
        found.id,
        job,
        JSON.stringify({ ...(job === 'validation.missed' ? {} : { due }), ...at }),
      )
    }
    const verbs = async (title: string): Promise<string[]> =>
      (
        await mary.ask<{ verb: string }>(
          `select verb from journal where subject = (select doc->>'reference' from post where doc->'content'->>'title' = $1) order by seq`,
          title,
        )
      ).map(({ verb }) => verb)

    it('a card says until when; a reminder is one card of all that waits, decided line by line', async () => {
      const [first, second] = ['Premier délai', 'Second délai']
      await waiting(first)
      await waiting(second)
      const own = await inChat(town, people.head.id, 'Approuver', first)
      assert.match(readable(own), /À valider avant /)
      await inChat(town, people.head.id, 'Approuver', second)
      await comesDue(first, 'validation.remind')
      const card = await inChat(town, people.head.id, 'Relance du', first, second, 'Lire', 'Ouvrir')
      await eventually(
        async () => (await howMany(town, people.head.id, 'voir la carte plus bas')) === 2,
        'both older cards point to it',
      )
      const answer = await pressed(town, people.head.id, { activityId: card.id, button: 'Approuver' })
      assert.match(JSON.stringify(answer.body), new RegExp(`Votre visa est donné[^}]*${first}.*${second}`))
      await eventually(
        async () =>
          (await howMany(town, people.head.id, 'votre visa', first)) === 1 &&
          (await howMany(town, people.head.id, 'Approuver', first)) === 0,
        'every card says so',
      )
      const opened = await pressed(town, people.head.id, { activityId: card.id, button: 'Ouvrir' })
      assert.match(JSON.stringify(opened.body), /La carte est plus bas/)
      await town.say(people.head.id, 'à valider')
      const list = await inChat(town, people.head.id, 'À valider', second, 'Lire')
      await pressed(town, people.head.id, { activityId: list.id, button: 'Approuver' })
      await inChat(town, people.otherComms.id, 'Approuver', second)
      assert.ok((await verbs(first)).includes('validation.nudged'))
    })

    it('nobody answers in time: who is above may decide, the approver and the author are told, nothing is approved', async () => {
      const title = 'Personne ne répond'
      await waiting(title)
      await inChat(town, people.head.id, 'Approuver', title)
      await comesDue(title, 'validation.escalate')
      const card = await inChat(town, above.id, title, 'Approuver')
      await inChat(town, people.head.id, title, `peut maintenant être prise par ${above.displayName}`)
      await inChat(town, people.comms.id, title, `${people.head.displayName} n’a pas répondu`, above.displayName)
      assert.deepEqual(
        (await verbs(title)).filter(verb => verb === 'validation.approved' || verb === 'validation.escalated'),
        ['validation.escalated'],
      )
      await pressed(town, above.id, { activityId: card.id, button: 'Approuver' })
      await inChat(town, people.otherComms.id, 'Approuver', title)
      await inChat(town, people.comms.id, title, 'C’est réglé depuis')
      await eventually(
        async () => (await howMany(town, people.head.id, 'Approuver', title)) === 0,
        'the approver has nothing to do any more',
      )
    })

    it('nobody is above: the communication team is told by name', async () => {
      const title = 'Ni délégation ni responsable'
      await waiting(title)
      await approvedBy(town, people.head.id, title)
      await inChat(town, people.otherComms.id, 'Approuver', title)
      const others = await mary.ask<{ id: string }>(
        `select jsonb_array_elements(doc->'steps'->1->'approvers')->>'id' as id from validation where doc->>'title' = $1`,
        title,
      )
      for (const { id } of others)
        await mary.ask(
          `update validation set doc = jsonb_set(doc, '{authors}', (doc->'authors') || to_jsonb($2::text)) where doc->>'title' = $1`,
          title,
          (await town.person(id)).managerId ?? id,
        )
      await comesDue(title, 'validation.escalate')
      await inChannel(
        town,
        people.comms.id,
        title,
        'Personne d’autre ne peut décider',
        people.otherComms.displayName,
        'Réattribuer',
      )
      assert.deepEqual(
        (await verbs(title)).filter(verb => verb.startsWith('validation.')),
        ['validation.approved', 'validation.nobody-else'],
      )
    })

    it('a missed slot offers the next one; taken, only what concerns the sending is asked anew', async () => {
      const title = 'Créneau manqué'
      await waiting(title, { slotDate: dayIn(1), slotTime: '09:00' })
      const old = await inChat(town, people.head.id, 'Approuver', title)
      await comesDue(title, 'validation.missed')
      await inChat(town, people.comms.id, title, 'est manqué', 'Prendre ce créneau')
      const card = await inChannel(town, people.comms.id, title, 'est manqué', 'Prendre ce créneau')
      assert.equal(
        (
          await mary.ask<{ state: string }>(
            `select doc->>'state' as state from post where doc->'content'->>'title' = $1`,
            title,
          )
        )[0]?.state,
        'in-validation',
      )
      const done = await pressed(town, people.comms.id, {
        in: 'channel',
        activityId: card.id,
        button: 'Prendre ce créneau',
      })
      assert.match(JSON.stringify(done.body), /Nouveau créneau/)
      await eventually(async () => {
        const { activities } = await town.chat(people.head.id)
        return activities.some(
          one => one.id !== old.id && ['Approuver', title].every(word => readable(one).includes(word)),
        )
      }, 'the head is asked for the new version')
      await eventually(
        async () => (await howManyInChannel(town, people.comms.id, title, 'Prendre ce créneau')) === 0,
        'the offer is over',
      )
      const sealed = await mary.ask<{ rendered: string }>(
        `select jsonb_array_elements(doc->'sealed')->>'rendered' as rendered from post where doc->'content'->>'title' = $1`,
        title,
      )
      assert.deepEqual([sealed.length, sealed[0]], [2, sealed[1]])
    })
  })
})
