import type { ReadCalendar } from '../calendar/served-calendar.ts'
import type { ReadChart } from '../charts/served-charts.ts'
import type { ErrorPages } from './error-pages.ts'
import type { ReadPicture } from '../media/picture-files.ts'
import type { ReadPrinted } from '../print/read-printed.ts'
import type { ReadAttestation } from '../print/served-attestations.ts'
import type { ReadSite } from '../site/served-site.ts'
import type { TabRoute } from '../tab/tab-route.ts'
import type { Notified } from '../http/take-notification.ts'

/** What the server answers with. */
export type Routes = {
  /** POST /api/messages, with the parsed body. */
  receive(authorization: string, body: unknown): Promise<{ status: number; body?: unknown }>
  /**
   * POST /graph/notifications, with the parsed body. `forged`: nothing in it bears the secret that Mary gave to Graph.
   * Null: Graph was asked for none.
   */
  notified: ((body: unknown) => Promise<Notified>) | null
  /** GET /media/:name; `known`: what the client has, by `If-None-Match`. */
  picture(name: string, known: string | null): Promise<ReadPicture>
  /** GET /calendar/:name */
  calendar(name: string): Promise<ReadCalendar>
  /** GET /week/:name, the plan of the communication team; absent: there is none. */
  week?: (name: string) => Promise<ReadCalendar>
  /** GET /attestation/:name; null: there are none. */
  attestation: ((name: string) => Promise<ReadAttestation>) | null
  /** GET /chart/:name; absent: there are none. */
  chart?: ((name: string) => Promise<ReadChart>) | undefined
  /** What everybody may read, under /site/; absent: nothing. */
  site?: ReadSite | undefined
  /** Editions of newspapers, posters and their words, under /journal/, /affiche/ and /lire/; absent: there are none. */
  printed?: ReadPrinted | undefined
  /** What people read where an address does not answer. */
  errorPages: ErrorPages
  /** The pages under /tab/ and what they ask; empty: there are none. */
  tab: readonly TabRoute[]
  /** Whether an address is of what is switched off: it is no address then. Absent: nothing is. */
  switchedOff?: (path: string) => boolean
  /** Why Mary is not ready, for GET /readyz; empty when she is. */
  notReady(): Promise<string[]>
  /** Why she sends nothing by herself though she is ready; null when nothing holds her back. */
  held(): string | null
}
