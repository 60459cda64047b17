import assert from 'node:assert/strict'
import { aRelease } from '../fakes/releases.ts'
import { setImmediate as turnOver } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Person } from '../../src/core/domain/actor.ts'
import { withShipped } from '../../src/core/domain/circuits/shipped-circuits.ts'
import type { Ports } from '../../src/core/ports.ts'
import { createBot } from '../../src/teams/create-bot.ts'
import type { TeamsPool } from '../../src/teams/send/post-activity.ts'
import { type BotOptions, receive } from '../../src/teams/turn/bot.ts'
import { readIncoming } from '../../src/teams/turn/incoming.ts'
import { createTurn, withRoles } from '../../src/teams/turn/turn.ts'
import { createTurnstile } from '../../src/teams/turn/turnstile.ts'
import { readVerb } from '../../src/teams/turn/verbs.ts'
import { renderPost, words } from '../cards/every-card.ts'
import { openIdeas } from '../../src/core/use-cases/ideas/open-ideas.ts'
import { addPicture } from '../../src/core/use-cases/posts/pictures/take-picture.ts'
import { openCall } from '../../src/core/use-cases/calls/open-call.ts'
import { byHandRelease } from '../fakes/by-hand.ts'
import { plannedCall } from '../fakes/calls.ts'
import { newRound, newTask } from '../../src/core/domain/relays/new-round.ts'
import { nothingAway } from '../fakes/nothing-away.ts'
import { createFakePorts, type FakePorts, settings } from '../fakes/ports.ts'
import { threadTurn } from '../fakes/turns.ts'
import { actor, alice, camille, karim } from '../fakes/town.ts'
import { approved, submitted, written } from '../fakes/walk.ts'
import { hostileBits, hostileTexts } from '../support/hostile.ts'
import { holdsNobodyUp } from '../support/longest-hold.ts'
import { createChat } from './chat.ts'

const tenantId = '99999999-0000-4000-8000-000000000000'
/** What the server lets in, less what stands around it. */
const bodyMost = 250_000
const alone = 100_000
/** What a handler reads of a message beyond the words: quadratic, it would take a second. */
const behind = 50_000

type Data = Record<string, string>

/** Those of one verb or word: all of them together meet every one. */
const everyEighth = (from: number): string[] => hostileBits.filter((_, at) => at % 8 === from % 8)

/**
 * Every verb of the bot, through its real entrance, with whatever its card may send; every typed word; every name and
 * file. A verb, or a field of one, that is added is walked over without a word here.
 */
describe('what people type, at the bot’s entrance', function () {
  this.timeout(60_000)
  let ports: FakePorts
  let options: BotOptions
  let worlds: Data[]
  const failed: string[] = []

  before(async () => {
    ports = createFakePorts()
    const more = { renderPost, sleep: async () => undefined, peopleLists: ports.peopleLists }
    Object.assign(ports, more, {
      teamsFiles: { mayFetch: () => true, fetch: async () => null },
      pictures: { ...ports.pictures, add: async () => ({ kind: 'not-a-picture' }) },
    })
    Object.assign(ports.conversations, { remember: async () => undefined, mark: async () => undefined })
    worlds = await livedIn(ports)
    // Each press finds the same town, and everybody may do everything.
    Object.assign(ports, {
      commit: async (...changes: unknown[]) => (stored(changes), 'done'),
      history: { ...ports.history, refused: async (entry: unknown) => (stored(entry), true) },
    })
    // Of so many presses none is one too many.
    ports.dailyCounts.take = async () => true
    ports.directory.roles = async () => ['agent', 'comms', 'admin']
    const note = () => undefined
    const log = { info: note, warn: note, error: (details: { err?: unknown }) => void failed.push(String(details.err)) }
    const pool = {
      postActivity: async () => ({ kind: 'delivered', activityId: '1' }),
      updateActivity: async () => ({ kind: 'delivered', activityId: '1' }),
    }
    options = {
      ports: ports as unknown as Ports,
      words,
      defaultLocale: 'fr',
      settings,
      tenantId,
      counted: note,
      log,
      bot: createBot({
        words,
        pool: pool as unknown as TeamsPool,
        threads: { take: async () => threadTurn },
        sleep: async () => undefined,
        conversations: ports.conversations,
        log,
      }),
      checkToken: async () => 'trusted',
      appId: 'a',
      turnstile: createTurnstile({ perMinute: 1e9 }),
      kept: nothingAway,
    }
  })
  beforeEach(() => void (failed.length = 0))
  afterEach(() =>
    assert.deepEqual(
      [...new Set(failed)].filter(one => !one.includes('not faked')),
      [],
      'no turn failed',
    ),
  )

  /** What PostgreSQL would refuse: NUL, and halves of signs, which JSON writes as escapes. */
  const stored = (value: unknown): void => {
    const odd = /\\u(?:0000|d[89a-f])/.exec(JSON.stringify(value))
    if (odd) failed.push(`${odd[0]} would be stored`)
  }
  const activity = (who: Person, change: object): Record<string, unknown> => ({
    type: 'message',
    id: 'm1',
    channelId: 'msteams',
    serviceUrl: 'https://teams.example/',
    locale: 'fr-FR',
    from: { id: `29:${who.id}`, aadObjectId: who.id, name: who.name },
    recipient: { id: '28:a' },
    conversation: { id: `a:${who.id}`, conversationType: 'personal', tenantId },
    ...change,
  })
  const pressing = (who: Person, verb: string, data: object) =>
    activity(who, { type: 'invoke', name: 'task/submit', value: { data: { verb, ...data } } })
  const send = async (body: unknown): Promise<number> => {
    const { status } = await receive(options, 'Bearer x', body)
    await turnOver()
    return status
  }
  const longest = (body: unknown): string => {
    const texts = inspect(body, { depth: 8, maxStringLength: null, maxArrayLength: 10 }).match(/'[^']{200,}'/g) ?? []
    return `${texts.length} × ${texts[0]?.slice(0, 60)} ${texts[0]?.length}`
  }
  /** All of them one after the other; where somebody waits too long, which one it was. */
  const walk = async (what: string, bodies: unknown[]): Promise<void> => {
    try {
      await holdsNobodyUp(what, async () => {
        for (const body of bodies) await send(body)
      })
    } catch {
      for (const body of bodies) await holdsNobodyUp(`${what}: ${longest(body)}`, () => send(body))
    }
  }

  /** The fields that a verb looks at, as it is pressed in this world: where each holds this value. */
  async function fieldsOf(who: Person, verb: string, world: Data, value: string | undefined): Promise<string[]> {
    const reading = readVerb(options.bot.verbs, verb, world)
    assert.ok(reading, `the worlds lack an id of ${verb}: ${options.bot.verbs[verb]!.needs.join(', ')}`)
    const turn = await withRoles(createTurn(options, readIncoming(pressing(who, verb, {}))!, 'dialog')!)
    const seen = new Set<string>()
    const asked = (name: string | symbol): string | undefined => {
      if (typeof name !== 'string') return undefined
      seen.add(name)
      return name === 'version' ? (world[name] ?? '1') : value
    }
    const fields = new Proxy(
      {},
      {
        get: (_, name) => asked(name),
        has: (_, name) => asked(name) !== undefined,
        ownKeys: () => Array.from({ length: 8 }, (_, at) => `blank${at}`),
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
      },
    )
    await reading.verb.run(turn, reading.ids, fields).catch(() => undefined)
    return [...seen].filter(name => !reading.verb.needs.includes(name))
  }

  describe('a verb reads its fields, and looks at its ids, in a moment', () => {
    const readers = new Set<string>()
    const walked: Set<string>[] = []
    /** The same form under another button: each of its fields met every text in that form. */
    const isWalked = (fields: string[]): boolean =>
      walked.some(form => form.size <= fields.length * 1.25 && fields.every(field => form.has(field)))
    for (const [at, verb] of Object.keys(everyVerb()).entries())
      it(verb, async () => {
        const found = new Map<string, [Person, Data]>()
        for (const world of worlds)
          for (const who of [alice, karim, camille])
            for (const value of ['x', undefined]) {
              const fields = await fieldsOf(who, verb, world, value)
              if (fields.length > 0) found.set(fields.toSorted().join(), [who, world])
            }
        for (const [names, [who, world]] of [...found].sort(([a], [b]) => b.length - a.length).slice(0, 3)) {
          const fields = names.split(',')
          for (const field of fields) readers.add(`${verb} ${field}`)
          const bits = isWalked(fields) ? everyEighth(at) : hostileBits
          walked.push(new Set(fields))
          await walk(
            `${verb} (${names})`,
            bits.flatMap((bit, index) => {
              const shared = hostileTexts(bit, Math.floor(bodyMost / fields.length))[index % 2]!
              const whole = index % 3 === 0 ? [{ [fields[index % fields.length]!]: hostileTexts(bit, alone)[0]! }] : []
              return [Object.fromEntries(fields.map(field => [field, shared])), ...whole].map(typed =>
                pressing(who, verb, { ...world, ...typed }),
              )
            }),
          )
        }
        const { needs } = options.bot.verbs[verb]!
        const texts = everyEighth(at).flatMap(bit =>
          hostileTexts(bit, Math.floor(bodyMost / Math.max(1, needs.length))),
        )
        await walk(
          verb,
          needs.length === 0
            ? []
            : texts.map(text => pressing(camille, verb, Object.fromEntries(needs.map(need => [need, text])))),
        )
      })

    it('those of every kind were found', () => {
      const known = [
        'initiative.submit title',
        'initiative.answer answer',
        'post.save body',
        'post.save people',
        'post.groups groupSearch',
        'validation.refuse reason',
        'validation.reassigned to',
        'comment.add comment',
        'proposal.send body',
        'broadcast.scheduled date',
        'delegation.add departments',
        'circuit.savestep people',
        'perimeter.add groups',
        'charter.save colours',
        'urgent.save name',
        'call.plan title',
        'call.pass reason',
        'call.handon colleague',
        'call.extended closes',
        'urgent.send blank0',
        'note.answered answer',
        'history.see before',
        'release.declare link',
        'variant.save text',
        'variant.save warning',
      ]
      assert.deepEqual(
        known.filter(one => !readers.has(one)),
        [],
      )
    })
  })

  describe('a typed word is read in a moment, whatever stands before or behind it', () => {
    for (const [at, [word = '']] of Object.values(words.fr.typed).entries())
      it(word, async () => {
        const texts = everyEighth(at).flatMap(bit =>
          hostileTexts(bit, behind).flatMap((text, shape) =>
            shape === 0 ? [`${word} 1 ${text}`, `${word}${text}`] : [`${word} PUB-2026-0001${text}`],
          ),
        )
        await walk(
          word,
          texts.map(text => activity(at % 2 === 0 ? camille : alice, { text })),
        )
      })
  })

  it('every message, name and file is read in a moment, or refused', async () => {
    for (const bit of hostileBits) {
      const bodies = hostileTexts(bit, bodyMost).flatMap(text => {
        const file = (change: object) => ({
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'a.csv',
          content: { downloadUrl: 'https://x.example/a', fileType: 'csv' },
          ...change,
        })
        return [
          { text },
          { text: `aide ${text}` },
          { text: `<at>${text}</at> aide` },
          { text: `${text} aide` },
          { text: 'aide', locale: text },
          { text: 'aide', from: { id: '29:a', aadObjectId: alice.id, name: text } },
          { attachments: [file({ name: text })] },
          { attachments: [file({ name: `${text}.csv` })] },
          { attachments: [file({ content: { downloadUrl: `https://x.example/${text}`, fileType: 'csv' } })] },
          { attachments: [file({ content: { downloadUrl: 'https://x.example/a', fileType: text } })] },
          { attachments: [file({ contentType: `image/${text}`, contentUrl: 'https://x.example/a' })] },
          { attachments: [file({ contentType: 'image/png', contentUrl: text })] },
          { id: text },
          { replyToId: text },
          { serviceUrl: text },
          { type: text },
          { name: text, type: 'invoke' },
          { conversation: { id: text, tenantId } },
          { conversation: { id: 'a:1', tenantId: text } },
          { from: { id: text, aadObjectId: alice.id } },
          { from: { id: '29:a', aadObjectId: text } },
          { type: 'installationUpdate', action: text },
          { type: 'conversationUpdate', locale: text },
          { value: { verb: text } },
          { value: { verb: 'word.say', word: text } },
          { value: { [text]: text, verb: 'post.save' } },
        ].map(change => activity(camille, change))
      })
      await walk(JSON.stringify(bit), bodies)
    }
  })

  it('so many fields, files, lists within lists are read in a moment', async () => {
    const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at))
    let deep: unknown = 'x'
    for (let left = 40_000; left > 0; left--) deep = [deep]
    const verbs = ['post.save', 'urgent.send', 'initiative.submit', 'note.propose']
    await walk('a lot', [
      ...verbs.map(verb =>
        pressing(camille, verb, {
          ...worlds[0],
          ...Object.fromEntries(many(20_000, at => [`blank${at}`, 'x'] as const)),
        }),
      ),
      ...verbs.map(verb => pressing(camille, verb, { ...worlds[0], title: deep, people: many(60_000, () => 'x') })),
      activity(camille, {
        attachments: many(10_000, at => ({
          contentType: 'image/png',
          contentUrl: `https://x.example/${at}`,
          name: `${at}`,
        })),
      }),
      activity(camille, { attachments: many(10_000, () => deep) }),
      activity(camille, { text: many(50_000, () => 'x') }),
    ])
  })
})

function everyVerb() {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  return createBot({
    words,
    pool: {} as TeamsPool,
    threads: { take: async () => threadTurn },
    conversations: createFakePorts().conversations,
    log,
  }).verbs
}

/** A town in which every verb has something to be about: ids by the names that verbs give them. */
async function livedIn(ports: FakePorts): Promise<Data[]> {
  const chat = createChat(ports)
  const [author, comms, head, admin] = [actor(alice), actor(camille, 'comms'), actor(karim), actor(karim, 'admin')]
  const idea = async (initiativeId: string) => {
    await chat.press(author, 'initiative.submit', { initiativeId, title: 'La Ruche', text: 'Un texte' })
    await chat.press(comms, 'initiative.asked', { initiativeId, question: 'Quand ?' })
    return initiativeId
  }
  const initiatives = await Promise.all(['1', '2'].map(digit => idea(`${digit.repeat(8)}-1111-4111-8111-111111111111`)))
  const unused = '33333333-1111-4111-8111-111111111111'
  await chat.say(author, 'Quelques mots pour la communication')
  const noteId = (await ports.notes.lastKept(alice.id))!.id
  await chat.press(author, 'note.forward', { noteId })
  const draft = { post: await written(ports), validation: null }
  const waiting = await submitted(ports, {
    kind: 'event',
    date: '2026-12-24',
    time: '10:00',
    place: 'Salle 12',
    capacity: '20',
    title: 'Un événement',
  })
  const spoken = await submitted(ports, { title: 'Dont on parle' })
  const ofCard = { postId: spoken.post.id, seal: spoken.validation.seal, step: 0 }
  await chat.press(head, 'comment.add', { ...ofCard, comment: 'D’où vient ce chiffre ?' }, 'dialog')
  await chat.press(
    head,
    'proposal.send',
    { ...ofCard, title: 'Dont on parle', summary: 'Autre', body: 'D’autres mots' },
    'dialog',
  )
  const ready = await approved(ports, { title: 'Prête' })
  await ports.commit({ save: 'release', row: byHandRelease({ postId: ready.post.id }), ifVersion: 0 })
  await chat.press(
    head,
    'delegation.add',
    { to: 'hugo@ville.example', since: '2026-12-01', until: '2026-12-05' },
    'dialog',
  )
  await chat.press(admin, 'perimeter.add', { group: 'Crèches', everyone: 'true' }, 'dialog')
  await chat.press(admin, 'section.add', { name: 'Vie culturelle' }, 'dialog')
  const [section] = await ports.sections.all()
  const sectored = { sectorId: 'new', seen: 0, name: 'Routes', departments: 'Voirie', referents: camille.mail }
  await chat.press(admin, 'sector.save', sectored, 'dialog')
  const [sector] = await ports.sectors.all()
  const feedForm = { fileKey: 'none', feedName: 'Conseils', feedKind: 'council', feedUrl: 'https://agenda.example/' }
  await chat.press(comms, 'agenda.add', feedForm, 'dialog')
  const [feed] = await ports.agenda.now()
  await chat.press(comms, 'idea.save', { before: '', ideasOn: 'telethon' }, 'dialog')
  await openIdeas(ports, settings)
  const campaignId = '77777777-7777-4777-8777-777777777777'
  const campaign = { campaignId, seen: '0', title: 'Le pont', aim: 'Dire', from: '2026-12-01', to: '2026-12-20' }
  await chat.press(comms, 'campaign.save', { ...campaign, owner: camille.id, channels: 'teams' }, 'dialog')
  assert.ok(await ports.campaigns.byId(campaignId))
  const newspaperId = '66666666-1111-4111-8111-111111111111'
  const paper = { newspaperId, seen: '0', name: 'Trait d’Union', code: 'TU', director: karim.id, everyone: 'true' }
  await chat.press(comms, 'newspaper.save', { ...paper, rhythm: 'monthly', headings: 'Vie des services' }, 'dialog')
  assert.ok(await ports.newspapers.byId(newspaperId))
  await chat.press(comms, 'edition.open', { newspaperId })
  const editionId = (await ports.editions.current())[0]!.id
  const taskId = await siteAsked(ports, ready)
  const ofWithdrawal = await pictureWithdrawn(ports, ready.post)
  const planned = aRelease(ready.post.id, 'bluesky', { reference: ready.post.reference })
  await ports.commit({ save: 'release', row: planned, ifVersion: 0 })
  await addPicture(ports, comms, draft.post.id, { id: 'p', digest: 'bytes', name: 'ruche.jpg' }, settings)
  const specified = { mediaId: 'bytes', who: 'agent', colleague: alice.id, uses: 'internal,site', until: '' }
  await chat.press(comms, 'media.specified', specified)
  const { id: agreementId, askedAt } = (await ports.media.byId('bytes'))!.agreements[0]!
  await chat.press(comms, 'erasure.propose', { whose: alice.mail, names: '' })
  const erasureId = (await ports.erasures.openOf(alice.id))!.id
  const [circuit] = withShipped(await ports.circuits.all())
  const [delegation] = await ports.delegations.open(ports.now(), 1)
  const [perimeter] = await ports.perimeters.all()
  const calls = [await plannedCall(ports), await plannedCall(ports, { opens: '2026-12-14', closes: '2026-12-24' })]
  await openCall(ports, calls[0]!.id, settings)
  const asked = (await ports.calls.departmentsOf(calls[0]!.id)).find(({ person }) => person?.id === karim.id)
  const spokenNow = (await ports.validations.byId(spoken.validation.id))!
  return [draft, waiting, { ...spoken, validation: spokenNow }, ready].map(({ post, validation }, at): Data => ({
    mediaId: 'bytes',
    agreementId,
    setting: 'uniform',
    askedAt,
    who: at % 2 === 0 ? 'child' : 'agent',
    postId: post.id,
    ...ofWithdrawal,
    reference: post.reference,
    seal: validation?.seal ?? 'none',
    step: String(validation?.current ?? 0),
    version: String(post.revision),
    validationId: spokenNow.id,
    commentId: spokenNow.comments[0]?.id ?? 'none',
    proposalId: spokenNow.proposals[0]?.id ?? 'none',
    broadcastId: ready.broadcast.id,
    initiativeId: [...initiatives, unused][at % 3]!,
    noteId,
    fileKey: noteId,
    attachmentId: 'none',
    index: '0',
    logo: 'none',
    perimeterId: perimeter?.id ?? 'none',
    capabilityId: 'calls',
    delegationId: delegation?.id ?? 'none',
    circuitId: circuit!.id,
    seen: String(circuit!.versions.at(-1)!.number),
    callId: calls[at % 2]!.id,
    departmentId: asked!.id,
    newspaperId,
    editionId,
    itemId: 'none',
    taskId,
    erasureId,
    poster: '1',
    erratumId: 'none',
    sectionId: section!.id,
    sectorId: at === 0 ? 'new' : sector!.id,
    fieldId: 'new',
    feedId: feed?.id ?? 'none',
    ideaId: 'telethon',
    year: '2026',
    campaignId,
    unsent: '0',
    channel: at === 3 ? 'instagram' : at === 2 ? 'bluesky' : 'teams',
    act: 'hold',
    period: '2026-11',
    category: 'notes',
    suspensionId: 'none',
    listId: 'none',
    templateId: at === 0 ? 'new' : 'site-closed',
    askId: '99999999-9999-4999-8999-999999999999',
    people: '9',
    sites: '1',
    personId: karim.id,
    start: '0',
    waiting: '0',
    word: 'propose',
    key: `post:${post.id}`,
    at: '2026-12-01T09:00:00.000Z',
  }))
}

/** A picture that somebody put on Facebook, to which a person on it no longer agrees. */
async function pictureWithdrawn(ports: FakePorts, { reference: subject, content }: Post): Promise<Data> {
  const [at, id, place] = [ports.now(), 'withdrawal-1', 'by-hand:1']
  const task = { key: place, kind: 'by-hand', id: '1', subject, title: content.title, state: 'to-do' } as const
  const media = { mediaId: 'bytes', reference: 'VIS-2026-0001', name: 'pont.jpg', pictureIds: ['p1'], uses: [] }
  const row = { id, version: 1, ...media, at, due: at, places: [task], remindedAt: null, updatedAt: at }
  await ports.commit({ save: 'withdrawal', row, ifVersion: 0 })
  return { withdrawalId: id, taskKey: place }
}

/** A crèche was asked to put a poster up, which Camille looks after. */
async function siteAsked(ports: FakePorts, { broadcast, post }: Awaited<ReturnType<typeof approved>>): Promise<string> {
  const asking = { by: null, firstBy: null, at: ports.now(), sites: 1, people: 24, leavesAt: null, code: 'abcdefgh' }
  const round = newRound({ broadcast, standing: broadcast, post }, asking)
  const relay = { id: camille.id, name: camille.name }
  const site = { id: '1', name: 'Crèche', relay, deputy: null, without: 24, address: '', since: null, department: null }
  const task = newTask(round, site, relay)
  await ports.commit({ save: 'relay_round', row: round, ifVersion: 0 }, { save: 'relay_task', row: task, ifVersion: 0 })
  return task.id
}
