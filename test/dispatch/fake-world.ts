import { randomUUID } from 'node:crypto'
import type { Person } from '../../src/core/domain/actor.ts'
import type { Broadcast, ClaimedDelivery } from '../../src/core/domain/broadcasts/broadcast.ts'
import { newBroadcast } from '../../src/core/domain/broadcasts/new-broadcast.ts'
import type { Change } from '../../src/core/change.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { JournalVerb } from '../../src/core/domain/journal/journal.ts'
import type { Hold } from '../../src/core/ports/database-hold.ts'
import type { History } from '../../src/core/ports/history.ts'
import type { Assistants } from '../../src/core/domain/events/assistants.ts'
import type { EventAnswer, EventPlaces } from '../../src/core/domain/events/event.ts'
import type { Placement } from '../../src/core/domain/placements/placement.ts'
import type { Frame, NextTurn, Pace } from '../../src/core/ports/outside.ts'
import type { Directory } from '../../src/core/ports/people.ts'
import type { Post, SealedVersion } from '../../src/core/domain/posts/post.ts'
import { computeSeal, sendingSeal } from '../../src/core/domain/seal.ts'
import type { SendOutcome } from '../../src/core/domain/send-outcome.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { ProcessMemory } from '../../src/dispatch/run/process-memory.ts'
import { stepOf, visaOf } from '../support/steps-of.ts'
import { createFakeStore } from '../fakes/store.ts'
import { FakeLedger } from './fake-ledger.ts'
import { firstPartOf, isCardOf, type PlacementKey } from '../../src/core/domain/placements/placed-card.ts'

type Answer = (delivery: ClaimedDelivery, frame: Frame) => SendOutcome | Promise<SendOutcome>

const changedThere: Answer = ({ conversationId, activityId }) => ({
  kind: 'delivered',
  conversationId: conversationId ?? '',
  activityId,
})

export const arrived: Answer = ({ person }) => ({
  kind: 'delivered',
  conversationId: `a:${person}`,
  activityId: `1${person}`,
})

/** A pace of which each turn takes so long; one that was booked is there when it is taken. */
export function paceOf(turn: () => Promise<void>): Pace {
  let booked = 0
  return {
    book: async () => turn().then(() => void booked++),
    take: async () => (booked > 0 ? void booked-- : turn()),
    leave: () => true,
    throttled: () => {},
  }
}

/** One approved broadcast, its ledger, and a Teams that answers as it is told. */
export class FakeWorld {
  readonly ledger = new FakeLedger(id => [this.broadcast, ...this.others].find(one => one.id === id))
  readonly changes: Change[] = []
  readonly sends: { person: string; at: number; frame: Frame }[] = []
  readonly takenBack: string[] = []
  readonly marks: [string, string][] = []
  readonly installs: string[] = []
  inFlight = 0
  mostInFlight = 0
  turns = 0
  answer: Answer = arrived
  latencyMs = 120
  /** Of the requests that change a card. */
  changed: Answer = changedThere
  readonly memory = new ProcessMemory()
  /** Of a restored database. */
  hold: Hold | null = null
  broadcast: Broadcast = broadcast('planning')
  /** Other broadcasts of the post. */
  others: Broadcast[] = []
  post: Post = post(this.broadcast)
  validation: Validation = validation(this.broadcast)
  people: Person[] = []
  /** What the journal says of a planning that was not done here. */
  frozen: { people: number; digest: string } | null = null
  /** What people said to the event, by person. */
  readonly answers = new Map<string, EventAnswer>()
  /** Who has its places. */
  places: EventPlaces | null = null
  /** Who may answer it for whom, by person. */
  readonly assistants = new Map<string, Assistants>()
  readonly placements = new Map<PlacementKey, Placement>()
  /** What was done with the cards beside the delivered ones: `show key`. */
  readonly beside: string[] = []
  /** What Teams says of those. */
  besideOutcome: SendOutcome = { kind: 'delivered', conversationId: 'a:beside', activityId: '9' }
  install: Directory['install'] = async () => 'not-allowed'
  pace: Pace = paceOf(async () => void this.turns++)

  /** `owner`: another process on the same store. */
  ports(owner = 'a'): Ports {
    const known: Partial<Ports> = {
      now: () => new Date().toISOString(),
      newId: randomUUID,
      database: { hold: () => this.hold, adopt: async () => undefined },
      sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
      commit: async (...changes) => this.#commit(changes),
      broadcasts: {
        byId: async id => structuredClone([this.broadcast, ...this.others].find(one => one.id === id) ?? null),
        recent: async () => [],
        urgent: async () =>
          [this.broadcast, ...this.others].filter(one => one.urgent && one.state === 'running').map(one => one.id),
        changing: async targetId => [this.broadcast, ...this.others].filter(one => one.targetId === targetId),
      },
      deliveries: this.ledger.open(owner),
      history: { lastSeal: async (_, verb) => this.#lastSeal(verb) } as History,
      pace: {
        book: () => this.pace.book(),
        take: priority => this.pace.take(priority),
        leave: priority => this.pace.leave(priority),
        throttled: ms => this.pace.throttled(ms),
      },
    }
    return { ...known, ...this.#far() } as Ports
  }

  saves(state: Broadcast['state']): Broadcast[] {
    return this.changes.flatMap(change =>
      'save' in change && change.save === 'broadcast' && change.row.state === state ? [change.row] : [],
    )
  }

  journal(): string[] {
    return this.changes.flatMap(change => ('journal' in change ? [change.journal.verb] : []))
  }

  jobs(): string[] {
    return this.changes.flatMap(change => ('job' in change ? [change.job] : []))
  }

  #lastSeal(verb: JournalVerb): string | null {
    const entries = this.changes.flatMap(change =>
      'journal' in change && change.journal.verb === verb ? [change.journal] : [],
    )
    return entries.at(-1)?.seal ?? (this.frozen && sendingSeal(this.broadcast.seal, this.frozen))
  }

  #far(): Partial<Ports> {
    const directory: Partial<Directory> = {
      install: async id => {
        this.installs.push(id)
        return this.install(id)
      },
    }
    const people = (): Person[] => this.people
    directory.everyone = async function* () {
      for (let from = 0; from < people().length; from += 100) yield people().slice(from, from + 100)
    }
    return {
      directory: directory as Directory,
      departments: {
        all: async () => [
          { name: 'Culture', aliases: ['DAC', 'Dir. culture'], head: null, deputy: null, correspondent: null },
        ],
      },
      posts: { ...createFakeStore().posts, byId: async () => structuredClone(this.post) },
      perimeters: { all: async () => [] },
      validations: {
        byId: async () => structuredClone(this.validation),
        waitingFor: async () => [],
        countWaitingFor: async () => 0,
        asking: async () => [],
      },
      conversations: {
        of: async () => new Map(),
        remember: async () => {},
        optOut: async () => {},
        mark: async (person, mark) => {
          this.marks.push([person, mark])
          const known = this.ledger.conversations.get(person)
          if (mark === 'open' && known) this.ledger.conversations.set(person, { ...known, state: 'open' })
        },
      },
      assistants: {
        byId: async person => structuredClone(this.assistants.get(person) ?? null),
        concerning: async () => [],
      },
      events: {
        answer: async (_, person) => structuredClone(this.answers.get(person) ?? null),
        places: async () => structuredClone(this.places),
        registered: async () => [...this.answers.keys()],
        tally: async () => ({ yes: 0, no: 0, maybe: 0, waiting: 0 }),
        seats: async () => new Map(),
        going: async () => [],
        answersOf: async () => [],
        board: async () => null,
        counts: async () => null,
        naming: async () => [],
        placesOf: async () => [],
        boardsOf: async () => [],
        outside: async () => [],
      },
      placements: {
        byKey: async key => structuredClone(this.placements.get(key) ?? null),
        byActivity: async () => null,
        inChat: async (about, person) =>
          [...this.placements.values()]
            .filter(({ key, to }) => firstPartOf(key) === about && to.kind === 'person' && to.id === person)
            .map(({ key }) => key),
        about: async about => [...this.placements.keys()].filter(key => firstPartOf(key) === about),
        inName: async postId =>
          [...this.placements.keys()].filter(key => isCardOf(key, 'answering') && key.split(':')[2] === postId),
        counts: async () => ({ placing: 0, placed: 0, refused: 0, unknown: 0 }),
        inDoubt: async () => [],
        refusedTo: async () => [],
      },
      messenger: {
        show: async ({ key }, _face, _leaves, next) => this.#beside(`show ${key}`, next),
        redraw: async ({ key }, _, next) => this.#beside(`redraw ${key}`, next),
        remove: async ({ key }, next) => this.#beside(`remove ${key}`, next),
        deliver: async (_, delivery, frame) => this.#send(delivery, frame, this.answer),
        correct: async (_, delivery, frame) => this.#send(delivery, frame, this.changed),
        takeBack: async delivery => {
          this.takenBack.push(delivery.person)
          return this.#send(delivery, noFrame, this.changed)
        },
      },
    }
  }

  async #beside(what: string, next: NextTurn | undefined): Promise<SendOutcome> {
    if (await next?.()) this.beside.push(what)
    return this.besideOutcome
  }

  async #send(delivery: ClaimedDelivery, frame: Frame, answer: Answer): Promise<SendOutcome> {
    this.sends.push({ person: delivery.person, at: Date.now(), frame })
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight)
    await new Promise(resolve => setTimeout(resolve, this.latencyMs))
    this.inFlight--
    return answer === this.changed ? this.changed(delivery, frame) : this.answer(delivery, frame)
  }

  #commit(changes: Change[]): 'done' | 'stale' {
    const stale = changes.some(
      change => 'save' in change && change.save === 'broadcast' && change.ifVersion !== this.broadcast.version,
    )
    if (stale) return 'stale'
    for (const change of changes) {
      if ('save' in change && change.save === 'broadcast')
        this.broadcast = { ...change.row, version: change.ifVersion + 1 }
      if ('save' in change && change.save === 'post') this.post = { ...change.row, version: change.ifVersion + 1 }
      if ('save' in change && change.save === 'placement')
        this.placements.set(change.row.key, { ...change.row, version: change.ifVersion + 1 })
      if ('remove' in change && change.remove === 'placement') this.placements.delete(change.id)
    }
    this.changes.push(...changes)
    return 'done'
  }
}

const noFrame: Frame = { firstContact: false, broadcastId: '', correctedAt: null, expiredOn: null }
const at = '2026-11-25T08:30:00.000Z'
const by = { id: 'writer', name: 'Inès Moreau' }
const sealed = {
  rendered: {
    locale: 'fr' as const,
    summary: 'Vœux du personnel',
    card: '{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Bonjour"}]}',
  },
  audience: { kind: 'everyone' as const },
  headCount: 3,
  mandatory: false,
  expiresOn: null,
}
const seal = computeSeal({ ...sealed, pictures: [], slot: null, correctionOf: null })

function broadcast(state: Broadcast['state']): Broadcast {
  const post = { id: 'p1', reference: 'PUB-2026-0042', content: { title: 'Vœux' } } as Post
  const version = { ...sealed, seal, correctionOf: null } as unknown as SealedVersion
  return { ...newBroadcast(post, version, { id: 'b1', reference: 'DIF-2026-0007', at }), state, sentBy: by }
}

function post({ id, postId, postReference }: Broadcast): Post {
  const version: SealedVersion = { number: 1, seal, ...sealed, pictures: [], slot: null, correctionOf: null, at, by }
  const content = {
    kind: 'news',
    locale: 'fr',
    title: 'Vœux',
    summary: 'Vœux',
    body: 'Bonjour',
    section: null,
    link: null,
    pictures: [],
    event: null,
  }
  return {
    id: postId,
    version: 1,
    revision: 1,
    reference: postReference,
    state: 'broadcasting',
    content,
    audience: sealed.audience,
    slot: null,
    creator: by,
    proposer: null,
    authors: [by],
    initiativeId: null,
    initiativeReference: null,
    sealed: [version],
    mandatory: false,
    expiresOn: null,
    correcting: null,
    validationId: 'v1',
    broadcastId: id,
    editing: [],
    createdAt: at,
    updatedAt: at,
  } as Post
}

function validation({ postId }: Broadcast): Validation {
  const steps = [stepOf('communication', ['approver'], { visas: [visaOf('approver', { seal })] })]
  return { id: 'v1', version: 1, postId, seal, state: 'approved', steps } as unknown as Validation
}
