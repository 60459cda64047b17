import assert from 'node:assert/strict'
import { hourComes } from '../support/released.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChat } from '../support/road.ts'
import { approvedBy, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Le pont rouvre'

onStores(['PostgreSQL'], open =>
  describe('what the public answers', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let people: Cast
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    const say = (text: string) => mary.town.say(people.comms.id, text)
    /** Its quarter of an hour passed. */
    const read = () =>
      mary.ask(`insert into asked_job (name, key, data, due) values ('replies.read', 'replies', '{}', now())`)
    const kept = async () => {
      const rows = await mary.ask<{ n: number }>(
        `select coalesce(sum(jsonb_array_length(doc->'replies')), 0)::integer as n from public_replies`,
      )
      return rows[0]?.n
    }

    it('is read by itself, and shown to the communication team with its post, or as a mention', async () => {
      const { town } = mary
      const { card } = await retained(town, people, title)
      const [post] = await mary.ask<{ reference: string }>(`select doc->>'reference' as reference from post`)
      reference = post!.reference
      await say(`canaux ${reference} bluesky mardi 14 h`)
      await say(`variante ${reference} bluesky : Le pont rouvre lundi.`)
      await submitted(town, people, card, { title })
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      await eventually(
        async () => (await mary.ask(`select 1 from release where state = 'planned'`)).length === 1,
        'it is planned',
      )
      await hourComes(mary, reference, 'bluesky')
      const { uri } = await eventually(
        async () => (await town.inPublic()).posts.find(({ place }) => place === 'bluesky'),
        'it is out',
      )
      await eventually(
        async () => (await mary.ask(`select 1 from release where state = 'published'`)).length === 1,
        'Mary knows where it is',
      )
      await town.sayInPublic({ place: 'bluesky', text: 'Enfin **rouvert** !', to: uri })
      await town.sayInPublic({ place: 'mastodon', text: 'Et la piscine ?' })
      await read()
      await eventually(async () => (await kept()) === 2, 'both are kept')
      await say(`réactions ${reference}`)
      const answers = JSON.stringify(await inChat(town, people.comms.id, 'Ce que les citoyens répondent', 'Enfin'))
      assert.match(answers, /Voir sur Bluesky/)
      assert.doesNotMatch(answers, /piscine/)
      await say('réactions')
      await inChat(town, people.comms.id, 'Ce qui se dit de la collectivité', 'Et la piscine', 'Mastodon')
      assert.deepEqual(await town.violations(), [])
    })

    it('is gone thirty days after it was first seen, and does not come back', async () => {
      await mary.ask(
        `update public_replies set doc = jsonb_set(doc, '{replies,0,seenAt}', to_jsonb($1::text)) where id = 'bluesky'`,
        new Date(Date.now() - 31 * 24 * 60 * 60_000).toISOString(),
      )
      await read()
      await eventually(async () => (await kept()) === 1, 'it is deleted')
      await mary.town.sayInPublic({ place: 'bluesky', text: 'Merci la ville' })
      await read()
      await eventually(async () => (await kept()) === 2, 'what is new is kept, and nothing else')
      await say(`réactions ${reference}`)
      await inChat(mary.town, people.comms.id, 'Ce que les citoyens répondent', 'Personne n’y a répondu')
    })
  }),
)
