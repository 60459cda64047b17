import { type Figure, figuresIn } from './figures-in.ts'

/** For how many figures of one text a source is asked, each with a line of its own. */
export const figuresAsked = 6

/** A figure as the text has it, and what was said of it. `input`: the name of its field in a form. */
export type AskedSource = { input: string; figure: string; source: string }

const colon = '\u00a0: '
/** What parts a figure from its source in a line that somebody typed. */
const parting = /^[ \u00a0\u202f]*[:=–—-][ \u00a0\u202f]*/u

/** The sources as a form asks for them: figure by figure, and in `others` the lines that are about no single one. */
export function sourcesOf(texts: readonly string[], sources: string): { asked: AskedSource[]; others: string } {
  const figures = figuresOf(texts)
  const lines = sources === '' ? [] : sources.split('\n')
  const told = lines.map(sourceIn)
  const taken = new Set<number>()
  const asked = figures.map(({ text, key }) => {
    const at = told.findIndex((one, index) => !taken.has(index) && one?.key === key)
    if (at >= 0) taken.add(at)
    return { input: inputOf(key), figure: text, source: told[at]?.source ?? '' }
  })
  return { asked, others: lines.filter((_, index) => !taken.has(index)).join('\n') }
}

/** The way back: a line for each figure of which something was said, then the other lines. */
export function sourceLines(asked: readonly Omit<AskedSource, 'input'>[], others: string): string {
  const said = asked
    .map(({ figure, source }) => ({ figure, source: source.split('\n').join(' ').trim() }))
    .filter(({ source }) => source !== '')
    .map(({ figure, source }) => `${figure}${colon}${source}`)
  return [...said, ...(others === '' ? [] : [others])].join('\n')
}

/** Whether anything was said of where figures come from: a figure alone is no source. */
export function sourcesGiven(sources: string): boolean {
  return sources.split('\n').some(line => saysWhere(line))
}

/** The line has words besides its figures. */
export function saysWhere(line: string, figures: readonly Figure[] = figuresIn(line)): boolean {
  const starts = [...figures.map(({ start }) => start), line.length]
  const between = starts.map((start, at) => line.slice(figures[at - 1]?.end ?? 0, start))
  return /\p{L}{2,}/u.test(between.join(''))
}

/** Plain letters, which any client takes for the name of a field. */
function inputOf(key: string): string {
  return `source.${encodeURIComponent(key)}`
}

function figuresOf(texts: readonly string[]): Figure[] {
  const all = texts.flatMap(text => figuresIn(text))
  // Of one that stands twice, the first.
  const byKey = new Map(all.toReversed().map(one => [one.key, one]))
  return all.filter(one => byKey.get(one.key) === one).slice(0, figuresAsked)
}

/** What the line says of the figure that it begins with; null when it begins with none, or goes on otherwise. */
function sourceIn(line: string): { key: string; source: string } | null {
  const first = figuresIn(line)[0]
  if (first?.start !== 0) return null
  const rest = line.slice(first.end)
  return parting.test(rest) ? { key: first.key, source: rest.replace(parting, '') } : null
}
