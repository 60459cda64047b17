import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { corrected } from '../support/corrected.ts'
import { articlesApproved, editionIn, editionOpened, newspaper, newspaperMade } from '../support/edition-road.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, copiesByPerson } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const [corrects, stays] = ['Le pont rouvre', 'La crèche ouvre'] as const
const announced = `${newspaper} n°`

onStores(['PostgreSQL'], open => {
  describe('an edition that is no more what was approved', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '90', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      await newspaperMade(town, people)
      await articlesApproved(town, people, [corrects, stays])
      const card = await inChannel(town, people.comms.id, corrects, 'Diffuser maintenant')
      await broadcastNow(town, people.comms.id, card)
      await inChannel(town, people.comms.id, corrects, 'Retirer chez tous')
      const opened = await editionOpened(town, people.comms.id)
      reference = editionIn(opened)
      await pressed(town, people.comms.id, { activityId: opened.id, button: 'Ajouter ce qui est prêt (2)' })
      // A card of before, whose button says so, may still lie there when the press is answered.
      await inChannel(town, people.comms.id, reference, 'Soumettre à validation', '2 articles')
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const onPlan = async (button: string, ...words: string[]): Promise<void> => {
      const card = await inChannel(town, people.comms.id, reference, button, ...words)
      await pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button })
    }
    const submittedAndApproved = async (): Promise<Shown> => {
      await onPlan('Soumettre à validation', 'En composition')
      await approved()
      return inChannel(town, people.comms.id, announced, 'Diffuser maintenant')
    }
    const approved = async () => {
      await approvedBy(town, people.otherComms.id, announced)
      await approvedBy(town, people.head.id, announced)
      await inChannel(town, people.comms.id, reference, 'Approuvé')
    }
    const held = async (...words: string[]): Promise<void> => {
      await inChannel(town, people.comms.id, announced, 'rien n’est parti', ...words)
      assert.deepEqual(await copiesByPerson(town, announced), {})
    }

    it('is not sent once one of its posts was corrected, and says which', async () => {
      const broadcast = await submittedAndApproved()
      await corrected(town, people, corrects, { title: corrects, summary: 'Mardi', body: 'Le pont rouvre mardi.' })
      await broadcastNow(town, people.comms.id, broadcast)
      await held('un article a changé', corrects)
      const told = await inChannel(town, people.comms.id, announced, 'un article a changé')
      assert.ok(!readable(told).includes(stays), 'only what changed is named')
    })

    it('is printed and submitted once, though she dies while it is printed', async () => {
      await onPlan('Reprendre')
      await onPlan('Soumettre à validation', 'En composition')
      for (const ms of [100, 1_500]) {
        await delay(ms)
        await mary.kill()
        // A run that died with her counts as lost only after minutes.
        await mary.ask(
          `update pgboss.job set state = 'retry', start_after = now() where name = 'edition.produce' and state in ('active', 'retry')`,
        )
        await mary.start()
      }
      await inChat(town, people.otherComms.id, 'Approuver', announced)
      const [counts] = await mary.ask<Record<string, string>>(
        `select (select count(*) from post where doc ? 'editionId')::text as posts,
           (select count(*) from journal where verb = 'edition.submitted')::text as submitted,
           (select count(*) from validation v, post p where p.doc ? 'editionId' and v.doc->>'postId' = p.id
              and v.doc->>'state' = 'waiting')::text as waiting`,
      )
      assert.deepEqual(counts, { posts: '1', submitted: '2', waiting: '1' })
    })

    it('is not sent with one byte of its page changed in the store, and comms is told', async () => {
      await approved()
      const rows = await mary.ask(
        `update edition_file set bytes = set_byte(bytes, 2000, (get_byte(bytes, 2000) + 1) % 256) where kind = 'html' returning kind`,
      )
      assert.equal(rows.length, 1)
      await broadcastNow(
        town,
        people.comms.id,
        await inChannel(town, people.comms.id, announced, 'Diffuser maintenant'),
      )
      await held('octet pour octet')
      await inChannel(town, people.comms.id, reference, 'Diffusion bloquée', 'Reprendre')
    })
  })
})
