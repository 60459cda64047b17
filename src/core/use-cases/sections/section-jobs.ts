import { offerSections } from './offer-sections.ts'
import { showInCalls } from './show-in-calls.ts'
import { showRenamed } from './show-renamed.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const sectionJobs = {
  'sections.column': offerSections,
  'section.items': (ports, { id }) => showRenamed(ports, id),
  'section.calls': (ports, { id }) => showInCalls(ports, id),
} satisfies SliceJobs
