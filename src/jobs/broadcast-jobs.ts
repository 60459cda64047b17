import { endPictures } from '../core/use-cases/broadcasts/end-pictures.ts'
import { expireBroadcast } from '../core/use-cases/broadcasts/expire-broadcast.ts'
import { writeReport, writeUnreachable } from '../core/use-cases/broadcasts/seen/write-report.ts'
import type { SliceJobs } from '../core/use-cases/slice-jobs.ts'
import { sendBroadcast } from '../dispatch/engine.ts'
import { planBroadcast } from '../dispatch/plan.ts'
import { progressBroadcast } from '../dispatch/progress.ts'
import type { ProcessMemory } from '../dispatch/run/process-memory.ts'

/** The process that sends; `signal`: it is stopping. */
export type Running = { signal: AbortSignal; memory: ProcessMemory }

export const broadcastJobs = {
  'broadcast.plan': async (ports, { id }, settings) => {
    await planBroadcast(ports, id, settings)
    await endPictures(ports, id)
  },
  'broadcast.send': async (ports, { id, part }, settings, { signal, memory }) => {
    const end = await sendBroadcast(ports, id, {
      signal,
      memory,
      timeZone: settings.timeZone,
      random: Math.random,
      clock: () => performance.now(),
    })
    if (end.kind === 'again') await ports.commit({ job: 'broadcast.send', data: { id, part }, inMs: end.inMs })
  },
  'broadcast.export': (ports, { id }) => writeReport(ports, id),
  'broadcast.unreachable': (ports, { id }) => writeUnreachable(ports, id),
  'broadcast.progress': (ports, { id }) => progressBroadcast(ports, id),
  'broadcast.expire': (ports, { id }, settings) => expireBroadcast(ports, id, settings),
} satisfies SliceJobs<Running>
