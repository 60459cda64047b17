import assert from 'node:assert/strict'
import type { Department, Person } from '../../sandbox/town/town.ts'
import { findButton } from '../../sandbox/doings/buttons.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { allJobsLeft } from '../support/jobs-left.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { cardOf, howMany } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

type Asked = { department: Department; correspondent: Person; head: Person }
const asked = 4
const title = 'Les vœux des directions'

onStores(['PostgreSQL'], open => {
  describe('a call to four departments', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let all: Asked[]
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '300', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      all = await departmentsAsked()
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** Departments whose correspondent and head are two people with Teams, who are nobody else’s. */
    const departmentsAsked = async (): Promise<Asked[]> => {
      const found: Asked[] = []
      const taken = new Set<string>()
      for (const department of (await town.about()).departments) {
        const ids = [department.correspondentId, department.headId]
        const both = await Promise.all(ids.map(id => town.person(id)))
        const ready = both.every(
          one => one.situation === 'well' && !one.roles.includes('comms') && one.preferredLanguage !== 'en-GB',
        )
        if (!ready || new Set(ids).size < 2 || ids.some(id => taken.has(id))) continue
        for (const id of ids) taken.add(id)
        found.push({ department, correspondent: both[0]!, head: both[1]! })
        if (found.length === asked) return found
      }
      throw new Error('too few departments with a correspondent and a head who have Teams')
    }
    const number = () => String(Number(reference.split('-')[2]))
    const board = (...words: string[]) => inChannel(town, people.comms.id, reference, ...words)
    const rows = () =>
      mary.ask<{ department: string; reminded: number; told: boolean; answer: string | null; came: number }>(
        `select doc->>'department' as department, jsonb_array_length(doc->'reminded') as reminded, doc->'head' <> 'null' as told,
          doc->'answer'->>'kind' as answer, (select count(*)::int from initiative where doc->>'callDepartmentId' = asked.id) as came
         from call_department as asked`,
      )
    /** A try that a kill cuts off may have arrived, and a reminder is sent again then: that is another story. */
    const isBetweenTries = async (): Promise<boolean> => {
      const [row] = await mary.ask<{ waits: boolean }>(
        `select count(*) > 0 and bool_and(state = 'retry' and start_after > now() + interval '3 seconds')
           and not exists (select 1 from placement where key like 'call-reminder:%') as waits
         from pgboss.job where name = 'placement.refresh' and singleton_key like 'call-reminder:%' and state < 'completed'`,
      )
      return row!.waits
    }
    /** As if the hour had come of a job of this kind. */
    const comesDue = async (job: string, last: boolean): Promise<void> => {
      const moved = await mary.ask(
        `update asked_job set due = now(), data = data || jsonb_build_object('at', $2::text)
         where name = $1 and data->>'last' = $3 returning 1 as moved`,
        job,
        new Date().toISOString(),
        String(last),
      )
      assert.equal(moved.length, 1, job)
    }

    it('opens from a form in chat: four correspondents have their card, the channel its board', async () => {
      await town.say(people.comms.id, 'appel')
      const form = await inChat(town, people.comms.id, 'Nouvel appel à contributions')
      const inputs = {
        title,
        text: 'Trois lignes et une photo',
        sections: 'portraits',
        departments: all.map(({ department }) => department.name).join(','),
        closes: dayIn(-1),
      }
      const press = { activityId: form.id, button: 'Ouvrir l’appel' }
      const refused = await pressed(town, people.comms.id, { ...press, inputs })
      assert.match(JSON.stringify(refused.body), /Cette fin est déjà passée/)
      await pressed(town, people.comms.id, { ...press, inputs: { ...inputs, closes: dayIn(20) } })
      for (const { correspondent } of all) await inChat(town, correspondent.id, title, 'Proposer', 'Rien à signaler')
      const shown = await inChannel(town, people.comms.id, title, '0 sur 4 ont répondu', 'Relancer les 4 directions')
      reference = /APP-\d{4}-\d{4,}/.exec(readable(shown))![0]
    })

    it('is answered by three: a proposal, « rien à signaler », « pas cette fois »; the board counts them', async () => {
      const [first, second, third] = all
      const card = await inChat(town, first!.correspondent.id, title, 'Proposer')
      await pressed(town, first!.correspondent.id, { activityId: card.id, button: 'Proposer' })
      const form = await inChat(town, first!.correspondent.id, `Pour l’appel ${reference}`, 'Envoyer')
      const idea = { title: 'Le portrait de Lila', text: 'Elle ouvre la piscine', section: 'portraits' }
      await pressed(town, first!.correspondent.id, { activityId: form.id, button: 'Envoyer', inputs: idea })
      await inChannel(town, people.comms.id, 'Le portrait de Lila', 'Prendre en charge', reference)
      await inChat(town, first!.correspondent.id, 'Merci', '1 proposition envoyée')
      const other = await inChat(town, second!.correspondent.id, title, 'Rien à signaler')
      await pressed(town, second!.correspondent.id, { activityId: other.id, button: 'Rien à signaler' })
      await inChat(town, second!.correspondent.id, 'C’est une réponse complète')
      await town.say(third!.correspondent.id, `pas cette fois ${number()} le chantier dure`)
      await board('3 sur 4 ont répondu', 'le chantier dure', 'Relancer la direction')
    })

    it('reminds the silent one once, though the process is killed as soon as it is written', async () => {
      const silent = all[3]!
      // Teams takes nothing just now: the reminder is written, and has not left.
      await town.setFaults({ target: 'teams', kind: 'error', status: 503, share: 1, seconds: 600 })
      await comesDue('call.remind', false)
      await eventually(async () => (await rows()).some(({ reminded }) => reminded === 1), 'the reminder is marked')
      await eventually(isBetweenTries, 'the card was refused, and its next try is some seconds away')
      await mary.kill()
      await town.setFaults()
      await mary.start()
      await inChat(town, silent.correspondent.id, 'Rappel', title, 'Rien à signaler')
      // The very job, run once more.
      await mary.ask(
        `insert into asked_job (name, key, data, due)
         select 'call.remind', 'again', jsonb_build_object('id', call.id, 'closesAt', call.doc->'closesAt',
           'at', asked.doc->'reminded'->0->'due', 'last', false, 'asked', false), now()
         from call join call_department as asked on asked.call_id = call.id where jsonb_array_length(asked.doc->'reminded') > 0`,
      )
      const left = `select 1 from ${allJobsLeft} where name in ('call.remind', 'placement.refresh') and due <= now()`
      await eventually(async () => (await mary.ask(left)).length === 0, 'everything due is done')
      assert.deepEqual(Object.entries(await town.copies('Rappel\u00a0:', title)), [[silent.correspondent.id, 1]])
      assert.deepEqual((await rows()).map(({ reminded }) => reminded).toSorted(), [0, 0, 0, 1])
    })

    it('tells the head of the silent one, and no other, two working days before the end', async () => {
      await comesDue('call.remind', true)
      await inChat(town, all[3]!.head.id, 'Votre direction n’a pas encore répondu', title)
      await board('Responsable au courant', all[3]!.department.name)
      assert.deepEqual(Object.keys(await town.copies('Votre direction n’a pas encore répondu.', title)), [
        all[3]!.head.id,
      ])
    })

    it('is prolonged, closed, and says by section what came in; whoever answers later is late', async () => {
      const where = { in: 'channel', activityId: (await board('Clore')).id } as const
      const dialog = await pressed(town, people.comms.id, { ...where, button: 'Prolonger' })
      const longer = { closes: dayIn(27), closesTime: '12:00' }
      await town.dialog(people.comms.id, { ...where, card: cardOf(dialog), button: 'Prolonger', inputs: longer })
      await eventually(
        async () => (await mary.ask(`select 1 from call where doc->>'closesAt' like $1`, `${dayIn(27)}%`)).length === 1,
        'it ends later',
      )
      const asked = await pressed(town, people.comms.id, { ...where, button: 'Clore' })
      const { value: card } = asked.body as { value: unknown }
      assert.match(JSON.stringify(card), /N’ont pas répondu/)
      assert.deepEqual(await mary.ask(`select 1 from call where doc->>'state' = 'closed'`), [])
      // As it lies under the hand: whoever is asked keeps the question while the board moves.
      const sure = findButton(card, 'Clore\u00a0: 1 direction sans réponse')
      assert.ok(sure)
      await pressed(town, people.comms.id, { ...where, action: sure.action })
      await inChannel(town, people.comms.id, 'Appel clos', '1 réponse, 1 RAS, 1 pas cette fois, 1 sans réponse sur 4')
      await inChat(town, all[3]!.correspondent.id, title, 'Clos le')
      await town.say(all[3]!.correspondent.id, `rien à signaler ${number()}`)
      await board('4 sur 4 ont répondu', `${all[3]!.department.name} (hors délai)`)
      assert.deepEqual((await rows()).map(({ answer, came }) => answer ?? String(came)).toSorted(), [
        '1',
        'nothing',
        'nothing',
        'passed',
      ])
      assert.equal(await howMany(town, all[0]!.correspondent.id, 'Rappel'), 0)
    })

    it('is in the Microsoft List what it is in the database, item by item', async () => {
      const kept = await mary.ask<{ reference: string; direction: string; title: string }>(
        `select initiative.doc->>'reference' as reference, asked.doc->>'department' as direction, initiative.doc->>'title' as title
         from initiative join call_department as asked on asked.id = initiative.doc->>'callDepartmentId'`,
      )
      assert.equal(kept.length, 1)
      const { items } = (await town.lists()).find(({ name }) => name === 'Propositions')!
      assert.deepEqual(
        items
          .filter(({ fields }) => fields['Title'] === kept[0]!.title)
          .map(({ fields }) => ({
            reference: fields['Reference'],
            direction: fields['Direction'],
            title: fields['Title'],
          })),
        kept,
      )
    })
  })
})
