import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { SealedEdition } from '../../src/core/domain/sealed-edition.ts'
import { interrupted, judged, leasesEnd } from '../support/cut-off.ts'
import {
  addressOf,
  articlesApproved,
  editionIn,
  editionOpened,
  newspaper,
  newspaperMade,
} from '../support/edition-road.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed } from '../support/road.ts'
import { approvedBy, broadcastNow, copiesByPerson } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const title = 'Le pont rouvre'
const announced = `${newspaper} n°`
const list = 'agents@montreval.example'

onStores(['PostgreSQL'], open => {
  describe('an edition whose cards are leaving when she is killed', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    this.timeout(300_000)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      await newspaperMade(town, people, { mailTo: list })
      await articlesApproved(town, people, [title])
      const opened = await editionOpened(town, people.comms.id)
      reference = editionIn(opened)
      await pressed(town, people.comms.id, { activityId: opened.id, button: 'Ajouter ce qui est prêt (1)' })
      const plan = await inChannel(town, people.comms.id, reference, 'Soumettre à validation', '1 article')
      await pressed(town, people.comms.id, { in: 'channel', activityId: plan.id, button: 'Soumettre à validation' })
      await approvedBy(town, people.otherComms.id, announced)
      await approvedBy(town, people.head.id, announced)
      await inChannel(town, people.comms.id, reference, 'Approuvé')
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    it('reaches each agent once, and loses nobody', async () => {
      const card = await inChannel(town, people.comms.id, announced, 'Diffuser maintenant')
      await broadcastNow(town, people.comms.id, card)
      for (const enough of [10, 40])
        await interrupted(mary, announced, enough, async () => {
          await mary.kill()
          await leasesEnd(mary)
        })
      const { delivered } = await judged(mary, people.comms.id, announced, 2)
      assert.ok(delivered >= 40, `${delivered} delivered`)
    })

    it('is published once, with the bytes that were sealed, and leaves once by e-mail', async () => {
      await inChannel(town, people.comms.id, reference, 'Publié le')
      const have = await copiesByPerson(town, announced)
      const reader = (await town.people({ limit: 1_000 })).people.find(
        ({ id, preferredLanguage }) => have[id] === 1 && preferredLanguage?.startsWith('en') !== true,
      )!
      const page = addressOf(await inChat(town, reader.id, announced, 'Lire le numéro'), 'Lire le numéro')
      const [row] = await mary.ask<{ sealed: SealedEdition }>(
        `select one->'edition' as sealed from post, jsonb_array_elements(doc->'sealed') as one where one ? 'edition'`,
      )
      const answer = await fetch(page)
      assert.equal(answer.status, 200)
      const bytes = Buffer.from(await answer.arrayBuffer())
      assert.equal(createHash('sha256').update(bytes).digest('hex'), row!.sealed.files.html)
      await eventually(async () => {
        const [left] = await mary.ask<{ n: number }>(
          `select count(*)::int as n from edition where reference = '${reference}' and doc->'mail'->>'state' = 'sent'`,
        )
        return left!.n === 1
      }, 'it left by e-mail')
      await eventually(async () => {
        const [waiting] = await mary.ask<{ n: number }>(
          `select (select count(*) from asked_job where name = 'edition.mail')::int + (select count(*) from pgboss.job
            where name = 'edition.mail' and state in ('created', 'retry', 'active'))::int as n`,
        )
        return waiting!.n === 0
      }, 'nothing of it is left to be done')
      const mails = await town.mails()
      assert.deepEqual([mails.length, mails[0]!.to], [1, [list]])
      const told = await mary.ask<{ n: number }>(
        `select count(*)::int as n from journal where verb = 'edition.published' and subject = '${reference}'`,
      )
      assert.deepEqual(told, [{ n: 1 }])
    })
  })
})
