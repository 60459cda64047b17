import type { Change } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import { type AgendaFeed, feedsMax, keptSpan } from '../../domain/agenda/agenda.ts'
import { type FeedErrors, type FeedFields, readFeedForm } from '../../domain/agenda/read-feed-form.ts'
import { endingOf } from '../../domain/files/file-name.ts'
import type { Note } from '../../domain/notes/note.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { fileBytes } from '../notes/keep-files.ts'
import type { CalendarEntries } from '../../ports/outside.ts'
import { alone, notComms, roadOf } from '../road.ts'

const attempt = { what: 'agenda.change', subject: 'agenda' }

type Added = { kind: 'feed-added'; feed: AgendaFeed }
type Invalid = { kind: 'invalid'; errors: FeedErrors }
type AddFeedResult = Added | Invalid | { kind: 'not-comms' | 'too-many-feeds' } | Busy
type Needs = Pick<Ports, 'history' | 'agenda' | 'feeds' | 'commit' | 'now' | 'newId'>

/** *Ajouter un agenda*: an address, which a job reads at once and then each day. */
export function addFeed(ports: Needs, actor: Actor, fields: FeedFields): Promise<AddFeedResult> {
  const id = ports.newId()
  return add(ports, actor, { id, fields: { ...fields, url: fields.url }, read: null })
}

type FileInput = { noteId: string; fields: Omit<FeedFields, 'url'> }
type AddFileResult = AddFeedResult | { kind: 'not-found' | 'no-calendar' }
type FileNeeds = Needs & Pick<Ports, 'notes' | 'keptFiles' | 'teamsFiles'>

/** *Ajouter à l’agenda*: a file that was sent in chat, read once. One message is one feed, however often added. */
export async function addFile(
  ports: FileNeeds,
  actor: Actor,
  { noteId, fields }: FileInput,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<AddFileResult> {
  if (!isComms(actor)) return refused(ports, actor)
  const note = await ports.notes.byId(noteId)
  const file = note?.writer.id === actor.id ? calendarFile(note.files) : null
  const made = await ports.agenda.byId(noteId)
  if (!file || made?.state === 'ended') return { kind: 'not-found' }
  if (made) return { kind: 'feed-added', feed: made }
  const bytes = await fileBytes(ports, file)
  const span = keptSpan(localDay(ports.now(), timeZone))
  const read = bytes instanceof Uint8Array ? await ports.feeds.parse(bytes, span) : null
  if (read === null) return { kind: 'no-calendar' }
  const result = await add(ports, actor, { id: noteId, fields, read })
  if (result.kind === 'feed-added') await ports.keptFiles.drop(file.id)
  return result
}

/** The calendar among the files of a message; null: there is none. */
export function calendarFile<F extends Pick<Note['files'][number], 'name' | 'source'>>(files: readonly F[]): F | null {
  return files.find(({ name, source }) => source !== null && endingOf(name) === 'ics') ?? null
}

type Adding = { id: string; fields: FeedFields; read: CalendarEntries | null }

const feedRoad = roadOf({
  of: 'agenda_feed',
  read: ({ agenda }: Pick<Ports, 'agenda'>, id: string) => agenda.byId(id).then(alone),
  refuses: notComms,
  attempt,
  // An address may be a secret of the calendar's owner: the journal has its host alone.
  tells: ({ name, kind, url }, before) => ({
    subject: 'agenda',
    details: { name, kind, host: hostOf(before ?? { url }) ?? '' },
  }),
})

function add(ports: Needs, actor: Actor, { id, fields, read }: Adding): Promise<AddFeedResult> {
  return feedRoad.save<AddFeedResult>(ports, actor, id, async made => {
    if (made) return { kind: 'feed-added', feed: made }
    const open = await ports.agenda.now()
    if (open.length >= feedsMax) return { kind: 'too-many-feeds' }
    const form = readFeedForm(fields, open, ports.feeds.mayRead)
    if ('errors' in form) return { kind: 'invalid', errors: form.errors }
    const at = ports.now()
    const row: AgendaFeed = {
      id,
      version: 0,
      name: form.name,
      kind: form.kind,
      url: read ? null : form.url,
      entries: read?.entries ?? [],
      leftOut: read?.leftOut ?? 0,
      readAt: read ? at : null,
      failingSince: null,
      because: null,
      wholeAt: read ? at : null,
      etag: null,
      modified: null,
      notBefore: null,
      addedBy: named(actor),
      addedAt: at,
      state: 'open',
      endedAt: null,
    }
    const also = read ? [] : [readingOf(id)]
    return { row, verb: 'agenda.feed-added', also, answer: feed => ({ kind: 'feed-added', feed }) }
  })
}

/** Null: a file. */
export function hostOf({ url }: Pick<AgendaFeed, 'url'>): string | null {
  return url === null ? null : new URL(url).hostname
}

export function readingOf(id: string): Change {
  return { job: 'agenda.feed', data: { id } }
}

type EndFeedResult = { kind: 'feed-ended'; feed: AgendaFeed } | { kind: 'not-comms' | 'not-found' } | Busy

/** *Retirer*: its entries disappear from the week at once. */
export function endFeed(ports: Omit<Needs, 'newId' | 'feeds'>, actor: Actor, feedId: string): Promise<EndFeedResult> {
  return feedRoad.change<EndFeedResult>(ports, actor, feedId, feed => {
    if (feed.state === 'ended') return { kind: 'feed-ended', feed }
    const row: AgendaFeed = { ...feed, state: 'ended', endedAt: ports.now(), entries: [], url: null }
    return { row, verb: 'agenda.feed-ended', answer: feed => ({ kind: 'feed-ended', feed }) }
  })
}

/** Whether its server asked not to be asked yet. */
export function isLeftAlone(
  feed: Pick<AgendaFeed, 'notBefore'>,
  now: Instant,
): feed is Pick<AgendaFeed, 'notBefore'> & { notBefore: Instant } {
  return feed.notBefore !== null && feed.notBefore > now
}

type ReadAgainResult =
  | { kind: 'feed-asked' }
  /** Its server asked not to be read before that instant. */
  | { kind: 'feed-waits'; until: Instant }
  | { kind: 'feed-is-file' | 'not-comms' | 'not-found' }

/** *Relire*: at once, not only tomorrow morning. */
export async function readAgain(
  ports: Omit<Needs, 'newId' | 'feeds'>,
  actor: Actor,
  feedId: string,
): Promise<ReadAgainResult> {
  if (!isComms(actor)) return refused(ports, actor)
  const feed = await ports.agenda.byId(feedId)
  if (feed?.state !== 'open') return { kind: 'not-found' }
  if (feed.url === null) return { kind: 'feed-is-file' }
  if (isLeftAlone(feed, ports.now())) return { kind: 'feed-waits', until: feed.notBefore }
  await ports.commit(readingOf(feedId))
  return { kind: 'feed-asked' }
}

function refused(ports: Pick<Ports, 'history' | 'now'>, actor: Actor) {
  return refusedAttempt(ports, actor, attempt, { kind: 'not-comms' })
}
