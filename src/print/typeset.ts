import { createRequire } from 'node:module'
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'

const load = createRequire(import.meta.url)
const kept = 10
/** A folder that is nowhere: what a document reads of it was mapped there. */
const workspace = '/mary-press'
let compiler: Typst.NodeCompiler | undefined

export type Typeset = { bytes: Uint8Array; pages: number }

/**
 * A PDF that screen readers read (PDF/UA-1: tags, language, title). `texts` are what the document asks for in
 * `sys.inputs`: strings, which Typst sets as they are and reads as no markup, whatever stands in them. `pictures`: by
 * the path under which the document names them, « /p1 ». Loaded with the first document: 50 MB on disk, and fonts in
 * it, so that nothing is fetched. Throws what Typst says of a document that it cannot set.
 */
export function typeset(
  document: string,
  texts: Record<string, string>,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): Typeset {
  compiler ??= (load('@myriaddreamin/typst-ts-node-compiler') as typeof Typst).NodeCompiler.create({ workspace })
  const inputs = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, settable(text)]))
  for (const [path, bytes] of pictures) compiler.mapShadow(workspace + path, bufferOf(bytes))
  try {
    const set = compiler.compile({ mainFileContent: document, inputs })
    if (set.result === null) throw new Error(said(compiler, set.takeError()))
    return { bytes: pdfOf(compiler, set.result), pages: set.result.numOfPages }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(kept)
  }
}

/** The standard refuses a sign that no font has; a name is printed all the same, and can be copied and read out. */
function pdfOf(by: Typst.NodeCompiler, set: Typst.NodeTypstDocument): Buffer {
  try {
    return by.pdf(set, { pdfStandard: 'ua-1' })
  } catch (error) {
    if (!/could not be displayed/.test(String(error))) throw error
    return by.pdf(set, { pdfStandard: '1.7' })
  }
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

/** Everything that a document asks for at once, as JSON for one input: strings keep the spaces at their ends. */
export function settableData(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? printable(value) : value))
}

/** Without what no line of print can hold: control characters, halves of signs, and pictures. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Co}\ufffd]/gu, ' ')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200d|\ufe0f|\u20e3/gu, '')
    .replace(/[ \n]+/g, ' ')
}
