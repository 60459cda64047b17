import { createRequire } from 'node:module'
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'

const load = createRequire(import.meta.url)
const kept = 10
let compiler: Typst.NodeCompiler | undefined

/**
 * A PDF that screen readers read (PDF/UA-1: tags, language, title). `texts` are what the document asks for in
 * `sys.inputs`: strings, which Typst sets as they are and reads as no markup, whatever stands in them. Loaded with the
 * first document: 50 MB on disk, and fonts in it, so that nothing is fetched.
 */
export function typeset(document: string, texts: Record<string, string>): Uint8Array {
  compiler ??= (load('@myriaddreamin/typst-ts-node-compiler') as typeof Typst).NodeCompiler.create()
  const inputs = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, settable(text)]))
  try {
    return compiler.pdf({ mainFileContent: document, inputs }, { pdfStandard: 'ua-1' })
  } catch (error) {
    // The standard refuses a sign that no font has; a name is printed all the same, and can be copied and read out.
    if (!/could not be displayed/.test(String(error))) throw error
    return compiler.pdf({ mainFileContent: document, inputs }, { pdfStandard: '1.7' })
  } finally {
    compiler.evictCache(kept)
  }
}

/** Without what no line of print can hold: control characters, halves of signs, and pictures. */
function settable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Co}\ufffd]/gu, ' ')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200d|\ufe0f|\u20e3/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
