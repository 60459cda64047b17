import { history } from 'prosemirror-history'
import { EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'

export type Place = { from: number; to: number }

const own: PluginKey<Place[]> = new PluginKey('own-changes')

/** What *Undo* takes back, and where it was written in the document. */
export const undoing = () => [
  history(),
  new Plugin({
    key: own,
    state: {
      init: () => [] as Place[],
      apply: (tr, before) => {
        if (!tr.docChanged) return before
        const kept = before.map(({ from, to }) => ({ from: tr.mapping.map(from, -1), to: tr.mapping.map(to, 1) }))
        return tr.getMeta('given') === true ? kept : joined([...kept, ...placesOf(tr)])
      },
    },
  }),
]

/**
 * Takes in a change from elsewhere. Within a paragraph written here, *Undo* would take letters out of another person's
 * words: its history ends there.
 */
export function withGiven(state: EditorState, tr: Transaction): EditorState {
  const next = state.apply(tr)
  const { doc, selection, plugins } = next
  return meets(state, tr) ? EditorState.create({ doc, selection, plugins: [...plugins] }) : next
}

function meets(state: EditorState, tr: Transaction) {
  return (own.getState(state) ?? []).some(({ from, to }) => {
    let isChanged = false
    state.doc.nodesBetween(from, to, (node, at) => {
      if (node.isTextblock && !tr.doc.nodeAt(tr.mapping.map(at, 1))?.eq(node)) isChanged = true
      return !node.isTextblock
    })
    return isChanged
  })
}

/** The places that the transaction changed. */
function placesOf({ mapping }: Transaction): Place[] {
  return mapping.maps.flatMap((map, at) => {
    const places: Place[] = []
    const rest = mapping.slice(at + 1)
    map.forEach((_, _end, from, to) => places.push({ from: rest.map(from, -1), to: rest.map(to, 1) }))
    return places
  })
}

/** Joins places that touch each other. */
function joined(places: Place[]): Place[] {
  const all: Place[] = []
  for (const { from, to } of places.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}
