import type { Instant } from '../domain/time.ts'

/**
 * Why this is not simply the database that Mary left: another server, database or timeline (`server`), a folder of
 * files that were copied (`files`), a DATA_DIR that knows another database (`mark`), or one that went back in time
 * (`rewound`). `before` and `now`: both identities, for the operator and the journal.
 */
export type Hold = { because: 'server' | 'files' | 'mark' | 'rewound'; before: string; now: string; since: Instant }

/** A restored or copied database never sends by itself: another one may be in service, or have sent meanwhile. */
export type OwnDatabase = {
  /** While it is not null no job works, and only answers to people's own clicks leave. */
  hold(): Hold | null
  /** This database is in service from now on: this process works at once, every other within seconds. */
  adopt(): Promise<void>
}
