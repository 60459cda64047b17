import assert from 'node:assert/strict'
import { type Cast, cast, inChannel, inChat, readable } from '../support/road.ts'
import { approved, approvedBy, broadcastNow, nothingLeft, pictured, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const text = 'Le marché a lieu samedi. Venez.'
const comma = 'Le marché a lieu samedi, Venez.'
const oldSeal = 'a'.repeat(64)

/** What somebody who owns the database may write there, `$1` being the title. */
const inPlaceOf = (table: 'post' | 'broadcast', path: string, from: string, to: string) =>
  `update ${table} set doc = jsonb_set(doc, '{${path}}', to_jsonb(replace(doc#>>'{${path}}', '${from}', '${to}'))) where coalesce(doc->>'title', doc->'content'->>'title') = $1`

onStores(['PostgreSQL'], open => {
  describe('a database that somebody wrote in', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const changed = async (sql: string, title: string): Promise<void> => {
      const before = await mary.ask<{ doc: unknown }>(
        'select doc from post union all select doc from broadcast union all select doc from validation',
      )
      await mary.ask(sql, title)
      const after = await mary.ask<{ doc: unknown }>(
        'select doc from post union all select doc from broadcast union all select doc from validation',
      )
      assert.notDeepEqual(after, before, 'something was changed')
    }
    const held = async (title: string): Promise<void> => {
      const card = await inChannel(town, people.comms.id, title, 'n’est pas exactement ce qui a été approuvé')
      assert.doesNotMatch(readable(card), /"Diffuser maintenant"/)
      assert.deepEqual(await town.copies(title, 'Pourquoi je reçois ceci'), {})
      const rows = await mary.ask<{ state: string; because: string; delivered: string }>(
        `select doc->>'state' as state, doc->>'heldBecause' as because, (select count(*) from delivery d where d.broadcast_id = b.id and d.state = 'delivered')::text as delivered from broadcast b where doc->>'title' = $1`,
        title,
      )
      assert.deepEqual(rows, [{ state: 'held', because: 'seal-mismatch', delivered: '0' }])
    }

    const writings: Record<string, string> = {
      'the card that is about to be sent': inPlaceOf('broadcast', 'rendered,card', 'samedi.', 'samedi,'),
      'the card that was approved': inPlaceOf('post', 'sealed,0,rendered,card', 'samedi.', 'samedi,'),
      'for whom it is': `update broadcast set doc = jsonb_set(doc, '{audience}', '{"kind":"everyone"}') where doc->>'title' = $1`,
      'the seal of a visa': `update validation set doc = jsonb_set(doc, '{steps,0,visas,0,seal}', '"${oldSeal}"') where doc->>'title' = $1`,
      'the seals, and the words': `with p as (update post set doc = jsonb_set(jsonb_set(doc, '{sealed,0,seal}', '"${oldSeal}"'), '{sealed,0,rendered,summary}', '"Autre"') where doc->'content'->>'title' = $1)
        update broadcast set doc = jsonb_set(jsonb_set(doc, '{seal}', '"${oldSeal}"'), '{rendered,summary}', '"Autre"') where doc->>'title' = $1`,
    }
    for (const [index, [what, sql]] of Object.entries(writings).entries()) {
      it(`${what}: nothing is sent, and comms is told`, async () => {
        const title = `Marché ${index}`
        const card = await approved(town, people, { title, body: text })
        await changed(sql, title)
        await broadcastNow(town, people.comms.id, card)
        await held(title)
      })
    }

    /** Of its two versions the second changes the form alone: the head's visa is that of the first. */
    const withKeptVisa = async (title: string) => {
      const { card } = await retained(town, people, title)
      const [{ reference }] = (await mary.ask<{ reference: string }>(
        `select doc->>'reference' as reference from post where doc->'content'->>'title' = $1`,
        title,
      )) as [{ reference: string }]
      await pictured(town, people.comms.id, reference)
      await submitted(town, people, card, { title, body: text, alt0: 'Un étal' })
      await approvedBy(town, people.head.id, title)
      await inChat(town, people.otherComms.id, 'Approuver', title)
      return card
    }

    it('the words under a visa that was kept: nothing is sent, and comms is told', async () => {
      const title = 'Marché couvert'
      const card = await withKeptVisa(title)
      await submitted(town, people, card, { title, body: text, alt0: 'Un étal de fruits' })
      await inChat(town, people.otherComms.id, 'Approuver', title, 'fruits')
      await approvedBy(town, people.otherComms.id, title)
      const ready = await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
      await changed(inPlaceOf('post', 'sealed,0,rendered,card', 'samedi.', 'samedi,'), title)
      await broadcastNow(town, people.comms.id, ready)
      await held(title)
    })

    it('words slipped under a visa before the version that says them: the visa is not kept', async () => {
      const title = 'Marché de nuit'
      const card = await withKeptVisa(title)
      await changed(inPlaceOf('post', 'sealed,0,rendered,card', text, comma), title)
      await submitted(town, people, card, { title, body: comma, alt0: 'Un étal' })
      await inChat(town, people.head.id, 'Approuver', title, 'Modifié depuis votre dernière lecture')
      await nothingLeft(town, people.otherComms.id, title, 'Approuver')
    })
  })
})
