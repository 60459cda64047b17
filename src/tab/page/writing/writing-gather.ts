import type { Inline } from '../../../core/domain/posts/text/rich-line.ts'
import type { Block } from '../../../core/domain/posts/text/rich-text.ts'

export type Look = { bold: boolean; italic: boolean; link: string | null }

/** Gathers pasted words, line breaks and ends of blocks into blocks that posts can have. */
export class Gather {
  blocks: Block[] = []
  /** Lines of the open paragraph. */
  #lines: Inline[][] = []
  #line: Inline[] = []
  /** The list of the open item; an item has one line, whatever ends within it. */
  #item: 'bullets' | 'numbers' | null = null
  /** Spaces that an editor put into an element of their own. */
  #wrapped: WeakSet<Inline> = new WeakSet()
  /** In a row of a table every end is a space. */
  isRow = false

  /** `isKept`: white space is as it was typed; else it is that of the source. */
  words(text: string, { bold, italic, link }: Look, isKept: boolean) {
    const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\ufeff\ufffc]/g, '')
    if (isKept && !this.#item && !this.isRow && /[\r\n]/.test(clean)) {
      clean.split(/\r\n?|\n/).forEach((line, at) => {
        if (at > 0) this.breakLine()
        this.words(line, { bold, italic, link }, true)
      })
      return
    }
    const spaced = clean.replaceAll(/[\t\n\r ]+/g, ' ')
    if (spaced === '') return
    this.#line.push({
      text: spaced,
      ...(bold && { bold: true }),
      ...(italic && { italic: true }),
      ...(link !== null && { link }),
    })
  }

  /** Browsers, Safari and Word copy a space beside a tag as one that does not break, in a `span` of its own. */
  wrappedSpace(look: Look) {
    this.words('\u00a0', look, false)
    const last = this.#line.at(-1)
    if (last) this.#wrapped.add(last)
  }

  /** A `br`, or the end of a typed line. A second one is an empty line, which separates paragraphs. */
  breakLine() {
    if (this.#item || this.isRow) return void this.#line.push({ text: ' ' })
    if (isBlank(this.#line)) return this.endBlock()
    return this.endLine()
  }

  /** The edge of a block element. */
  endLine() {
    if (this.#item || this.isRow) return void this.#line.push({ text: ' ' })
    if (!isBlank(this.#line)) this.#lines.push(trimmed(this.#line, this.#wrapped))
    this.#line = []
  }

  endBlock() {
    this.endLine()
    if (this.#item || this.isRow || this.#lines.length === 0) return
    this.blocks.push({ kind: 'paragraph', lines: this.#lines })
    this.#lines = []
  }

  /**
   * An item within another becomes one more item of the same list. The returned function is called once its words are
   * gathered.
   */
  item(kind: 'bullets' | 'numbers'): () => void {
    const outer = this.#item
    if (outer) this.#endItem(outer)
    else this.endBlock()
    const own = outer ?? kind
    this.#item = own
    return () => {
      this.#endItem(own)
      this.#item = outer
    }
  }

  /** The kind of the last list, if nothing came after it. */
  lastList(): 'bullets' | 'numbers' | null {
    const last = this.blocks.at(-1)
    return last && last.kind !== 'paragraph' && this.#lines.length === 0 && isBlank(this.#line) ? last.kind : null
  }

  end(): Block[] {
    this.endBlock()
    return this.blocks
  }

  #endItem(kind: 'bullets' | 'numbers') {
    const item = trimmed(this.#line, this.#wrapped)
    this.#line = []
    if (isBlank(item)) return
    const last = this.blocks.at(-1)
    if (last?.kind === kind) last.items.push(item)
    else this.blocks.push({ kind, items: [item] })
  }
}

function isBlank(line: Inline[]) {
  return line.every(({ text }) => text.trim() === '')
}

/**
 * Spaces at the edges: no-break spaces that an editor put for plain ones are removed, those of French typography stay.
 */
function trimmed(line: Inline[], wrapped: WeakSet<Inline>): Inline[] {
  const kept: Inline[] = []
  let isSpaced = true
  for (const [at, inline] of line.entries()) {
    const [before, after] = [line[at - 1]?.text.at(-1) ?? '', line[at + 1]?.text[0] ?? '']
    const plain = wrapped.has(inline) ? wrappedSpace(before, after) : betweenLetters(inline.text, before, after)
    let text = plain.replaceAll(/[ \u00a0]{2,}/g, ' ')
    if (isSpaced) text = text.replace(/^[ \u00a0]+/, '')
    if (text === '') continue
    isSpaced = /[ \u00a0]$/.test(text)
    kept.push({ ...inline, text })
  }
  for (let last = kept.at(-1); last && isSpaced; last = kept.at(-1)) {
    last.text = last.text.replace(/(?<![ \u00a0])[ \u00a0]+$/, '')
    if (last.text !== '') break
    kept.pop()
  }
  return kept
}

/** `before`, `after`: the signs around the space. */
function wrappedSpace(before: string, after: string) {
  return before === '«' || /^[:;!?»]/.test(after) ? '\u00a0' : ' '
}

function betweenLetters(text: string, before: string, after: string) {
  const plain = `${before}${text}${after}`.replaceAll(/(?<=\p{L})\u00a0(?=\p{L})/gu, ' ')
  return plain.slice(before.length, plain.length - after.length)
}
