/**
 * What stands in a line by itself: one sign, or a link as a whole, of which `first` and `last` are brackets. Flags: how
 * it should look.
 */
export type Unit = { first: string; last: string; bold: boolean; italic: boolean }

type Look = 'bold' | 'italic'
/** From the first unit of it to the first behind it. */
type Span = [start: number, end: number]
/** What stands around the units: nothing in a line, brackets in a link. */
export type Edges = [before: string, after: string]

/** The end of a line is one, as '' . */
const space = /^\s*$/u
const punctuation = /^[\p{P}\p{S}]/u
/** Beside these every reader of Markdown opens and closes; of symbols some know those of ASCII alone. */
const parting = /^[\p{P}$+<=>^`|~]/u

/** Whether stars between these two signs may begin emphasis, and end it: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run */
export function mayOpen(before: string, after: string): boolean {
  return !space.test(after) && (!punctuation.test(after) || space.test(before) || parting.test(before))
}

export function mayClose(before: string, after: string): boolean {
  return mayOpen(after, before)
}

/**
 * How each unit looks in the end: bold and italic begin and end where Markdown can say so, beside a word and not beside
 * a space, and lie within each other, never across: an italic passage that reaches over the edge of a bold one ends
 * there, and goes on behind the next space.
 */
export function settledLooks(units: readonly Unit[], edges: Edges): { bold: boolean; italic: boolean }[] {
  const shrink = (span: Span) => shrunk(units, span, edges)
  const bolds = spansOf(units, 'bold').flatMap(shrink)
  const boldAt = filled(units.length, bolds)
  const italicAt = filled(
    units.length,
    spansOf(units, 'italic')
      .flatMap(shrink)
      .flatMap(span => nested(units, span, { bolds, boldAt, shrink })),
  )
  return units.map((_, at) => ({ bold: boldAt[at] !== undefined, italic: italicAt[at] !== undefined }))
}

function spansOf(units: readonly Unit[], look: Look): Span[] {
  const spans: Span[] = []
  for (const [at, unit] of units.entries()) {
    const last = spans.at(-1)
    if (!unit[look]) continue
    if (last?.[1] === at) last[1] = at + 1
    else spans.push([at, at + 1])
  }
  return spans
}

/** Without what stands at its edges and cannot; nothing may be left. */
function shrunk(units: readonly Unit[], [from, to]: Span, [before, after]: Edges): Span[] {
  let [start, end] = [from, to]
  while (start < end && !mayOpen(units[start - 1]?.last ?? before, units[start]?.first ?? '')) start++
  while (start < end && !mayClose(units[end - 1]?.last ?? '', units[end]?.first ?? after)) end--
  return start < end ? [[start, end]] : []
}

/** For each unit the number of the span that it lies in. */
function filled(length: number, spans: readonly Span[]): (number | undefined)[] {
  const at = new Array<number | undefined>(length)
  for (const [number, [start, end]] of spans.entries()) at.fill(number, start, end)
  return at
}

type Bold = { bolds: readonly Span[]; boldAt: readonly (number | undefined)[]; shrink: (span: Span) => Span[] }

function nested(units: readonly Unit[], [start, end]: Span, { bolds, boldAt, shrink }: Bold): Span[] {
  const over = (at: number) =>
    boldAt[at] !== undefined && boldAt[at] === boldAt[at - 1] ? bolds[boldAt[at]] : undefined
  const [first, last] = [over(start), over(end)]
  const cuts = [
    start,
    ...(first && first[1] < end ? [first[1]] : []),
    ...(last && last[0] > start ? [last[0]] : []),
    end,
  ]
  const pieces: Span[] = []
  for (const [at, to] of cuts.slice(1).entries()) {
    let from = cuts[at] ?? to
    // Two that touch could not be told from one.
    if (pieces.at(-1)?.[1] === from) while (from < to && !space.test(units[from]?.first ?? '')) from++
    pieces.push(...shrink([from, to]))
  }
  return pieces
}
