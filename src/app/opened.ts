import type { ServedCalendar } from '../calendar/served-calendar.ts'
import type { ServedCharts } from '../charts/served-charts.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Settings } from '../core/domain/settings.ts'
import type { Ports } from '../core/ports.ts'
import type { ThreadPace } from '../core/ports/turns.ts'
import type { Graph } from '../graph/graph.ts'
import type { Labels, SectionLabels } from '../graph/lists/columns.ts'
import type { ServedPictures } from '../media/picture-files.ts'
import type { Metrics } from '../metrics.ts'
import type { WatchedDatabase } from '../postgres/identity/own-database.ts'
import type { Database } from '../postgres/open/database.ts'
import type { ReadPrinted } from '../print/read-printed.ts'
import type { ServedAttestations } from '../print/served-attestations.ts'
import type { TeamsPool } from '../teams/send/post-activity.ts'
import type { Words } from '../words.ts'
import type { WatchedCapabilities } from './watch-capabilities.ts'

/** What any process of Mary has open. */
export type Opened = {
  ports: Ports
  rules: Settings
  database: Database
  own: WatchedDatabase
  capabilities: WatchedCapabilities
  pictures: ServedPictures
  calendar: ServedCalendar
  attestations: ServedAttestations | null
  charts: ServedCharts | null
  printed: ReadPrinted
  pool: TeamsPool
  threads: ThreadPace
  graph: Graph
  words: Record<Locale, Words>
  metrics: Metrics
  /** A word of the default language. */
  labels: Labels
  sectionLabels(): Promise<SectionLabels>
  close(): Promise<void>
}
