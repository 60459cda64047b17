import type { Commit } from './change.ts'
import type { PlainStores } from './plain-stores.ts'
import type { Capabilities } from './ports/capabilities.ts'
import type { Behind } from './ports/behind.ts'
import type { AskedNetworks, Releases } from './ports/networks.ts'
import type { OwnDatabase } from './ports/database-hold.ts'
import type { AssistantsOf, Attendances, CalendarCopies, Events } from './ports/event-stores.ts'
import type { Charts, FigureCounts } from './ports/figure-counts.ts'
import type { History } from './ports/history.ts'
import type { Deliveries } from './ports/ledger.ts'
import type {
  Attestations,
  Calendar,
  Calendars,
  Captions,
  Channels,
  Feeds,
  Library,
  LibraryBin,
  LibraryLinks,
  Messenger,
  NoticeTitle,
  Pace,
  ReadSealed,
  RenderPost,
  Sheets,
  SiteHook,
  Tables,
  TeamsFiles,
  Videos,
} from './ports/outside.ts'
import type { MediaRows, OutsidePeople } from './ports/media-stores.ts'
import type { Pictures } from './ports/post-pictures.ts'
import type { DirectoryChanges, DirectoryTable } from './ports/kept-directory.ts'
import type { InitiativeList, ListedItems, ListHook } from './ports/microsoft-list.ts'
import type { Conversations, DailyCounts, Departments, Directory, Pilot, RightRows } from './ports/people.ts'
import type {
  Agenda,
  Broadcasts,
  Calls,
  Campaigns,
  Charters,
  Delegations,
  Heads,
  Initiatives,
  KeptFiles,
  Notes,
  PeopleLists,
  Placements,
  Posts,
  RegisterOf,
  Sections,
  Validations,
  WeekAddresses,
  WeekRows,
} from './ports/stores.ts'
import type {
  CorrectedPage,
  EditionAddresses,
  EditionFiles,
  EditionReads,
  Editions,
  EditionWords,
  NewspaperMail,
  Newspapers,
  Pack,
  Press,
  RestoredProof,
} from './ports/newspapers.ts'
import type { Posters, RelayRounds, RelaySites, RelayTasks } from './ports/relays.ts'
import type { Searchable } from './ports/searchable.ts'
import type { Reference, ReferenceKind } from './domain/reference.ts'
import type { WorkingHours } from './domain/settings.ts'
import type { Instant } from './domain/time.ts'
import type { Together } from './together.ts'
import type { PersonalPorts } from './ports/personal-data.ts'
import type { RetentionPorts } from './ports/retention-stores.ts'

/**
 * What the core asks of the world. Initiative: what a department sends in. Post: the text to be published. Seal: the
 * digest of what was submitted. Validation: one sealed post going through its circuit; a visa is one approver's yes.
 * Broadcast: one sealed post to one frozen audience. Delivery: one broadcast to one person. Placement: a card kept up.
 */

/** What is known of a person, and how long. */
type DataPorts = PersonalPorts & RetentionPorts & PlainStores

export type Ports = DataPorts & {
  now(): Instant
  /** A random UUID. */
  newId(): string
  /**
   * The next number of this kind in the authority's year; never given twice, gaps are possible. `once`: what it is for,
   * with the version that was read, of which one commit at most succeeds: the losers of that race use up no number.
   */
  newReference(kind: ReferenceKind, once?: string): Promise<Reference>
  commit: Commit
  together: Together
  history: History
  heads: Heads
  database: OwnDatabase
  capabilities: Capabilities
  initiatives: Initiatives
  listedItems: ListedItems
  posts: Posts
  week: WeekRows
  weekAddresses: WeekAddresses
  /** Where a calendar program reads the week of that key; null: no public address. */
  weekLink(key: string): string | null
  validations: Validations
  broadcasts: Broadcasts
  searchable: Searchable
  notes: Notes
  keptFiles: KeptFiles
  events: Events
  attendance: Attendances
  assistants: AssistantsOf
  placements: Placements
  peopleLists: PeopleLists
  sections: Sections
  delegations: Delegations
  calls: Calls
  agenda: Agenda
  feeds: Feeds
  campaigns: Campaigns
  newspapers: Newspapers
  editions: Editions
  editionFiles: EditionFiles
  editionReads: EditionReads
  press: Press
  pack: Pack
  correctedPage: CorrectedPage
  restoredProof: RestoredProof
  editionAddresses: EditionAddresses
  editionWords: EditionWords
  /** Null: Mary sends no e-mail. */
  newspaperMail: Behind<NewspaperMail> | null
  media: MediaRows
  outsidePeople: OutsidePeople
  relaySites: RelaySites
  relayRounds: RelayRounds
  relayTasks: RelayTasks
  posters: Posters | null
  register: RegisterOf
  releases: Releases
  /** The channels on which Mary publishes by herself. */
  networks: AskedNetworks
  deliveries: Deliveries
  figures: FigureCounts
  conversations: Conversations
  dailyCounts: DailyCounts
  directory: Behind<Directory, 'install'>
  directoryChanges: DirectoryChanges
  directoryTable: DirectoryTable
  departments: Departments
  /** The name of a section in the authority’s language. */
  sectionName(id: string): Promise<string>
  noticeTitle: NoticeTitle
  /** Null: everybody. */
  pilot: Pilot | null
  initiativeList: InitiativeList
  /** Null: the list is only read by the clock. */
  listHook: ListHook | null
  library: Library
  libraryBin: LibraryBin
  libraryLinks: LibraryLinks
  teamsFiles: TeamsFiles
  pictures: Pictures
  calendar: Calendar
  /** Null: no public address, or no authority to name. */
  attestations: Attestations | null
  /** Null: no public address. */
  charts: Charts | null
  /** Null: nothing is written into people's calendars. */
  calendars: Behind<Calendars> | null
  calendarCopies: CalendarCopies
  /** Null: no other site is told of Mary’s. */
  siteHook: Behind<SiteHook> | null
  sheets: Sheets
  tables: Tables
  messenger: Behind<Messenger>
  channels: Channels
  pace: Pace
  renderPost: RenderPost
  readSealed: ReadSealed
  /** The same for the same text; without Mary’s key it tells nothing of the text. */
  keyedDigest(text: string): string
  /** When people work, by the authority’s clock: for reads that no use case asks for. */
  hours: WorkingHours
  sleep(ms: number): Promise<void>
  charters: Charters
  captions: Captions
  videos: Videos
  rightRows: RightRows
}
