import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { createChat } from '../teams/chat.ts'
import { createFakePorts } from '../fakes/ports.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approved, approvedBy, cardOf, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { About, TownClient } from '../support/town-client.ts'
import { allJobsLeft } from '../support/jobs-left.ts'

type Data = Record<string, unknown>
type Decisive = { postId: string; seal: string; step: string; drawn: string }

/** Every document that Mary keeps, but for the journal. */
const tables = [
  'initiative',
  'post',
  'validation',
  'broadcast',
  'note',
  'event',
  'event_answer',
  'people_list',
  'perimeter',
  'circuit',
  'delegation',
  'absence',
  'urgent_template',
  'reminders',
  'journal_head',
]

onStores(
  ['PostgreSQL'],
  open => {
    describe('forged clicks', function () {
      this.timeout(300_000)
      let mary: StoredMary
      let town: TownClient
      let about: About
      let people: Cast
      let otherHead: Person
      let formerDelegate: Person
      let admin: Person
      let strangers: Person[]
      /** Waits for the head, for comms; may be sent. */
      let [atHead, atComms, ready]: Decisive[] = []
      let broadcastId: string
      let proposal: { validationId: string; proposalId: string }
      let lent: string
      let reference: string
      const chats = new Map<string, string>()

      before(async () => {
        mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env: { LOG_LEVEL: 'warn' } })
        town = mary.town
        about = await town.about()
        people = await cast(town)
        await chooseOthers()
        reference = await waiting('Forgée A')
        await lend()
        await waiting('Forgée B')
        await approvedBy(town, people.head.id, 'Forgée B')
        const theirs = await inChat(town, people.otherComms.id, 'Approuver', 'Forgée B')
        const form = await pressed(town, people.otherComms.id, {
          activityId: theirs.id,
          button: 'Proposer une correction',
        })
        await town.dialog(people.otherComms.id, {
          activityId: theirs.id,
          card: cardOf(form),
          button: 'Proposer la correction',
          inputs: { title: 'Forgée B', body: 'D’autres mots.' },
        })
        proposal = (
          await mary.ask<typeof proposal>(
            `select id as "validationId", doc->'proposals'->0->>'id' as "proposalId" from validation where doc->>'title' = 'Forgée B'`,
          )
        )[0]!
        await approved(town, people, { title: 'Forgée C' })
        broadcastId = (await mary.ask<{ id: string }>('select id from broadcast'))[0]!.id
        ;[atHead, atComms, ready] = await Promise.all(['A', 'B', 'C'].map(letter => decisiveOf(`Forgée ${letter}`)))
        await idle()
      })
      after(() => mary?.close())

      const waiting = async (title: string) =>
        submitted(town, people, (await retained(town, people, title)).card, { title })
      const chooseOthers = async (): Promise<void> => {
        const french = (one: Person) => one.preferredLanguage !== 'en-GB'
        const heads = (await town.people({ role: 'head', situation: 'well', limit: 50 })).people
        otherHead = heads.find(one => one.id !== people.head.id && !one.roles.includes('comms') && french(one))!
        admin = (await town.people({ role: 'admin', situation: 'well', limit: 5 })).people[0]!
        const agents = (await town.people({ role: 'agent', situation: 'well', limit: 120 })).people
        strangers = agents
          .filter(one => one.roles.length === 1 && one.id !== people.agent.id && french(one))
          .slice(0, 6)
        formerDelegate = strangers.pop()!
        for (const { id } of [
          ...strangers,
          formerDelegate,
          otherHead,
          admin,
          people.comms,
          people.otherComms,
          people.head,
        ]) {
          await town.say(id, 'aide')
          chats.set(id, (await inChat(town, id, 'Mes propositions')).id)
        }
      }
      /** The head lends their place, to one for good and to another who had the card before it ended. */
      const lend = async (): Promise<void> => {
        await town.say(people.head.id, `déléguer ${formerDelegate.mail} ${dayIn(0)} ${dayIn(2)}`)
        await inChat(town, formerDelegate.id, 'Approuver', 'Forgée A')
        await town.say(people.head.id, `mettre fin ${formerDelegate.mail}`)
        await inChat(town, formerDelegate.id, 'Forgée A', 'n’est plus attendu')
        await town.say(people.head.id, `déléguer ${people.agent.mail} ${dayIn(5)} ${dayIn(9)}`)
        lent = await eventually(
          async () =>
            (await mary.ask<{ id: string }>(`select id from delegation where doc->'ended' = 'null'::jsonb`))[0]?.id,
          'a delegation',
        )
      }
      const decisiveOf = async (title: string): Promise<Decisive> =>
        (
          await mary.ask<Decisive>(
            `select doc->>'postId' as "postId", doc->>'seal' as seal, doc->>'current' as step, doc->>'postVersion' || '.0' as drawn from validation where doc->>'title' = $1 and doc->>'state' <> 'void'`,
            title,
          )
        )[0]!
      const idle = () =>
        eventually(
          async () =>
            (await mary.ask(`select 1 from ${allJobsLeft} where due <= now() + interval '2 seconds'`)).length === 0,
          'no work is left',
          30_000,
        )
      /** Row by row, with its version; the cards that lie somewhere too. */
      const rows = () =>
        mary.ask(
          [
            ...tables.map(table => `select '${table}' as what, id, version from ${table}`),
            `select 'placement', key, version from placement`,
            `select 'delivery', person, 0 from delivery`,
          ].join(' union all ') + ' order by 1, 2',
        )
      /** Whatever is done within: every answer is polite, and nothing was written. */
      const nothingWritten = async (work: () => Promise<void>): Promise<void> => {
        const before = await rows()
        await work()
        await idle()
        assert.deepEqual(await rows(), before)
        assert.doesNotMatch(mary.output(), /a turn failed|apology/)
        assert.deepEqual(await town.violations(), [])
      }
      /** From a card in their own chat, whatever that card is. */
      const forge = async (
        who: Person,
        verb: unknown,
        data: unknown,
        trigger: 'manual' | 'automatic' = 'manual',
      ): Promise<string> => {
        const done = await town.press(who.id, {
          activityId: chats.get(who.id)!,
          action: { type: 'Action.Execute', verb, data } as never,
          trigger,
        })
        assert.equal(done.status, 200, `${String(verb)} ${JSON.stringify(data)}: ${JSON.stringify(done.body)}`)
        assert.match((done.body as { type: string }).type, /card\.adaptive|activity\.message/)
        return JSON.stringify((done.body as { value: unknown }).value)
      }
      const attempts = () =>
        mary.ask<{ who: string; kind: string }>(
          `select person_id as who, details->>'kind' as kind from journal join journal_actor using (actor_ref) join journal_detail using (seq) where verb = 'attempt.refused' order by seq`,
        )

      it('of people without the right: refused, nothing written, and journalled', async () => {
        const [decider, meddler, sender] = strangers as [Person, Person, Person]
        const { postId } = ready!
        const [initiative] = await mary.ask<{ id: string }>('select id from initiative limit 1')
        const words = { title: 'Autre', summary: 'Autre', body: 'Autre', version: 1, everyone: 'true' }
        const forged: [Person, string, Data, string][] = [
          // Somebody else's card, in each of its buttons.
          ...[
            'validation.approve',
            'validation.changes',
            'validation.refuse',
            'validation.withdraw',
            'waiting.approve',
          ].map((verb): [Person, string, Data, string] => [
            decider,
            verb,
            { ...atHead, reason: 'parce que' },
            'not-an-approver',
          ]),
          [decider, 'validation.nudge', { ...atHead }, 'not-allowed'],
          [decider, 'validation.reassigned', { ...atHead, to: decider.mail, reason: 'moi' }, 'not-comms'],
          [decider, 'comment.add', { ...atHead, comment: 'Bonjour' }, 'not-concerned'],
          [decider, 'proposal.send', { ...atHead, title: 'Autre' }, 'not-an-approver'],
          [decider, 'proposal.accept', proposal, 'not-allowed'],
          [decider, 'proposal.decline', proposal, 'not-allowed'],
          [decider, 'submission.withdraw', { ...atHead }, 'not-allowed'],
          [decider, 'history.see', { reference }, 'not-your-history'],
          // An author, a head of somewhere else, whoever is asked later, at a step that is none, under a seal that never was.
          [people.comms, 'validation.approve', { ...atHead }, 'is-author'],
          [people.comms, 'validation.approve', { ...atComms }, 'is-author'],
          [people.comms, 'waiting.approve', { ...atComms }, 'is-author'],
          [otherHead, 'validation.approve', { ...atHead }, 'not-an-approver'],
          [otherHead, 'validation.approve', { ...atComms }, 'not-an-approver'],
          [people.otherComms, 'validation.approve', { ...atHead }, 'not-an-approver'],
          [people.otherComms, 'validation.approve', { ...atHead, step: '1' }, 'skipped-step'],
          [people.otherComms, 'validation.approve', { ...atComms, step: '7' }, 'no-such-step'],
          [people.otherComms, 'validation.approve', { ...atComms, seal: atHead!.seal }, 'unknown-seal'],
          [people.head, 'validation.approve', { ...atHead, seal: 'f'.repeat(64) }, 'unknown-seal'],
          [people.head, 'validation.approve', { ...atHead, postId: atComms!.postId }, 'unknown-seal'],
          // What administrators decide, and delegations of others.
          ...['savestep', 'movestep', 'removestep', 'retire', 'activate', 'save', 'step', 'scope', 'open'].map(
            (name): [Person, string, Data, string] => [
              meddler,
              `circuit.${name}`,
              {
                circuitId: 'department-communication',
                seen: 1,
                step: 1,
                name: 'À moi',
                rules: 'comms',
                facets: 'form',
                days: '1',
              },
              'not-admin',
            ],
          ),
          [meddler, 'circuit.save', { circuitId: 'new', seen: 0, name: 'À moi' }, 'not-admin'],
          [meddler, 'section.add', { name: 'À moi' }, 'not-admin'],
          [meddler, 'section.retire', { sectionId: 'agenda', seen: 0 }, 'not-admin'],
          [meddler, 'section.savefield', { sectionId: 'agenda', seen: 0, fieldId: 'new', label: 'x' }, 'not-admin'],
          [meddler, 'perimeter.add', { group: 'x', everyone: 'true' }, 'not-admin'],
          [meddler, 'urgent.save', { templateId: 'new', name: 'x', ...words, version: 0 }, 'not-admin'],
          [meddler, 'urgent.remove', { templateId: 'evacuation', version: 0 }, 'not-admin'],
          [meddler, 'delegation.end', { delegationId: lent }, 'not-your-delegation'],
          [meddler, 'delegation.stop', { delegationId: lent }, 'not-your-delegation'],
          [
            meddler,
            'delegation.add',
            { from: people.head.mail, to: meddler.mail, since: dayIn(0), until: dayIn(1), reason: 'moi' },
            'nothing-to-lend',
          ],
          // What the communication team writes and sends.
          ...['post.edit', 'post.save', 'post.submit', 'post.cancel', 'post.duplicate'].map(
            (verb): [Person, string, Data, string] => [sender, verb, { postId, ...words }, 'not-comms'],
          ),
          ...[
            'broadcast.send',
            'broadcast.schedule',
            'broadcast.cancel',
            'broadcast.stop',
            'broadcast.pause',
            'broadcast.resume',
          ].map((verb): [Person, string, Data, string] => [sender, verb, { broadcastId, people: 14 }, 'not-comms']),
          ...['initiative.take', 'initiative.retain', 'initiative.asked', 'initiative.declined'].map(
            (verb): [Person, string, Data, string] => [
              sender,
              verb,
              { initiativeId: initiative!.id, question: 'Où ?', reason: 'Non' },
              'not-comms',
            ],
          ),
          ...['initiative.withdraw', 'initiative.complete'].map((verb): [Person, string, Data, string] => [
            sender,
            verb,
            { initiativeId: initiative!.id, addition: 'x' },
            'not-yours',
          ]),
          [sender, 'placement.repeat', { key: `inbox:${initiative!.id}` }, 'not-comms'],
          [sender, 'waiting.slot', { ...atHead, at: new Date().toISOString() }, 'not-comms'],
          [
            sender,
            'urgent.send',
            { askId: crypto.randomUUID(), templateId: 'evacuation', version: 0, people: 1 },
            'not-comms',
          ],
        ]
        await nothingWritten(async () => {
          for (const [who, verb, data, kind] of forged) {
            const before = (await attempts()).length
            const answer = await forge(who, verb, data)
            assert.deepEqual(
              (await attempts()).slice(before),
              [{ who: who.id, kind }],
              `${who.displayName} ${verb} ${JSON.stringify(data)}: ${answer.slice(0, 300)}`,
            )
          }
        })
      })

      it('of a stand-in after the end: the place is lent no more', async () => {
        await nothingWritten(async () => {
          assert.match(
            await forge(formerDelegate, 'validation.approve', { ...atHead }),
            /est terminée|n’est pas attendu/,
          )
          await forge(formerDelegate, 'waiting.approve', { ...atHead })
          await forge(formerDelegate, 'proposal.send', { ...atHead, title: 'Autre' })
        })
      })

      it('of another tenant, another bot or another issuer: none comes through the door', async () => {
        const elsewhere = '00000000-0000-0000-0000-00000000000a'
        const real = await activityOf(people.head, 'validation.approve', atHead!)
        await nothingWritten(async () => {
          const conversation = { ...(real['conversation'] as object), tenantId: elsewhere }
          assert.equal(
            (await town.activity({ ...real, conversation, channelData: { tenant: { id: elsewhere } } })).status,
            403,
          )
          for (const claims of [
            { aud: elsewhere },
            { iss: `https://sts.windows.net/${elsewhere}/` },
            { iss: `https://login.microsoftonline.com/${elsewhere}/v2.0`, tid: elsewhere },
          ])
            assert.equal((await town.activity(real, await town.token(claims))).status, 401, JSON.stringify(claims))
          assert.equal((await town.activity(real, null)).status, 401)
        })
      })

      /** As Teams sends it; the same one may be sent again. */
      const activityOf = async (who: Person, verb: string, data: Data): Promise<Data> => {
        const { conversationId } = await town.chat(who.id)
        return {
          type: 'invoke',
          name: 'adaptiveCard/action',
          id: `f:${verb}`,
          channelId: 'msteams',
          serviceUrl: `${about.urls.teams}/`,
          locale: 'fr-FR',
          from: { id: who.teamsId, name: who.displayName, aadObjectId: who.id },
          recipient: { id: `28:${about.appId}`, name: 'Mary' },
          conversation: { conversationType: 'personal', tenantId: about.tenantId, id: conversationId },
          channelData: { tenant: { id: about.tenantId } },
          replyToId: chats.get(who.id),
          value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
        }
      }

      it('that were true once: sent again later, the very same activities change nothing', async () => {
        await waiting('Rejouée')
        const button = async (word: string, verb: string) => {
          const card = await inChat(town, people.head.id, 'Rejouée', word)
          const found = new RegExp(`"verb":"${verb}","data":(\\{[^}]*\\})`).exec(JSON.stringify(card.attachments))
          assert.ok(found, `${verb} in ${readable(card)}`)
          return activityOf(people.head, verb, JSON.parse(found[1]!) as Data)
        }
        const visas = async () =>
          (
            await mary.ask<{ n: number }>(
              `select jsonb_array_length(doc->'steps'->0->'visas') as n from validation where doc->>'title' = 'Rejouée' order by (doc->>'postVersion')::int desc`,
            )
          )[0]!.n
        const send = async (activity: Data) => assert.equal((await town.activity(activity)).status, 200)
        const approve = await button('Approuver', 'validation.approve')
        await send(approve)
        assert.equal(await visas(), 1)
        await idle()
        await nothingWritten(() => send(approve))
        const withdraw = await button('Retirer mon visa', 'validation.withdraw')
        await send(withdraw)
        assert.equal(await visas(), 0)
        await idle()
        await nothingWritten(async () => {
          await send(approve)
          await send(withdraw)
        })
        await send(await button('Approuver', 'validation.approve'))
        assert.equal(await visas(), 1)
        await idle()
        await nothingWritten(async () => {
          await send(withdraw)
          await send(approve)
        })
        // Another version: the old seal, at the old step.
        const again = await inChannel(town, people.comms.id, 'Rejouée', 'Ouvrir la publication')
        await submitted(town, people, again, { title: 'Rejouée', body: 'D’autres mots encore.' })
        await inChat(town, people.head.id, 'Approuver', 'Rejouée', 'Modifié depuis')
        await idle()
        await nothingWritten(async () => {
          for (const one of [approve, withdraw]) await send(one)
        })
        assert.equal(await visas(), 0)
      })

      it('of data that is anything, in every verb, by anybody: polite, and nothing written', async () => {
        const chance = chanceOf(seed)
        const oneOf = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
        const { verbs } = createChat(createFakePorts())
        // Whoever wants may propose, write, answer an invitation, lend their own place, and ask for their own data.
        const free =
          /^(initiative|note|event|person|word|database|placement|audience)\.|^delegation\.(add|accept|form|other)$|^mydata\.(ask|erased?)$/
        const names = Object.keys(verbs).filter(name => !free.test(name))
        const real = [
          ...Object.values({ ...atHead, ...proposal }),
          atComms!.postId,
          atComms!.seal,
          ready!.postId,
          broadcastId,
          lent,
          'department-communication',
          'evacuation',
          people.head.id,
        ]
        const odd: unknown[] = [
          undefined,
          null,
          '',
          ' ',
          0,
          -1,
          1.5,
          1e21,
          true,
          [],
          {},
          ['a'],
          [null],
          { $ne: null },
          { toString: 'x' },
          { length: 3 },
          '__proto__',
          'constructor',
          'prototype',
          'toString',
          'hasOwnProperty',
          '-0',
          'NaN',
          '1e3',
          '0x0',
          '٣',
          '\u0000',
          '\ud800',
          '\u202e',
          "' or 1=1 --",
          '../1',
          'a:b',
          '${1+1}',
          'null',
          'x'.repeat(5_000),
          '00000000-0000-0000-0000-000000000000',
        ]
        const fields = [
          'reason',
          'reasonChoice',
          'comment',
          'commentAnswers',
          'to',
          'whom',
          'title',
          'body',
          'version',
          'everyone',
          'drawn',
          'before',
          'blank0',
          'rules',
          'facets',
          'circuits',
        ]
        const mangled = (needs: readonly string[], value: () => unknown): unknown => {
          if (chance() < 0.05) return oneOf(odd)
          const data = Object.fromEntries([
            ...needs.map(need => [need, value()] as const),
            ...fields.filter(() => chance() < 0.2).map(field => [field, oneOf(odd)] as const),
          ])
          return chance() < 0.3
            ? JSON.parse(
                `{"__proto__":{"roles":["comms","admin"],"id":"${people.head.id}"},"constructor":{"prototype":{"roles":["admin"]}},${JSON.stringify({ roles: ['comms', 'admin'], actor: { id: people.head.id }, from: people.head.id, ...data }).slice(1)}`,
              )
            : data
        }
        // Those who may do something are given nothing real to do it to.
        const trusted = [people.comms, people.otherComms, people.head, otherHead, admin]
        await nothingWritten(async () => {
          const once = async () => {
            const name = oneOf(names)
            const stranger = chance() < 0.6
            const data = mangled(verbs[name]!.needs, () => (stranger && chance() < 0.7 ? oneOf(real) : oneOf(odd)))
            if (!stranger && verbs[name]!.needs.length === 0) return
            const who = stranger ? oneOf(strangers) : oneOf(trusted)
            await forge(who, name, data).catch((error: unknown) => {
              throw new Error(`SEED=${seed}: ${who.displayName} ${name} ${JSON.stringify(data)?.slice(0, 1_000)}`, {
                cause: error,
              })
            })
          }
          for (let round = 0; round < 100; round++) await Promise.all(Array.from({ length: 6 }, once))
        })
      })

      it('that come by themselves: a card that refreshes writes nothing, whatever it carries', async () => {
        const { verbs } = createChat(createFakePorts())
        const ids: Data = {
          ...atHead,
          ...proposal,
          broadcastId,
          delegationId: lent,
          circuitId: 'department-communication',
          seen: 1,
          reference,
          templateId: 'evacuation',
          version: 0,
          askId: crypto.randomUUID(),
          people: 14,
          word: 'draft',
          key: 'x',
          at: dayIn(1),
          reason: 'x',
          comment: 'x',
          title: 'x',
          to: otherHead.mail,
          since: dayIn(0),
          until: dayIn(1),
        }
        await nothingWritten(async () => {
          for (const name of Object.keys(verbs))
            for (const who of [people.head, people.comms, people.otherComms, admin])
              await forge(
                who,
                name,
                {
                  ...ids,
                  ...Object.fromEntries(
                    verbs[name]!.needs.filter(need => !(need in ids)).map(need => [need, atHead!.postId]),
                  ),
                },
                'automatic',
              )
          // And the cards that do, as they lie there.
          const seen = await inChat(town, people.head.id, 'Forgée A', 'Approuver')
          assert.equal((await town.refresh(people.head.id, { activityId: seen.id })).status, 200)
          const tracked = await inChat(town, people.comms.id, 'Forgée A', 'En validation')
          assert.equal((await town.refresh(people.comms.id, { activityId: tracked.id })).status, 200)
        })
        // The same by hand is no refresh: it counts.
        await forge(people.head, 'validation.approve', { ...atHead })
        await inChat(town, people.comms.id, 'Forgée A', 'On attend')
        assert.equal(
          (await mary.ask(`select 1 from validation where doc->>'title' = 'Forgée A' and doc->>'current' = '1'`))
            .length,
          1,
        )
      })
    })
  },
  ['PostgreSQL'],
)
