import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { approvedFor, hourComes, publicOn } from '../support/released.ts'
import { type Cast, cast, inChannel, inChat } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const words = 'Le pont rouvre lundi ! https://ville.example/pont #Pont'
/** As it is sealed, and read. */
const set = 'Le pont rouvre lundi\u202f! https://ville.example/pont #Pont'

onStores(['PostgreSQL'], open =>
  describe('a post on several channels', () => {
    let mary: StoredMary
    let people: Cast
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    const say = (text: string) => mary.town.say(people.comms.id, text)

    it('reaches each of them once, with the words that were sealed', async () => {
      const { town } = mary
      reference = await approvedFor(town, people, {
        title: 'Le pont rouvre',
        places: ['bluesky', 'mastodon', 'site'].map(one => `${one} mardi 14 h`),
        variants: { bluesky: words, mastodon: words, article: 'Le pont **rouvre**.\n\n## Quand\n\nLundi.' },
      })
      await inChannel(town, people.comms.id, 'Où en est', 'Le pont rouvre', 'Part le mardi')
      await hourComes(mary, reference, 'bluesky', 'mastodon', 'site')
      const [onBluesky] = await publicOn(town, 'bluesky', 1)
      const [onMastodon] = await publicOn(town, 'mastodon', 1)
      await publicOn(town, 'cms', 1)
      assert.deepEqual([onBluesky!.text, onMastodon!.text], [set, set])
      await inChannel(town, people.comms.id, 'Où en est', 'Le pont rouvre', 'Publiée le', 'Voir la publication')
      const [sealed] = await mary.ask<{ text: string }>(
        `select one->>'text' as text from post, jsonb_array_elements(doc->'sealed'->-1->'variants') as one
         where doc->>'reference' = $1 and one->>'kind' = 'bluesky'`,
        reference,
      )
      assert.equal(sealed!.text, set)
    })

    it('is shown by the word, and taken back from one of them', async () => {
      const { town } = mary
      await say(`parutions ${reference}`)
      await inChat(town, people.comms.id, 'Où en est', 'Publiée le')
      await say(`parution ${reference} bluesky retirer`)
      await publicOn(town, 'bluesky', 0)
      await publicOn(town, 'mastodon', 1)
      await eventually(async () => {
        const rows = await mary.ask<{ state: string }>(
          `select doc->>'state' as state from release where doc->>'channel' = 'bluesky'`,
        )
        return rows[0]?.state === 'taken-back'
      }, 'it is taken back')
    })

    it('leaves nowhere with one comma changed in the database after the visa, and comms is told', async () => {
      const { town } = mary
      const title = 'La piscine rouvre'
      const other = await approvedFor(town, people, {
        title,
        places: ['bluesky mardi 14 h'],
        variants: { bluesky: 'La piscine rouvre, enfin' },
      })
      await inChannel(town, people.comms.id, 'Où en est', title, 'Part le mardi')
      await mary.ask(
        `update post set doc = replace(doc::text, 'rouvre, enfin', 'rouvre enfin')::jsonb where doc->>'reference' = $1`,
        other,
      )
      await hourComes(mary, other, 'bluesky')
      await inChannel(
        town,
        people.comms.id,
        'Une parution attend une décision',
        title,
        'exactement ce qui a été approuvé',
      )
      await publicOn(town, 'bluesky', 0)
    })
  }),
)
