/**
 * Where a picture stands, each place with an address of its own. `draft`: on what shows a post before it is sent;
 * `card`: on the cards that people got; `release`: on the site, and beside what somebody puts on a network by hand.
 * `masthead`: on top of a newspaper; released versions of Mary gave every picture this one, and their cards are out.
 */
export type PicturePlace =
  { on: 'draft' | 'card' | 'release'; postId: string; id: string } | { on: 'masthead'; id: string }
