import { type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model'

const nodes: Record<'doc' | 'paragraph' | 'bullets' | 'numbers' | 'item' | 'text' | 'break', NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: '(text | break)*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  bullets: list('ul'),
  numbers: list('ol'),
  // An item is one line: the Markdown of posts has neither lines nor lists within one.
  item: { content: 'text*', defining: true, selectable: false, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  text: {},
  break: { inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'], leafText: () => '\n' },
}

const marks: Record<'link' | 'bold' | 'italic', MarkSpec> = {
  link: {
    attrs: { href: { validate: 'string' } },
    inclusive: false,
    // What a person pastes is read elsewhere; this reads back what the field itself shows.
    parseDOM: [{ tag: 'a[href]', getAttrs: shown => ({ href: shown.getAttribute('href') }) }],
    toDOM: ({ attrs }) => ['a', { href: String(attrs['href']), rel: 'noopener noreferrer' }, 0],
  },
  bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
}

/** Everything that can be written in a post: exactly what its Markdown can express. */
export const schema = new Schema({ nodes, marks })

function list(tag: 'ul' | 'ol'): NodeSpec {
  return { group: 'block', content: 'item+', selectable: false, parseDOM: [{ tag }], toDOM: () => [tag, 0] }
}
