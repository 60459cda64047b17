/** `key`: the same for two ways of writing it: « 1 500 € » and « 1500 euros ». */
export type Figure = { start: number; end: number; text: string; key: string }

const space = '[ \\u00a0\\u202f]'
const count = `\\d{1,3}(?:(?:${space}|[.,](?=\\d{3}))\\d{3})+(?!\\d)|\\d+`
const number = `(?:${count})(?:[.,]\\d+)?`
const many = '(?:milliers?|millions?|milliards?|thousands?|billions?)(?!\\p{L})'
const spelt =
  '(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|cents|des|quelques|plusieurs|one|two|three|four|five|six|seven|eight|nine|ten|several)'
const currency = '(?:[kM]?€|(?:euros?|k-?euros?)(?!\\p{L}))'
const percent = '(?:%|pour(?:-| )cent(?!\\p{L})|per ?cent(?!\\p{L}))'

/** Percentages, amounts, what is counted in thousands or more, then numbers of four digits and over. */
const figure = new RegExp(
  `(?<![\\p{L}\\d/-]|\\d[.,])(?:€${space}?${number}(?:${space}?[kM](?!\\p{L}))?|${number}${space}?${percent}|${number}${space}?${currency}|(?:${number}|${spelt})?${space}?${many}(?:${space}d[’'e]${space}?euros?)?|${number})`,
  'giu',
)
const years = /^(?:19|20)\d\d$/
/** How many signs around a figure are read to tell it from a name or a year. */
const around = 40
/** A plural noun does not follow a year: « en 2026 les travaux ». */
const counted =
  /^[ \u00a0\u202f](?!(?:les|des|nous|vous|ils|elles|ces|ses|nos|vos|dans|sous|sans|puis|mais|plus|vers|dès|après|très|alors|toutes|tous|avons|is|was|has|this|its)(?!\p{L}))(?:\p{Ll}{3,}[sx]|people|staff)(?!\p{L})/u
const beforeYear =
  /(?:^|[^\p{L}])(?:en|in|depuis|since|fin|début|mi|année|années|year|ici|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december|été|hiver|automne|printemps|rentrée)[ \u00a0\u202f-]$/iu
/** A room, a bus line, an article: a name, not a number of something. */
const namedSo =
  /(?:n°|no\.?|salle|bureau|porte|poste|ligne|bus|article|code|room|office|line|numéro)[ \u00a0\u202f]?$/iu

/**
 * The figures that ask for a source, in their order: percentages, amounts, and numbers from 1 000 on. Dates, clock
 * times, telephone and postal numbers are none.
 */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(figure)].flatMap(match => {
    const found = match[0].trim()
    const start = match.index + match[0].length - match[0].trimStart().length
    const end = start + found.length
    return asksForSource(found, text.slice(Math.max(0, start - around), start), text.slice(end, end + around))
      ? [{ start, end, text: found, key: keyOf(found) }]
      : []
  })
}

function asksForSource(found: string, before: string, after: string): boolean {
  if (/[%€]|\p{L}/u.test(found)) return true
  if (/^[-/]?[\p{L}\d]/u.test(after)) return false
  const digits = found.replace(/\D/g, '')
  if (
    /[.,]\d{1,2}$/.test(found)
      ? Number.parseInt(found.replace(/[.,]\d{1,2}$/, '').replace(/\D/g, ''), 10) < 1000
      : Number(digits) < 1000
  )
    return false
  if (digits.startsWith('0') || namedSo.test(before)) return false
  if (years.test(found)) return counted.test(after) && !beforeYear.test(before)
  // A postal code with its town.
  return !(/^\d{5}$/.test(found) && /^ \p{Lu}/u.test(after))
}

function keyOf(found: string): string {
  return found
    .toLowerCase()
    .replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, '')
    .replace(/[ \u00a0\u202f]/g, '')
    .replace(/pour-?cent|percent/u, '%')
    .replace(/k-?euros?/u, 'k€')
    .replace(/euros?/u, '€')
    .replace(',', '.')
    .replace(/’/g, "'")
}

/** For so many figures of one text a source is asked, each with a line of its own. */
export const figuresAsked = 6

/** A figure as the text has it, and what was said of it. `input`: the name of its field in a form. */
export type AskedSource = { input: string; figure: string; source: string }

const colon = '\u00a0: '
/** Signs between a figure and its source in a typed line. */
const parting = /^[ \u00a0\u202f]*[:=–—-][ \u00a0\u202f]*/u

/** The sources as a form asks for them: by figure, and in `others` the lines about no single figure. */
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

/** The reverse: a line for each figure with a source, then the other lines. */
export function sourceLines(asked: readonly Omit<AskedSource, 'input'>[], others: string): string {
  const said = asked
    .map(({ figure, source }) => ({ figure, source: source.split('\n').join(' ').trim() }))
    .filter(({ source }) => source !== '')
    .map(({ figure, source }) => `${figure}${colon}${source}`)
  return [...said, ...(others === '' ? [] : [others])].join('\n')
}

/** Whether any source was given: a figure alone is none. */
export function sourcesGiven(sources: string): boolean {
  return sources.split('\n').some(line => saysWhere(line))
}

/** The line has words besides its figures. */
export function saysWhere(line: string, figures: readonly Figure[] = figuresIn(line)): boolean {
  const starts = [...figures.map(({ start }) => start), line.length]
  const between = starts.map((start, at) => line.slice(figures[at - 1]?.end ?? 0, start))
  return /\p{L}{2,}/u.test(between.join(''))
}

/** Plain letters, which every client accepts as the name of a field. */
function inputOf(key: string): string {
  return `source.${encodeURIComponent(key)}`
}

function figuresOf(texts: readonly string[]): Figure[] {
  const all = texts.flatMap(text => figuresIn(text))
  // Of a figure with two lines, the first one.
  const byKey = new Map(all.toReversed().map(one => [one.key, one]))
  return all.filter(one => byKey.get(one.key) === one).slice(0, figuresAsked)
}

/** The source in a line that begins with a figure; null: it does not, or goes on otherwise. */
function sourceIn(line: string): { key: string; source: string } | null {
  const first = figuresIn(line)[0]
  if (first?.start !== 0) return null
  const rest = line.slice(first.end)
  return parting.test(rest) ? { key: first.key, source: rest.replace(parting, '') } : null
}

/** A sentence, and those of its figures without a source, by their place in it. */
export type UnsourcedSentence = { text: string; figures: Figure[] }

/** A check counts with the name of the checker: « vérifié par Paul Lefèvre ». */
const checked = /(?:vérifiée?s?|contrôlée?s?) par\s+\p{L}{2,}|(?:checked|verified) by\s+\p{L}{2,}/iu

/**
 * Sentences of these texts with figures that no line of the sources names. A line that names a checker and no figure
 * covers them all.
 */
export function unsourcedFigures(texts: readonly string[], sources: string): UnsourcedSentence[] {
  const lines = sources.split('\n').map(line => ({ line, figures: figuresIn(line) }))
  if (lines.some(({ line, figures }) => figures.length === 0 && checked.test(line))) return []
  const telling = lines.filter(({ line, figures }) => saysWhere(line, figures))
  const covered = new Set(telling.flatMap(({ figures }) => figures.map(({ key }) => key)))
  const sentences = new Set(texts.flatMap(text => text.split('\n')).flatMap(sentencesOf))
  return [...sentences]
    .map(text => ({ text, figures: figuresIn(text).filter(({ key }) => !covered.has(key)) }))
    .filter(({ figures }) => figures.length > 0)
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…][»”)]?)[ \u00a0\u202f]+(?=[«“\p{Lu}\d])/u)
    .map(one => one.trim())
    .filter(one => one !== '')
}
