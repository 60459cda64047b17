/** One person's desk, in words: nothing in it needs to be computed by the page. `Verb`: what opens a line. */
export type WrittenDesk<Verb extends string = string> = { name: string; lists: WrittenList<Verb>[] }
/** `id`: stable; `others`: « Et 3 autres »; null: these are all. */
export type WrittenList<Verb extends string = string> = {
  id: 'away' | 'waits' | 'calls' | 'sites' | 'proposed' | 'wrote'
  title: string
  empty: string
  items: WrittenItem<Verb>[]
  others: string | null
}
/** `id`: stable. Texts are plain, as people typed them: no markup of a card, which a page would show as signs. */
export type WrittenItem<Verb extends string = string> = {
  id: string
  title: string
  line: string
  open: { verb: Verb; data: Record<string, string | number> }
}
