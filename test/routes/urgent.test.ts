import assert from 'node:assert/strict'
import { localTime } from '../../src/core/domain/working-time/local-time.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approved, broadcastNow, copies, howMany } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { allJobsLeft } from '../support/jobs-left.ts'

const hour = 60 * 60_000
/** Quiet since an hour ago, and for hours to come, whenever this is run. */
const clock = (ms: number): string =>
  localTime(new Date(Date.now() + ms).toISOString(), 'Europe/Paris').time.slice(0, 5)
const quietNow = `${clock(-hour)}-${clock(5 * hour)}`

const blanks = {
  blank0: 'La mairie',
  blank1: 'jeudi 8 h',
  blank2: 'une fuite de gaz',
  blank3: 'travaillez de chez vous',
}
const title = 'La mairie'

onStores(['PostgreSQL'], open => {
  describe('what is urgent, at night', () => {
    let mary: StoredMary
    let people: Cast

    before(async () => {
      // So slow that what was being sent is still being sent when the emergency comes.
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120' },
        env: { QUIET_HOURS: quietNow, BROADCAST_PER_SECOND: '10' },
      })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    /** Copies that each person has, by the town’s own count, in whichever language the frame is. */
    const reached = async (of: string): Promise<number[]> =>
      (
        await Promise.all(['Pourquoi je reçois ceci', 'Why do I get this'].map(why => mary.town.copies(of, why)))
      ).flatMap(one => Object.values(one))

    it('from the word typed to the first delivery: well under three minutes, before what was being sent already', async () => {
      const { town } = mary
      const { comms, otherComms, head } = people
      const large = 'Une longue diffusion'
      const card = await approved(town, people, { title: large, everyone: 'true' })
      await broadcastNow(town, comms.id, card)
      await eventually(async () => (await reached(large)).length > 0, 'the large one is under way')

      const typedAt = Date.now()
      await town.say(comms.id, 'urgent')
      const choice = await inChat(town, comms.id, 'Que se passe-t-il', 'Fermeture d’un site')
      await pressed(town, comms.id, { activityId: choice.id, button: 'Fermeture d’un site' })
      const form = await inChat(town, comms.id, 'Demander le visa de l’astreinte', 'même la nuit')
      const press = { activityId: form.id, button: 'Demander le visa de l’astreinte', inputs: blanks }
      const [once, twice] = await Promise.all([pressed(town, comms.id, press), pressed(town, comms.id, press)])
      for (const done of [once, twice])
        assert.match(JSON.stringify(done.body), /part dès qu’une de ces personnes approuve/)

      const asked = await inChat(town, otherComms.id, 'URGENT', 'une fuite de gaz', 'Approuver')
      assert.equal(await howMany(town, comms.id, 'URGENT', 'Approuver'), 0, 'who asks gives no visa')
      await pressed(town, otherComms.id, { activityId: asked.id, button: 'Approuver' })
      await eventually(async () => (await reached(title)).length > 0, 'the first delivery', 60_000)
      const wholeMs = Date.now() - typedAt
      assert.ok(wholeMs < 180_000, `${wholeMs} ms from the word to the first delivery`)

      // The large one stands still meanwhile, and ends afterwards; nobody gets anything twice.
      await eventually(
        () => inChannel(town, comms.id, title, 'Diffusé en urgence, visa d', 'Terminée'),
        'the urgent one ends',
        90_000,
      )
      const before = (await reached(large)).length
      const all = await reached(title)
      assert.ok(all.every(count => count === 1) && before < all.length, `${before} of ${all.length}`)
      await eventually(() => inChannel(town, comms.id, large, 'Terminée'), 'the large one ends', 120_000)
      assert.ok((await reached(large)).every(count => count === 1))
      assert.equal(await copies(town, head.id, title), 1)

      // The others are left alone until the morning.
      assert.equal(await howMany(town, head.id, 'Diffusé en urgence'), 0)
    })

    it('stands in the journal step by step, as one post; the others are told in the morning', async () => {
      const [found] = await mary.ask<{ verbs: string[]; posts: number; later: boolean[] }>(`select
        array(select verb from journal where seal in (select seal from journal where verb = 'urgent.asked')
          or (verb = 'broadcast.planned' and subject in (select subject from journal where seal in (select seal from journal where verb = 'urgent.asked')))
          order by seq) as verbs,
        (select count(*)::int from post where doc->>'mandatory' = 'true') as posts,
        array(select due > now() + interval '1 hour' from ${allJobsLeft} where name = 'urgent.tell') as later`)
      const steps = [
        'urgent.asked',
        'post.submitted',
        'validation.approved',
        'broadcast.started',
        'relay.asked',
        'broadcast.planned',
        'broadcast.finished',
      ]
      assert.deepEqual(found, { verbs: steps, posts: 1, later: [true] })
    })

    it('administrators change the templates, nobody else', async () => {
      const { town } = mary
      const admin = (await town.people({ role: 'admin', situation: 'well', limit: 5 })).people[0]
      assert.ok(admin)
      await town.say(people.comms.id, 'modèles urgents')
      await inChat(town, people.comms.id, 'administrateur')
      await town.say(admin.id, 'modèles urgents')
      const list = await inChat(town, admin.id, 'Livré avec Mary', 'Ajouter un modèle')
      await pressed(town, admin.id, { activityId: list.id, button: 'Ajouter un modèle' })
      const form = await inChat(town, admin.id, 'Écrivez les champs entre crochets')
      const fields = {
        name: 'Crue',
        title: 'Crue : [quartier',
        summary: 'Crue, [quartier]',
        body: 'Évitez [rues].',
        everyone: 'true',
      }
      const wrong = await pressed(town, admin.id, { activityId: form.id, button: 'Enregistrer', inputs: fields })
      assert.match(JSON.stringify(wrong.body), /Un crochet reste ouvert/)
      const saved = await pressed(town, admin.id, {
        activityId: form.id,
        button: 'Enregistrer',
        inputs: { ...fields, title: 'Crue : [quartier]' },
      })
      assert.match(readable({ ...form, mine: saved.body }), /Changé par/)
      await town.say(people.comms.id, 'urgent')
      await inChat(town, people.comms.id, 'Que se passe-t-il', 'Crue')
    })
  })
})
