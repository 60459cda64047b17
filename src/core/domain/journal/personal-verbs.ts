/** Of people's own data: what they asked, what two people decided. Nobody is named in any of them but who acted. */
export const personalVerbs = [
  'person.asked-data',
  'person.erased-words',
  'erasure.proposed',
  'erasure.confirmed',
  'erasure.given-up',
  'erasure.done',
] as const
