import type { DataRequest } from './domain/personal/data-request.ts'
import type { Erasure } from './domain/personal/erasure.ts'
import type { RetentionDocuments, RetentionJobs } from './retention-changes.ts'

/** Erasures of people with their receipts, and who asked what Mary holds about them, one row each. */
export type PersonalDocuments = {
  erasure: Erasure
  data_request: DataRequest
}

/** Work that follows from what people may ask about themselves. None of its data says who it is about. */
export type PersonalJobs = {
  /** Takes somebody out of all that Mary keeps, as two people confirmed. */
  'person.erase': { id: string }
  /** Writes down what Mary holds about whoever asked. */
  'person.data': { id: string }
  /** The file that was written ends. */
  'person.data-end': { id: string }
}

/** All that protects people's data: how long what is kept, and what they ask themselves. */
export type DataDocuments = PersonalDocuments & RetentionDocuments
export type DataJobs = PersonalJobs & RetentionJobs
