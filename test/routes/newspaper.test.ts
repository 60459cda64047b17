import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { SealedEdition } from '../../src/core/domain/sealed-edition.ts'
import {
  addressOf,
  articlesApproved,
  editionIn,
  editionOpened,
  newspaper,
  newspaperMade,
  pressing,
} from '../support/edition-road.ts'
import { eventually } from '../support/eventually.ts'
import { buttonOf, type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, copiesByPerson } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const titles = Array.from({ length: 12 }, (_, at) => `Article ${at + 1} du journal`)
const announced = `${newspaper} n°`
const list = 'agents@montreval.example'
/** Openings under this are not told. */
const fewest = 5

onStores(['PostgreSQL'], open => {
  describe('an internal newspaper, from retained proposals to its readers', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let reference: string
    let page: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '90', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** What « journal TU-… » shows now. */
    const fresh = async () => {
      const before = (await town.chat(people.comms.id)).activities.at(-1)?.id
      await town.say(people.comms.id, `journal ${reference}`)
      return eventually(async () => {
        const last = (await town.chat(people.comms.id)).activities.at(-1)
        return last && last.id !== before && last.from.bot ? last : null
      }, 'she answers')
    }

    it('is made by its form, and twelve proposals are retained and approved', async () => {
      await newspaperMade(town, people, { mailTo: list })
      await articlesApproved(town, people, titles)
    })

    it('becomes an edition that people have, in at most ten clicks of who composes', async () => {
      const { comms, otherComms, head } = people
      const composer = pressing(town, comms.id)
      const empty = await editionOpened(town, comms.id)
      reference = editionIn(empty)
      assert.match(readable(empty), /prêtes à entrer/)
      await composer.press('chat', empty, `Ajouter ce qui est prêt (${titles.length})`)
      await inChat(town, comms.id, reference, `${titles.length} publications sont entrées`)
      // From here on the card in the channel, which stays true by itself.
      const plan = await inChannel(town, comms.id, reference, `${titles.length} articles`, 'Aperçu')
      await composer.press('channel', plan, 'Aperçu')
      const previewed = await inChannel(town, comms.id, reference, 'Lire l’aperçu')
      const preview = await fetch(addressOf(previewed, 'Lire l’aperçu'))
      assert.equal(preview.status, 200)
      const draft = await preview.text()
      for (const title of titles) assert.ok(draft.includes(title), title)
      await composer.press('channel', previewed, 'Soumettre à validation')
      await inChat(town, comms.id, announced, 'Forme du numéro', otherComms.displayName)
      await approvedBy(town, otherComms.id, announced)
      await inChat(town, head.id, announced, 'Approuver', `${titles.length} articles`)
      await approvedBy(town, head.id, announced)
      const ready = await inChannel(town, comms.id, reference, 'Approuvé', 'Diffuser')
      await composer.press('channel', ready, 'Diffuser')
      const broadcast = await inChannel(town, comms.id, announced, 'Diffuser maintenant')
      await composer.press('channel', broadcast, 'Diffuser maintenant')
      const asked = await inChannel(town, comms.id, announced, 'Diffuser à')
      await composer.press('channel', asked, /Diffuser à [^"]+? agents/.exec(readable(asked))![0])
      await inChannel(town, comms.id, reference, 'Publié le')
      assert.ok(composer.clicks <= 10, `${composer.clicks} clicks`)
    })

    it('is on one card of each agent, with three headlines and where all of it is read', async () => {
      const { agent } = people
      const card = await inChat(town, agent.id, announced, 'Lire le numéro')
      for (const title of titles.slice(0, 3)) assert.ok(readable(card).includes(title), title)
      assert.ok(!readable(card).includes(titles[3]!), 'three and no more')
      assert.match(readable(card), /… et 9 autres articles/)
      page = addressOf(card, 'Lire le numéro')
      const counts = Object.values(await copiesByPerson(town, announced))
      assert.ok(counts.length >= 60, `${counts.length} people have it`)
      assert.deepEqual([...new Set(counts)], [1])
    })

    it('is read as the very bytes that were sealed, page and paper', async () => {
      const [row] = await mary.ask<{ sealed: SealedEdition }>(
        `select one->'edition' as sealed from post, jsonb_array_elements(doc->'sealed') as one where one ? 'edition'`,
      )
      const { files } = row!.sealed
      const read = async (kind: 'html' | 'pdf') => {
        const answer = await fetch(page.replace(/\.html$/, `.${kind}`))
        assert.equal(answer.status, 200)
        return createHash('sha256')
          .update(Buffer.from(await answer.arrayBuffer()))
          .digest('hex')
      }
      assert.deepEqual({ html: await read('html'), pdf: await read('pdf') }, { html: files.html, pdf: files.pdf })
    })

    it('lies in the library as page, paper, message and package, and left once by e-mail', async () => {
      await eventually(async () => {
        const names = (await town.drive()).map(({ path }) => path).filter(path => path.includes(reference))
        return ['html', 'pdf', 'eml', 'zip'].every(ext =>
          names.some(name => name.endsWith(`Journaux/TU/${reference}.${ext}`)),
        )
      }, 'the library has all four')
      const mails = await eventually(async () => {
        const all = await town.mails()
        return all.length > 0 && all
      }, 'it left by e-mail')
      assert.deepEqual([mails.length, mails[0]!.to], [1, [list]])
      for (const title of titles) assert.ok(mails[0]!.text.includes(title), title)
    })

    it('tells how often its page was opened, and nothing under five', async () => {
      const seen = async () => readable(await fresh())
      // As a browser asks; openings are written together, some seconds after they were.
      const open = () => fetch(page, { headers: { accept: 'text/html,*/*;q=0.8' } })
      assert.equal((await open()).status, 200)
      await eventually(async () => (await seen()).includes('Ouvert moins de 5 fois'), 'the first is counted')
      for (let opened = 1; opened < fewest; opened++) assert.equal((await open()).status, 200)
      await eventually(async () => (await seen()).includes('Ouvert 5 fois'), 'the fifth is told')
    })

    it('has an erratum on its page once somebody else confirmed it', async () => {
      const { comms, otherComms } = people
      const text = 'La cantine ouvre à midi.'
      await town.say(comms.id, `journal ${reference} erratum : ${text}`)
      const proposed = await inChannel(town, comms.id, reference, text, 'Confirmer l’erratum')
      await town.press(comms.id, { in: 'channel', activityId: proposed.id, button: 'Confirmer l’erratum' })
      assert.ok(!(await (await fetch(page)).text()).includes(text), 'nobody confirms their own')
      await pressed(town, otherComms.id, {
        in: 'channel',
        activityId: proposed.id,
        action: buttonOf(proposed, 'Confirmer l’erratum'),
      })
      await eventually(async () => (await (await fetch(page)).text()).includes(text), 'the page has it')
    })

    it('is gone from each of its addresses once it was taken back', async () => {
      const { comms } = people
      const report = await inChannel(town, comms.id, announced, 'Retirer chez tous')
      const where = { in: 'channel', activityId: report.id } as const
      const asked = await pressed(town, comms.id, { ...where, button: 'Retirer chez tous' })
      const button = /Retirer chez [^"]+? agents/.exec(JSON.stringify(asked.body))![0]
      await pressed(town, comms.id, { ...where, button })
      for (const kind of ['html', 'pdf'])
        await eventually(
          async () => (await fetch(page.replace(/\.html$/, `.${kind}`))).status === 410,
          `the ${kind} is gone`,
        )
      await eventually(async () => Object.keys(await copiesByPerson(town, announced)).length === 0, 'no card is left')
    })
  })
})
