import { expireBroadcast } from './core/broadcasts/change-delivered/expire-broadcast.ts'
import { readList } from './core/audiences/lists/read-list.ts'
import { endPictures } from './core/broadcasts/end-pictures.ts'
import { writeReport } from './core/broadcasts/report/export/write-report.ts'
import { writeUnreachable } from './core/broadcasts/report/export/write-unreachable.ts'
import type { JobName, Jobs } from './core/change.ts'
import { offerDelegations } from './core/delegations/absences/offer-delegations.ts'
import { applyDelegation } from './core/delegations/stand-ins/apply-delegation.ts'
import { followEvent } from './core/events/follow-event.ts'
import { remindOfEvent } from './core/events/reminder.ts'
import { resizeEvent } from './core/events/resize-event.ts'
import { followPost } from './core/posts/follow-post.ts'
import { postHead } from './core/journal/heads/post-head.ts'
import { storeFile } from './core/initiatives/jobs/store-file.ts'
import { writeInitiativeToList } from './core/initiatives/jobs/write-to-list.ts'
import { retireCopy } from './core/placements/retire-copy.ts'
import { tellDoubts } from './core/placements/tell-doubts.ts'
import { refreshPlacement } from './core/placements/refresh-placement.ts'
import type { Ports } from './core/ports.ts'
import { endPicture } from './core/posts/pictures/end-picture.ts'
import type { Settings } from './core/settings.ts'
import { ringUrgent } from './core/urgent/ring-urgent.ts'
import { tellOthers } from './core/urgent/tell-others.ts'
import { beginStep } from './core/validations/asked/step-opened.ts'
import { escalate } from './core/validations/deadlines/escalate.ts'
import { missSlot } from './core/validations/deadlines/miss-slot.ts'
import { remindApprovers } from './core/validations/deadlines/remind-approvers.ts'
import { postReminder, refreshReminder } from './core/validations/reminders/post-reminder.ts'
import { sendBroadcast } from './dispatch/engine.ts'
import { planBroadcast } from './dispatch/plan.ts'
import { progressBroadcast } from './dispatch/progress.ts'
import { ProcessMemory } from './dispatch/run/process-memory.ts'

/** Those that nobody asks for: every start does, and each run asks for the next one. */
export const standing = ['journal.head'] as const satisfies JobName[]

export type JobTable = { [K in JobName]: (data: Jobs[K]) => Promise<void> }

/** What each job does; every one of them may run again. `signal`: the process is stopping. */
export function jobTable(ports: Ports, settings: Settings, signal: AbortSignal): JobTable {
  const memory = new ProcessMemory()
  return {
    'placement.refresh': async data => {
      await refreshReminder(ports, data)
      await refreshPlacement(ports, data.key)
    },
    'placement.retire': data => retireCopy(ports, data),
    'doubts.tell': () => tellDoubts(ports),
    'validation.remind': data => remindApprovers(ports, data, settings),
    'validation.escalate': data => escalate(ports, data, settings),
    'validation.missed': data => missSlot(ports, data, settings),
    'reminders.post': data => postReminder(ports, data),
    'post.follow': data => followPost(ports, data, settings),
    'initiative.list': ({ id }) => writeInitiativeToList(ports, id),
    'initiative.file': ({ id, attachmentId }) => storeFile(ports, id, attachmentId),
    'picture.end': ({ id, initiativeId }) => endPicture(ports, id, initiativeId),
    'broadcast.plan': async ({ id }) => {
      await planBroadcast(ports, id, settings)
      await endPictures(ports, id)
    },
    'broadcast.send': async ({ id, part }) => {
      const end = await sendBroadcast(ports, id, {
        signal,
        memory,
        timeZone: settings.timeZone,
        random: Math.random,
        clock: () => performance.now(),
      })
      if (end.kind === 'again') await ports.commit({ job: 'broadcast.send', data: { id, part }, inMs: end.inMs })
    },
    'broadcast.export': ({ id }) => writeReport(ports, id),
    'broadcast.unreachable': ({ id }) => writeUnreachable(ports, id),
    'broadcast.progress': ({ id }) => progressBroadcast(ports, id),
    'broadcast.expire': ({ id }) => expireBroadcast(ports, id, settings),
    'audience.read': ({ id }) => readList(ports, id),
    'delegation.apply': ({ id }) => applyDelegation(ports, id, settings),
    'step.opened': async opened => {
      await beginStep(ports, opened, settings)
      await offerDelegations(ports, opened.id, opened.step, settings)
    },
    'journal.head': () => postHead(ports, settings),
    'event.remind': data => remindOfEvent(ports, data, settings),
    'urgent.ring': ({ validationId }) => ringUrgent(ports, validationId),
    'urgent.tell': ({ broadcastId }) => tellOthers(ports, broadcastId, settings),
    'event.follow': data => followEvent(ports, data, settings),
    'event.resize': data => resizeEvent(ports, data, settings),
  }
}
