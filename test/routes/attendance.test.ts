import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Person } from '../../sandbox/town/town.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChat, pressed, readable } from '../support/road.ts'
import { colleaguesOf, sentEvent } from '../support/sent-event.ts'
import { cardOf, howMany } from '../support/steps.ts'
import { onStores, type OpenMary } from '../support/stores.ts'

const title = 'Accueil des nouveaux agents'
const thanks = ['Merci de votre', title]

onStores(['PostgreSQL'], open => {
  describe('who was there', function () {
    this.timeout(240_000)
    let mary: Awaited<ReturnType<OpenMary>>
    let people: Cast
    let guests: Person[]
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
      guests = (await colleaguesOf(mary.town, people, 'all')).slice(0, 4)
    })
    after(() => mary?.close())

    const boardOf = (...words: string[]) => inChat(mary.town, people.comms.id, title, 'À jour le', ...words)
    /** As if that many days had passed since the event: the id of its post. */
    async function wasDaysAgo(days: number): Promise<string> {
      const [post] = await mary.ask<{ id: string }>(
        `update post set doc = jsonb_set(doc, '{content,event,date}', to_jsonb($2::text))
          where doc->>'reference' = $1 returning id`,
        reference,
        dayIn(-days),
      )
      return post!.id
    }
    /** The job of the morning after, as if that had come. */
    const morningAfter = (postId: string) =>
      mary.ask(
        `insert into asked_job (name, key, data, due) values ('event.thank', $1, jsonb_build_object('postId', $1::text), now())`,
        postId,
      )

    it('is noted by the word that stands at the door, from whoever received the event', async () => {
      const { town } = mary
      // All day: its word counts from midnight on.
      const allDay = { date: dayIn(0), time: '' }
      reference = await sentEvent(town, people, { title, everyone: 'true', place: 'Salle des fêtes', ...allDay })
      await town.say(guests[0]!.id, `participer ${reference}`)
      await town.say(guests[2]!.id, `participer ${reference}`)
      await inChat(town, guests[2]!.id, 'Vous participez')
      await town.say(people.comms.id, `présence ${reference}`)
      const door = await inChat(town, people.comms.id, title, 'Mot à montrer à l’entrée')
      const [, word] = /présent (\p{Lu}+)/u.exec(readable(door))!
      await town.say(guests[1]!.id, `présent ${word === 'VIOLON' ? 'GIRAFE' : 'VIOLON'}`)
      await inChat(town, guests[1]!.id, 'Je ne reconnais pas ce mot')
      for (const one of guests.slice(0, 2)) {
        await town.say(one.id, `Présente « ${word!.toLowerCase()} » !`)
        await inChat(town, one.id, 'Votre présence est notée', title)
      }
    })

    it('is ticked on the board, which tells how many of how many', async () => {
      const { town } = mary
      await town.say(people.comms.id, `participants ${reference}`)
      const board = await boardOf('Présence')
      const where = { activityId: board.id }
      const opened = await pressed(town, people.comms.id, { ...where, button: 'Présence' })
      assert.match(JSON.stringify(opened.dialog), /1 sur 2 personnes inscrites/)
      const saved = await town.dialog(people.comms.id, {
        ...where,
        card: cardOf(opened),
        button: 'Enregistrer',
        inputs: { present: [guests[0]!.id, guests[1]!.id, guests[2]!.id].join(',') },
      })
      assert.match(JSON.stringify(saved.dialog), /2 sur 2 personnes inscrites/)
      await eventually(
        () => boardOf('2 sur 2 personnes inscrites, et 1 venue sans être inscrite'),
        'it follows',
        60_000,
      )
    })

    it('is thanked once in the morning after, though she dies half-way; each answers « Utile ? »', async () => {
      const { town } = mary
      const postId = await wasDaysAgo(7)
      await morningAfter(postId)
      await delay(1_500)
      await mary.kill()
      await mary.start()
      await morningAfter(postId)
      for (const one of guests.slice(0, 3)) await eventually(() => inChat(town, one.id, ...thanks), 'thanked', 60_000)
      await morningAfter(postId)
      const card = await inChat(town, guests[1]!.id, ...thanks, 'Donner ma note')
      await pressed(town, guests[1]!.id, { activityId: card.id, button: 'Donner ma note', inputs: { useful: '4' } })
      await inChat(town, guests[1]!.id, ...thanks, 'Votre note : 4 sur 5'.replace(' :', '\u00a0:'))
      await town.say(guests[0]!.id, `utile ${reference} 5`)
      await inChat(town, guests[0]!.id, 'Votre note est enregistrée')
      const counts = await Promise.all(guests.map(({ id }) => howMany(town, id, ...thanks)))
      assert.deepEqual(counts, [1, 1, 1, 0])
      const rows = await mary.ask<{ doc: string; day: boolean }>(
        `select doc::text as doc, created_at = date_trunc('day', created_at) as day from attendance where kind = 'mark'`,
      )
      assert.equal(rows.length, 2)
      assert.ok(
        rows.every(({ day }) => day),
        'nor the hour',
      )
      for (const { doc } of rows) for (const { id } of guests) assert.ok(!doc.includes(id), 'a mark names nobody')
      assert.deepEqual(await town.violations(), [])
    })

    it('leaves no name after ninety days, by the job that each night asks for the next, and keeps how many', async () => {
      const postId = await wasDaysAgo(91)
      const named = async () => {
        const rows = await mary.ask<{ what: string }>(
          `select 'answer' as what from event_answer where post_id = $1
            union all select 'places' from event where split_part(id, '/', 1) = $1
            union all select 'board' from event_board where doc->>'postId' = $1
            union all select kind from attendance where post_id = $1 and kind in ('there', 'mark')
            union all select split_part(key, ':', 1) from placement where about = $1 and person = any($2)`,
          postId,
          guests.map(({ id }) => id),
        )
        return [...new Set(rows.map(({ what }) => what))].toSorted()
      }
      assert.deepEqual(await named(), ['answer', 'board', 'mark', 'thanks', 'there'])
      const nights = await mary.ask(`update asked_job set due = now() where name = 'events.purge' returning 1 as night`)
      assert.ok(nights.length > 0, 'she asked for the next night by herself')
      await eventually(async () => (await named()).length === 0, 'the names go', 60_000)
      const board = await boardOf('Les noms ont été effacés', '2 sur 2 personnes inscrites, et 1 venue')
      for (const { displayName } of guests) assert.ok(!readable(board).includes(displayName), displayName)
      const kept = await mary.ask<Record<string, unknown>>(
        `select doc->'figures'->'tally' as tally, doc->'figures'->'attended' as attended, doc->'figures'->'marks' as marks
          from event_counts where id = $1`,
        postId,
      )
      const tally = { yes: 2, no: 0, maybe: 0, waiting: 0 }
      assert.deepEqual(kept, [{ tally, attended: { registered: 2, others: 1 }, marks: { people: 2, sum: 9 } }])
    })
  })
})
