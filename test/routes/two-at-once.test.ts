import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { buttonOf, type Cast, cast, inChannel, inChat, propose, readable } from '../support/road.ts'
import {
  approved,
  approvedBy,
  cardOf,
  confirming,
  copiesByPerson,
  dialogOpened,
  howManyInChannel,
  listed,
  retained,
  submitted,
} from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { Done } from '../support/town-client.ts'

const said = (done: Done): string => JSON.stringify(done.body)

onStores(['PostgreSQL'], open => {
  describe('two people at once', () => {
    let mary: StoredMary
    let people: Cast

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    it('retain and decline the same proposal: one outcome, and both see the truth', async () => {
      const { town } = mary
      const { comms, otherComms, agent } = people
      const title = 'À deux sur une proposition'
      const reference = await propose(town, agent, title)
      const card = await inChannel(town, comms.id, reference, 'Retenir')
      const where = { in: 'channel', activityId: card.id } as const
      const asked = await dialogOpened(town, otherComms.id, { ...where, button: 'Ne pas retenir' })
      const both = await Promise.all([
        town.press(comms.id, { ...where, action: buttonOf(card, 'Retenir') }),
        town.dialog(otherComms.id, {
          ...where,
          card: cardOf(asked),
          button: 'Ne pas retenir',
          inputs: { reason: 'Déjà traité' },
        }),
      ])
      for (const done of both) assert.equal(done.status, 200, said(done))

      const outcome = await eventually(async () => {
        const [item] = await listed(town, title)
        // Not even in the list yet, where the queue is long.
        return !item || item['Etat'] === 'Reçue' ? null : String(item['Etat'])
      }, 'the list says what became of it')
      const winner = outcome === 'Retenue' ? comms : otherComms
      assert.ok(['Retenue', 'Non retenue'].includes(outcome), outcome)
      for (const reader of [comms, otherComms])
        await inChannel(town, reader.id, reference, `${outcome} par ${winner.displayName}`)
      // Whoever was slower is told who decided.
      const slower = outcome === 'Retenue' ? both[1] : both[0]
      assert.match(said(slower), new RegExp(winner.displayName))
      await inChat(town, agent.id, title, outcome === 'Retenue' ? 'retenue' : 'pas retenue')
      assert.equal(await howManyInChannel(town, comms.id, reference), 1)
      const verbs = await mary.ask<{ verb: string }>(
        `select verb from journal where subject = $1 and verb in ('initiative.retained', 'initiative.declined')`,
        reference,
      )
      assert.equal(verbs.length, 1)
    })

    it('take the same proposal: one has it, the other is told who', async () => {
      const { town } = mary
      const { comms, otherComms } = people
      const reference = await propose(town, people.agent, 'À prendre en charge')
      const card = await inChannel(town, comms.id, reference, 'Prendre en charge')
      const pressing = { in: 'channel', activityId: card.id, action: buttonOf(card, 'Prendre en charge') } as const
      const both = await Promise.all([comms, otherComms].map(person => town.press(person.id, pressing)))
      for (const done of both) assert.equal(done.status, 200, said(done))
      // The slower one's own answer may be the card; what lies there for everyone is what counts.
      const holder = await eventually(async () => {
        const shown = await Promise.all(
          [comms, otherComms].map(person => inChannel(town, person.id, reference, 'Prise en charge par')),
        )
        const names = shown.map(one => /Prise en charge par ([^"]+)/.exec(readable(one))?.[1])
        return names[0] === names[1] && names[0]
      }, 'both see the same')
      assert.ok([comms.displayName, otherComms.displayName].includes(holder))
      const taken = await mary.ask(`select 1 from journal where subject = $1 and verb = 'initiative.taken'`, reference)
      assert.equal(taken.length, 1)
    })

    it('approve and refuse the same step: one decision stands', async () => {
      const { town } = mary
      const { comms, otherComms, head } = people
      const title = 'À deux sur une validation'
      const { card } = await retained(town, people, title)
      const reference = await submitted(town, people, card, { title })
      await approvedBy(town, head.id, title)
      await inChat(town, otherComms.id, 'Approuver', title)
      const third = await anotherApprover(title, otherComms.id)
      const mine = await inChat(town, otherComms.id, 'Approuver', title)
      const theirs = await inChat(town, third, 'Approuver', title)
      const both = await Promise.all([
        town.press(otherComms.id, { activityId: mine.id, button: 'Approuver' }),
        town.press(third, {
          activityId: theirs.id,
          button: 'Refuser > Refuser',
          inputs: { refuseReason: 'Pas maintenant' },
        }),
      ])
      for (const done of both) assert.equal(done.status, 200, said(done))
      const verbs = await mary.ask<{ verb: string }>(
        `select verb from journal where subject = $1 and verb in ('validation.approved', 'validation.refused')`,
        reference,
      )
      assert.equal(verbs.length, 2, 'the head’s visa, and one of the two')
      const refused = verbs.some(row => row.verb === 'validation.refused')
      for (const person of [otherComms.id, third])
        await inChat(town, person, title, refused ? 'a refusé' : /visa/.source)
      for (const done of both) assert.match(said(done), refused ? /a refusé/ : /visa/)
      const broadcasts = await mary.ask(`select 1 from broadcast where doc->>'title' = $1`, title)
      assert.equal(broadcasts.length, refused ? 0 : 1)
      assert.ok(comms)
    })

    it('one person presses « Envoyer » twice: one proposal', async () => {
      const { town } = mary
      const { agent, comms } = people
      const title = 'Envoyée deux fois'
      await town.say(agent.id, 'proposer')
      const form = await inChat(town, agent.id, 'Envoyer')
      const sending = {
        activityId: form.id,
        action: buttonOf(form, 'Envoyer'),
        inputs: { title, text: 'Une seule fois' },
      }
      const both = await Promise.all([1, 2, 3].map(() => town.press(agent.id, sending)))
      const references = both.map(done => /PROP-\d{4}-\d{4,}/.exec(said(done))?.[0])
      assert.equal(new Set(references).size, 1)
      await inChannel(town, comms.id, title)
      await eventually(async () => (await listed(town, title)).length > 0, 'a list item')
      assert.equal((await listed(town, title)).length, 1)
      assert.equal(await howManyInChannel(town, comms.id, title), 1)
      assert.equal(
        (await mary.ask(`select 1 from journal where subject = $1 and verb = 'initiative.submitted'`, references[0]))
          .length,
        1,
      )
    })

    it('two of comms press « Diffuser à N agents », each twice: everyone gets it once', async () => {
      const { town } = mary
      const { comms, otherComms, agent } = people
      const title = 'Envoi à deux mains'
      const card = await approved(town, people, { title })
      const where = { in: 'channel', activityId: card.id } as const
      const asked = async (person: string) => {
        const button = await confirming(town, person, card)
        return buttonOf(await inChannel(town, person, button), button)
      }
      const [mine, theirs] = [await asked(comms.id), await asked(otherComms.id)]
      const all = await Promise.all([
        town.press(comms.id, { ...where, action: mine }),
        town.press(otherComms.id, { ...where, action: theirs }),
        town.press(comms.id, { ...where, action: mine }),
        town.press(otherComms.id, { ...where, action: theirs }),
      ])
      for (const done of all) assert.equal(done.status, 200, said(done))
      await inChannel(town, comms.id, title, 'Diffusée')
      const members = (await town.people({ department: people.department, limit: 200 })).people
      const byPerson = await copiesByPerson(town, title)
      const counts = members.map(({ id }) => byPerson[id] ?? 0)
      assert.ok(Math.max(...counts) === 1 && counts.filter(count => count === 1).length > 3, counts.join())
      assert.equal(byPerson[agent.id], 1)
      const started = `select 1 from journal join broadcast on doc->>'reference' = subject
        where verb = 'broadcast.started' and doc->>'title' = $1`
      assert.equal((await mary.ask(started, title)).length, 1)
    })

    /** Another of comms than these two who was asked for the last step. */
    async function anotherApprover(title: string, not: string): Promise<string> {
      const rows = await mary.ask<{ id: string }>(
        `select jsonb_array_elements(doc->'steps'->1->'approvers')->>'id' as id from validation where doc->>'title' = $1`,
        title,
      )
      for (const { id } of rows) if (id !== not && (await mary.town.person(id)).situation === 'well') return id
      throw new Error('the last step asks nobody else')
    }
  })
})
