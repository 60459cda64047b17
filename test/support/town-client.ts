import type { Fault } from '../../sandbox/faults.ts'
import type { Permissions } from '../../sandbox/graph/state.ts'
import type { KeptSubscription } from '../../sandbox/graph/subscriptions/kept-subscription.ts'
import type { Dialog } from '../../sandbox/doings/acting.ts'
import type { Action } from '../../sandbox/doings/buttons.ts'
import type { CardsFound } from '../../sandbox/doings/anywhere.ts'
import type { Saying } from '../../sandbox/doings/say.ts'
import type { Department, Person, Role, Situation, Town } from '../../sandbox/town/town.ts'
import type { KeptWebhook } from '../../sandbox/public/kept-webhook.ts'
import type { Said as PublicSaid } from '../../sandbox/public/public-side.ts'
import type { SeenPost } from '../../sandbox/public/seen-by-public.ts'
import type { KeptMail } from '../../sandbox/world/outbox.ts'
import type { Particulars, Standing } from '../../sandbox/world/register.ts'
import type { Shown } from '../../sandbox/town-api/shown.ts'

export type About = {
  name: string
  tenantId: string
  appId: string
  teamsAppId: string
  peopleCount: number
  departments: (Department & { people: number })[]
  groups: { agents: string; comms: string; admin: string; fallback: string }
  site: Town['site']
  team: {
    id: string
    name: string
    threadId: string
    channelId: string
    channelName: string
    channels: { id: string; name: string }[]
  }
  urls: { graph: string; login: string; teams: string; openid: string }
  bot: { url?: string; up: boolean }
}

export type Search = {
  search?: string
  department?: string
  role?: Role
  situation?: Situation
  limit?: number
  offset?: number
}

export type Where = { in?: 'chat' | 'channel'; threadId?: string; channelId?: string }
/** People in tests read what they are asked, in no time: a second step is no second click of an impatient finger. */
const read = { shownAt: '2000-01-01T00:00:00.000Z' }

export type Pressing = Where & {
  over?: Record<string, unknown>
  activityId: string
  /** A title as the person sees it; `Compléter > Envoyer` for one folded under another. */
  button?: string
  action?: Action
  inputs?: Record<string, unknown>
}

/** `status` 0: the bot did not answer. */
export type Done = { status: number; body: unknown; ms: number; dialog?: Dialog }

export type Chat = { conversationId: string; installed: boolean; blocked: boolean; activities: Shown[] }
export type Channel = { channelId: string; threads: { id: string; activities: Shown[] }[] }
export type List = {
  id: string
  name: string
  columns: { name: string; choices?: unknown }[]
  items: { id: string; fields: Record<string, unknown>; createdAt: string; modifiedAt: string }[]
}
export type DriveFile = { id: string; name: string; path: string; size: number; contentType: string; createdAt: string }
export type Counts = {
  teams: {
    requests: number
    sends: number
    creates: number
    throttled: number
    cut: number
    /** Milliseconds since 1970; 0 = none. */
    firstSend: number
    lastSend: number
    worstSecond: number
  }
  /** `units`: SharePoint's; `throttled`: how many requests its budget turned away. */
  graph: {
    requests: number
    units: number
    throttled: number
    cut: number
    byPath: Record<string, number>
    refused: Record<string, number>
  }
  /** By network. `created`: by the key that Mary gave, how many began: more than one is twice published. */
  public: Record<
    'bluesky' | 'mastodon' | 'cms' | 'webhook',
    {
      requests: number
      cut: number
      created: Record<string, number>
      updated: number
      deleted: number
      refused: Record<string, number>
    }
  >
  held: Record<string, number>
}

/** What the public reads, newest first, and what names the town without being an answer. */
export type SeenInPublic = { posts: SeenPost[]; mentions: PublicSaid[]; webhooks: KeptWebhook[] }
/** A message that was sent, without its HTML; the last one first. */
export type SeenMail = Omit<KeptMail, 'mime' | 'html'>
export type Claims = {
  aud?: string
  iss?: string
  serviceurl?: string
  expiresIn?: number
  notBefore?: number
  kid?: string
  tid?: string
}

export type TownClient = ReturnType<typeof createTownClient>

/** The sandbox's `/town` API in types; a refusal (4xx) is thrown with its reason. */
export function createTownClient(desk: string) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(desk + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  const person = (id: string, what = ''): string => `/town/people/${encodeURIComponent(id)}${what}`
  return { ...reading(call, desk, person), ...doing(call, person), ...administering(call, person), ...steering(call) }
}

type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>
type Address = (id: string, what?: string) => string

function reading(call: Call, desk: string, person: Address) {
  return {
    about: () => call<About>('GET', '/town'),
    people: (search: Search = {}) =>
      call<{ total: number; people: Person[] }>('GET', `/town/people?${queryOf(search)}`),
    person: (id: string) =>
      call<Person & { installed: boolean; blocked: boolean; hasTeams: boolean; unread: number; standing: Standing }>(
        'GET',
        person(id),
      ),
    /** Does not mark the chat as read. */
    chat: (id: string) => call<Chat>('GET', person(id, '/chat?peek')),
    /** Of everyone, by person. */
    chats: () => call<Record<string, string>>('GET', '/town/chats'),
    /** By person: how many of Mary's cards in their chat say all these words; nobody with none. */
    copies: (...words: string[]) =>
      call<Record<string, number>>(
        'GET',
        `/town/copies?${words.map(word => `with=${encodeURIComponent(word)}`).join('&')}`,
      ),
    /** `channel`: another one than that where proposals arrive. */
    channel: (as?: string, channel?: string) =>
      call<Channel>('GET', `/town/channel?${queryOf({ ...(as && { as }), ...(channel && { channel }) })}`),
    lists: () => call<List[]>('GET', '/town/lists'),
    mails: () => call<SeenMail[]>('GET', '/town/mails'),
    mailPage: async (id: string) => (await fetch(`${desk}/town/mails/${id}/page`)).text(),
    inPublic: () => call<SeenInPublic>('GET', '/town/public'),
    drive: () => call<DriveFile[]>('GET', '/town/drive'),
    driveContent: async (id: string) => {
      const response = await fetch(`${desk}/town/drive/${id}/content`)
      return Buffer.from(await response.arrayBuffer())
    },
    counts: () => call<Counts>('GET', '/town/counts'),
    violations: () => call<unknown[]>('GET', '/town/violations'),
    faults: async () => (await call<{ faults: Fault[] }>('GET', '/town/faults')).faults,
  }
}

function doing(call: Call, person: Address) {
  return {
    say: (id: string, saying: string | Saying) =>
      call<Done>('POST', person(id, '/say'), typeof saying === 'string' ? { text: saying } : saying),
    /** Where Mary opens a page, its way into the card is taken, as whoever has no single sign-on does. */
    press: async (id: string, pressing: Pressing & { trigger?: 'manual' | 'automatic'; client?: 'old' }) => {
      const done = await call<Done>('POST', person(id, '/press'), { over: read, ...pressing })
      const url = done.dialog?.['url']
      if (typeof url !== 'string') return done
      const { in: where, threadId, channelId, activityId } = pressing
      const action = { type: 'Action.Submit', data: inCard(url) }
      return call<Done>('POST', person(id, '/dialog'), { in: where, threadId, channelId, activityId, action })
    },
    /** The same, and what is shown is what Mary answered: a page is its address. */
    open: (id: string, pressing: Pressing) => call<Done>('POST', person(id, '/press'), pressing),
    dialog: (id: string, pressing: Pressing & { card?: unknown }) =>
      call<Done>('POST', person(id, '/dialog'), { over: read, ...pressing }),
    /** *Proposer à la communication*, in the menu of a message; then what was filled in. */
    openOnMessage: (id: string, where: Where & { activityId: string }) =>
      call<Done>('POST', person(id, '/on-message'), where),
    submitOnMessage: (id: string, pressing: Pressing & { card?: unknown }) =>
      call<Done>('POST', person(id, '/on-message-submit'), pressing),
    findCards: (id: string, text: string, skip = 0) =>
      call<CardsFound>('POST', person(id, '/find-cards'), { text, skip }),
    sayCard: (id: string, said: Where & { card: unknown }) => call<Done>('POST', person(id, '/say-card'), said),
    refresh: (id: string, where: Where & { activityId: string }) => call<Done>('POST', person(id, '/refresh'), where),
    react: (id: string, reaction: Where & { activityId: string; type: string }) =>
      call<Done>('POST', person(id, '/react'), reaction),
    /** In SharePoint itself, in a browser. */
    addItem: async (id: string, list: string, fields: Record<string, unknown>) =>
      (await call<{ id: string }>('POST', person(id, `/lists/${list}/items`), { fields })).id,
    editItem: (id: string, list: string, item: string, fields: Record<string, unknown>) =>
      call<unknown>('PATCH', person(id, `/lists/${list}/items/${item}`), { fields }),
    deleteItem: (id: string, list: string, item: string) =>
      call<unknown>('DELETE', person(id, `/lists/${list}/items/${item}`)),
    install: (id: string) => call<Done>('POST', person(id, '/install')),
    uninstall: (id: string) => call<Done>('POST', person(id, '/uninstall')),
    /** `until` null: always on; absent: two weeks. */
    away: (id: string, until?: string | null) =>
      call<Done>('POST', person(id, '/away'), until === undefined ? {} : { until }),
    back: (id: string) => call<Done>('POST', person(id, '/back')),
    block: (id: string) => call<Done>('POST', person(id, '/block')),
    unblock: (id: string) => call<Done>('POST', person(id, '/unblock')),
  }
}

/** *Écrire dans la carte*, on the page in which posts are written. */
function inCard(page: string): Record<string, string> {
  const asked = new URL(page).searchParams
  const corrects = asked.get('corrects')
  const data = { verb: 'post.edit', postId: asked.get('post') ?? '', inCard: 'true' }
  return corrects === null ? data : { ...data, broadcastId: corrects }
}

/** In Entra. */
function administering(call: Call, person: Address) {
  const write = (id: string, particulars: Partial<Particulars>) =>
    call<{ changed: boolean }>('PATCH', person(id), particulars)
  const stand = (method: string, path: string) => call<{ standing: Standing }>(method, path)
  const seat = (method: string, id: string, group: string) =>
    call<{ changed: boolean }>(method, `/town/groups/${group}/members/${id}`)
  return {
    moveTo: (id: string, department: string | null) => write(id, { department }),
    rename: (id: string, firstName: string, lastName: string) => write(id, { firstName, lastName }),
    setManager: (id: string, managerId: string | null) => write(id, { managerId }),
    /** The account stays, and nobody uses it. */
    disable: (id: string) => write(id, { accountEnabled: false }),
    enable: (id: string) => write(id, { accountEnabled: true }),
    /** Into the bin, from which an account comes back within thirty days. */
    remove: (id: string) => stand('DELETE', person(id)),
    restore: (id: string) => stand('POST', person(id, '/restore')),
    purge: (id: string) => stand('DELETE', person(id, '?purge')),
    join: (id: string, group: string) => seat('PUT', id, group),
    /** And every group within it. */
    leave: (id: string, group: string) => seat('DELETE', id, group),
    /** For all its people; answers how many those are. */
    renameDepartment: async (name: string, to: string) =>
      (await call<{ people: number }>('PATCH', `/town/departments/${encodeURIComponent(name)}`, { name: to })).people,
    /** Whoever asks what is new has to read everything again. */
    forgetDeltaTokens: () => call<unknown>('PUT', '/town/delta', { forget: true }),
    ageDeltaTokens: (aheadDays: number) => call<unknown>('PUT', '/town/delta', { aheadDays }),
    /** What changes is seen at once, and told by delta so late. */
    delayDelta: (lateMs: number) => call<unknown>('PUT', '/town/delta', { lateMs }),
  }
}

function steering(call: Call) {
  return {
    setFaults: (...faults: Fault[]) => call<{ faults: Fault[] }>('PUT', '/town/faults', { faults }),
    setLimits: (on: boolean) => call<{ on: boolean }>('PUT', '/town/limits', { on }),
    setPermissions: (permissions: Partial<Permissions>) => call<unknown>('PUT', '/town/permissions', permissions),
    subscriptions: async () =>
      (await call<{ subscriptions: KeptSubscription[] }>('GET', '/town/subscriptions')).subscriptions,
    /** From now on no notification arrives, or each does again. */
    loseNotifications: (lost: boolean) => call<unknown>('PUT', '/town/subscriptions', { lost }),
    /** Graph knows of none of them any more. */
    forgetSubscriptions: () => call<{ forgotten: number }>('DELETE', '/town/subscriptions'),
    deleteChannel: (channel: string) => call<Done>('DELETE', `/town/channel?channel=${encodeURIComponent(channel)}`),
    restoreChannel: (channel: string) =>
      call<Done>('POST', `/town/channel/restore?channel=${encodeURIComponent(channel)}`),
    renameChannel: (channel: string, name: string) =>
      call<Done>('PATCH', `/town/channel?channel=${encodeURIComponent(channel)}`, { name }),
    /** Every token that the bot carries is refused from now on. */
    revokeTokens: () => call<{ revoked: number }>('DELETE', '/town/tokens'),
    /** The addresses of attached files that were opened open no more, as after some minutes; how many those were. */
    endAddresses: async () => (await call<{ ended: number }>('DELETE', '/town/addresses')).ended,
    /** Items as the app would have written them; that their columns are unique is for the caller to see to. */
    fillList: async (list: string, items: Record<string, unknown>[]) =>
      (await call<{ items: { id: string; eTag: string }[] }>('POST', `/town/lists/${list}/items`, { items })).items,
    /** Somebody of the public answers what is at `to`, or names the town. */
    sayInPublic: (saying: Pick<PublicSaid, 'place' | 'text' | 'to'>) =>
      call<{ said: PublicSaid }>('POST', '/town/public/said', saying),
    /** `aheadMs`: how far the networks' clocks are ahead; `revoked`: whose password or token counts no more. */
    setPublic: (what: { aheadMs?: number; revoked?: ('bluesky' | 'mastodon' | 'cms')[] }) =>
      call<unknown>('PUT', '/town/public', what),
    resetCounts: () => call<unknown>('DELETE', '/town/counts'),
    setBot: (url: string) => call<{ url: string; up: boolean }>('POST', '/town/bot', { url }),
    reset: () => call<unknown>('POST', '/town/reset'),
    /** A forged activity; `token` null: without any; absent: with a good one. */
    activity: (activity: unknown, token?: string | null) =>
      call<Done>('POST', '/town/activities', token === undefined ? { activity } : { activity, token }),
    token: async (claims: Claims = {}) => (await call<{ token: string }>('POST', '/town/token', claims)).token,
  }
}

function queryOf(search: Search | Record<string, string>): string {
  const pairs = Object.entries(search).map(([key, value]): [string, string] => [key, String(value)])
  return new URLSearchParams(pairs).toString()
}
