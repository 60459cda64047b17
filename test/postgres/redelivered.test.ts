import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { Initiative } from '../../src/core/domain/initiatives/initiative.ts'
import { newReference } from '../../src/postgres/stores/kept-values.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { createRenderPost } from '../../src/teams/render-post.ts'
import type { Answer } from '../../src/teams/turn/answer.ts'
import { loadWords } from '../../src/words.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { actor, alice, claude, hugo, karim } from '../fakes/town.ts'
import { comms, submitted, written } from '../fakes/walk.ts'
import { eachDatabase } from '../support/database.ts'
import { type Chat, createChat } from '../teams/chat.ts'
import { note } from './rows.ts'

type Said = { id: string }
type World = { ports: FakePorts; chat: Chat }
/** One activity, ready to be delivered as often as Teams likes. */
type Deliver = (said: Said) => Promise<Answer | Answer[]>
type Case = [what: string, counted: string, prepare: (world: World) => Promise<Deliver>]

const author = actor(alice)
const admin = actor(claude, 'comms', 'admin')
const rows = (table: string): string => `select count(*)::int as n from ${table}`
const items = (table: string, list: string): string =>
  `select coalesce(sum(jsonb_array_length(coalesce(doc->'${list}', '[]'::jsonb))), 0)::int as n from ${table}`
const addition = 'Une fin bien reconnaissable'
const additions = `select coalesce(sum((length(doc->>'text') - length(replace(doc->>'text', '${addition}', ''))) / ${addition.length}), 0)::int as n from initiative`

const press =
  (who: Actor, verb: string, data: object, road: 'execute' | 'dialog' = 'execute') =>
  ({ chat }: World): Deliver =>
  said =>
    chat.press(who, verb, data, road, said)
const say =
  (who: Actor, text: string) =>
  ({ chat }: World): Deliver =>
  said =>
    chat.say(who, text, [], said)
const idea = async ({ chat, ports }: World): Promise<Initiative> => {
  const initiativeId = randomUUID()
  await chat.press(author, 'initiative.submit', { initiativeId, title: 'Une ruche', text: 'Un texte', near: 'seen' })
  return (await ports.initiatives.byId(initiativeId))!
}
const keptNote = async ({ ports }: World, change: object): Promise<string> => {
  const row = note({ id: randomUUID(), ...change })
  assert.equal(await ports.commit({ save: 'note', row, ifVersion: 0 }), 'done')
  return row.id
}

let years = 2027
const period = () => ({ since: `${++years}-01-01`, until: `${years}-01-02` })

/** Everything that makes something, by button and by word. */
const cases: Case[] = [
  [
    'the first Enregistrer of an editor that was opened on nothing',
    rows('post'),
    async world => press(comms, 'post.save', { postId: randomUUID(), version: '0', title: 'Neuf' }, 'dialog')(world),
  ],
  [
    'Dupliquer',
    rows('post'),
    async world => press(comms, 'post.duplicate', { postId: (await written(world.ports)).id })(world),
  ],
  [
    '« dupliquer »',
    rows('post'),
    async world => say(comms, `dupliquer ${(await written(world.ports)).reference}`)(world),
  ],
  [
    'Retenir',
    rows('post'),
    async world => press(comms, 'initiative.retain', { initiativeId: (await idea(world)).id })(world),
  ],
  [
    'Envoyer',
    rows('initiative'),
    async world =>
      press(author, 'initiative.submit', { initiativeId: randomUUID(), title: 'Une', text: 'ruche', near: 'seen' })(
        world,
      ),
  ],
  [
    'Compléter',
    additions,
    async world => press(author, 'initiative.complete', { initiativeId: (await idea(world)).id, addition })(world),
  ],
  [
    '« compléter »',
    additions,
    async world => say(author, `compléter ${(await idea(world)).reference} ${addition}`)(world),
  ],
  [
    'Demander une précision',
    items('initiative', 'questions'),
    async world =>
      press(comms, 'initiative.asked', { initiativeId: (await idea(world)).id, question: 'Quand ?' }, 'dialog')(world),
  ],
  ['words that are no order', rows('note'), async world => say(author, 'La cantine ferme à quelle heure ?')(world)],
  [
    'Transmettre',
    `${rows('note')} where doc->>'state' = 'forwarded'`,
    async world =>
      press(author, 'note.forward', {
        noteId: await keptNote(world, { writer: { id: author.id, name: author.name } }),
      })(world),
  ],
  [
    'Répondre',
    items('note', 'answers'),
    async world =>
      press(
        comms,
        'note.answered',
        { noteId: await keptNote(world, { state: 'forwarded' }), answer: 'Merci' },
        'dialog',
      )(world),
  ],
  [
    'En faire une liste',
    rows('people_list'),
    async world => {
      const files = [
        { name: 'agents.csv', contentType: 'text/csv', source: { url: 'https://x.example/a', needsToken: false } },
      ]
      return press(comms, 'audience.read', {
        fileKey: await keptNote(world, { writer: { id: comms.id, name: comms.name }, files }),
      })(world)
    },
  ],
  [
    'Déléguer',
    rows('delegation'),
    async world => press(actor(hugo), 'delegation.add', { to: 'diane@ville.example', ...period(), reason: '' })(world),
  ],
  [
    'a new circuit',
    rows('circuit'),
    async world =>
      press(admin, 'circuit.save', {
        circuitId: 'new',
        seen: '0',
        name: 'Une procédure',
        kinds: '',
        sections: '',
        reach: '',
      })(world),
  ],
  [
    'a new perimeter',
    rows('perimeter'),
    async world =>
      press(admin, 'perimeter.add', {
        group: '11111111-1111-4111-8111-111111111111',
        departments: '',
        groups: '',
        everyone: 'true',
      })(world),
  ],
  [
    'a new urgent template',
    rows('urgent_template'),
    async world =>
      press(admin, 'urgent.save', {
        templateId: 'new',
        version: '0',
        name: 'Crue',
        title: 'Crue',
        summary: 'Crue',
        body: 'Montez.',
        locale: 'fr',
        everyone: 'true',
      })(world),
  ],
  [
    'Commenter',
    items('validation', 'comments'),
    async world => {
      const { post, validation } = await submitted(world.ports)
      return press(actor(karim, 'comms'), 'comment.add', { postId: post.id, seal: validation.seal, comment: 'Bravo' })(
        world,
      )
    },
  ],
  [
    'Proposer une correction',
    items('validation', 'proposals'),
    async world => {
      const { post, validation } = await submitted(world.ports)
      return press(
        actor(karim, 'comms'),
        'proposal.send',
        { postId: post.id, seal: validation.seal, step: '0', title: 'Un autre titre' },
        'dialog',
      )(world)
    },
  ],
]

describe('an activity that Teams delivers again', () => {
  eachDatabase((_name, open) => {
    let database: Database
    let world: World
    before(async () => {
      database = await open()
      const fake = createFakePorts()
      const number = newReference(database)
      const { deliveries: _, conversations: __, ...stores } = openStores(database, fake.now)
      const renderPost = createRenderPost(loadWords(), 'Europe/Paris')
      const ports = Object.assign(fake, stores, {
        renderPost,
        newReference: (kind: 'PROP' | 'PUB' | 'DIF', once?: string) => number(kind, 2026, once),
      })
      world = { ports, chat: createChat(ports) }
    })
    const count = async (query: string): Promise<number> =>
      (await database.kysely.executeQuery<{ n: number }>(CompiledQuery.raw(query))).rows[0]!.n

    for (const [what, counted, prepare] of cases) {
      it(`${what}: makes one, one after the other, and answers the same`, async () => {
        const deliver = await prepare(world)
        const said = { id: randomUUID() }
        const before_ = await count(counted)
        const first = await deliver(said)
        const journal = await count(rows('journal'))
        assert.equal(await count(counted), before_ + 1)
        assert.deepEqual(await deliver(said), first)
        assert.deepEqual([await count(counted), await count(rows('journal'))], [before_ + 1, journal])
      })

      it(`${what}: makes one, at the same moment, and answers the same`, async () => {
        const deliver = await prepare(world)
        const said = { id: randomUUID() }
        const before_ = await count(counted)
        const [first, ...others] = await Promise.all([deliver(said), deliver(said), deliver(said)])
        assert.equal(await count(counted), before_ + 1)
        for (const other of others) assert.deepEqual(other, first)
      })
    }
  })
})
