import { instant, optional, person, text } from './key-part.ts'

/** What somebody asked for, and what becomes of it. */
export const askedKinds = {
  /** Figures of a period, to whoever asked for them as a file at that instant. */
  workbook: { period: text, person, at: instant },
  /** The papers of data protection, to whoever asked for them at that instant. */
  register: { person, at: instant },
  /** Of the erasure of somebody: in the channel, where nobody is named, and to each who is asked to be the second. */
  erasure: { erasureId: text, person: optional(person) },
  /** A change of that rule that was proposed at that instant. */
  'rule-proposal': { category: text, at: instant },
  /** What somebody asked of Mary about themselves. */
  'my-data': { requestId: text, person },
}
