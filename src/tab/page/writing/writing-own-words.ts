import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'

/** Shows `{prénom}` and `{direction}` as places that are filled for each reader. */
export const ownWordsShown = () =>
  new Plugin({
    state: {
      init: (_, { doc }) => shown(doc),
      apply: (tr, before) => (tr.docChanged ? shown(tr.doc) : before),
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })

function shown(doc: Node) {
  const found: Decoration[] = []
  doc.descendants((node, at) => {
    for (const { 0: words, index } of (node.text ?? '').matchAll(/\{(?:prénom|direction)\}/g))
      found.push(Decoration.inline(at + index, at + index + words.length, { class: 'own-word' }))
  })
  return DecorationSet.create(doc, found)
}
