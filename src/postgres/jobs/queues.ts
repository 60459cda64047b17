import type { JobName } from '../../core/change.ts'
import { agendaQueues } from './agenda-queues.ts'
import { callQueues } from './call-queues.ts'
import { relayQueues } from './relay-queues.ts'
import { pictureQueues } from './picture-queues.ts'
import { newspaperQueues } from './newspaper-queues.ts'
import { dataQueues } from './personal-queues.ts'
import { releaseQueues } from './release-queues.ts'
import { weekQueues } from './week-queues.ts'
import { minute, oneByOne, type QueueTable, wide } from './queue.ts'

/**
 * `key`: two jobs of one key never run at once, and one does the work of all that are due: it tells apart what differs.
 * `expireInSeconds`: after that a run counts as lost and another begins. `ordersNext`: each run orders the next one
 * while there is something to do, and takes the place of those ordered before. `leavesNothing`: its data tell of
 * people, so that the row of a run that is done goes at once.
 */
export const queues: QueueTable = {
  'placement.refresh': { key: data => data.key, ...wide(2, 8) },
  'placement.retire': { key: data => `${data.conversationId}:${data.activityId}`, ...wide(1, 4) },
  'doubts.tell': { key: () => 'doubts', ...oneByOne },
  // SharePoint's budget is the measure of these: while some wait for its answer, others have their turn.
  'initiative.list': { key: data => data.id, ...wide(3, 8) },
  'initiative.return': { key: data => `${data.id}:${data.on}`, ...wide(1, 8) },
  'sections.column': { key: () => 'sections', ...oneByOne },
  'section.items': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
  'section.calls': { key: data => data.id, ...oneByOne },
  'initiative.source': { key: data => data.id, ...wide(1, 4) },
  'initiative.route': { key: data => data.id, ...wide(1, 4) },
  'sectors.follow': { key: () => 'sectors', ...oneByOne },
  'initiative.source-end': { key: data => data.id, ...wide(1, 4), ordersNext: true },
  'list.read': { key: () => 'list', ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  'directory.read': { key: () => 'directory', ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  'directory.follow': { key: () => 'directory', ...oneByOne },
  'list.adopt': { key: data => data.itemId, ...wide(1, 4) },
  'post.follow': { key: data => `${data.postId}:${data.published}`, ...wide(1, 8) },
  'initiative.file': { key: data => `${data.id}:${data.attachmentId}`, ...wide(2, 1), expireInSeconds: 15 * minute },
  'note.files': { key: data => data.id, ...wide(2, 1), expireInSeconds: 15 * minute },
  'note.files-end': { key: data => data.id, ...wide(1, 4) },
  'picture.end': { key: data => data.id, ...wide(1, 4) },
  'broadcast.plan': { key: data => data.id, ...wide(2, 1), expireInSeconds: 60 * minute },
  'broadcast.send': {
    key: data => `${data.id}:${data.part}`,
    ...wide(2, 1),
    expireInSeconds: 10 * minute,
    ordersNext: true,
  },
  'broadcast.progress': { key: data => data.id, ...wide(2, 1), ordersNext: true },
  'broadcast.export': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
  'broadcast.unreachable': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
  'broadcast.expire': { key: data => data.id, ...oneByOne },
  'audience.read': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
  'delegation.apply': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
  'step.opened': { key: data => `${data.id}:${data.step}`, ...wide(1, 4) },
  'journal.head': { key: () => 'head', ...oneByOne, ordersNext: true },
  'validation.remind': { key: data => `${data.id}:${data.step}:${data.due}:${data.at}`, ...wide(1, 8) },
  'validation.escalate': { key: data => `${data.id}:${data.step}:${data.due}`, ...wide(1, 4) },
  'validation.missed': { key: data => data.id, ...wide(1, 4) },
  'reminders.post': { key: data => data.person, ...wide(1, 8) },
  'event.remind': { key: data => `${data.postId}:${data.person}`, ...wide(1, 20) },
  'event.soon': { key: data => `${data.postId}:${data.person}`, ...wide(1, 20) },
  'event.follow': { key: data => `${data.postId}:${data.person}`, ...wide(1, 8) },
  'event.calendar': { key: data => `${data.postId}:${data.person}`, ...wide(1, 4) },
  'event.calendars': { key: data => data.postId, ...oneByOne },
  'urgent.ring': { key: data => data.validationId, ...wide(1, 4), ordersNext: true },
  'urgent.tell': { key: data => data.broadcastId, ...oneByOne, ordersNext: true },
  'event.remark': { key: ({ postId, closing }) => `${postId}:${closing}`, ...oneByOne },
  'event.thank': { key: data => data.postId, ...oneByOne },
  'event.resize': { key: data => data.postId, ...oneByOne },
  'events.purge': { key: () => 'events', ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  'event.purge': { key: data => data.postId, ...oneByOne, expireInSeconds: 15 * minute },
  'event.boards': { key: data => data.postId, ...oneByOne },
  'event.bring': { key: data => data.key, ...oneByOne },
  'figures.export': { key: data => `${data.period}:${data.person}`, ...oneByOne },
  'register.write': { key: data => data.person, ...oneByOne },
  'workbook.forget': { key: data => `${data.period}:${data.person}`, ...oneByOne, ordersNext: true },
  'event.export': { key: data => `${data.postId}:${data.person}`, ...oneByOne },
  ...agendaQueues,
  ...pictureQueues,
  ...relayQueues,
  ...dataQueues,
  ...newspaperQueues,
  ...releaseQueues,
  ...weekQueues,
  ...callQueues,
}

export const jobNames = Object.keys(queues) as JobName[]
