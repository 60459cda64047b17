import type { Locale } from '../../../core/domain/actor.ts'
import type { Inline } from '../../../core/domain/posts/text/rich-line.ts'
import { type Block, writeRichText } from '../../../core/domain/posts/text/rich-text.ts'
import type { SealedWords } from '../../../core/domain/relays/poster-proof.ts'
import type { ReadSealed } from '../../../core/ports/outside.ts'
import type { Words } from '../../../words.ts'
import type { Card } from '../../cards/card-templates.ts'
import { plainText } from '../../cards/markdown.ts'

/** The port: reads back what `drawSealedPost` wrote, also from bytes that an earlier Mary sealed. */
export function createReadSealed(words: Record<Locale, Words>): ReadSealed {
  return ({ locale, card }) => {
    const { body = [] } = JSON.parse(card) as { body?: Card[] }
    const title = body.find(({ type, size }) => type === 'TextBlock' && size === 'Large')
    const box = body.find(({ type, style }) => type === 'Container' && style === 'emphasis')
    const event = box ? eventIn(box, words[locale]) : null
    // An event without its day gets no poster.
    if (!title || (box && !event)) return null
    const blocks = body.filter(isParagraph).map(({ text }) => blockIn(String(text)))
    const credit = body.find(({ type, isSubtle }) => type === 'TextBlock' && isSubtle !== undefined)
    return {
      title: plainText(String(title['text'])),
      body: writeRichText(blocks),
      link: linkIn(body),
      event,
      credit: credit ? plainText(String(credit['text'])) : null,
    }
  }
}

/** Neither the heading above the title, nor the title, nor the credit. */
function isParagraph({ type, size, isSubtle }: Card): boolean {
  return type === 'TextBlock' && size === undefined && isSubtle === undefined
}

function linkIn(body: readonly Card[]): SealedWords['link'] {
  const actions = body.flatMap(({ actions }) => (actions ?? []) as { title?: string; url?: string }[])
  const link = actions.find(({ url }) => url !== undefined)
  return link ? { title: link.title ?? '', url: link.url ?? '' } : null
}

function eventIn({ items }: Card, words: Words): SealedWords['event'] {
  const said = (label: string): string => {
    const before = `**${label}** `
    const line = (items as Card[]).map(({ text }) => String(text)).find(text => text.startsWith(before))
    return plainText(line?.slice(before.length) ?? '')
  }
  const when = said(words.text('posts.sealed.when'))
  return when === '' ? null : { when, where: said(words.text('posts.sealed.where')) }
}

/** The reverse of `bodyTexts`. */
function blockIn(text: string): Block {
  const items = text.split('\r')
  if (items.every(item => item.startsWith('- ')))
    return { kind: 'bullets', items: items.map(item => inlinesIn(item.slice(2))) }
  if (items.every((item, at) => item.startsWith(`${at + 1}. `)))
    return { kind: 'numbers', items: items.map((item, at) => inlinesIn(item.slice(`${at + 1}. `.length))) }
  return { kind: 'paragraph', lines: text.split('\n\n').map(inlinesIn) }
}

/** An escaped sign, stars, brackets of a link, words. Words are escaped: an unescaped sign has its meaning. */
const pieces = /\\(?<sign>.)|(?<stars>\*{1,3})|(?<opens>\[)|\]\((?<closes>[^()\s]+)\)|(?<text>[^\\*[\]]+|[\\\]])/gsu

function inlinesIn(line: string): Inline[] {
  const inlines: Inline[] = []
  let [bold, italic, from] = [false, false, 0]
  for (const { groups = {} } of line.matchAll(pieces)) {
    const { sign, stars = '', opens, closes, text = sign } = groups
    if (stars.length > 1) bold = !bold
    if (stars.length % 2 === 1) italic = !italic
    if (opens !== undefined) from = inlines.length
    else if (closes !== undefined)
      inlines.splice(from, inlines.length, ...inlines.slice(from).map(one => ({ ...one, link: closes })))
    else if (text !== undefined) inlines.push({ text, ...(bold && { bold }), ...(italic && { italic }) })
  }
  return inlines
}
