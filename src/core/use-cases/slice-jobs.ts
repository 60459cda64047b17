import type { JobName, Jobs } from '../change.ts'
import type { Settings } from '../domain/settings.ts'
import type { Ports } from '../ports.ts'

/** What is done after the answer, maybe twice. `running`: what the process keeps from one run to the next. */
export type Job<Data, Running = unknown> = (
  ports: Ports,
  data: Data,
  settings: Settings,
  running: Running,
) => Promise<void>

/** Nobody asks for it: every start does, without data, and each run asks for the next one. */
export type Standing<Data, Running = unknown> =
  Record<string, never> extends Data ? { standing: Job<Data, Running> } : never

/**
 * The jobs of a slice, each by its name. The table lies with the slice's use cases; in `src/jobs` where it needs the
 * engine, or slices that its own one may not import.
 */
export type SliceJobs<Running = unknown> = {
  [K in JobName]?: Job<Jobs[K], Running> | Standing<Jobs[K], Running>
}
