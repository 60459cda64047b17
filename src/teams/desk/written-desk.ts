/** One person's desk, in words: the page need not compute anything. `Verb`: what opens a line. */
export type WrittenDesk<Verb extends string = string> = { name: string; lists: WrittenList<Verb>[] }
/** `id`: stable; `others`: « Et 3 autres »; null: these are all. */
export type WrittenList<Verb extends string = string> = {
  id: 'away' | 'waits' | 'calls' | 'sites' | 'proposed' | 'wrote'
  title: string
  empty: string
  items: WrittenItem<Verb>[]
  others: string | null
}
/**
 * `id`: stable. Texts are plain, as people typed them: without the markup of cards, which a page would show as signs.
 */
export type WrittenItem<Verb extends string = string> = {
  id: string
  title: string
  line: string
  open: { verb: Verb; data: Record<string, string | number> }
}
