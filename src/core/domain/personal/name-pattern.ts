import { normalized } from '../text.ts'

/** Lower-case letters without accents; « œ » and « æ » as two letters. */
export function bare(text: string): string {
  const small = normalized(text, 'NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return small.replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

/** Latin letters with accents, by the bare one: capitals, and directories, are often without accents. */
const accented = new Map<string, string>()
for (const [from, to] of [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const)
  for (let code = from; code <= to; code++) {
    const letter = String.fromCharCode(code)
    const base = bare(letter)
    if (/^[a-z]$/.test(base) && letter === letter.toLowerCase()) accented.set(base, (accented.get(base) ?? '') + letter)
  }

/**
 * Words by which rows are searched: an « oe » may be one sign in a row, so that a word is cut there. Signs between
 * letters may be written otherwise.
 */
export function nameWords(name: string): string[] {
  return [
    ...new Set(
      bare(name)
        .split(/oe|ae|[^\p{L}\p{N}]+/u)
        .filter(word => word !== ''),
    ),
  ]
}

/** A sign that is no letter is escaped in JSON, in JSON within JSON, and in Markdown. */
const escapes = String.raw`\\*`
const others: Readonly<Record<string, string>> = {
  "'": `${escapes}(?:['’ʼ]|&#39;|&rsquo;|%27|%e2%80%99)`,
  '-': String.raw`${escapes}(?:[-\u2010\u2011]| )`,
  '"': `${escapes}(?:"|&quot;)`,
  '&': `${escapes}&(?:amp;)?`,
  '\\': String.raw`\\+`,
}

/**
 * In an address « é » is « %C3%A9 ». Each such code is taken for the letter, since the letters around it tell enough.
 */
const encodedLetter = String.raw`%c[3-5]%[89ab][\da-f]`

/** The text with the accents of addresses as letters. */
export function withLetters(text: string): string {
  return text.includes('%') ? text.replaceAll(new RegExp(encodedLetter, 'gi'), decodeURIComponent) : text
}

function signPattern(sign: string): string {
  if (sign === 'oe') return `(?:${signPattern('o')}${signPattern('e')}|œ|%c5%9[23])`
  if (sign === 'ae') return `(?:${signPattern('a')}${signPattern('e')}|æ|%c3%[8a]6)`
  if (/[\p{L}\p{N}]/u.test(sign))
    return String.raw`(?:[${sign}${accented.get(sign) ?? ''}](?:\p{M}|%cc%[89ab][\da-f]){0,4}|${encodedLetter})`
  const alike = sign.replace(/[’ʼ‘`´]/u, "'").replace(/[\u2010\u2011]/u, '-')
  return others[alike] ?? `${escapes}${literal(sign)}`
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
}

function wordPattern(word: string): string {
  return [...bare(word).matchAll(/oe|ae|[^]/gu)].map(([sign]) => signPattern(sign)).join('')
}

/** Signs between words: spaces, signs of bold, a line break as JSON writes it; in the name of a file one sign. */
const between = String.raw`(?:(?:[\s*_~]|\\+[nrt*_~]|&nbsp;|%20|</?[a-z]{1,9}>){1,40}|[-.+])`

const sign = String.raw`[\p{L}\p{N}\p{M}]`
const hyphen = '[-\u2011]'
/** A line break as JSON writes it ends with a letter, a space in an address with a digit. */
const newLine = String.raw`(?<=\\[nrt]|%[\da-f]{2})`
/**
 * « Jean-Rose Martin » and « Rose Martin-Petit » are other people, « l'ex-Rose Martin » and « Rose Martin-là » are not.
 */
const aroundNames = {
  before: String.raw`(?:${newLine}|(?<!${sign}|(?<!\p{L})(?!(?:ex|pro|anti|non)${hyphen})\p{L}{1,30}${hyphen}))`,
  after: String.raw`(?!${sign}|@|${hyphen}(?!(?:là|ci)(?!\p{L}))\p{L})`,
}
/** « jean.rose@ville.fr » is not « rose@ville.fr ». */
const aroundAddresses = {
  before: String.raw`(?:${newLine}|(?<!${sign}|[\p{L}\p{N}][-._+]))`,
  after: String.raw`(?!${sign}|[-.][\p{L}\p{N}])`,
}

/** In a name of more words nobody turns the order around. */
const turnedMost = 5

/** « Rose Martin » is written « Martin Rose », « ROSE MARTIN », « **Rose** Martin » and « rose-martin » too. */
export function namePattern(name: string): string {
  const words = name.split(/\s+/u)
  const turns = words.length > turnedMost ? [words] : words.map((_, at) => [...words.slice(at), ...words.slice(0, at)])
  const each = turns.map(turn => turn.map(wordPattern).join(between))
  return `${aroundNames.before}(?:${each.join('|')})${aroundNames.after}`
}

const titles = '(?:M(?:me|lle|r)?|Madame|Mademoiselle|Monsieur|Dr|Docteure?|Ma[iî]tre)'

/** « Mme Martin », « M. MARTIN ». */
export function titledPattern(last: string): string {
  const name = last.split(/\s+/u).map(wordPattern).join(between)
  return `${aroundNames.before}${titles}${escapes}\\.?${between}${name}${aroundNames.after}`
}

export function addressPattern(address: string): string {
  const signs = [...address].map(one => {
    if (one === '@') return `(?:${escapes}@|%40|&#64;)`
    return /[\p{L}\p{N}]/u.test(one) ? one : `${escapes}${literal(one)}`
  })
  return `${aroundAddresses.before}${signs.join('')}${aroundAddresses.after}`
}
