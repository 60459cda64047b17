/** What a button of a card asks for. */
export type Press = { verb: string; data: Record<string, unknown> }

/**
 * What the tab shows: see `Answer`. `dialog`: a further step in front of the card; `page`: its address from here, in
 * the place of this one.
 */
export type Acted<Card = Record<string, unknown>> =
  | { kind: 'card'; card: Card }
  | { kind: 'note'; text: string; refused?: true }
  | { kind: 'dialog'; title: string; card: Card }
  | { kind: 'page'; page: string }
  | { kind: 'done' }
