import { readFeed, readFeeds } from './read-feeds.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const agendaJobs = {
  'agenda.read': { standing: (ports, _, settings) => readFeeds(ports, settings) },
  'agenda.feed': (ports, { id }, settings) => readFeed(ports, id, settings),
} satisfies SliceJobs
