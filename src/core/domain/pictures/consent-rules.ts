/**
 * What the law asks of a picture on which people can be recognised, as data: each rule with its article. `blocks`:
 * without it the picture is not shown; `warns`: approvers read it as a warning, and decide.
 */
const consentRules = [
  /** Everybody has a right to their picture: each use needs the agreement of each person. */
  { id: 'each-use', article: 'art. 9 C. civ.', effect: 'blocks' },
  /** Recording or passing on a picture of a person in a private place without their agreement is an offence. */
  { id: 'each-person', article: 'art. 226-1 C. pén.', effect: 'blocks' },
  /** Parental authority is exercised by both: for a child both parents sign. */
  { id: 'both-parents', article: 'art. 372-1 C. civ.', effect: 'blocks' },
  /** An agreement that nobody can show later proves nothing. */
  { id: 'oral', article: 'art. 9 C. civ.', effect: 'warns' },
  /** People who pose for their employer are not quite free to say no. */
  { id: 'at-work', article: 'art. 9 C. civ.', effect: 'warns' },
  /** A uniform tells where a person works, for some of them more than others should know. */
  { id: 'uniform', article: 'art. 226-1 C. pén.', effect: 'warns' },
] as const

type ConsentRule = (typeof consentRules)[number]
/** Each has its words under `pictures.rules` in the locales. */
export type ConsentWarning = Extract<ConsentRule, { effect: 'warns' }>['id']

export const warningRules = consentRules.filter(rule => rule.effect === 'warns')
