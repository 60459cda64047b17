// Written by `npm run core-code` from src/core/domain/text.ts.


/**
 * How much of one text is looked at, in UTF-16 units as `length` counts. Five times the longest field: a text whose
 * accents are typed as signs of their own still fits, and a longer one is too long for every field.
 */
export const typedMost = 20_000

/**
 * Marks above and below one letter. Normalising sorts each run of them by insertion, so that its time grows with the
 * square of the run. No script stacks more; Unicode’s own bound is 30:
 * https://unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const marksMost = 16
/** The sound marks of half width are letters, and decompose to marks. */
const mark = '[\\p{M}\\uff9e\\uff9f]'
const surplusMarks = new RegExp(`(${mark}{${marksMost}})${mark}+`, 'gu')
/** Latin letters, the punctuation of European texts, the euro: NFC leaves each as it is, and none of them is a mark. */
const letters = '\\u0000-\\u02ff\\u2010-\\u205e\\u20ac'
const composed = new RegExp(`^[${letters}]*$`)
/** Hardly any text has a run of others that is long enough, and to ask of each sign whether it is a mark takes long. */
const maybeStacked = new RegExp(`[^${letters}]{${marksMost + 1}}`)

/**
 * The one way to shorten what people typed: the first `most` UTF-16 units, one fewer where the last would be half of a
 * sign.
 */
export function cut(text        , most        )         {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

/** In one Unicode form, in linear time: the marks that are too many for one letter are left out. */
export function normalized(text        , form                 = 'NFC')         {
  // A form of fifty fields is read several times, and is nearly always such a text.
  if (form === 'NFC' && composed.test(text)) return text
  return withoutSurplus(text, (_, kept) => kept).normalize(form)
}

function withoutSurplus(text        , instead                                       )         {
  return maybeStacked.test(text) ? text.replace(surplusMarks, instead) : text
}

/**
 * A text as the entrance lets it in, trimmed. One that is too long for every field ends with « … » and stays too long
 * for them, however it is cleaned: it is refused where it is read, and never accepted as a shorter one.
 */
export function bounded(text        )         {
  const typed = text.trim()
  return typed.length > typedMost ? cut(typed, typedMost).padEnd(typedMost + 1, '…') : typed
}

/**
 * What came from a form: untrusted, perhaps missing, of any length. NFC, so that equal texts are equal bytes; without
 * control characters but line breaks; without lone surrogates, which RFC 8785 cannot write and PostgreSQL cannot store;
 * without what turns the order of letters around, so that what is read is what is sealed. A text in which there is
 * nothing to see is none.
 */
export function cleanText(value         )         {
  if (typeof value !== 'string') return ''
  const typed = bounded(value).toWellFormed()
  const text = typed.length > typedMost ? marked(typed) : plain(typed)
  return nothingToSee.test(text) ? '' : text
}

/** Control characters but line breaks, and what turns the order of letters around. */
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

/** Of the same length: what may not stay is replaced. */
function marked(text        )         {
  return withoutSurplus(text.replace(unwanted, '\ufffd'), (run, kept) => kept.padEnd(run.length, '\ufffd'))
}

function plain(text        )         {
  const visible = text.replace(/\r\n?/g, '\n').replace(unwanted, sign => (sign < '\u0080' ? ' ' : ''))
  return normalized(visible).trim()
}

/** Spaces, and characters without width or ink: U+2800 and the fillers are letters to Unicode, and blank to people. */
const nothingToSee = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u

/** No name, nor a line that is compared with words, is longer. */
const foldedMost = 1_000

/**
 * For comparing what people wrote: accents, case, spaces and kinds of apostrophe do not matter. Of a text that is
 * longer than any name the beginning.
 */
export function fold(text        )         {
  const bare = normalized(cut(text, foldedMost), 'NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a multi-select gives, its values with commas between, or people type on lines of their own: each once. */
export function choicesIn(value         )           {
  return [
    ...new Set(
      cleanText(value)
        .split(/[,\n]/)
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  ]
}

/** Of the years 1000 to 2999: beyond 9999 the next day has another spelling, and no longer comes after it as a text. */
export function isDay(text        )              {
  return (
    /^[12]\d{3}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  )
}

/** `HH:MM`, as a time input gives it. */
export function isTime(text        )          {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** As Entra, Teams and Mary write ids, from the first sign to the last. */
export const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
