import type { JobName, JobTable } from '../core/change.ts'
import { joined } from '../core/domain/joined.ts'
import type { Settings } from '../core/domain/settings.ts'
import type { Ports } from '../core/ports.ts'
import { retentionJobs } from '../core/use-cases/retention/retention-jobs.ts'
import { newspaperJobs } from '../core/use-cases/newspapers/issued/newspaper-jobs.ts'
import { relayJobs } from '../core/use-cases/relays/relay-jobs.ts'
import { releaseJobs } from '../core/use-cases/releases/release-jobs.ts'
import { weekJobs } from './week-jobs.ts'
import { registerJobs } from '../core/use-cases/register/register-jobs.ts'
import { figureJobs } from '../core/use-cases/figures/figure-jobs.ts'
import { personalJobs } from '../core/use-cases/personal/personal-jobs.ts'
import { ideaJobs } from '../core/use-cases/ideas/idea-jobs.ts'
import { agendaJobs } from '../core/use-cases/agenda/agenda-jobs.ts'
import { noteJobs } from '../core/use-cases/notes/note-jobs.ts'
import { callJobs } from './call-jobs.ts'
import { initiativeJobs } from '../core/use-cases/initiatives/initiative-jobs.ts'
import { postJobs } from '../core/use-cases/posts/post-jobs.ts'
import { validationJobs } from '../core/use-cases/validations/validation-jobs.ts'
import { urgentJobs } from '../core/use-cases/urgent/urgent-jobs.ts'
import { broadcastJobs, type Running } from './broadcast-jobs.ts'
import { delegationJobs } from '../core/use-cases/delegations/delegation-jobs.ts'
import { audienceJobs } from '../core/use-cases/audiences/audience-jobs.ts'
import { sectionJobs } from '../core/use-cases/sections/section-jobs.ts'
import { sectorJobs } from '../core/use-cases/sectors/sector-jobs.ts'
import { eventJobs } from './event-jobs.ts'
import { journalJobs } from '../core/use-cases/journal/journal-jobs.ts'
import { consentJobs } from '../core/use-cases/consents/consent-jobs.ts'
import { withdrawalJobs } from '../core/use-cases/withdrawals/withdrawal-jobs.ts'
import { placementJobs } from '../core/use-cases/placements/placement-jobs.ts'
import { directoryJobs } from '../core/use-cases/departures/directory-jobs.ts'
import type { Job, SliceJobs } from '../core/use-cases/slice-jobs.ts'
import { ProcessMemory } from '../dispatch/run/process-memory.ts'

/** What each job does, of all slices: one without a line does not compile, nor does one of two slices. */
const jobs = joined([
  retentionJobs,
  newspaperJobs,
  relayJobs,
  releaseJobs,
  weekJobs,
  registerJobs,
  figureJobs,
  personalJobs,
  ideaJobs,
  agendaJobs,
  noteJobs,
  callJobs,
  initiativeJobs,
  postJobs,
  validationJobs,
  urgentJobs,
  broadcastJobs,
  delegationJobs,
  audienceJobs,
  sectionJobs,
  sectorJobs,
  eventJobs,
  journalJobs,
  consentJobs,
  withdrawalJobs,
  placementJobs,
  directoryJobs,
]) satisfies Required<SliceJobs<Running>>

type Jobs = typeof jobs
type Standing = { [K in JobName]: Jobs[K] extends { standing: unknown } ? K : never }[JobName]
const named = Object.entries<Job<never, Running> | { standing: Job<never, Running> }>(jobs)

/** The jobs that are always ordered. */
export const standing = named.filter(([, job]) => 'standing' in job).map(([name]) => name as Standing)

/** `signal`: the process is stopping. */
export function jobTable(ports: Ports, settings: Settings, signal: AbortSignal): JobTable {
  const running = { signal, memory: new ProcessMemory() }
  const bound = named.map(([name, job]) => {
    const run = 'standing' in job ? job.standing : job
    return [name, (data: never) => run(ports, data, settings, running)]
  })
  return Object.fromEntries(bound) as JobTable
}
