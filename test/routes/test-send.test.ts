import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, assertSubmitted, broadcastNow, cardOf, editorOpened, retained } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const mark = 'ESSAI\u00a0: cette carte n’a été envoyée qu’à vous.'
const onItsWay = /L’essai part/

type Content = { body: unknown[]; actions: { verb: string }[] }
const content = ({ attachments }: Shown): Content => attachments![0]!.content as Content

onStores(['PostgreSQL'], open => {
  describe('a test send', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let comms: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '60', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      comms = people.comms.id
      await town.say(comms, 'aide')
    })
    after(() => mary?.close())
    afterEach(async () => {
      await town.setFaults()
      assert.deepEqual(await town.violations(), [])
    })

    const testsOf = async (person: string, title: string): Promise<Shown[]> =>
      (await town.chat(person)).activities.filter(
        one => one.from.bot && [mark, title].every(words => readable(one).includes(words)),
      )
    const came = (title: string, count = 1): Promise<Shown> =>
      eventually(async () => {
        const cards = await testsOf(comms, title)
        return cards.length >= count && cards[count - 1]!
      }, `test ${count} of ${title}`)
    /** Written in the editor, from where the first test is asked for. */
    const drafted = async (title: string, more: Record<string, string> = {}) => {
      const { card } = await retained(town, people, title)
      const where = { in: 'channel', activityId: card.id } as const
      const opened = await editorOpened(town, comms, card)
      const inputs = { title, summary: `Résumé de ${title}`, body: 'Bonjour {prénom}.\n\nLa {direction} vous attend.' }
      const asked = { ...where, card: cardOf(opened), inputs: { ...inputs, everyone: 'true', ...more } }
      const done = await town.dialog(comms, { ...asked, button: 'Recevoir un essai' })
      assert.match(JSON.stringify(done.body), onItsWay)
      const reference = /PUB-\d{4}-\d{4,}/.exec(JSON.stringify(opened.dialog))![0]
      return { reference, card, where, test: await came(title) }
    }
    const types = async (reference: string): Promise<Shown> => {
      await town.say(comms, `essai ${reference}`)
      return inChat(town, comms, 'L’essai part')
    }
    /** Two presses of ten seconds are one test. */
    const nextTen = (): Promise<void> => delay(10_000 - (Date.now() % 10_000) + 50)
    const count = async (sql: string): Promise<number> => Number((await mary.ask<{ n: string }>(sql))[0]!.n)
    const askedFor = () => count(`select count(*) as n from journal where verb = 'post.tested'`)

    it('is what whoever asked is sent later, byte for byte within its frame, and nothing counts it', async () => {
      const title = 'Le pont rouvre lundi'
      const { reference, card, where, test } = await drafted(title)
      assert.equal(await count('select count(*) as n from delivery'), 0)
      assert.equal(await count('select count(*) as n from broadcast'), 0)
      assert.equal(await askedFor(), 1)
      assert.equal(await count(`select count(*) as n from journal where verb like 'broadcast.%'`), 0)
      for (const { id } of [people.agent, people.otherComms, people.head])
        assert.equal((await testsOf(id, title)).length, 0)

      const opened = await editorOpened(town, comms, card)
      const done = await town.dialog(comms, {
        ...where,
        card: cardOf(opened),
        button: 'Soumettre à validation',
        inputs: {},
      })
      assertSubmitted(done)
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      await broadcastNow(town, comms, await inChannel(town, comms, title, 'Vérifier les destinataires'))
      const delivered = await eventually(async () => {
        const { activities } = await town.chat(comms)
        return activities.find(
          one => one.from.bot && readable(one).includes(title) && JSON.stringify(one).includes('broadcast.why'),
        )
      }, 'the post itself arrives')
      const sealed = content(test).body.slice(1)
      assert.equal(JSON.stringify(content(delivered).body.slice(-sealed.length)), JSON.stringify(sealed))
      assert.match(JSON.stringify(sealed), new RegExp(`Bonjour ${people.comms.firstName}`))
      assert.equal(test.summary, `ESSAI – ${delivered.summary}`)
      assert.deepEqual([content(test).actions.map(({ verb }) => verb)], [['test.why']])
      assert.equal(await count(`select count(*) as n from delivery where person = '${comms}'`), 1)

      await town.say(comms, `essai ${reference}`)
      await inChat(town, comms, 'cette publication est déjà partie')
      assert.equal((await testsOf(comms, title)).length, 1)
    })

    it('of an event has its buttons, which count nothing', async () => {
      const title = 'Visite de la médiathèque'
      const { test } = await drafted(title, { kind: 'event', date: dayIn(30), time: '12:30', place: 'Halle' })
      for (const button of ['Je participe', 'Peut-être', 'Je ne participe pas', 'Pourquoi je reçois ceci ?']) {
        const done = await pressed(town, comms, { activityId: test.id, button })
        assert.match(JSON.stringify(done.body), /C’est un essai\s: rien n’est compté/, button)
      }
      assert.equal(await count('select count(*) as n from event_answer'), 0)
      assert.deepEqual(content((await testsOf(comms, title))[0]!), content(test), 'the card stays')
    })

    it('is one card of a click that comes twice, and another of the next', async () => {
      const title = 'Deux clics'
      const { reference } = await drafted(title)
      await nextTen()
      await Promise.all([types(reference), types(reference)])
      await came(title, 2)
      await nextTen()
      await types(reference)
      await came(title, 3)
      assert.equal((await testsOf(comms, title)).length, 3)
    })

    it('comes once through a Teams that asks to wait, or cuts; and once after a kill', async () => {
      const title = 'Par gros temps'
      const { reference } = await drafted(title)
      await nextTen()
      await town.setFaults({ target: 'teams', kind: 'throttle', share: 1, seconds: 3 })
      await town.say(comms, `essai ${reference}`)
      await came(title, 2)

      await nextTen()
      await town.setFaults({ target: 'teams', kind: 'cut-after-accept', share: 1, seconds: 3 })
      await town.say(comms, `essai ${reference}`)
      await came(title, 3)

      await nextTen()
      const asked = await askedFor()
      await town.setFaults({ target: 'teams', kind: 'throttle', share: 1, seconds: 5 })
      await town.say(comms, `essai ${reference}`)
      await eventually(async () => (await askedFor()) === asked + 1, 'it is asked for')
      await mary.kill()
      await mary.start()
      await came(title, 4)
      await delay(3_000)
      assert.equal((await testsOf(comms, title)).length, 4)
      assert.equal(await count('select count(*) as n from placement where doc->>$$state$$ = $$placing$$'), 0)
    })

    it('is for comms alone, of whom Graph need not tell the name twice', async () => {
      const title = 'Sans Graph'
      const { reference } = await drafted(title)
      const [post] = await mary.ask<{ id: string }>(`select id from post where doc->>'reference' = $1`, reference)
      const action = { type: 'Action.Execute', verb: 'post.test', data: { postId: post!.id } }
      const card = await inChat(town, people.agent.id, title)
      const refused = await pressed(town, people.agent.id, { activityId: card.id, action })
      assert.match(JSON.stringify(refused.body), /réservée? à l’équipe communication/)
      await town.say(people.agent.id, `essai ${reference}`)
      await inChat(town, people.agent.id, 'réservé')
      assert.equal((await testsOf(people.agent.id, title)).length, 0)

      await nextTen()
      await town.setFaults({ target: 'graph', kind: 'down', share: 1, seconds: 4 })
      await town.say(comms, `essai ${reference}`)
      await came(title, 2)
    })
  })
})
