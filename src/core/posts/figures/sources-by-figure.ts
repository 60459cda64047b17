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
  const taken = new Set<number>()
  const asked = figures.map(({ text, key }) => {
    const at = lines.findIndex((line, index) => !taken.has(index) && sourceIn(line, key) !== null)
    if (at >= 0) taken.add(at)
    return { input: inputOf(key), figure: text, source: at < 0 ? '' : (sourceIn(lines[at]!, key) ?? '') }
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
  const rest = figures.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), line)
  return /\p{L}{2,}/u.test(rest)
}

/** Plain letters, which any client takes for the name of a field. */
function inputOf(key: string): string {
  return `source.${encodeURIComponent(key)}`
}

function figuresOf(texts: readonly string[]): Figure[] {
  const all = texts.flatMap(text => figuresIn(text))
  return all.filter(({ key }, index) => all.findIndex(one => one.key === key) === index).slice(0, figuresAsked)
}

/** What the line says of the figure that it begins with; null when it begins with none, or goes on otherwise. */
function sourceIn(line: string, key: string): string | null {
  const first = figuresIn(line)[0]
  if (first?.key !== key || first.start !== 0) return null
  const rest = line.slice(first.end)
  return parting.test(rest) ? rest.replace(parting, '') : null
}
