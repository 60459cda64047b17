import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { type Cast, cast, inChannel, pressed, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { eventually } from '../support/eventually.ts'

/** Nobody may read two truths for longer than this. */
const apartMs = 5_000

/** Of the cards about the post in one place: one says all of `has`, and none anything of `lacks`. */
type Says = { where: Person | 'channel'; has?: string[]; lacks?: string[] }

onStores(['PostgreSQL'], open =>
  describe('the cards of one matter', () => {
    let mary: StoredMary
    let people: Cast
    const title = 'Le pont rouvre lundi'

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())

    async function cardsIn(where: Says['where']): Promise<string[]> {
      const shown =
        where === 'channel'
          ? (await mary.town.channel(people.comms.id)).threads.flatMap(({ activities }) => activities)
          : (await mary.town.chat(where.id)).activities
      return shown
        .filter(one => one.from.bot && !one.deleted)
        .map(readable)
        .filter(text => text.includes(title))
    }

    async function agree(moment: string, ...all: Says[]): Promise<void> {
      for (const { where, has = [], lacks = [] } of all) {
        const at = `${moment}: ${where === 'channel' ? where : where.displayName}`
        const agrees = async (): Promise<true> => {
          const cards = await cardsIn(where)
          assert.ok(
            has.length === 0 || cards.some(text => has.every(word => text.includes(word))),
            `${at} lacks ${has.join(', ')}: ${cards.join('\n').slice(0, 3_000)}`,
          )
          for (const word of lacks) assert.ok(!cards.some(text => text.includes(word)), `${at} still says ${word}`)
          return true
        }
        await eventually(agrees, at, apartMs)
      }
    }

    it('say the same within five seconds of each change, and offer nothing that is over', async () => {
      const { town } = mary
      const { agent, comms, otherComms, head } = people
      const { card } = await retained(town, people, title)
      await submitted(town, people, card, { title })
      await agree(
        'submitted',
        { where: comms, has: ['En validation', head.displayName] },
        { where: head, has: ['"Approuver"'] },
      )

      await approvedBy(town, head.id, title)
      await agree(
        'one visa',
        { where: head, has: ['Retirer mon visa'], lacks: ['"Approuver"'] },
        { where: comms, has: ['En validation'], lacks: [`On attend ${head.displayName}`] },
        { where: otherComms, has: ['"Approuver"'] },
      )

      await approvedBy(town, otherComms.id, title)
      await agree(
        'both visas',
        { where: otherComms, has: ['Retirer mon visa'], lacks: ['"Approuver"'] },
        { where: comms, has: ['Approuvée'], lacks: ['En validation', 'Relancer'] },
        { where: 'channel', has: ['Prête à être diffusée'] },
      )

      const sending = await inChannel(town, comms.id, title, 'Vérifier les destinataires')
      await broadcastNow(town, comms.id, sending)
      await inChannel(town, comms.id, title, 'Terminée')
      await agree(
        'broadcast',
        { where: agent, has: ['Pourquoi je reçois ceci'] },
        { where: head, lacks: ['Retirer mon visa', '"Approuver"'] },
        { where: otherComms, lacks: ['Retirer mon visa', '"Approuver"'] },
        { where: comms, lacks: ['Retirer la soumission', 'En validation', 'Prête à être diffusée'] },
        { where: 'channel', lacks: ['"Diffuser maintenant"', 'Prête à être diffusée'] },
      )

      const report = await inChannel(town, comms.id, title, 'Retirer chez tous')
      const where = { in: 'channel', activityId: report.id } as const
      const asked = await pressed(town, comms.id, { ...where, button: 'Retirer chez tous' })
      const button = /Retirer chez \d+ agents?/.exec(JSON.stringify(asked.body))?.[0]
      assert.ok(button, 'she asks once, with the number')
      await pressed(town, comms.id, { ...where, button })
      await eventually(
        async () =>
          (
            await mary.ask(
              `select 1 from post where doc->'content'->>'title' = $1 and doc->>'state' = 'taken-back'`,
              title,
            )
          ).length > 0,
        'it is taken back',
        60_000,
      )
      await agree(
        'taken back',
        { where: agent, lacks: ['Pourquoi je reçois ceci'] },
        { where: 'channel', lacks: ['"Retirer chez tous"', '"Corriger"'] },
      )
    })
  }),
)
