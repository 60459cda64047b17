import { expireBroadcast } from '../core/use-cases/broadcasts/expire-broadcast.ts'
import { readFeed, readFeeds } from '../core/use-cases/agenda/read-feeds.ts'
import { openIdeas } from '../core/use-cases/ideas/open-ideas.ts'
import { readList } from '../core/use-cases/audiences/read-list.ts'
import { endPictures } from '../core/use-cases/broadcasts/end-pictures.ts'
import { writeReport, writeUnreachable } from '../core/use-cases/broadcasts/seen/write-report.ts'
import { endCall } from '../core/use-cases/calls/close-call.ts'
import { followProposal, lookAtCall } from '../core/use-cases/calls/follow-call.ts'
import { openCall } from '../core/use-cases/calls/open-call.ts'
import { forgetAskedMove } from '../core/use-cases/planning/agree-to-move.ts'
import { takeFed } from '../core/use-cases/newspapers/edition/take-fed.ts'
import { followReleases } from '../core/use-cases/releases/row/follow-releases.ts'
import { publishRelease } from '../core/use-cases/releases/row/publish-release.ts'
import { readReplies } from '../core/use-cases/releases/read-replies.ts'
import { followWeek } from '../core/use-cases/week/follow-week.ts'
import { postDigest } from '../core/use-cases/week/post-digest.ts'
import { askAboutCall } from '../core/use-cases/calls/recur-call.ts'
import { redrawCall } from '../core/use-cases/calls/redraw-call.ts'
import { remindDepartments } from '../core/use-cases/calls/remind-call.ts'
import { afterQuietHours } from '../core/domain/working-time/quiet-hours.ts'
import type { JobName, Jobs } from '../core/change.ts'
import { offerDelegations } from '../core/use-cases/delegations/offer-delegations.ts'
import { applyDelegation } from '../core/use-cases/delegations/apply-delegation.ts'
import { remarkOnEvent } from '../core/use-cases/events/told/remark-on-event.ts'
import { followEvent } from '../core/use-cases/placements/follow-event.ts'
import { followCalendar, followCalendars } from '../core/use-cases/events/told/follow-calendar.ts'
import { purgeEvent } from '../core/use-cases/events/ended/purge-event.ts'
import { purgeEvents } from '../core/use-cases/events/ended/purge-events.ts'
import { remindOfEvent, remindSoon } from '../core/use-cases/events/told/reminder.ts'
import { resizeEvent } from '../core/use-cases/events/answers/resize-event.ts'
import { thankParticipants } from '../core/use-cases/events/attendance/thank-participants.ts'
import { bringCard, followBoards } from '../core/use-cases/events/board/follow-boards.ts'
import { writeParticipants } from '../core/use-cases/events/attendance/export-participants.ts'
import { followPost } from '../core/use-cases/posts/ending/follow-post.ts'
import { postHead } from '../core/use-cases/journal/post-head.ts'
import { endKeptFiles, keepFiles } from '../core/use-cases/notes/keep-files.ts'
import { adoptItem } from '../core/use-cases/initiatives/adopt-item.ts'
import { lookAtList } from '../core/use-cases/initiatives/look-at-list.ts'
import { storeFile } from '../core/use-cases/initiatives/store-file.ts'
import { endSource, tellSource } from '../core/use-cases/initiatives/message-source.ts'
import { writeInitiativeToList } from '../core/use-cases/initiatives/write-to-list.ts'
import { returnInitiative } from '../core/use-cases/initiatives/return-initiative.ts'
import { retireCopy } from '../core/use-cases/placements/retire-copy.ts'
import { tellDoubts } from '../core/use-cases/placements/tell-doubts.ts'
import { refreshPlacement } from '../core/use-cases/placements/refresh-placement.ts'
import { offerSections } from '../core/use-cases/sections/offer-sections.ts'
import { showInCalls } from '../core/use-cases/sections/show-in-calls.ts'
import { showRenamed } from '../core/use-cases/sections/show-renamed.ts'
import { followHolders } from '../core/use-cases/departures/follow-holders.ts'
import { followPeople } from '../core/use-cases/departures/follow-people.ts'
import { readDirectory } from '../core/use-cases/people/read-directory.ts'
import type { Ports } from '../core/ports.ts'
import { copyPictures } from '../core/use-cases/releases/copy-pictures.ts'
import { tellSite } from '../core/use-cases/releases/tell-site.ts'
import { followSectors } from '../core/use-cases/sectors/follow-sectors.ts'
import { routeInitiative } from '../core/use-cases/sectors/route-initiative.ts'
import type { Settings } from '../core/domain/settings.ts'
import { ringUrgent } from '../core/use-cases/urgent/ring-urgent.ts'
import { tellOthers } from '../core/use-cases/urgent/tell-others.ts'
import { beginStep } from '../core/use-cases/validations/deadline-jobs.ts'
import { escalate } from '../core/use-cases/validations/escalate.ts'
import { missSlot } from '../core/use-cases/validations/miss-slot.ts'
import { remindApprovers } from '../core/use-cases/validations/nudge.ts'
import { postReminder, refreshReminder } from '../core/use-cases/validations/post-reminder.ts'
import { sendBroadcast } from '../dispatch/engine.ts'
import { planBroadcast } from '../dispatch/plan.ts'
import { progressBroadcast } from '../dispatch/progress.ts'
import { ProcessMemory } from '../dispatch/run/process-memory.ts'
import { endMyData } from '../core/use-cases/personal/my-data.ts'
import { writeMyData } from '../core/use-cases/personal/write-my-data.ts'
import { runErasure } from '../core/use-cases/personal/run-erasure.ts'
import { askRelays } from '../core/use-cases/relays/ask-relays.ts'
import { followRelays } from '../core/use-cases/relays/follow-relays.ts'
import { purgeRounds } from '../core/use-cases/relays/purge-rounds.ts'
import { remindRelays } from '../core/use-cases/relays/remind-relays.ts'
import { followEdition } from '../core/use-cases/newspapers/edition/follow-edition.ts'
import { libraryEdition } from '../core/use-cases/newspapers/printing/library-edition.ts'
import { mailEdition } from '../core/use-cases/newspapers/issued/mail-edition.ts'
import { purgeEditions } from '../core/use-cases/newspapers/issued/purge-editions.ts'
import { produceEdition } from '../core/use-cases/newspapers/printing/produce-edition.ts'
import { forgetWorkbook } from '../core/use-cases/figures/forget-workbook.ts'
import { writeWorkbook } from '../core/use-cases/figures/write-workbook.ts'
import { writeRegister } from '../core/use-cases/register/write-register.ts'
import { endMedia, followMedia } from '../core/use-cases/consents/follow-media.ts'
import { followSilence } from '../core/use-cases/consents/remind-agreement.ts'
import { forgetWithdrawal, remindOfWithdrawal } from '../core/use-cases/withdrawals/end-withdrawal.ts'
import { mendWithdrawal } from '../core/use-cases/withdrawals/mend-withdrawal.ts'
import { prepareVideo } from '../core/use-cases/posts/pictures/prepare-video.ts'
import { endPicture } from '../core/use-cases/posts/pictures/end-picture.ts'
import { endProposalFiles } from '../core/use-cases/retention/end-proposal-files.ts'
import { listArchives, writeArchiveTable } from '../core/use-cases/retention/list-archives.ts'
import { purgeArchives } from '../core/use-cases/retention/purge-archives.ts'
import { purgeEachNight } from '../core/use-cases/retention/purge.ts'

/** Those that nobody asks for: every start does, and each run asks for the next one. */
export const standing = [
  'journal.head',
  'list.read',
  'directory.read',
  'events.purge',
  'relays.purge',
  'editions.purge',
  'retention.purge',
  'agenda.read',
  'ideas.open',
  'week.digest',
  'week.follow',
  'replies.read',
] as const satisfies JobName[]

export type JobTable = { [K in JobName]: (data: Jobs[K]) => Promise<void> }

/** What each job does; every one of them may run again. `signal`: the process is stopping. */
export function jobTable(ports: Ports, settings: Settings, signal: AbortSignal): JobTable {
  const memory = new ProcessMemory()
  return {
    'placement.refresh': async data => {
      await refreshReminder(ports, data)
      await refreshPlacement(ports, data.key, at => afterQuietHours(at, settings))
    },
    'placement.retire': data => retireCopy(ports, data),
    'doubts.tell': () => tellDoubts(ports),
    'validation.remind': data => remindApprovers(ports, data, settings),
    'validation.escalate': data => escalate(ports, data, settings),
    'validation.missed': data => missSlot(ports, data, settings),
    'reminders.post': data => postReminder(ports, data),
    'post.follow': async data => {
      // What changes cards of an event changes what calendars show of it.
      if (ports.calendars && !data.published)
        await ports.commit({ job: 'event.calendars', data: { postId: data.postId } })
      await followPost(ports, data, settings)
    },
    'initiative.list': ({ id }) => writeInitiativeToList(ports, id),
    'initiative.return': data => returnInitiative(ports, data, settings),
    'sections.column': () => offerSections(ports),
    'section.items': ({ id }) => showRenamed(ports, id),
    'section.calls': ({ id }) => showInCalls(ports, id),
    'initiative.route': ({ id }) => routeInitiative(ports, id),
    'sectors.follow': () => followSectors(ports),
    'initiative.source': ({ id }) => tellSource(ports, id),
    'initiative.source-end': ({ id }) => endSource(ports, id),
    'list.read': () => lookAtList(ports, settings),
    'directory.read': async () => {
      await followHolders(ports, settings)
      await readDirectory(ports, settings)
    },
    'directory.follow': () => followPeople(ports, settings),
    'list.adopt': ({ itemId }) => adoptItem(ports, itemId, settings),
    'initiative.file': ({ id, attachmentId }) => storeFile(ports, id, attachmentId),
    'note.files': ({ id }) => keepFiles(ports, id),
    'note.files-end': ({ id }) => endKeptFiles(ports, id),
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
    'event.soon': data => remindSoon(ports, data, settings),
    'urgent.ring': ({ validationId }) => ringUrgent(ports, validationId),
    'urgent.tell': ({ broadcastId }) => tellOthers(ports, broadcastId, settings),
    'event.follow': async data => {
      if (ports.calendars) await ports.commit({ job: 'event.calendar', data })
      await followEvent(ports, data, settings)
    },
    'event.calendar': data => followCalendar(ports, data, settings),
    'event.calendars': data => followCalendars(ports, data, settings),
    'event.remark': data => remarkOnEvent(ports, data, settings),
    'event.thank': data => thankParticipants(ports, data, settings),
    'event.resize': data => resizeEvent(ports, data, settings),
    'events.purge': () => purgeEvents(ports, settings),
    'event.purge': data => purgeEvent(ports, data, settings),
    'event.boards': data => followBoards(ports, data),
    'event.bring': data => bringCard(ports, data),
    'figures.export': data => writeWorkbook(ports, data, settings),
    'workbook.forget': data => forgetWorkbook(ports, data),
    'register.write': data => writeRegister(ports, data),
    'release.copies': ({ id }) => copyPictures(ports, id),
    'site.webhook': data => tellSite(ports, data),
    'replies.read': () => readReplies(ports),
    'event.export': data => writeParticipants(ports, data),
    'retention.purge': async () => {
      // What the archivist is asked may fail on its own: the night was purged by then, and the next one is asked for.
      await purgeEachNight(ports, settings)
      await listArchives(ports, settings)
    },
    'proposal.files-end': data => endProposalFiles(ports, data),
    'archive.table': ({ id }) => writeArchiveTable(ports, id),
    'archive.purge': ({ id }) => purgeArchives(ports, id),
    'media.follow': ({ id }) => followMedia(ports, id),
    'media.end': ({ id }) => endMedia(ports, id),
    'agreement.silent': data => followSilence(ports, data, settings),
    'withdrawal.mend': ({ id }) => mendWithdrawal(ports, id),
    'withdrawal.remind': ({ id }) => remindOfWithdrawal(ports, id),
    'withdrawal.forget': ({ id }) => forgetWithdrawal(ports, id),
    'video.take': data => prepareVideo(ports, data, settings),
    'picture.end': ({ id, initiativeId }) => endPicture(ports, id, initiativeId),
    'person.erase': data => runErasure(ports, data, settings),
    'person.data': data => writeMyData(ports, data),
    'person.data-end': data => endMyData(ports, data),
    'relays.ask': data => askRelays(ports, data, settings),
    'relays.follow': data => followRelays(ports, data, settings),
    'relays.remind': data => remindRelays(ports, data, settings),
    'relays.purge': () => purgeRounds(ports, settings),
    'edition.produce': data => produceEdition(ports, data, settings),
    'edition.follow': ({ id }) => followEdition(ports, id),
    'edition.library': data => libraryEdition(ports, data),
    'editions.purge': () => purgeEditions(ports, settings),
    'edition.mail': data => mailEdition(ports, data),
    'releases.follow': ({ postId }) => followReleases(ports, postId),
    'release.publish': ({ id }) => publishRelease(ports, id),
    'week.digest': data => postDigest(ports, data, settings),
    'week.follow': () => followWeek(ports, settings),
    'move.forget': ({ person }) => forgetAskedMove(ports, person),
    'agenda.read': () => readFeeds(ports, settings),
    'agenda.feed': ({ id }) => readFeed(ports, id, settings),
    'ideas.open': () => openIdeas(ports, settings),
    'call.open': ({ id }) => openCall(ports, id, settings),
    'call.question': data => askAboutCall(ports, data, settings),
    'call.remind': data => remindDepartments(ports, data, settings),
    'call.close': data => endCall(ports, data, settings),
    'call.look': data => lookAtCall(ports, data, settings),
    'call.follow': async data => {
      await followProposal(ports, data)
      await takeFed(ports, data)
    },
    'call.cards': data => redrawCall(ports, data, settings),
  }
}
