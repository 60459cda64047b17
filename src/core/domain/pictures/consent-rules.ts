/**
 * What the law asks of a picture on which people can be recognised, as data: each rule with its article. `blocks`: what
 * lacks it is not shown; `warns`: whoever vouches for it is told, and decides.
 */
const consentRules = [
  /** Everybody has a right to their picture: each use needs the word of each person. */
  { id: 'each-use', article: 'art. 9 C. civ.', effect: 'blocks' },
  /** Fixing or passing on a picture of somebody in a private place without their word is an offence. */
  { id: 'each-person', article: 'art. 226-1 C. pén.', effect: 'blocks' },
  /** Parental authority is exercised by both: for a child both parents sign. */
  { id: 'both-parents', article: 'art. 372-1 C. civ.', effect: 'blocks' },
  /** A word that nobody can show later proves nothing. */
  { id: 'oral', article: 'art. 9 C. civ.', effect: 'warns' },
  /** Whoever poses for their employer is not quite free to say no. */
  { id: 'at-work', article: 'art. 9 C. civ.', effect: 'warns' },
  /** A uniform says where somebody works, for some of them more than should be known. */
  { id: 'uniform', article: 'art. 226-1 C. pén.', effect: 'warns' },
] as const

type ConsentRule = (typeof consentRules)[number]
/** Each has its words under `pictures.rules` in the locales. */
export type ConsentWarning = Extract<ConsentRule, { effect: 'warns' }>['id']

export const warningRules = consentRules.filter(rule => rule.effect === 'warns')
