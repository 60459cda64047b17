import type { ArchiveItem } from '../domain/retention/archive-list.ts'
import type { Locale, PersonId } from '../domain/actor.ts'
import type { EventDetails, PostContent } from '../domain/posts/post.ts'
import type { CardRemark, ClaimedDelivery } from '../domain/broadcasts/broadcast.ts'
import type { ReadLine } from '../domain/audiences/people-list.ts'
import type { Account, ToReach } from '../domain/faces/account.ts'
import type { AttestationLink } from '../domain/events/attestation.ts'
import type { Shown } from '../domain/events/calendar-copy.ts'
import type { CalendarLink } from '../domain/events/calendar-entry.ts'
import type { EventAnswer } from '../domain/events/event.ts'
import type { ParticipantsListed } from '../domain/events/event-board.ts'
import type { Figures } from '../domain/figures/period-figures.ts'
import type { Face, Replaced } from '../domain/faces/face.ts'
import type { Attachment } from '../domain/initiatives/initiative.ts'
import type { Placement } from '../domain/placements/placement.ts'
import type { Section } from '../domain/sections/section.ts'
import type { SealedWords } from '../domain/relays/poster-proof.ts'
import type { RenderedPost } from '../domain/seal.ts'
import type { SendOutcome } from '../domain/send-outcome.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Cue } from '../domain/files/caption-remarks.ts'
import type { VideoFacts } from '../domain/pictures/video.ts'
import type { SiteChange } from '../domain/releases/site-change.ts'
import type { AgendaEntry, FeedFailure } from '../domain/agenda/agenda.ts'

/** The SharePoint library. May throw `Unavailable`. */
export type Library = {
  /** Same folder and name = same file; answers the address that opens it. */
  put(folder: string, name: string, contentType: string, bytes: Uint8Array): Promise<string>
}

/** Deletes files that Mary put into the library. */
export type LibraryBin = {
  /** To SharePoint's bin, by the name under which it was put. False: it was not there. */
  remove(folder: string, name: string): Promise<boolean>
}

/** A conversation of Teams, as its own activities name it; `teamIds`: its thread and its Entra group. */
export type SpokenIn = { channelId: string; teamIds: readonly string[] }

/** The channels of the communication team's team. May throw `Unavailable`. */
export type Channels = {
  /**
   * Whether that channel is one of them: `common`: the configured one; `elsewhere`: of another team; `no-team`: the
   * team is not configured, so that it is unknown. `name`: null if Mary may not read it.
   */
  own(spokenIn: SpokenIn): Promise<{ kind: 'own'; name: string | null } | { kind: 'common' | 'elsewhere' | 'no-team' }>
}

/** Files that lie in Teams. */
export type TeamsFiles = {
  /** Whether it is an address of Microsoft's; from others nothing is fetched. */
  mayFetch(url: string): boolean
  /**
   * Null: gone for good, or without an address; `too-large`: over `most` bytes, or over the limit of any file
   * (`fileMaxMegabytes`). May throw `Unavailable`.
   */
  fetch(source: NonNullable<Attachment['source']>, most?: number): Promise<Uint8Array | 'too-large' | null>
}

/** `share`: its numbers, from 0 to 1, are shown as percentages. */
export type SheetColumn = { title: string; width: number; share?: true }
/** `null`: an empty cell. */
export type SheetRow = (string | number | null)[]
/** A table. */
export type Sheet = { name: string; columns: SheetColumn[]; rows: SheetRow[] }
/** A table whose rows are made one by one, as they are written. */
export type LongSheet = Omit<Sheet, 'rows'> & { rows: Iterable<SheetRow> }

/**
 * Tables for people: UTF-8 with BOM and semicolons, as a French spreadsheet opens them; cells never start a formula.
 */
export type Sheets = {
  /** The bytes of one sheet. */
  csv(sheet: LongSheet): Promise<Uint8Array>
  /** The bytes of a workbook, a tab a sheet. */
  xlsx(sheets: Sheet[]): Promise<Uint8Array>
  /**
   * The records of a file of any usual separator and encoding, some at a time, so that the process does its other work
   * in between; null: it is no table of text.
   */
  readCsv(bytes: Uint8Array): Promise<AsyncIterable<CsvLine[]> | null>
}

/** `line`: where the record begins in the file, from 1. */
export type CsvLine = { line: number; cells: string[] }

/** Tables in the authority's language. */
export type Tables = {
  /** The report: what and when, by department, by reason, people to contact otherwise. */
  account(account: Account): Sheet[]
  /** The same as one table. */
  flat(account: Account): Sheet
  /** People to contact otherwise. */
  toReach(people: ToReach[]): Sheet
  /** A period, with all that a page has no room for. */
  figures(figures: Figures): Sheet[]
  /** The people who answered an event, and figures. */
  participants(listed: ParticipantsListed): Sheet[]
  /** What may be a public archive: reference, title, dates, seal, its place, what is proposed. */
  archives(items: readonly ArchiveItem[]): Sheet
  /** The outcome of each line of a file of addresses. */
  lines(lines: readonly ReadLine[]): LongSheet
}

/** Entries for people's calendars, served at signed addresses. */
export type Calendar = {
  /**
   * Everybody who has the address reads the entry, until some days after the event. Null: Mary has no public address.
   */
  address(link: CalendarLink): string | null
}

/** Papers that say who was at an event, served at signed addresses. */
export type Attestations = {
  /** Everybody who has the address reads the paper, until the link's end. */
  address(link: AttestationLink): string
}

/** Entries in people's own calendars. May throw `Unavailable`. */
export type Calendars = {
  /** The same transaction makes one entry. Answers its id; null: the mailbox takes no entry from Mary. */
  create(person: PersonId, shown: Shown, transactionId: string): Promise<string | null>
  /** gone: its owner deleted it, or Mary may no longer write there. */
  change(person: PersonId, id: string, shown: Shown): Promise<'changed' | 'gone'>
  /** A missing entry counts as removed. */
  remove(person: PersonId, id: string): Promise<void>
}

/** What Mary adds around the sealed body: a closed list. */
export type Frame = {
  firstContact: boolean
  /** Of the broadcast that sent the card, also when a later one changes it. */
  broadcastId: string
  /** « Corrigé le … à … » */
  correctedAt: Instant | null
  /** « Terminé le … » */
  expiredOn: Day | null
  /** Of an event: what is true for everybody; absent or null: nothing to say. */
  remark?: CardRemark | null
  /** Why it is called off, in the words of the person who did: the only place for people who did not register. */
  reason?: string
  /** Of an event: its reader's answer, and the details. */
  answered?: { answer: EventAnswer; details: EventDetails } | null
  /** « ESSAI »: sent only to the person who asked for it, before the post leaves. */
  test?: true
}

/**
 * Called before each further request of one delivery: waits for its turn. False: nothing more may leave, the person
 * comes later.
 */
export type NextTurn = () => Promise<boolean>

/** A kept card, and the place of this copy of it. */
export type PlacedActivity = Pick<Placement, 'key' | 'to'> & { conversationId: string; activityId: string }

/** Cards to people and to the comms channel. Never throws. `next`: for a card that takes turns with a broadcast. */
export type Messenger = {
  /** Sends a new card; in the channel its buttons have its key, by which an older copy is recognised. */
  show(card: Pick<Placement, 'key' | 'to'>, face: Face, leaves: AboutToLeave, next?: NextTurn): Promise<SendOutcome>
  /** The same card, as it is now. */
  redraw(card: PlacedActivity, face: Face | Replaced, next?: NextTurn): Promise<SendOutcome>
  /** Removes a card; one that does not exist any more counts as removed. */
  remove(card: PlacedActivity, next?: NextTurn): Promise<SendOutcome>
  /** One delivery; the turn of its first request was taken already. Opens a conversation if there is none. */
  deliver(rendered: RenderedPost, delivery: ClaimedDelivery, frame: Frame, next: NextTurn): Promise<SendOutcome>
  /** Draws the delivered card anew, at the place in its row. */
  correct(rendered: RenderedPost, delivery: ClaimedDelivery, frame: Frame, next: NextTurn): Promise<SendOutcome>
  /** Removes the delivered card; one that does not exist any more counts as taken back. */
  takeBack(delivery: ClaimedDelivery, next: NextTurn): Promise<SendOutcome>
}

/** One budget of requests to Teams for everything that Mary sends, answers first. */
export type Pace = {
  /** Waits until a broadcast's turn is near; what must be stored before it leaves is stored meanwhile. */
  book(): Promise<void>
  /** Waits for a turn. */
  take(priority: 'answer' | 'broadcast'): Promise<void>
  /**
   * Called when bytes are about to leave: a turn is valid for some ms. False: it came too late, and needs another one.
   */
  leave(priority: 'answer' | 'broadcast'): boolean
  /** Teams said 429: everyone slows down. */
  throttled(retryAfterMs: number | null): void
}

/** The title of a message to registered people, in the event’s language. */
export type NoticeTitle = (event: string, locale: Locale) => string

/**
 * Makes the bytes of a post once, at submission. `{prénom}` and `{direction}` stay open in them. `postId`: for an
 * event's buttons. `sections`: for the section's name above the title; absent: the shipped ones.
 */
export type RenderPost = (
  content: PostContent,
  /** The address of a picture, by its id; null: it has none, and is left out of the card. */
  address: (id: string) => string | null,
  postId: string,
  sections?: readonly Section[],
) => RenderedPost

/** The words in those bytes; null: none that a post could have. The caller has checked that they match their seal. */
export type ReadSealed = (rendered: RenderedPost) => SealedWords | null

export type Captions = {
  /** The cues of a `.vtt` or `.srt` file, untrusted; null: it has none, or cannot be read quickly. */
  read(bytes: Uint8Array): Promise<Cue[] | null>
}

export type Videos = {
  /**
   * The facts of an untrusted mp4 or webm file; null: it is none, is broken, too large, or takes too long. Throws
   * Unavailable while too many wait to be read.
   */
  read(bytes: Uint8Array): Promise<VideoFacts | null>
}

/** May throw `Unavailable`. */
export type LibraryLinks = {
  /**
   * An address by which everybody of the organisation reads that one file, and nothing else; the same each time. Null:
   * SharePoint does not let Mary make one, or there is no such file.
   */
  share(folder: string, name: string): Promise<string | null>
}

/** A file or folder of the library; `folder`: the names of those that it lies in, the outermost first. */
export type LibraryName = { folder: string[]; name: string }

/** May throw `Unavailable`; `Misconfigured`: there is no library, or Mary may not read it. */
export type LibraryNames = {
  /** Matching names, each once, among the first `most` that SharePoint lists; `isPart`: there may be more. */
  called(isCalled: (name: string) => boolean, most: number): Promise<{ found: LibraryName[]; isPart: boolean }>
}

/** `id`: the same for every try, so that the receiver recognises a repetition. */
export type SiteNews = { id: string; what: SiteChange; at: Instant; postId: string; url: string | null }

/**
 * told: it was taken. not-yet: try again, at the earliest in so many ms; null: unknown. never: that server wants none.
 */
export type Told = { kind: 'told' } | { kind: 'not-yet'; retryInMs: number | null } | { kind: 'never' }

/** Another site that shows what is on Mary's: it is told of each change, signed. Never throws. */
export type SiteHook = { tell(news: SiteNews): Promise<Told> }

/** `leftOut`: how many more there are, or could not be worked out. */
export type CalendarEntries = { entries: AgendaEntry[]; leftOut: number }
type Span = { from: Day; to: Day }

/** What the server said of its last answer; null: it sent no such header. */
export type FeedMarks = { etag: string | null; modified: string | null }
export type FeedReading =
  | ({ kind: 'read' } & CalendarEntries & FeedMarks)
  | { kind: 'unchanged' }
  /** `retryInMs`: the server asked to be left alone for so long. */
  | { kind: 'failed'; because: FeedFailure; retryInMs: number | null }

/** Calendars (`.ics`) at addresses of others, and in files. Never throws. */
export type Feeds = {
  /** Whether Mary reads that address at all. */
  mayRead(url: string): boolean
  /** `known`: the marks of the last answer; if nothing changed, `unchanged` is the answer. */
  read(url: string, span: Span, known: FeedMarks): Promise<FeedReading>
  /** Null: no calendar. */
  parse(bytes: Uint8Array, span: Span): Promise<CalendarEntries | null>
}

/**
 * Called for a new card each time its bytes are about to leave: the caller stores that it may have arrived. False: it
 * must not leave.
 */
export type AboutToLeave = () => Promise<boolean>
