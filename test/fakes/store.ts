import { everythingHeldBy } from '../../src/core/domain/posts/pictures/sort-pictures.ts'
import { named } from '../../src/core/domain/actor.ts'
import type { Change, Commit, JobName, Jobs, Rows } from '../../src/core/change.ts'
import { plainStoresBy } from '../../src/core/plain-stores.ts'
import { documentKeys } from '../../src/postgres/schema/tables.ts'
import type { ListedPeople } from '../../src/core/domain/audiences/people-list.ts'
import { mayAnswer } from '../../src/core/domain/calls/call.ts'
import type { Attendance, AttendanceRow, Door, Mark } from '../../src/core/domain/events/attendance.ts'
import { answerId, isRegistered } from '../../src/core/domain/events/event.ts'
import type { JournalEntry } from '../../src/core/domain/journal/journal.ts'
import { nearEnough, startLeast } from '../../src/core/domain/initiatives/double.ts'
import type { Delivery } from '../../src/core/domain/broadcasts/broadcast.ts'
import { sentBroadcastId, sentContent } from '../../src/core/domain/posts/sent-post.ts'
import { ledTo } from '../../src/core/domain/posts/pictures/trail-rows.ts'
import { matchesReference, type ReferenceKind } from '../../src/core/domain/reference.ts'
import { wordsIn } from '../../src/core/domain/search-words.ts'
import type { FigureCounts } from '../../src/core/ports/figure-counts.ts'
import type { AnnouncedEvent, Searchable } from '../../src/core/ports/searchable.ts'
import type { History, Trail } from '../../src/core/ports/history.ts'
import { firstPartOf, isCardOf } from '../../src/core/domain/placements/placed-card.ts'
import { fakeNewspapers } from './newspapers.ts'
import { fakeMedia } from './media.ts'
import { fakeRelays } from './relays.ts'
import { fakeReleases } from './releases.ts'
import { fakeFigures } from './figures.ts'
import { similarity } from './trigrams.ts'
import { fakeWeekRows } from './week-rows.ts'
import type { AssistantsOf, Attendances, CalendarCopies, Events } from '../../src/core/ports/event-stores.ts'
import type {
  Agenda,
  Broadcasts,
  Calls,
  Campaigns,
  Delegations,
  Heads,
  Initiatives,
  KeptFiles,
  Notes,
  PeopleLists,
  Placements,
  Posts,
  Sections,
  Validations,
} from '../../src/core/ports/stores.ts'
import { fakePersonal } from './personal.ts'
import { noCharter } from '../../src/core/domain/charter/charter.ts'
import { fakeRetention } from './retention.ts'
import { noticeReleases } from '../../src/core/use-cases/releases/notice-releases.ts'
import type { ListedItems } from '../../src/core/ports/microsoft-list.ts'
import { sealsVideo } from '../../src/core/use-cases/broadcasts/sealed-video-use.ts'

type Kind = keyof Rows
type Tables = { [K in Kind]: Map<string, Rows[K]> }
type JobRow = { [K in JobName]: { job: K; data: Jobs[K]; at?: string; inMs?: number } }[JobName]

export type FakeStore = ReturnType<typeof readers> & {
  searchable: Searchable
  figures: FigureCounts
  keptFiles: KeptFiles
  commit: Commit
  history: History
  journal: JournalEntry[]
  jobs: JobRow[]
  /** The decisions to try settled rows again. */
  requeued: string[]
  /** How many commits were done. */
  commits(): number
  /** Runs once, before the next commit looks at the versions: somebody else's move. */
  beforeCommit(move: () => Promise<unknown>): void
  /** Writes a row as if by hand, in the same version. */
  tamper<K extends Kind>(kind: K, row: Rows[K]): void
  /** Writes it once more in the version after: somebody else moved it. False: there is none. */
  moved(kind: Kind, id: string): boolean
}

/** Rows with versions in memory; everything that goes in or out is a copy. `delivered`: what the ledger has. */
export function createFakeStore(delivered: () => Delivery[] = () => []): FakeStore {
  const tables = Object.fromEntries(Object.keys(documentKeys).map(table => [table, new Map()])) as Tables
  const journal: JournalEntry[] = []
  const jobs: JobRow[] = []
  const requeued: string[] = []
  let commits = 0
  let move: (() => Promise<unknown>) | null = null

  const commit: Commit = async (...changes) => {
    const first = move
    move = null
    await first?.()
    if (changes.some(change => isStale(tables, change))) return 'stale'
    for (const change of changes) apply(tables, journal, jobs, change)
    for (const change of changes) if ('requeue' in change) requeued.push(`${change.requeue} ${change.broadcastId}`)
    commits++
    return 'done'
  }
  return {
    ...readers(tables),
    searchable: fakeSearchable(tables, delivered),
    figures: fakeFigures(tables, delivered),
    keptFiles: fakeKeptFiles(),
    commit: noticeReleases(commit),
    history: fakeHistory(journal, tables),
    journal,
    jobs,
    requeued,
    commits: () => commits,
    beforeCommit: next => void (move = next),
    tamper: (kind, row) => void put(tables, kind, row),
    moved: (kind, id) => {
      const row = tables[kind].get(id)
      if (row) put(tables, kind, { ...row, version: row.version + 1 })
      return row !== undefined
    },
  }
}

function fakeSearchable(tables: Tables, delivered: () => Delivery[]): Searchable {
  const says = (text: string, words: readonly string[]): boolean =>
    words.every(word => wordsIn(text).some(one => one.startsWith(word)))
  const reached = (broadcastId: string, reader: string | null): boolean =>
    reader === null ||
    delivered().some(
      row => row.broadcastId === broadcastId && row.person === reader && ['delivered', 'unknown'].includes(row.state),
    )
  const placeOf = ({ id, said }: { id: string; said: AnnouncedEvent }) => `${said.day} ${said.time ?? ''} ${id}`
  const rows: Searchable = {
    proposals: async (words, author, limit) => {
      const found = [...tables.initiative.values()].filter(
        row =>
          (author === null || row.author.id === author) && says(`${row.title} ${row.text} ${row.reference}`, words),
      )
      return structuredClone(newest(found, 'submittedAt').slice(0, limit))
    },
    published: async (words, reader, limit) => {
      const found = [...tables.post.values()].flatMap(post => {
        const { title, summary, body } = sentContent(post)
        const id = sentBroadcastId(post) ?? ''
        const isOut = post.correcting !== null || ['broadcasting', 'broadcast'].includes(post.state)
        if (
          !isOut ||
          post.calledOff !== undefined ||
          !says(`${title} ${summary} ${body}`, words) ||
          !reached(id, reader)
        )
          return []
        return [{ post, id: post.id, at: tables.broadcast.get(id)?.startedAt ?? post.updatedAt }]
      })
      return structuredClone(newest(found, 'at').slice(0, limit)).map(({ post, at }) => ({ post, at }))
    },
    announced: async (reader, from, limit) =>
      (await rows.published([], reader, 500))
        .flatMap(({ post }) => {
          const { title, summary, event } = sentContent(post)
          return event && event.date >= from
            ? [{ id: post.id, said: { title, summary, day: event.date, time: event.time, place: event.place } }]
            : []
        })
        .toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)))
        .slice(0, limit)
        .map(({ said }) => said),
  }
  return rows
}

/** Their time is never over: it passes in a database. */
function fakeKeptFiles(): KeptFiles {
  const rows = new Map<string, { person: string; bytes: Uint8Array | null }>()
  return {
    claim: async ({ id, person }, { files, bytes, each }) => {
      if (rows.get(id)?.bytes) return false
      const waiting = [...rows].filter(([other, row]) => other !== id && row.person === person)
      const held = waiting.reduce((sum, [, row]) => sum + (row.bytes?.byteLength ?? each), 0)
      if (waiting.length >= files || held + each > bytes) return false
      rows.set(id, { person, bytes: null })
      return true
    },
    fill: async (id, bytes) => {
      const row = rows.get(id)
      if (row) row.bytes ??= Buffer.from(bytes)
    },
    get: async id => rows.get(id)?.bytes ?? null,
    drop: async id => void rows.delete(id),
  }
}

/** Counts all there are, since entries here have no time. */
function fakeHistory(journal: JournalEntry[], tables: Tables): History {
  return {
    head: async () =>
      journal.length === 0 ? null : { seq: journal.length, hash: String(journal.length).padStart(64, '0') },
    refused: async (entry, { most }) => {
      const before = journal.filter(
        ({ verb, actor }) => verb === 'attempt.refused' && actor?.id === entry.actor?.id,
      ).length
      if (before < most) journal.push(entryOf(entry))
      return before < most
    },
    lastSeal: async (subject, verb) =>
      journal.findLast(entry => entry.subject === subject && entry.verb === verb)?.seal ?? null,
    trails: async typed => {
      for (const kind of 'kind' in typed ? [typed.kind] : (['PUB', 'PROP', 'DIF', 'APP', 'CAM', 'VIS'] as const)) {
        const found = referred(tables, kind).filter(({ reference }) => matchesReference(typed, reference))
        if (found.length > 0) return newest(found, 'reference').map(one => trailOf(tables, one))
      }
      return []
    },
    about: async (subjects, { before, limit, without }) =>
      journal
        .map((entry, index) => ({ ...entry, seq: index + 1, at: '2026-11-25T09:00:00.000Z' }))
        .filter(
          ({ seq, verb, subject }) =>
            subjects.includes(subject) && !without.includes(verb) && (before === null || seq < before),
        )
        .reverse()
        .slice(0, limit),
    lines: async (subjects, limit) =>
      journal
        .map(({ verb, subject, seal }, index) => ({ verb, subject, seal, seq: index + 1 }))
        .filter(({ subject }) => subjects.includes(subject))
        .slice(-limit)
        .map(line => ({
          ...line,
          at: '2026-11-25T09:00:00.000Z',
          actorRef: null,
          payloadHash: '',
          prev: '',
          hash: '',
        })),
    forget: () => Promise.reject(new Error('not faked')),
    forgetAnswers: async (subject, verbs, answers) => {
      const said = journal.filter(
        entry => entry.subject === subject && verbs.includes(entry.verb) && Object.keys(entry.details).length > 0,
      )
      for (const entry of said) entry.details = {}
      if (said.length === 0 && journal.some(entry => entry.subject === subject && entry.verb === 'event.purged')) return
      const details = { answers, lines: said.length }
      journal.push({ verb: 'event.purged', actor: null, subject, seal: null, details })
    },
  }
}

type Referred = {
  reference: string
  postId: string | null
  initiativeId: string | null
  callId?: string
  campaignId?: string
  mediaReference?: string
}

function referred(tables: Tables, kind: ReferenceKind): Referred[] {
  if (kind === 'VIS')
    return [...tables.media.values()].map(({ reference }) => ({
      reference,
      postId: null,
      initiativeId: null,
      mediaReference: reference,
    }))
  if (kind === 'CAM')
    return [...tables.campaign.values()].map(({ id, reference }) => ({
      reference,
      postId: null,
      initiativeId: null,
      campaignId: id,
    }))
  if (kind === 'APP')
    return [...tables.call.values()].map(({ id, reference }) => ({
      reference,
      postId: null,
      initiativeId: null,
      callId: id,
    }))
  if (kind === 'PUB')
    return [...tables.post.values()].map(({ id, reference, initiativeId }) => ({ reference, postId: id, initiativeId }))
  if (kind === 'DIF')
    return [...tables.broadcast.values()].map(({ reference, postId }) => ({ reference, postId, initiativeId: null }))
  return [...tables.initiative.values()].map(({ id, reference, postId }) => ({ reference, postId, initiativeId: id }))
}

function trailOf(tables: Tables, { postId, initiativeId, callId, campaignId, mediaReference }: Referred): Trail {
  const call = tables.call.get(callId ?? '') ?? null
  const ofPost = <R extends { postId: string | null }>(rows: Iterable<R>): R[] =>
    [...rows].filter(row => postId !== null && row.postId === postId)
  const post = tables.post.get(postId ?? '') ?? null
  const campaign = tables.campaign.get(post?.campaignId ?? campaignId ?? '') ?? null
  const initiative = tables.initiative.get(post?.initiativeId ?? initiativeId ?? '') ?? null
  const sent = ofPost(tables.broadcast.values())
  const media = [...tables.media.values()].filter(({ reference }) => reference === mediaReference)
  const validations = oldest(ofPost(tables.validation.values()), 'submittedAt')
  const others = [call, post ? null : campaign, ...sent, ...validations, ...media].map(row => row?.id)
  const references = [
    initiative?.reference,
    post?.reference,
    call?.reference,
    mediaReference,
    post ? undefined : campaign?.reference,
    ...sent.map(({ reference }) => reference),
  ]
  return {
    post,
    call,
    campaign,
    initiative,
    validations,
    subjects: references.filter(reference => reference !== undefined),
    ...ledTo({ initiative, post }, [...others, ...media.flatMap(({ pictureIds }) => pictureIds)]),
  }
}

function readers(tables: Tables) {
  const all = <K extends Kind>(kind: K): Rows[K][] => [...tables[kind].values()].map(row => structuredClone(row))
  // A map keeps the order in which its rows were made.
  const lastMadeFirst = <K extends Kind>(kind: K): Rows[K][] => all(kind).reverse()
  const byId =
    <K extends Kind>(kind: K) =>
    async (id: string): Promise<Rows[K] | null> =>
      structuredClone(tables[kind].get(id)) ?? null
  const initiatives: Initiatives = {
    byId: byId('initiative'),
    byAuthor: async (author, limit) =>
      newest(
        all('initiative').filter(row => row.author.id === author),
        'submittedAt',
      ).slice(0, limit),
    from: async (after, limit) => fromId(all('initiative'), after).slice(0, limit),
    waiting: async limit =>
      oldest(
        all('initiative').filter(({ state }) => ['received', 'taken', 'asked'].includes(state)),
        'submittedAt',
      ).slice(0, limit),
    near: async ({ id, title, text }, since, limit) => {
      const start = (whole: string): string => (whole.length < startLeast ? '' : whole.slice(0, 160))
      const likeness = (one: Rows['initiative']): number =>
        Math.max(similarity(one.title, title), similarity(start(one.text), start(text)))
      return newest(all('initiative'), 'submittedAt')
        .filter(one => one.id !== id && likeness(one) >= nearEnough && standsNear(one, since))
        .toSorted((a, b) => likeness(b) - likeness(a))
        .slice(0, limit)
    },
    putOff: async limit =>
      byName(all('initiative').filter(({ state }) => state === 'later'))
        .toSorted((a, b) => (a.laterOn ?? '').localeCompare(b.laterOn ?? ''))
        .slice(0, limit),
    withPicture: async (...ids) =>
      all('initiative')
        .filter(({ attachments }) => attachments.some(({ picture }) => picture && ids.includes(picture.id)))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    filedUnder: async (section, after, limit) =>
      oldest(
        all('initiative').filter(row => row.section === section && row.id > after),
        'id',
      ).slice(0, limit),
  }
  const rewritten = (since: string): string[] =>
    fromId(all('listed_item'), '').flatMap(({ id, rewrittenSince }) => (rewrittenSince === since ? [id] : []))
  const listedItems: ListedItems = {
    byId: byId('listed_item'),
    byItems: async itemIds => fromId(all('listed_item'), '').filter(({ itemId }) => itemIds.includes(itemId)),
    from: async (after, limit) => fromId(all('listed_item'), after).slice(0, limit),
    rewrittenSince: async (since, limit) => rewritten(since).slice(0, limit),
    countRewritten: async (since, limit) => ({ ids: rewritten(since).slice(0, limit), count: rewritten(since).length }),
  }
  const posts: Posts = {
    byId: byId('post'),
    recent: async limit =>
      newest(
        all('post').filter(({ state }) => state !== 'cancelled'),
        'updatedAt',
      ).slice(0, limit),
    writtenBy: async (author, limit) =>
      newest(
        all('post').filter(({ state, authors }) => state !== 'cancelled' && authors.some(({ id }) => id === author)),
        'updatedAt',
      ).slice(0, limit),
    withPicture: async (...ids) =>
      oldest(
        all('post').filter(post => picturesNamed(post).some(id => ids.includes(id))),
        'id',
      ),
    withSealedVideo: async digest =>
      oldest(
        all('post').filter(({ sealed }) => sealed.some(version => sealsVideo(version, digest))),
        'id',
      ),
  }
  const validations: Validations = {
    byId: byId('validation'),
    waitingFor: async (person, limit) =>
      oldest(
        all('validation').filter(row => row.state === 'waiting' && mayWait(row, person)),
        'submittedAt',
      )
        .toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)))
        .slice(0, limit),
    countWaitingFor: async person =>
      all('validation').filter(row => row.state === 'waiting' && mayWait(row, person)).length,
    asking: async (person, after, limit) =>
      all('validation')
        .filter(
          row =>
            row.state === 'waiting' &&
            row.id > after &&
            row.steps.some(({ approvers }) => approvers.some(({ id }) => id === person)),
        )
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
  }
  const broadcasts: Broadcasts = {
    byId: byId('broadcast'),
    urgent: async () =>
      all('broadcast')
        .filter(({ state, urgent }) => urgent !== undefined && state === 'running')
        .map(({ id }) => id),
    changing: async targetId =>
      newest(
        all('broadcast').filter(row => row.targetId === targetId),
        'createdAt',
      ),
    recent: async limit =>
      newest(
        all('broadcast').filter(({ kind }) => kind !== 'remark'),
        'createdAt',
      ).slice(0, limit),
  }
  const placements: Placements = {
    byKey: byId('placement'),
    byActivity: async (conversationId, activityId) =>
      all('placement').find(row => row.conversationId === conversationId && row.activityId === activityId) ?? null,
    inChat: async (about, person) =>
      all('placement')
        .filter(({ key, to }) => firstPartOf(key) === about && to.kind === 'person' && to.id === person)
        .map(({ key }) => key),
    about: async about =>
      all('placement')
        .filter(({ key }) => firstPartOf(key) === about)
        .map(({ key }) => key),
    inName: async postId =>
      all('placement')
        .filter(({ key }) => isCardOf(key, 'answering') && key.split(':')[2] === postId)
        .map(({ key }) => key),
    counts: async (kind, about) => {
      const states = all('placement')
        .filter(({ key }) => isCardOf(key, kind) && firstPartOf(key) === about)
        .map(({ state }) => state)
      const count = (state: string) => states.filter(one => one === state).length
      return {
        placing: count('placing'),
        placed: count('placed'),
        refused: count('refused'),
        unknown: count('unknown'),
      }
    },
    inDoubt: async (limit, first) => {
      const doubtful = all('placement').filter(
        ({ state, over }) => !over && (state === 'unknown' || state === 'refused'),
      )
      return (first === 'newest' ? newest(doubtful, 'updatedAt') : oldest(doubtful, 'updatedAt')).slice(0, limit)
    },
    refusedTo: async (person, limit) =>
      oldest(
        all('placement').filter(
          ({ state, over, to }) => !over && state === 'refused' && to.kind === 'person' && to.id === person,
        ),
        'updatedAt',
      ).slice(0, limit),
  }
  const notes: Notes = {
    byId: byId('note'),
    lastKept: async writer =>
      newest(
        all('note').filter(row => row.writer.id === writer && row.state === 'kept'),
        'at',
      )[0] ?? null,
    forwarded: async (from, limit) =>
      newest(
        all('note').filter(({ state }) => state === 'forwarded'),
        'at',
      ).slice(from, from + limit),
  }
  const calendarCopies: CalendarCopies = {
    byId: byId('calendar_copy'),
    ofPost: async (postId, after, limit) =>
      all('calendar_copy')
        .filter(one => one.postId === postId && one.id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
  }
  const assistants: AssistantsOf = {
    byId: byId('assistants'),
    concerning: async (people, after, limit) =>
      all('assistants')
        .filter(({ id, named }) => people.includes(id) || named.some(one => people.includes(one.person.id)))
        .filter(({ id }) => id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
  }
  const events: Events = {
    places: byId('event'),
    answer: (postId, person) => byId('event_answer')(answerId(postId, person)),
    tally: async postId => {
      const answers = all('event_answer')
        .filter(row => row.postId === postId)
        .map(({ answer }) => answer)
      const count = (answer: string) => answers.filter(one => one === answer).length
      return { yes: count('yes'), no: count('no'), maybe: count('maybe'), waiting: count('waiting') }
    },
    seats: async postId => {
      const going = all('event_answer').filter(row => row.postId === postId && row.answer === 'yes')
      const bySession = Map.groupBy(going, ({ session = '' }) => session)
      return new Map(
        [...bySession].map(([session, rows]) => [session, rows.reduce((sum, { guests = 0 }) => sum + 1 + guests, 0)]),
      )
    },
    going: async postId =>
      all('event_answer')
        .filter(row => row.postId === postId && row.answer === 'yes')
        .map(({ person }) => person),
    answersOf: async (postId, after, limit) =>
      all('event_answer')
        .filter(row => row.postId === postId && row.person > after)
        .toSorted((a, b) => (a.person < b.person ? -1 : 1))
        .slice(0, limit),
    naming: async (after, limit) => {
      const named = [
        ...all('event_answer').map(({ postId }) => postId),
        ...all('event').map(({ id }) => id.split('/')[0]!),
        ...all('event_board').map(({ postId }) => postId),
        ...all('attendance').map(({ postId }) => postId),
      ]
      return [...new Set(named)]
        .filter(id => id > after)
        .toSorted((a, b) => (a < b ? -1 : 1))
        .slice(0, limit)
    },
    placesOf: async postId =>
      oldest(
        all('event').filter(({ id }) => id.split('/')[0] === postId),
        'id',
      ),
    boardsOf: async postId =>
      oldest(
        all('event_board').filter(board => board.postId === postId),
        'id',
      ),
    board: byId('event_board'),
    counts: byId('event_counts'),
    registered: async (postId, said, session) =>
      all('event_answer')
        .filter(row => row.postId === postId && said.includes(row.answer))
        .filter(row => session === null || row.session === session)
        .map(({ person }) => person),
    outside: async (postId, sessions, limit) =>
      all('event_answer')
        .filter(row => row.postId === postId && isRegistered(row) && !row.asked)
        .filter(({ session = '' }) => !sessions.includes(session))
        .slice(0, limit)
        .map(({ person }) => person),
  }
  const peopleLists: PeopleLists = {
    byId: byId('people_list'),
    recent: async limit =>
      lastMadeFirst('people_list')
        .filter(({ state }) => state === 'kept')
        .slice(0, limit)
        .map(listedPeople),
    waitingFor: async person =>
      lastMadeFirst('people_list')
        .filter(row => row.addedBy.id === person)
        .slice(0, 1)
        .filter(({ state }) => state === 'read')
        .map(listedPeople)[0] ?? null,
  }
  const open = (now: string) => all('delegation').filter(({ until, ended }) => ended === null && until > now)
  const delegations: Delegations = {
    byId: byId('delegation'),
    of: async (approvers, now) =>
      oldest(
        open(now).filter(({ from }) => approvers.includes(from.id)),
        'createdAt',
      ),
    open: async (now, limit) => newest(open(now), 'createdAt').slice(0, limit),
    concerning: async (person, now) =>
      newest(
        open(now).filter(({ from, to }) => from.id === person || to.id === person),
        'createdAt',
      ),
  }
  const sections: Sections = {
    all: async () => all('section'),
    known: async () => all('section'),
    column: () => byId('section_column')('Rubrique'),
  }
  const heads: Heads = { byId: byId('journal_head'), last: async () => newest(all('journal_head'), 'id')[0] ?? null }
  const openFeeds = async () => all('agenda_feed').filter(({ state }) => state === 'open')
  const agenda: Agenda = {
    all: openFeeds,
    now: openFeeds,
    ended: async before => all('agenda_feed').filter(({ endedAt }) => endedAt !== null && endedAt < before),
    byId: byId('agenda_feed'),
  }
  const calls: Calls = {
    byId: byId('call'),
    department: byId('call_department'),
    departmentsOf: async callId =>
      all('call_department')
        .filter(row => row.callId === callId)
        .sort((a, b) => a.department.localeCompare(b.department, 'fr')),
    cameFor: async callId =>
      oldest(
        all('initiative').filter(row => row.callId === callId),
        'submittedAt',
      ).map(({ id, reference, title, author, state, section, submittedAt, callDepartmentId }) => ({
        ...{ id, reference, title, author, state, section, submittedAt },
        ...(callDepartmentId !== undefined && { callDepartmentId }),
      })),
    current: async () =>
      oldest(
        all('call').filter(({ state }) => state === 'planned' || state === 'open'),
        'opensAt',
      ),
    recent: async limit =>
      newest(
        all('call').filter(({ state }) => state !== 'skipped'),
        'opensAt',
      ).slice(0, limit),
    askedOf: async (person, limit) => {
      const open = newest(
        all('call').filter(({ state }) => state === 'open' || state === 'closed'),
        'closesAt',
      )
      const rows = byName(all('call_department').filter(row => mayAnswer(row, person)))
      return open
        .flatMap(call => rows.filter(row => row.callId === call.id).map(row => ({ call, row })))
        .slice(0, limit)
    },
  }
  const openFirst = () => newest(all('campaign'), 'from').toSorted((a, b) => b.state.localeCompare(a.state))
  const campaigns: Campaigns = {
    byId: byId('campaign'),
    recent: async limit => openFirst().slice(0, limit),
    open: async () => openFirst().filter(({ state }) => state === 'open'),
  }
  const papers = fakeNewspapers({
    newspapers: () => all('newspaper'),
    editions: () => all('edition'),
    posts: () => all('post'),
    validations: () => all('validation'),
    broadcasts: () => all('broadcast'),
  })
  const relays = fakeRelays({ rounds: () => all('relay_round'), tasks: () => all('relay_task') })
  const pictures = fakeMedia({
    media: () => all('media'),
    outside: () => all('outside_person'),
    posts: () => all('post'),
    initiatives: () => all('initiative'),
  })
  const releases = fakeReleases(() => all('release'))
  return {
    ...plainStoresBy({ byId, all: table => async () => all(table) }),
    calls,
    agenda,
    ...fakePersonal({ all, byId }),
    ...fakeRetention({ all, byId }),
    charters: { current: async () => (await byId('charter')('charter')) ?? noCharter },
    releases: { byId: byId('release'), ...releases },
    newspapers: { byId: byId('newspaper'), ...papers.newspapers },
    editions: { byId: byId('edition'), ...papers.editions },
    editionFiles: papers.editionFiles,
    editionReads: papers.editionReads,
    relayRounds: { byId: byId('relay_round'), ...relays.relayRounds },
    relayTasks: { byId: byId('relay_task'), ...relays.relayTasks },
    media: { byId: byId('media'), ...pictures.media },
    outsidePeople: { byId: byId('outside_person'), ...pictures.outsidePeople },
    campaigns,
    initiatives,
    listedItems,
    posts,
    week: fakeWeekRows(all),
    weekAddresses: {
      byId: byId('week_address'),
      bySecret: async (secret: string) => all('week_address').find(one => one.secret === secret) ?? null,
    },
    validations,
    broadcasts,
    placements,
    notes,
    events,
    attendance: fakeAttendances(tables.attendance),
    assistants,
    calendarCopies,
    peopleLists,
    sections,
    delegations,
    heads,
  }
}

function standsNear({ state, decision }: Rows['initiative'], since: string): boolean {
  if (state === 'withdrawn') return false
  return (state !== 'retained' && state !== 'declined') || (decision !== null && decision.at >= since)
}

function picturesNamed(post: Rows['post']): string[] {
  return everythingHeldBy(post).map(({ id }) => id)
}

/**
 * As the database looks for them: whoever's place is still free, or may be taken by this person, if they gave no visa yet.
 */
function mayWait({ steps, current }: Rows['validation'], person: string): boolean {
  if (steps.some(({ visas }) => visas.some(({ by }) => by.id === person))) return false
  const step = steps[current]
  const free = step?.approvers.filter(({ id }) => !step.visas.some(({ chairs }) => chairs.includes(id))) ?? []
  return free.some(({ id, standIns }) => id === person || standIns.some(one => one.id === person))
}

function dueOf({ steps, current }: Rows['validation']): string {
  return steps[current]?.due ?? '9'
}

function listedPeople({ people, ...list }: Rows['people_list']): ListedPeople {
  return { ...list, size: people.length }
}

/** As the database compares: byte by byte. */
function fromId<R extends { id: string }>(rows: R[], after: string): R[] {
  return rows.filter(({ id }) => id > after).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Those of one time by their ids, as the database has them. */
function newest<K extends string, R extends Record<K, string>>(rows: R[], by: K): R[] {
  return byName(rows).toSorted((a, b) => b[by].localeCompare(a[by]))
}

function oldest<K extends string, R extends Record<K, string>>(rows: R[], by: K): R[] {
  return byName(rows).toSorted((a, b) => a[by].localeCompare(b[by]))
}

function byName<R extends object>(rows: R[]): R[] {
  const name = (row: R): string => ('id' in row ? String(row.id) : '')
  return rows.toSorted((a, b) => name(a).localeCompare(name(b)))
}

/** Another row has what only one may have. */
function isTaken({ newspaper, edition }: Tables, change: Extract<Change, { save: unknown }>): boolean {
  const { save, row } = change
  if (save === 'newspaper') return [...newspaper.values()].some(({ id, code }) => id !== row.id && code === row.code)
  if (save !== 'edition') return false
  return [...edition.values()].some(({ id, reference }) => id !== row.id && reference === row.reference)
}

function isStale(tables: Tables, change: Change): boolean {
  if ('save' in change)
    return isTaken(tables, change) || (tables[change.save].get(keyOf(change.row))?.version ?? 0) !== change.ifVersion
  if ('remove' in change) return tables[change.remove].get(change.id)?.version !== change.ifVersion
  return false
}

function apply(tables: Tables, journal: JournalEntry[], jobs: JobRow[], change: Change): void {
  if ('save' in change) put(tables, change.save, { ...change.row, version: change.ifVersion + 1 })
  else if ('remove' in change) tables[change.remove].delete(change.id)
  else if ('journal' in change) journal.push(entryOf(change.journal))
  else if ('job' in change) jobs.push(structuredClone(change))
}

/** As it is kept: whoever acts is handed over with all that they are, and only id and name stay. */
function entryOf(entry: JournalEntry): JournalEntry {
  return structuredClone({ ...entry, actor: entry.actor && named(entry.actor) })
}

function put(tables: Tables, kind: Kind, row: Rows[Kind]): void {
  const table = tables[kind] as Map<string, Rows[Kind]>
  table.set(keyOf(row), structuredClone(row))
}

function keyOf(row: Rows[Kind]): string {
  return 'key' in row ? row.key : row.id
}

function fakeAttendances(rows: Tables['attendance']): Attendances {
  const all = (postId: string) => [...rows.values()].filter(row => row.postId === postId)
  const of = (id: string, kind: AttendanceRow['kind']) => {
    const row = rows.get(id)
    return row?.kind === kind ? structuredClone(row) : null
  }
  return {
    door: async postId => of(postId, 'door') as Door | null,
    doors: async day =>
      structuredClone([...rows.values()].flatMap(row => (row.kind === 'door' && row.day === day ? [row] : []))),
    of: async (postId, person) => of(answerId(postId, person), 'there') as Attendance | null,
    there: async (postId, after, limit) =>
      structuredClone(
        all(postId)
          .flatMap(row => (row.kind === 'there' && row.person > after ? [row] : []))
          .toSorted((a, b) => (a.person < b.person ? -1 : 1))
          .slice(0, limit),
      ),
    mark: async id => of(id, 'mark') as Mark | null,
    marks: async postId => {
      const marks = all(postId).flatMap(row => (row.kind === 'mark' ? [row.mark] : []))
      return { people: marks.length, sum: marks.reduce((sum, mark) => sum + mark, 0) }
    },
    forget: async postId => {
      for (const { id } of all(postId)) rows.delete(id)
    },
  }
}
