// Written by `npm run core-code` from src/core/domain/posts/emphasis.ts.
/**
 * What stands in a line by itself: one sign, or a link as a whole, of which `first` and `last` are brackets. Flags: how
 * it should look.
 */



/** From the first unit of it to the first behind it. */

/** What stands around the units: nothing in a line, brackets in a link. */


/** The end of a line is one, as '' . */
const space = /^\s*$/u
const punctuation = /^[\p{P}\p{S}]/u
/** Beside these every reader of Markdown opens and closes; of symbols some know those of ASCII alone. */
const parting = /^[\p{P}$+<=>^`|~]/u

/** Whether stars between these two signs may begin emphasis, and end it: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run */
export function mayOpen(before        , after        )          {
  return !space.test(after) && (!punctuation.test(after) || space.test(before) || parting.test(before))
}

export function mayClose(before        , after        )          {
  return mayOpen(after, before)
}

/**
 * How each unit looks in the end: bold and italic begin and end where Markdown can say so, beside a word and not beside
 * a space, and lie within each other, never across: an italic passage that reaches over the edge of a bold one ends
 * there, and goes on behind the next space.
 */
export function settledLooks(units                 , edges       )                                       {
  const shrink = (span      ) => shrunk(units, span, edges)
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

function spansOf(units                 , look      )         {
  const spans         = []
  for (const [at, unit] of units.entries()) {
    const last = spans.at(-1)
    if (!unit[look]) continue
    if (last?.[1] === at) last[1] = at + 1
    else spans.push([at, at + 1])
  }
  return spans
}

/** Without what stands at its edges and cannot; nothing may be left. */
function shrunk(units                 , [from, to]      , [before, after]       )         {
  let [start, end] = [from, to]
  while (start < end && !mayOpen(units[start - 1]?.last ?? before, units[start]?.first ?? '')) start++
  while (start < end && !mayClose(units[end - 1]?.last ?? '', units[end]?.first ?? after)) end--
  return start < end ? [[start, end]] : []
}

/** For each unit the number of the span that it lies in. */
function filled(length        , spans                 )                         {
  const at = new Array                    (length)
  for (const [number, [start, end]] of spans.entries()) at.fill(number, start, end)
  return at
}



function nested(units                 , [start, end]      , { bolds, boldAt, shrink }      )         {
  const over = (at        ) =>
    boldAt[at] !== undefined && boldAt[at] === boldAt[at - 1] ? bolds[boldAt[at]] : undefined
  const [first, last] = [over(start), over(end)]
  const cuts = [
    start,
    ...(first && first[1] < end ? [first[1]] : []),
    ...(last && last[0] > start ? [last[0]] : []),
    end,
  ]
  const pieces         = []
  for (const [at, to] of cuts.slice(1).entries()) {
    let from = cuts[at] ?? to
    // Two that touch could not be told from one.
    if (pieces.at(-1)?.[1] === from) while (from < to && !space.test(units[from]?.first ?? '')) from++
    pieces.push(...shrink([from, to]))
  }
  return pieces
}
