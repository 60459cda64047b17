import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'
import { allJobsLeft } from '../support/jobs-left.ts'

/** A zone in which it is past nine, whenever this runs. */
const zone = (): string => {
  const ahead = 14 - new Date().getUTCHours()
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

onStores(['PostgreSQL'], open => {
  describe('the history', () => {
    const title = 'Le pont rouvre'
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env: { TIME_ZONE: zone() } })
      town = mary.town
      people = await cast(town)
      const { card } = await retained(town, people, title)
      await submitted(town, people, card, { title })
      await approvedBy(town, people.head.id, title)
      reference = (await mary.ask<{ reference: string }>(`select doc->>'reference' as reference from post`))[0]!
        .reference
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const told = async (person: string, word: string): Promise<string> => {
      await town.say(person, word)
      const { activities } = await town.chat(person)
      return readable(activities.at(-1)!).replaceAll(/[\u00a0\u202f]/g, ' ')
    }

    it('is shown to comms and to approvers, by the whole reference or its number', async () => {
      for (const person of [people.comms.id, people.head.id]) {
        for (const word of [`historique ${reference}`, `historique ${Number(reference.slice(-4))}`]) {
          const text = await told(person, word)
          const order = [
            'a envoyé la proposition',
            'a retenu la proposition',
            'a créé la publication',
            'a soumis la version 1',
            'a donné son visa (le fond et la diffusion)',
          ]
          const places = order.map(words => text.indexOf(words))
          assert.ok(
            places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1)),
            `${word}: ${text}`,
          )
        }
      }
      assert.match(await told(people.comms.id, 'historique'), /L’historique de quelle publication/)
    })

    it('is refused politely to others, and a word of nobody’s', async () => {
      assert.match(
        await told(people.agent.id, `historique ${reference}`),
        /ouvert à l’équipe communication et à ses valideurs/,
      )
      assert.match(await told(people.comms.id, 'historique PUB-2020-0001'), /Je ne trouve pas/)
    })

    it('journals a forged visa, and writes nothing else', async () => {
      const theirs = await inChat(town, people.otherComms.id, 'Approuver', title)
      const before = await mary.ask(`select version from validation`)
      const receipt = await inChat(town, people.agent.id, title)
      const { data } = JSON.parse(
        /\{"type":"Action.Execute"[^{}]*"verb":"validation.approve"[^{}]*"data":\{[^{}]*\}/.exec(
          JSON.stringify(theirs),
        )![0] + '}',
      ) as { data: object }
      const done = await pressed(town, people.agent.id, {
        activityId: receipt.id,
        action: { type: 'Action.Execute', verb: 'validation.approve', data },
      })
      assert.match(JSON.stringify(done.body), /Vous avez participé|n’est pas attendu/)
      assert.deepEqual(await mary.ask(`select version from validation`), before)
      const entries = await mary.ask<{ kind: string }>(
        `select details->>'kind' as kind from journal join journal_detail using (seq) where verb = 'attempt.refused'`,
      )
      assert.deepEqual(entries, [{ kind: 'is-author' }])
    })

    it('posts its head in one thread, once a day, also when she starts again', async () => {
      for (let starts = 0; starts < 2; starts++) {
        await mary.stop()
        await mary.start()
        await inChannel(town, people.comms.id, 'Pour vérifier')
      }
      const { threads } = await town.channel(people.comms.id)
      const heads = threads.filter(({ activities }) =>
        activities.some(one => readable(one).includes('Empreintes de l’historique')),
      )
      assert.deepEqual(
        heads.map(({ activities }) => activities.length),
        [2],
        'one thread, one head in it',
      )
      const [last] = await mary.ask<{ seq: string; hash: string }>(
        `select doc->>'seq' as seq, doc->>'hash' as hash from journal_head`,
      )
      assert.ok(readable(heads[0]!.activities[1]!).includes(`${last!.seq}:${last!.hash}`))
      await eventually(
        async () => (await mary.ask(`select 1 from ${allJobsLeft} where name = 'journal.head'`)).length === 1,
        'the next one is asked for',
      )
      assert.deepEqual(
        await mary
          .ask(`select 1 from journal where seq = $1 and hash = $2`, last!.seq, last!.hash)
          .then(rows => rows.length),
        1,
      )
    })
  })
})
