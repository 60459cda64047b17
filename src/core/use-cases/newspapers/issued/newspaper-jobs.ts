import { followEdition } from '../edition/follow-edition.ts'
import { mailEdition } from './mail-edition.ts'
import { purgeEditions } from './purge-editions.ts'
import { libraryEdition } from '../printing/library-edition.ts'
import { produceEdition } from '../printing/produce-edition.ts'
import type { SliceJobs } from '../../slice-jobs.ts'

export const newspaperJobs = {
  'edition.produce': produceEdition,
  'edition.follow': (ports, { id }) => followEdition(ports, id),
  'edition.library': libraryEdition,
  'editions.purge': { standing: (ports, _, settings) => purgeEditions(ports, settings) },
  'edition.mail': mailEdition,
} satisfies SliceJobs
