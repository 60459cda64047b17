import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { type AtPersonal, atPersonal } from '../support/at-personal.ts'
import { eventually } from '../support/eventually.ts'
import { onStores } from '../support/stores.ts'

onStores(['PostgreSQL'], open => {
  describe('forged clicks about people, their pictures and how long they are kept', function () {
    this.timeout(300_000)
    let at: AtPersonal
    before(async () => void (at = await atPersonal(open)))
    after(() => at?.mary.close())

    /** Whatever is done within: every answer is polite, and nothing was written but what the journal says of attempts. */
    const nothingWritten = async (work: () => Promise<void>): Promise<void> => {
      const before = await at.rows()
      await work()
      await at.idle()
      assert.deepEqual(await at.rows(), before)
      assert.doesNotMatch(at.mary.output(), /a turn failed|apology/)
    }

    it('of people without the right: refused in words, nothing written, and journalled', async () => {
      const { people, stranger, ids, forge, attempts } = at
      const filled = { colleague: stranger.id, personName: 'Marie X', proof: 'oral', uses: 'internal,site', until: '' }
      const rule = { days: '7', basis: 'public-task', purpose: '', recipients: '' }
      const forged: [Person, string, string][] = [
        ...['media.see', 'media.specify', 'media.of', 'media.unask', 'media.withdraw'].map(ofMine),
        ...['consent.nobody', 'consent.adults', 'consent.parents', 'consent.refused'].map(ofMine),
        ...['agreement.yes', 'agreement.internal', 'agreement.no'].map(ofMine),
        [stranger, 'media.specified', 'not-yours'],
        ...['erasure.propose', 'erasure.confirm', 'erasure.giveup'].map(
          verb => [stranger, verb, 'erasure-not-allowed'] as [Person, string, string],
        ),
        // Who asked is not who answers, and comms may not say yes for a colleague.
        ...['agreement.yes', 'agreement.no'].flatMap(verb =>
          [people.agent, people.comms].map(who => [who, verb, 'not-yours'] as [Person, string, string]),
        ),
        [people.agent, 'media.withdraw', 'not-yours'],
        ...['retention.propose', 'retention.confirm', 'retention.decline'].map(
          verb => [people.head, verb, 'not-comms'] as [Person, string, string],
        ),
        ...['retention.suspended', 'retention.lift', 'register.write'].flatMap(verb =>
          [people.head, people.comms].map(who => [who, verb, 'not-officer'] as [Person, string, string]),
        ),
        ...['archive.eliminate', 'archive.transfer'].flatMap(verb =>
          [people.head, people.comms].map(who => [who, verb, 'not-archivist'] as [Person, string, string]),
        ),
        [people.head, 'withdrawal.done', 'not-comms'],
        [people.comms, 'charter.save', 'not-admin'],
      ]
      function ofMine(verb: string): [Person, string, string] {
        return [stranger, verb, 'not-yours']
      }
      const typed = {
        ...filled,
        ...rule,
        whose: people.head.mail,
        names: '',
        of: people.head.mail,
        reason: 'x',
        reviewOn: '2099-01-01',
      }
      await nothingWritten(async () => {
        for (const [who, verb, kind] of forged) {
          const before = (await attempts()).length
          const answer = await forge(who, verb, { ...ids, ...typed })
          assert.deepEqual(
            (await attempts()).slice(before),
            [kind],
            `${who.displayName} ${verb}: ${answer.slice(0, 300)}`,
          )
        }
      })
    })

    it('of the officer, who reads all: of what communication decides nothing', async () => {
      const { officer, ids, forge } = at
      const decided = [
        'media.specified',
        'media.unask',
        'media.withdraw',
        'consent.nobody',
        'consent.refused',
        'withdrawal.done',
      ]
      await nothingWritten(async () => {
        for (const verb of [...decided, 'archive.eliminate', 'charter.save'])
          assert.match(await forge(officer, verb, ids), /ne décidez rien de la communication/, verb)
        for (const verb of ['media.list', 'media.see', 'erasure.see', 'retention.rule'])
          assert.doesNotMatch(await forge(officer, verb, ids), /ne décidez rien|réservée/, verb)
      })
    })

    it('of one of two who would be both, and pressed twice', async () => {
      const { mary, people, admin, officer, ids, forge } = at
      await nothingWritten(async () => {
        assert.match(await forge(admin, 'erasure.confirm', ids), /autre personne|deuxième personne/)
        assert.match(await forge(officer, 'retention.confirm', ids), /autre personne|deuxième personne/)
      })
      const rule = async () =>
        (
          await mary.ask<{ days: number }>(`select (doc->>'days')::int as days from retention_rule where id = 'notes'`)
        )[0]?.days
      assert.equal(await rule(), undefined)
      await Promise.all([forge(people.comms, 'retention.confirm', ids), forge(admin, 'retention.confirm', ids)])
      assert.equal(await rule(), 60)
      const confirmed = () =>
        mary.ask<{ n: number }>(`select count(*)::int as n from journal where verb = 'retention.changed'`)
      assert.equal((await confirmed())[0]!.n, 1)
      for (let times = 0; times < 2; times++) await forge(people.head, 'agreement.yes', ids)
      const [said] = await mary.ask<{ n: number }>(
        `select count(*)::int as n from journal where verb = 'media.agreed' and subject like 'VIS-%'`,
      )
      assert.equal(said!.n, 1)
    })

    it('of data that is anything, by whoever may: polite, and nothing written', async () => {
      const { people, officer, archivist, forge } = at
      const odd: unknown[] = [
        undefined,
        null,
        '',
        -1,
        1e21,
        true,
        [],
        { $ne: null },
        '__proto__',
        '\u0000',
        '\ud800',
        "' or 1=1 --",
        '../1',
        'x'.repeat(5_000),
        '00000000-0000-0000-0000-000000000000',
      ]
      const by: [Person, string[]][] = [
        [
          people.comms,
          ['media.see', 'media.specified', 'media.unask', 'media.withdraw', 'consent.refused', 'withdrawal.done'],
        ],
        [people.head, ['agreement.yes', 'agreement.no', 'agreement.withdraw', 'agreement.see']],
        [
          officer,
          [
            'erasure.confirm',
            'erasure.giveup',
            'erasure.propose',
            'retention.confirm',
            'retention.suspended',
            'retention.lift',
          ],
        ],
        [archivist, ['archive.eliminate', 'archive.transfer']],
      ]
      await at.idle()
      await nothingWritten(async () => {
        for (const [who, verbs] of by)
          for (const verb of verbs)
            for (const one of odd) {
              const needs = [
                'mediaId',
                'agreementId',
                'askedAt',
                'who',
                'erasureId',
                'category',
                'seen',
                'suspensionId',
                'listId',
              ].concat([
                'withdrawalId',
                'taskKey',
                'attachmentId',
                'initiativeId',
                'whose',
                'names',
                'of',
                'reviewOn',
                'reason',
              ])
              await forge(who, verb, Object.fromEntries(needs.map(need => [need, one])) as never)
            }
      })
    })

    it('an erasure whose process is killed at the press of the second person ends by itself, once', async () => {
      const { mary, officer, ids, forge } = at
      const pressing = forge(officer, 'erasure.confirm', ids).catch(() => '')
      await eventually(
        async () =>
          (await mary.ask<{ state: string }>(`select doc->>'state' as state from erasure`))[0]?.state === 'under-way',
        'it begins',
      )
      await mary.kill()
      await pressing
      await mary.start()
      await eventually(
        async () =>
          (await mary.ask<{ state: string }>(`select doc->>'state' as state from erasure`))[0]?.state === 'done',
        'it is done',
        60_000,
      )
      const done = await mary.ask<{ n: number }>(`select count(*)::int as n from journal where verb = 'erasure.done'`)
      assert.equal(done[0]!.n, 1)
    })
  })
})
