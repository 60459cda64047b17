import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { frenchRelays, listedSites } from '../support/listed-sites.ts'
import { buttonOf, type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Coupure d’eau'
/** In whichever language its reader has Teams. */
const asks = ['sans Teams sur ce site', 'without Teams at this site']

onStores(['PostgreSQL'], open => {
  describe('sites whose people have no Teams', function () {
    this.timeout(300_000)
    let mary: StoredMary
    let people: Cast
    let french: Person[]

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '400' }, env: { QUIET_HOURS: 'off' } })
      people = await cast(mary.town)
      const sites = await listedSites(mary.town)
      french = frenchRelays(sites)
      assert.deepEqual([sites.length, sites.filter(({ relay }) => relay).length], [42, 38])
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    const copies = async (): Promise<number[]> =>
      (await Promise.all(asks.map(words => mary.town.copies(title, words)))).flatMap(one => Object.values(one))

    it('are asked once, also where she is killed while the cards go out; and their answers stand in the report', async () => {
      const { town } = mary
      const { comms } = people
      const ready = await approved(town, people, { title })
      await broadcastNow(town, comms.id, ready)
      const sent = await inChannel(town, comms.id, title, 'Terminée', 'Joindre les sites (38)')
      const where = { in: 'channel', activityId: sent.id } as const
      const asked = await pressed(town, comms.id, { ...where, button: 'Joindre les sites (38)' })
      const text = JSON.stringify(asked.body)
      assert.match(text, /Joindre 38 sites/)
      assert.match(text, /4 sites sont sans relais/)
      const press = { ...where, button: 'Joindre les sites (38)' }
      await Promise.all([pressed(town, comms.id, press), pressed(town, comms.id, press)])
      for (let kill = 0; kill < 2; kill++) {
        await eventually(async () => (await copies()).length > kill * 10, 'cards go out')
        await mary.kill()
        await mary.start()
      }
      // Of one that was on its way as she was killed nobody knows: it is told, and never sent again by itself.
      const states = () =>
        mary.ask<{ state: string }>(`select doc->>'state' as state from placement where key like 'relay:%'`)
      await eventually(
        async () => {
          const all = await states()
          return all.length === 38 && all.every(({ state }) => state === 'placed' || state === 'unknown')
        },
        'each card is settled',
        90_000,
      )
      const unknown = (await states()).filter(({ state }) => state === 'unknown').length
      if (unknown > 0) {
        const many = unknown > 1 ? `Renvoyer les cartes des relais (${unknown})` : 'Renvoyer la carte du relais'
        const doubtful = await inChannel(town, comms.id, title, many)
        const again = { in: 'channel', activityId: doubtful.id, action: buttonOf(doubtful, many) } as const
        await Promise.all([pressed(town, comms.id, again), pressed(town, comms.id, again)])
      }
      await eventually(async () => (await copies()).length === 38, 'each relay has a card', 60_000)
      const twice = (await copies()).filter(count => count > 1).length
      assert.ok(twice <= unknown, `${twice} have two, of ${unknown} that nobody knew of`)

      const [first, second] = french.toReversed() as [Person, Person]
      const card = await inChat(town, first.id, title, 'C’est affiché')
      await Promise.all([1, 2].map(() => pressed(town, first.id, { activityId: card.id, button: 'C’est affiché' })))
      await inChat(town, first.id, title, 'C’est affiché. Merci')
      const reference = /PUB-\d{4}-(\d+)/.exec(readable(card))![1]
      await town.say(second.id, `dit ${Number(reference)}`)
      await inChat(town, second.id, 'C’est noté pour')
      await town.say(second.id, `je ne peux pas ${Number(reference)} : le panneau est cassé`)
      await eventually(
        async () => readable(await inChat(town, second.id, title)).includes('le panneau est cassé'),
        'why',
      )
      const report = await inChannel(
        town,
        comms.id,
        title,
        'Par\u00a0relais',
        '1 sur 38 sites',
        'Voir les sites (1 sur 42)',
      )
      assert.match(readable(report), /4 sites/)
    })

    it('answer by each of their four buttons, twice or after another answer, until it is taken down', async () => {
      const { town } = mary
      const [first, , third, fourth] = french.toReversed() as [Person, Person, Person, Person]
      const press = async (who: Person, button: string, ...words: string[]) => {
        const card = await inChat(town, who.id, title, button)
        const action = buttonOf(card, button)
        await Promise.all([1, 2].map(() => pressed(town, who.id, { activityId: card.id, action })))
        await inChat(town, who.id, title, ...words)
      }
      await press(third, 'Dit à l’équipe', 'C’est dit à l’équipe. Merci')
      const card = await inChat(town, fourth.id, title, 'Je ne peux pas')
      const reason = { reason: 'je suis en congé' }
      await pressed(town, fourth.id, { activityId: card.id, button: 'Envoyer', inputs: reason })
      await inChat(town, fourth.id, title, 'ne peut pas', reason.reason)
      await press(fourth, 'C’est affiché', 'C’est affiché. Merci')
      await inChannel(town, people.comms.id, title, 'Voir les sites (3 sur 42)')

      const [row] = await mary.ask<{ code: string }>(`select doc->>'code' as code from relay_round`)
      const read = async (code: string) => {
        const answer = await fetch(`${mary.url}/lire/${code}`)
        return { status: answer.status, text: await answer.text() }
      }
      for (const code of [row!.code, row!.code.toUpperCase()]) {
        const { status, text } = await read(code)
        assert.equal(status, 200)
        for (const said of [title, 'Texte de la publication.']) assert.ok(text.includes(said), said)
      }
      const wrong = await read('aaaaaaaa')
      assert.ok(wrong.status === 410 && !wrong.text.includes(title), wrong.text)

      const report = await inChannel(town, people.comms.id, title, 'Retirer chez tous')
      const where = { in: 'channel', activityId: report.id } as const
      await eventually(async () => {
        if ((await read(row!.code)).status === 410) return true
        const asked = await town.press(people.comms.id, { ...where, button: 'Retirer chez tous' })
        const name = /Retirer chez [^"]+? agents/.exec(JSON.stringify(asked.body))?.[0]
        if (name) await town.press(people.comms.id, { ...where, button: name })
        return false
      }, 'its words are read no more')
      for (const who of [first, fourth]) await press(who, 'C’est décroché', 'C’est décroché. Merci')
      assert.equal(Object.keys(await town.copies(title, 'À décrocher')).length, 2)
    })
  })
})
