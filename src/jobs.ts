import { endPictures } from './core/broadcasts/end-pictures.ts'
import type { JobName, Jobs } from './core/change.ts'
import { Unavailable } from './core/errors.ts'
import { remindOfEvent } from './core/events/reminder.ts'
import { storeFile } from './core/initiatives/jobs/store-file.ts'
import { writeInitiativeToList } from './core/initiatives/jobs/write-to-list.ts'
import { refreshPlacement } from './core/placements/refresh-placement.ts'
import type { Ports } from './core/ports.ts'
import type { Settings } from './core/settings.ts'
import { sendBroadcast } from './dispatch/engine.ts'
import { planBroadcast } from './dispatch/plan.ts'
import { progressBroadcast } from './dispatch/progress.ts'

export type JobTable = { [K in JobName]: (data: Jobs[K]) => Promise<void> }

/** What each job does; every one of them may run again. `signal`: the process is stopping. */
export function jobTable(ports: Ports, settings: Settings, signal: AbortSignal): JobTable {
  return {
    'placement.refresh': ({ key }) => refreshPlacement(ports, key),
    'initiative.list': ({ id }) => writeInitiativeToList(ports, id),
    'initiative.file': ({ id, attachmentId }) => storeFile(ports, id, attachmentId),
    'broadcast.plan': async ({ id }) => {
      await planBroadcast(ports, id)
      await endPictures(ports, id)
    },
    'broadcast.send': async ({ id }) => {
      // This process ends before the broadcast does: the rest is for the next run, here or elsewhere.
      if ((await sendBroadcast(ports, id, { signal, random: Math.random })) === 'interrupted') throw new Unavailable('interrupted', { retryAfterMs: 0 })
    },
    'broadcast.progress': ({ id }) => progressBroadcast(ports, id),
    'event.remind': data => remindOfEvent(ports, data, settings),
  }
}
