/** A unit of a line: one sign, or a whole link, of which `first` and `last` are brackets. Flags: how it should look. */
export type Unit = { first: string; last: string; bold: boolean; italic: boolean }

type Look = 'bold' | 'italic'
/** From its first unit to the first one behind it. */
type Span = [start: number, end: number]
/** The signs around the units: none in a line, brackets in a link. */
export type Edges = [before: string, after: string]

/** Spaces; the edge of a line, '', counts as one. */
const space = /^\s*$/u
const punctuation = /^[\p{P}\p{S}]/u
/**
 * Signs beside which every reader of Markdown begins and ends emphasis; some readers know only the symbols of ASCII.
 */
const parting = /^[\p{P}$+<=>^`|~]/u

/**
 * Whether stars between these two signs may begin emphasis; whether they may end it:
 * https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 */
export function mayOpen(before: string, after: string): boolean {
  return !space.test(after) && (!punctuation.test(after) || space.test(before) || parting.test(before))
}

export function mayClose(before: string, after: string): boolean {
  return mayOpen(after, before)
}

/**
 * How each unit looks in the end. Bold and italic begin and end where Markdown can express it: beside a word and not
 * beside a space; they are nested, never crossed: an italic passage that crosses the edge of a bold one ends there, and
 * goes on behind the next space.
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

/** The span without units at its edges at which emphasis cannot begin or end; perhaps nothing is left. */
function shrunk(units: readonly Unit[], [from, to]: Span, [before, after]: Edges): Span[] {
  let [start, end] = [from, to]
  while (start < end && !mayOpen(units[start - 1]?.last ?? before, units[start]?.first ?? '')) start++
  while (start < end && !mayClose(units[end - 1]?.last ?? '', units[end]?.first ?? after)) end--
  return start < end ? [[start, end]] : []
}

/** For each unit the number of its span. */
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
    // Two touching spans could not be told from one.
    if (pieces.at(-1)?.[1] === from) while (from < to && !space.test(units[from]?.first ?? '')) from++
    pieces.push(...shrink([from, to]))
  }
  return pieces
}
