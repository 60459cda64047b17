/** Of people's own data: what they asked, what two people decided. Nobody is named in any of them but who acted. */
export const personalVerbs = [
  'person.opted-out',
  'person.opted-in',
  // Since the journal keeps no choice of a person's: whether they left, or came back, is a digest.
  'person.opted',
  'person.forgotten',
  'person.asked-data',
  'person.asked-data-of',
  'person.erased-words',
  'erasure.proposed',
  'erasure.confirmed',
  'erasure.given-up',
  // Of a version that named them: the seal of what remains of it.
  'erasure.resealed',
  'erasure.done',
] as const
