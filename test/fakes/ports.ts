import { type Capability, nothingOff } from '../../src/core/domain/capabilities/capability.ts'
import type { Capabilities } from '../../src/core/ports/capabilities.ts'
import type { CampaignReach } from '../../src/core/domain/campaigns/campaign.ts'
import type { Conversation } from '../../src/core/domain/people/conversation.ts'
import { holidaysOf } from '../../src/core/domain/working-time/public-holidays.ts'
import type { ClaimedDelivery, Delivery, DeliveryReport } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { Hold, OwnDatabase } from '../../src/core/ports/database-hold.ts'
import type { Deliveries } from '../../src/core/ports/ledger.ts'
import type { Conversations, Departments } from '../../src/core/ports/people.ts'
import type { RelaySite } from '../../src/core/domain/relays/relay.ts'
import type { RelaySites } from '../../src/core/ports/relays.ts'
import { formatReference } from '../../src/core/domain/reference.ts'
import type { Settings } from '../../src/core/domain/settings.ts'
import { createTogether } from '../../src/core/together.ts'
import { later } from '../../src/core/domain/time.ts'
import { digestOf } from '../../src/http/signed-name.ts'
import type { createDrawFace } from '../../src/teams/draw-face.ts'
import { createFakeRightRows, type FakeRightRows } from './right-rows.ts'
import { createFakeDepartments, createFakeDirectory, type FakeDirectory, type FakeTown } from './directory.ts'
import { createFakeDirectoryTable } from './directory-table.ts'
import { createFakeInitiativeList, type FakeInitiativeList } from './initiative-list.ts'
import { createFakeStore, type FakeStore } from './store.ts'
import { smallTown } from './town.ts'

export const settings: Settings = {
  timeZone: 'Europe/Paris',
  quietHours: { from: '19:00', to: '08:00' },
  isHoliday: holidaysOf('FR'),
  broadcastPerSecond: 40,
  fourEyesOver: 2000,
  journalHeadTo: 'channel',
  listEveryMs: 60_000,
  defaultLocale: 'fr',
  directoryEveryMs: 180_000,
}

type Faked = Pick<
  Ports,
  | 'together'
  | 'initiativeList'
  | 'listHook'
  | 'dailyCounts'
  | 'directoryTable'
  | 'teamsFiles'
  | 'feeds'
  | 'now'
  | 'newId'
  | 'keyedDigest'
  | 'writeDataPage'
  | 'dataPages'
  | 'erasedAs'
  | 'newReference'
  | 'hours'
  | 'captions'
  | 'videos'
  | 'pictures'
  | 'libraryBin'
  | 'libraryLinks'
  | 'calendar'
  | 'editionAddresses'
  | 'editionWords'
  | 'calendars'
  | 'weekLink'
  | 'networks'
  | 'sectionName'
  | 'noticeTitle'
  | 'attestations'
  | 'charts'
  | 'posters'
  | 'renderPost'
  | 'readSealed'
  | 'conversations'
>
export type FakePorts = FakeStore &
  Faked & {
    directory: FakeDirectory
    initiativeList: FakeInitiativeList
    departments: Departments
    rightRows: FakeRightRows
    relaySites: RelaySites
    /** The list "Relais". */
    sites: RelaySite[]
    town: FakeTown & ReturnType<typeof smallTown>
    /** What the ledger says of every broadcast. */
    report: DeliveryReport
    /** … and of several, each person once. */
    reach: CampaignReach
    delivered: Delivery[]
    known: Conversation[]
    deliveries: Deliveries
    database: OwnDatabase
    /** Everything is on, but for what a test switches off here. */
    capabilities: Capabilities & { switchedOff: Set<Capability> }
    pilot: Ports['pilot']
    /** Channels of the comms team, by id, with the names that Mary may read. */
    ownChannels: Record<string, string | null>
    channels: Ports['channels']
    /** Makes the database a restored one. */
    holdBack(hold: Hold): void
    /** Time goes on only so. Starts on a Wednesday, 10:00 in Paris. */
    pass(ms: number): void
  }

export function createFakePorts(): FakePorts {
  const town = smallTown()
  let now = '2026-11-25T09:00:00.000Z'
  let count = 0
  let hold: Hold | null = null
  const report: DeliveryReport = {
    counts: { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 },
    refused: {},
    departments: [],
  }
  const ports: FakePorts = {
    ...createFakeStore(() => ports.delivered),
    capabilities: fakeCapabilities(),
    together: createTogether({ pause: () => Promise.resolve(), limit: 100 }),
    town,
    directory: createFakeDirectory(town),
    initiativeList: createFakeInitiativeList(() => now),
    listHook: null,
    departments: createFakeDepartments(town.departments),
    rightRows: createFakeRightRows(() => ports.now()),
    report,
    reach: { people: 0, reached: 0, withoutAccount: 0 },
    delivered: [],
    known: [],
    deliveries: {
      ...noLedger,
      report: async () => ports.report,
      reach: async () => ports.reach,
      byPerson: async (id, person) => findDelivery(ports, id, person),
    },
    conversations: createFakeConversations(() => ports),
    dailyCounts: createFakeCounts(),
    directoryTable: createFakeDirectoryTable(),
    feeds: { mayRead: url => !url.includes('10.0.'), read: () => notFaked(), parse: () => notFaked() },
    teamsFiles: { mayFetch: () => true, fetch: () => notFaked() },
    libraryBin: { remove: async () => false },
    libraryLinks: { share: async () => null },
    captions: { read: () => notFaked() },
    videos: { read: () => notFaked() },
    pictures: {
      add: () => notFaked(),
      address: ({ on, id }) => `https://mary.example/media/${id}.${signed(on)}`,
      inDraft: card => card.replaceAll(signed('card'), signed('draft')),
      readsHeic: async () => false,
      shaped: () => notFaked(),
      onPage: async () => null,
      expire: () => notFaked(),
      until: async () => null,
      erase: async () => undefined,
    },
    calendar: {
      address: ({ postId, session, lastDay }) => `https://mary.example/calendar/${postId}~${session}~${lastDay}.ics`,
    },
    networks: {},
    calendars: null,
    posters: null,
    sites: [],
    relaySites: { all: async () => structuredClone(ports.sites) },
    editionAddresses: {
      draft: (id, production, kind) => `https://mary.example/journal/draft-${id}-${production}-${kind}`,
      published: (id, kind) => `https://mary.example/journal/${id}-${kind}`,
    },
    editionWords: {
      locale: 'fr',
      authority: 'Lilas',
      others: 'Autres',
      announce: ({ newspaper, number, headlines, articles }) => ({
        title: `${newspaper} n° ${number}`,
        summary: `${newspaper} est paru`,
        body: [...headlines.slice(0, 3).map(one => `- ${one}`), `${articles} articles`].join('\n'),
        read: 'Lire',
      }),
    },
    charts: { address: ({ period, locale }) => `https://mary.example/chart/${period.from}.${locale}.png` },
    noticeTitle: event => `Avis\u00a0: ${event}`,
    sectionName: async id => id,
    weekLink: key => `https://mary.example/week/${key}.ics`,
    attestations: {
      address: ({ postId, person, until }) => `https://mary.example/attestation/${postId}~${person}~${until}.pdf`,
    },
    renderPost: (content, address) => ({
      locale: content.locale,
      summary: content.summary,
      card: JSON.stringify({ ...content, pictures: content.pictures.map(picture => address(picture.id)) }),
    }),
    readSealed: ({ card }) => {
      const { title, body, link, event, credit = null } = JSON.parse(card)
      return { title, body, link, event, credit }
    },
    now: () => now,
    newId: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
    writeDataPage: ({ rows }) => Buffer.from(JSON.stringify(rows)),
    dataPages: { address: id => `https://mary.example/lire/mes-donnees/${id}` },
    erasedAs: { person: 'personne effacée', words: '(paroles effacées)' },
    keyedDigest: text => digestOf(text, 'a key'),
    newReference: async kind => formatReference(kind, 2026, ++count),
    hours: settings,
    pilot: null,
    ownChannels: {},
    channels: {
      own: async ({ channelId }) => {
        const name = ports.ownChannels[channelId]
        return name === undefined ? { kind: 'elsewhere' } : { kind: 'own', name }
      },
    },
    database: { hold: () => hold, adopt: async () => void (hold = null) },
    holdBack: restored => void (hold = restored),
    pass: ms => void (now = later(now, ms)),
  }
  return ports
}

/** `world`: whose `known` a test may set. */
function createFakeConversations(world: () => { known: Conversation[] }): Conversations {
  const change = (person: string, changed: Partial<Conversation>): void => {
    const before = world().known.find(one => one.person === person)
    const stranger = {
      person,
      conversationId: null,
      serviceUrl: '',
      state: 'open' as const,
      locale: null,
      met: false,
      optedOut: false,
      teamsId: null,
    }
    world().known = [...world().known.filter(one => one !== before), { ...(before ?? stranger), ...changed }]
  }
  return {
    of: async people =>
      new Map(
        world()
          .known.filter(one => people.includes(one.person))
          .map(one => [one.person, { ...one }]),
      ),
    remember: async ({ person, locale, teamsId = null, ...at }) => {
      const before = world().known.find(one => one.person === person)
      change(person, {
        ...at,
        state: 'open',
        locale: locale ?? before?.locale ?? null,
        teamsId: teamsId ?? before?.teamsId ?? null,
      })
    },
    mark: async (person, mark) => {
      const isKnown = world().known.some(one => one.person === person)
      if (mark !== 'forget') change(person, mark === 'met' ? { met: true } : { state: mark })
      else if (isKnown) change(person, { conversationId: null })
    },
    optOut: async (person, out) => change(person, { optedOut: out }),
  }
}

function createFakeCounts(): Ports['dailyCounts'] {
  const counts = new Map<string, number>()
  return {
    take: async (person, what, day, most) => {
      const key = [person, what, day].join()
      const count = counts.get(key) ?? 0
      if (count < most) counts.set(key, count + 1)
      return count < most
    },
  }
}

function findDelivery(ports: FakePorts, id: string, person: string): ClaimedDelivery | null {
  const row = ports.delivered.find(row => row.broadcastId === id && row.person === person)
  return row ? { ...row, locale: null, conversation: ports.known.find(one => one.person === person) ?? null } : null
}

/** As long as a signature. */
function signed(on: string): string {
  return on.padEnd(43, '-')
}

function notFaked(): never {
  throw new Error('not faked')
}

const noLedger: Omit<Deliveries, 'report' | 'reach' | 'byPerson'> = {
  plan: notFaked,
  planFrom: notFaked,
  frozen: notFaked,
  claim: notFaked,
  markSending: notFaked,
  settle: notFaked,
  recover: notFaked,
  cancelQueued: notFaked,
  nextDueMs: notFaked,
  hasDue: notFaked,
  undelivered: notFaked,
  receivedSince: async () => 0,
  among: async () => 0,
}

/** Around every placed card that a test draws. */
export function drawing(
  ports: () => Pick<FakePorts, 'now' | 'calendar' | 'pictures'>,
): Parameters<typeof createDrawFace>[1] {
  const { timeZone, broadcastPerSecond: perSecond } = settings
  const calendar: FakePorts['calendar'] = { address: link => ports().calendar.address(link) }
  const editions = { draft: () => null, published: () => null }
  const pictures = { inDraft: (card: string) => ports().pictures.inDraft(card) }
  const around = { timeZone, perSecond, off: () => nothingOff, pilot: false, attests: true, now: () => ports().now() }
  return { ...around, calendar, editions, pictures }
}

function fakeCapabilities(): FakePorts['capabilities'] {
  const switchedOff = new Set<Capability>()
  // Another set for each: what is known of one is kept by it.
  return { switchedOff, off: () => new Set(switchedOff), look: async () => {} }
}
