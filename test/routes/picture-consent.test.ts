import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { buttonOf, type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, photoAnswered, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const title = 'Une ruche sur le toit'
const uses = { uses: 'internal,site' }

onStores(['PostgreSQL'], open => {
  describe('a picture of a colleague, from the question to the agreement that is taken back', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let colleague: Person
    let reference: string
    let postId: string
    let shown = ''

    before(async () => {
      const none = { WORDPRESS_URL: '', WORDPRESS_USER: '', WORDPRESS_APP_PASSWORD: '' }
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' },
        env: { ...none, SITE_NAME: 'Ville de Montréval' },
      })
      town = mary.town
      people = await cast(town)
      const others = (await town.people({ role: 'agent', situation: 'well', limit: 200 })).people
      const known = new Set([people.agent.id, people.head.id, people.comms.id, people.otherComms.id])
      colleague = others.find(one => one.roles.length === 1 && !known.has(one.id) && one.preferredLanguage !== 'en-GB')!
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const addressIn = (text: string): string => /http[^"\\]+\/media\/[^"\\]+/.exec(text)?.[0] ?? ''
    const statusOf = async (address: string): Promise<number> => (await fetch(address)).status

    it('whoever sent it in asks the colleague by a card', async () => {
      reference = await propose(town, people.agent, title)
      const asked = await photoAnswered(town, people.agent.id, reference)
      await eventually(async () => {
        const done = await pressed(town, people.agent.id, { activityId: asked.id, button: 'Préciser' })
        return JSON.stringify(done.body).includes('Qui est sur l’image')
      }, 'the picture lies there')
      const form = await inChat(town, people.agent.id, 'Qui est sur l’image')
      await pressed(town, people.agent.id, { activityId: form.id, button: 'Un agent' })
      const inputs = { colleague: colleague.id, ...uses, until: '' }
      await pressed(town, people.agent.id, { activityId: form.id, button: 'Demander l’accord', inputs })
      const card = await inChat(town, colleague.id, 'Vous êtes sur cette image')
      assert.match(readable(card), /en interne et sur le site/)
      assert.equal(await statusOf(addressIn(readable(card))), 200, 'who is on it sees it before they answer')
    })

    it('nobody presses in their place, whatever button they copy; twice is once', async () => {
      const card = await inChat(town, colleague.id, 'Vous êtes sur cette image')
      const media = async () => {
        const [row] = await mary.ask<{ doc: { agreements: { state: string }[] } }>('select doc from media')
        return row!.doc
      }
      const before = JSON.stringify(await media())
      for (const other of [people.agent, people.head, people.comms]) {
        await town.say(other.id, 'aide')
        const { id: activityId } = await inChat(town, other.id, 'je suis Mary')
        for (const title of ['D’accord', 'Non', 'En interne seulement'])
          await pressed(town, other.id, { activityId, action: buttonOf(card, title) })
      }
      assert.equal(JSON.stringify(await media()), before)
      const refused = await mary.ask<{ verb: string }>(`select verb from journal where verb = 'attempt.refused'`)
      assert.ok(refused.length >= 3, 'and that it was tried is written')
      for (let times = 0; times < 2; times++)
        await pressed(town, colleague.id, { activityId: card.id, action: buttonOf(card, 'D’accord') })
      assert.deepEqual(
        (await media()).agreements.map(({ state }) => state),
        ['given'],
      )
    })

    it('who agrees for inside alone is on the card in Teams, and not on the site', async () => {
      await town.say(colleague.id, 'en interne seulement 1')
      await inChat(town, colleague.id, 'C’est noté pour l’image VIS-')
      await inChat(town, colleague.id, 'Vous êtes d’accord, en interne seulement')
      const inbox = await inChannel(town, people.comms.id, reference, 'Retenir')
      await pressed(town, people.comms.id, { in: 'channel', activityId: inbox.id, button: 'Retenir' })
      const retained = await inChannel(town, people.comms.id, reference, 'Ouvrir la publication')
      const [row] = await mary.ask<{ id: string; picture: string }>(
        `select id, doc->'content'->'pictures'->0->>'id' as picture from post where doc->'content'->>'title' = '${title}'`,
      )
      postId = row!.id
      assert.ok(row!.picture, 'the picture is on the draft')
      const article = { article: { text: 'Du miel.', warning: '', pictures: [row!.picture] } }
      const at = new Date(Date.now() + 5_000).toISOString()
      await mary.ask(
        `update post set doc = jsonb_set(jsonb_set(doc, '{content,variants}', $1::jsonb), '{elsewhere}', $2::jsonb)`,
        JSON.stringify(article),
        JSON.stringify([{ channel: 'site', at }]),
      )
      await submitted(town, people, retained, { title, alt0: 'Une apicultrice et sa ruche' })
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      const ready = await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
      await broadcastNow(town, people.comms.id, ready)
      const delivered = await inChat(town, people.agent.id, title, 'Pourquoi je reçois ceci')
      shown = addressIn(readable(delivered))
      assert.equal(await statusOf(shown), 200, 'on the card in Teams')
      const held = await eventually(async () => {
        const [release] = await mary.ask<{ state: string }>(
          `select doc->>'state' as state from release where doc->>'postId' = '${postId}'`,
        )
        return release && Date.parse(at) < Date.now() && release.state
      }, 'its hour has come')
      assert.notEqual(held, 'published')
      assert.equal((await fetch(`${mary.url}/site/articles/${postId}`)).status, 404, 'nothing is on the site')
    })

    it('who takes it back by words ends what is served, and sees that they did', async () => {
      await town.say(colleague.id, 'accord')
      const mine = await inChat(town, colleague.id, 'Mes images', 'Vous êtes d’accord')
      await pressed(town, colleague.id, { activityId: mine.id, button: 'Voir' })
      const own = await inChat(
        town,
        colleague.id,
        'Vous êtes d’accord, en interne seulement',
        'Oui, retirer mon accord',
      )
      await pressed(town, colleague.id, { activityId: own.id, button: 'Oui, retirer mon accord' })
      await inChat(town, colleague.id, 'Vous avez retiré votre accord')
      await eventually(async () => (await statusOf(shown)) === 410, 'the address is over')
    })

    it('each card that people have is changed without a visa, and comms reads what became of each place', async () => {
      const changed = await inChat(town, people.agent.id, title, 'Image retirée')
      assert.equal(addressIn(readable(changed)), '', 'no dead picture stays on it')
      await inChannel(town, people.comms.id, 'Accord retiré', 'L’image n’est plus nulle part', 'Image retirée')
      const visas = await mary.ask(`select from validation where doc->>'postId' = '${postId}'`)
      assert.equal(visas.length, 1, 'nobody is asked anew')
      const mends = await mary.ask<{ seal: string; before: string }>(
        `select mend.doc->>'seal' as seal, target.doc->>'seal' as before from broadcast mend
          join broadcast target on target.id = mend.doc->>'targetId' where mend.doc->>'kind' = 'mend'`,
      )
      assert.deepEqual(
        mends.map(({ seal, before }) => seal === before),
        [true],
        'one broadcast of its own, under the seal that was approved',
      )
    })

    it('is read as taken back by whoever looks for it', async () => {
      await town.say(people.comms.id, 'médias ruche')
      const found = await inChat(town, people.comms.id, 'Médias', 'Accord retiré')
      assert.match(readable(found), /1 image/)
      assert.equal(addressIn(readable(found)), '', 'nobody looks at it any more')
    })
  })
})
