import type { Fault } from '../../core/domain/journal/why-broken.ts'

/** For whoever verifies, who need not know how it is made. */
export const faults: Record<Fault, string> = {
  'missing-line': 'an entry was taken out here.',
  'swapped-lines': 'two entries changed places.',
  'inserted-line': 'an entry was put in here.',
  'line-altered': 'its own words, or its hash, are not what was written.',
  'chain-broken': 'it does not follow the entry before it: one of the two was written anew.',
  'details-altered': 'its details are not those that were written.',
  'actor-altered': 'who did it is not who did it then.',
  unreadable: 'this line of the export is none.',
  'details-missing': 'its details were taken out, and no erasure in the journal tells of it.',
  'actor-missing': 'who did it was taken out, and no erasure in the journal tells of it.',
  'tail-cut': 'the head that was posted lies beyond the last entry: the end was cut off.',
  'head-differs': 'the head that was posted is another one: this entry, or one before it, was written anew.',
}
