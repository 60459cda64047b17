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

/** What was put into the library goes again. */
export type LibraryBin = {
  /** To SharePoint's bin, under the name that it was put under. False: it was not there. */
  remove(folder: string, name: string): Promise<boolean>
}

/** A conversation of Teams, as its own activities name it; `teamIds`: its thread and its Entra group. */
export type SpokenIn = { channelId: string; teamIds: readonly string[] }

/** The channels of the communication team's team. May throw `Unavailable`. */
export type Channels = {
  /**
   * Whether that one is among them: `common`: it is the configured one; `elsewhere`: of another team; `no-team`: the
   * team is not configured, so that nobody can say. `name`: null where Mary may not read it.
   */
  own(spokenIn: SpokenIn): Promise<{ kind: 'own'; name: string | null } | { kind: 'common' | 'elsewhere' | 'no-team' }>
}

/** Files that lie in Teams. */
export type TeamsFiles = {
  /** Whether it is an address of Microsoft's, from where alone anything is fetched. */
  mayFetch(url: string): boolean
  /**
   * Null: gone for good, or nowhere to fetch from; `too-large`: over `most` bytes, or over what any file may have
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
   * The records of a file of any usual separator and encoding, some at a time, between which the process does what else
   * waits; null when it is no table of text.
   */
  readCsv(bytes: Uint8Array): Promise<AsyncIterable<CsvLine[]> | null>
}

/** `line`: where the record begins in the file, from 1. */
export type CsvLine = { line: number; cells: string[] }

/** What tables say, in the authority's language. */
export type Tables = {
  /** The report: what and when, by department, by reason, whom to reach otherwise. */
  account(account: Account): Sheet[]
  /** The same as one table. */
  flat(account: Account): Sheet
  /** Whom to reach otherwise. */
  toReach(people: ToReach[]): Sheet
  /** A period, with whatever a page has no room for. */
  figures(figures: Figures): Sheet[]
  /** Who answered an event, and in figures what. */
  participants(listed: ParticipantsListed): Sheet[]
  /** What may be a public archive: reference, title, dates, seal, where it lies, what is proposed. */
  archives(items: readonly ArchiveItem[]): Sheet
  /** What became of each line of a file of addresses. */
  lines(lines: readonly ReadLine[]): LongSheet
}

/** Entries for people's calendars, served at signed addresses. */
export type Calendar = {
  /** Whoever has it reads the entry, until some days after the event. Null: Mary has no public address. */
  address(link: CalendarLink): string | null
}

/** Papers that say who was at an event, served at signed addresses. */
export type Attestations = {
  /** Whoever has it reads the paper, until the link's end. */
  address(link: AttestationLink): string
}

/** Entries in people's own calendars. May throw `Unavailable`. */
export type Calendars = {
  /** The same transaction makes one entry. Answers its id; null: the mailbox takes none from Mary. */
  create(person: PersonId, shown: Shown, transactionId: string): Promise<string | null>
  /** gone: its owner took it out, or Mary may not write there any more. */
  change(person: PersonId, id: string, shown: Shown): Promise<'changed' | 'gone'>
  /** What is not there any more is removed. */
  remove(person: PersonId, id: string): Promise<void>
}

/** Around the sealed body: a closed list. */
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
  /** Why it is called off, in the words of whoever did: whoever did not register reads it there alone. */
  reason?: string
  /** Of an event: what its reader said to it, and what it is. */
  answered?: { answer: EventAnswer; details: EventDetails } | null
  /** « ESSAI »: sent to whoever asked for it alone, before the post leaves. */
  test?: true
}

/**
 * Of each further request of one delivery: waits for its turn. False: nothing more may leave, the person comes later.
 */
export type NextTurn = () => Promise<boolean>

/** A kept card, and where this copy of it lies. */
export type PlacedActivity = Pick<Placement, 'key' | 'to'> & { conversationId: string; activityId: string }

/** Cards to people and to the comms channel. Never throws. `next`: of a card that takes the turns of a broadcast. */
export type Messenger = {
  /** A card more; in the channel its buttons name its key, by which an older copy is known. */
  show(card: Pick<Placement, 'key' | 'to'>, face: Face, leaves: AboutToLeave, next?: NextTurn): Promise<SendOutcome>
  /** The same card, as it is now. */
  redraw(card: PlacedActivity, face: Face | Replaced, next?: NextTurn): Promise<SendOutcome>
  /** Takes a card away; one that is there no more counts as taken away. */
  remove(card: PlacedActivity, next?: NextTurn): Promise<SendOutcome>
  /** One delivery, of which the turn of the first request was taken. Opens a conversation when there is none. */
  deliver(rendered: RenderedPost, delivery: ClaimedDelivery, frame: Frame, next: NextTurn): Promise<SendOutcome>
  /** Draws the delivered card anew, where the row says that it lies. */
  correct(rendered: RenderedPost, delivery: ClaimedDelivery, frame: Frame, next: NextTurn): Promise<SendOutcome>
  /** Takes the delivered card away; one that is there no more counts as taken back. */
  takeBack(delivery: ClaimedDelivery, next: NextTurn): Promise<SendOutcome>
}

/** One budget of requests to Teams for everything that Mary sends, answers first. */
export type Pace = {
  /** Waits until a broadcast's turn is near: what must be written before it leaves is written meanwhile. */
  book(): Promise<void>
  /** Waits for a turn. */
  take(priority: 'answer' | 'broadcast'): Promise<void>
  /** Asked when bytes are about to leave: a turn holds for some ms. False: held up too long, it takes another one. */
  leave(priority: 'answer' | 'broadcast'): boolean
  /** Teams said 429: everyone slows down. */
  throttled(retryAfterMs: number | null): void
}

/** How a message to those who are registered for an event is called, in the event’s language. */
export type NoticeTitle = (event: string, locale: Locale) => string

/**
 * Makes the bytes of a post once, at submission. `{prénom}` and `{direction}` stay open in them. `postId`: what an
 * event's buttons name. `sections`: among them is the one whose name stands above; absent: those that ship with Mary.
 */
export type RenderPost = (
  content: PostContent,
  /** Of a picture, by its id; null: it has none, and stands on no card. */
  address: (id: string) => string | null,
  postId: string,
  sections?: readonly Section[],
) => RenderedPost

/** What those bytes say; null: nothing that a post says. Whoever asks has seen that they make their seal. */
export type ReadSealed = (rendered: RenderedPost) => SealedWords | null

export type Captions = {
  /** Of a `.vtt` or `.srt` file, somebody else's text; null: none are in it, or it cannot be read in a moment. */
  read(bytes: Uint8Array): Promise<Cue[] | null>
}

export type Videos = {
  /**
   * Of a file of somebody else's, mp4 or webm; null: it is none, is broken, too large, or not read in a moment. Throws
   * Unavailable where too many wait to be read.
   */
  read(bytes: Uint8Array): Promise<VideoFacts | null>
}

/** May throw `Unavailable`. */
export type LibraryLinks = {
  /**
   * An address by which everybody of the organisation reads that one file, and nothing beside it; the same each time.
   * Null: SharePoint does not let Mary make one, or there is no such file.
   */
  share(folder: string, name: string): Promise<string | null>
}

/** A file or folder of the library; `folder`: the names of those that it lies in, the outermost first. */
export type LibraryName = { folder: string[]; name: string }

/** May throw `Unavailable`; `Misconfigured`: there is no library, or Mary may not read it. */
export type LibraryNames = {
  /** What is called so, each once, among the first `most` that it tells; `isPart`: there may be more. */
  called(isCalled: (name: string) => boolean, most: number): Promise<{ found: LibraryName[]; isPart: boolean }>
}

/** `id`: the same for every try, so that whoever is told twice knows it. */
export type SiteNews = { id: string; what: SiteChange; at: Instant; postId: string; url: string | null }

/**
 * told: it was taken. not-yet: it may be later, at the earliest in so many ms; null: nobody said when. never: whoever
 * is there wants none.
 */
export type Told = { kind: 'told' } | { kind: 'not-yet'; retryInMs: number | null } | { kind: 'never' }

/** Another site that shows what is on Mary's: it is told of each change, signed. Never throws. */
export type SiteHook = { tell(news: SiteNews): Promise<Told> }

/** `leftOut`: how many more there are, or could not be worked out. */
export type CalendarEntries = { entries: AgendaEntry[]; leftOut: number }
type Span = { from: Day; to: Day }

/** What the server said of the last answer; null: nothing to be told again. */
export type FeedMarks = { etag: string | null; modified: string | null }
export type FeedReading =
  | ({ kind: 'read' } & CalendarEntries & FeedMarks)
  | { kind: 'unchanged' }
  /** `retryInMs`: the server asked to be left alone for so long. */
  | { kind: 'failed'; because: FeedFailure; retryInMs: number | null }

/** Calendars (`.ics`) at addresses of others, and in files. Never throws. */
export type Feeds = {
  /** Whether anything is ever asked of that address. */
  mayRead(url: string): boolean
  /** `known`: if it is the same still, `unchanged` is the answer. */
  read(url: string, span: Span, known: FeedMarks): Promise<FeedReading>
  /** Null: no calendar. */
  parse(bytes: Uint8Array, span: Span): Promise<CalendarEntries | null>
}

/**
 * Asked of a new card that has its turn, each time its bytes are about to leave: the caller writes down that it may
 * have arrived. False: it must not leave.
 */
export type AboutToLeave = () => Promise<boolean>
