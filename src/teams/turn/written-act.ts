/** The request of a card's button. */
export type Press = { verb: string; data: Record<string, unknown> }

/**
 * The answer in the tab: see `Answer`. `dialog`: a further step in front of the card; `page`: the address of the page
 * to open in place of this one.
 */
export type Acted<Card = Record<string, unknown>> =
  | { kind: 'card'; card: Card }
  | { kind: 'note'; text: string; refused?: true }
  | { kind: 'dialog'; title: string; card: Card }
  | { kind: 'page'; page: string }
  | { kind: 'done' }
