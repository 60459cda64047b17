import type { Locale } from '../../actor.ts'
import { normalized } from '../../text.ts'

const noBreak = '\u00a0'
const narrow = '\u202f'
/** What people type for spaces within a line: one of any kind, or several. */
const typedSpaces = /[\t\p{Zs}]+/gu
/** What is left of them, and what rules put in. */
const space = '[ \\u00a0\\u202f]'
/** The groups of a number stay on one line. */
const groups = new RegExp(`(?<![\\d\\p{L}]|\\d[.,/-])\\d{1,3}(?:${space}\\d{3})+(?!\\d)`, 'gu')
/** Replaces text that no rule may change; counts as a word. */
const kept = '\ue000'
/**
 * Addresses, what is filled for each reader (`{prénom}`), HTML entities: in these a colon or an apostrophe is no
 * punctuation. A mail address is searched only where a word begins, hence once a word.
 */
const untouched =
  /(?:https?:\/\/|www\.)[^\s«»“”"<>]+|(?<![^\s«»“”"<>@])[^\s«»“”"<>@]+@[^\s«»“”"<>@]+\.\p{L}+|\{[^{}\s]+\}|&#?\w+;|\ue000/giu

type Rule = (text: string) => string

const put =
  (find: RegExp, text: string): Rule =>
  so =>
    so.replace(find, text)

/** `o` and `c`: what opens and closes a quotation. Both signs must be typed, on one line. */
const quoted = (o: string, c: string): Rule =>
  put(/(?<=^|[\s([{«“’'\-–—/])"(?=[^\s"])([^"\n]+)(?<=[^\s"])"(?=$|[\s.,;:!?…)\]}»”%\-–—])/gmu, `${o}$1${c}`)

const rules: Record<Locale, Rule[]> = {
  fr: [
    put(/(?<!\.)\.\.\.(?!\.)/g, '…'),
    quoted('«', '»'),
    guillemets,
    put(/(?<=[\p{L}\p{N}])['ʼ‘`´](?=[\p{L}\p{N}«\ue000])/gu, '’'),
    put(new RegExp(`«${space}?`, 'g'), `«${noBreak}`),
    put(new RegExp(`${space}?»`, 'g'), `${noBreak}»`),
    // A colon counts only at the end of its word: neither 9:30 nor a smiley.
    put(new RegExp(`(?<=\\S)${space}:(?=\\s|$)|(?<=[\\p{L}\\p{N})\\]\\ue000]):(?=\\s|$)`, 'gu'), `${noBreak}:`),
    put(
      new RegExp(`(?<=\\S)${space}(?=[;!?])|(?<=[\\p{L}\\p{N})\\]»\\ue000])(?=[;!?]+(?:[\\s»)\\]]|$))`, 'gu'),
      narrow,
    ),
    put(new RegExp(`(?<=\\d)${space}?(?=[%€])`, 'g'), narrow),
    grouped,
  ],
  en: [quoted('“', '”'), put(/(?<=[\p{L}\p{N}])['ʼ`´](?=[\p{L}\p{N}\ue000])/gu, '’')],
}

/** Quotations are nested: the rules are repeated until they change nothing more, so often at most. */
const roundsMost = 10

/** One text with the typography of its language, in NFC. Done twice it changes nothing more. */
export function typeset(text: string, locale: Locale): string {
  const asides: string[] = []
  const bare = oneSpaced(normalized(text)).replace(untouched, one => (asides.push(one), kept))
  let next = 0
  return settled(bare, rules[locale]).replaceAll(kept, () => asides[next++] ?? '')
}

function settled(text: string, all: Rule[]): string {
  let [before, set] = ['', text]
  for (let round = 0; round < roundsMost && set !== before; round++)
    [before, set] = [set, all.reduce((so, rule) => rule(so), set)]
  return set
}

/** One space between words: rules decide which do not break. None at a line's end; indentation stays. */
function oneSpaced(text: string): string {
  return text.replace(typedSpaces, (run, at: number) => {
    const after = text[at + run.length]
    if (after === undefined || after === '\n') return ''
    return at === 0 || text[at - 1] === '\n' ? ' '.repeat(run.length) : ' '
  })
}

/** English quotations, each within one line, nested to any depth. */
function guillemets(text: string): string {
  const signs = text.split(/([“”\n])/)
  const open: number[] = []
  for (const [at, sign] of signs.entries()) {
    if (sign === '\n') open.length = 0
    if (sign === '“') open.push(at)
    const opening = sign === '”' ? open.pop() : undefined
    if (opening !== undefined) [signs[opening], signs[at]] = ['«', '»']
  }
  return signs.join('')
}

function grouped(text: string): string {
  return text.replace(groups, number => number.replace(/\D/g, narrow))
}
