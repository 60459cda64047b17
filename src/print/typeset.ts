import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'
import { normalized } from '../core/domain/text.ts'

const load = createRequire(import.meta.url)
const kept = 10
/** A virtual folder: files that a document reads from it are mapped there. */
const workspace = '/mary-press'
/** Replacement signs may have no font either. */
const roundsMost = 4
const lackingSign = '□'
let compiler: Typst.NodeCompiler | undefined

export type Typeset = { bytes: Uint8Array; pages: number }
/** By the path under which the document names them, « /p1 ». */
type Pictures = ReadonlyMap<string, Uint8Array>

/**
 * A PDF that screen readers read (PDF/UA-1: tags, language, title). `texts` are what the document asks for in
 * `sys.inputs`: strings, which Typst sets as they are and never reads as markup. The standard refuses a sign that no
 * font has: then it is a plain PDF, since a name is printed all the same, and can be copied and read out. Throws what
 * Typst says of a document that it cannot set.
 */
export function typeset(document: string, texts: Record<string, string>, pictures: Pictures = new Map()): Typeset {
  const inputs = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, settable(text)]))
  return set(document, inputs, pictures, (by, made) => {
    try {
      return by.pdf(made, { pdfStandard: 'ua-1' })
    } catch (error) {
      if (withoutFont(error).length === 0) throw error
      return by.pdf(made, { pdfStandard: '1.7' })
    }
  })
}

/**
 * The same of data, which the document reads as JSON from the input of that name, and always PDF/UA-1: a sign that no
 * font has becomes its plain form where it has one (« ㎡ »: m2), else one that everybody sees.
 */
export function typesetData(name: string, document: string, data: unknown, pictures: Pictures): Typeset {
  const shown: Map<string, string>[] = []
  for (;;)
    try {
      const inputs = { [name]: settableData(data, shown) }
      return set(document, inputs, pictures, (by, made) => by.pdf(made, { pdfStandard: 'ua-1' }))
    } catch (error) {
      const lacking = withoutFont(error)
      if (lacking.length === 0 || shown.length === roundsMost) throw error
      shown.push(new Map(lacking.map(sign => [sign, insteadOf(sign)])))
    }
}

/** For emoji, which the compiler's own fonts lack; drawn in the colour of the text. */
const emojiFont = new URL('fonts/NotoEmoji-Regular.ttf', import.meta.url)

/** Loaded with the first document: 50 MB on disk, and fonts in it, so that nothing is fetched. */
function set(
  document: string,
  inputs: Record<string, string>,
  pictures: Pictures,
  write: (by: Typst.NodeCompiler, made: Typst.NodeTypstDocument) => Buffer,
): Typeset {
  compiler ??= (load('@myriaddreamin/typst-ts-node-compiler') as typeof Typst).NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: [readFileSync(emojiFont)] }],
  })
  for (const [path, bytes] of pictures) compiler.mapShadow(workspace + path, bufferOf(bytes))
  try {
    const made = compiler.compile({ mainFileContent: document, inputs })
    if (made.result === null) throw new Error(said(compiler, made.takeError()))
    return { bytes: write(compiler, made.result), pages: made.result.numOfPages }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(kept)
  }
}

/** The signs that none of the fonts has, all at once, as Typst names them. */
function withoutFont(error: unknown): string[] {
  const found = String(error).matchAll(/the text `\\"(.+?)\\"` could not be displayed/g)
  return [...new Set([...found].map(([, text]) => unescaped(text!)))]
}

/** As Rust writes a combining sign: by its number. */
function unescaped(text: string): string {
  return text.replace(/\\{1,2}u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
}

function insteadOf(sign: string): string {
  const plain = normalized(normalized(sign, 'NFKD'))
  if (plain !== sign) return plain
  return sign.includes(lackingSign) ? '?' : lackingSign
}

function said(by: Typst.NodeCompiler, error: Typst.NodeError | null): string {
  const all = error === null ? [] : (by.fetchDiagnostics(error) as { message: string }[])
  return all.map(({ message }) => message).join('; ')
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Text for one input: a line without spaces around it. */
function settable(text: string): string {
  return printable(text).trim()
}

/** Strings keep the spaces at their ends. */
function settableData(data: unknown, shown: readonly Map<string, string>[]): string {
  const instead = (text: string): string =>
    shown.reduce((all, signs) => [...signs].reduce((one, [sign, other]) => one.replaceAll(sign, other), all), text)
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? instead(printable(value)) : value))
}

/**
 * Without what cannot be printed on a line: control characters, halves of signs, and joiners that join no emoji. A
 * digit in a key is a digit.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Co}\ufffd]/gu, ' ')
    .replace(/([\d#*])\ufe0f?\u20e3/gu, '$1')
    .replace(/(\p{RGI_Emoji})|\u200d|\ufe0f|\u20e3|[\u{e0020}-\u{e007f}]/gv, (_, emoji: string = '') => emoji)
    .replace(/[ \n]+/g, ' ')
}
