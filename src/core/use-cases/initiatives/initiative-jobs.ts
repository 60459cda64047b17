import { adoptItem } from './adopt-item.ts'
import { lookAtList } from './look-at-list.ts'
import { endSource, tellSource } from './message-source.ts'
import { returnInitiative } from './return-initiative.ts'
import { storeFile } from './store-file.ts'
import { writeInitiativeToList } from './write-to-list.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const initiativeJobs = {
  'initiative.list': (ports, { id }) => writeInitiativeToList(ports, id),
  'initiative.return': returnInitiative,
  'initiative.source': (ports, { id }) => tellSource(ports, id),
  'initiative.source-end': (ports, { id }) => endSource(ports, id),
  'list.read': { standing: (ports, _, settings) => lookAtList(ports, settings) },
  'list.adopt': (ports, { itemId }, settings) => adoptItem(ports, itemId, settings),
  'initiative.file': (ports, { id, attachmentId }) => storeFile(ports, id, attachmentId),
} satisfies SliceJobs
