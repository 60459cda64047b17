/** `key`: what two ways of writing it share: « 1 500 € » and « 1500 euros ». */
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
/** How far the words reach that tell a figure from a name or a year. */
const around = 40
/** What stands behind a year is no plural noun: « en 2026 les travaux ». */
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
