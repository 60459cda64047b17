import { type EditorState, TextSelection } from 'prosemirror-state'
import { element } from '../shell/element.ts'
import { typedAddress } from './writing-address.ts'
import { schema } from './writing-schema.ts'
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { Text } from '../shell/page-words.ts'

const { type } = schema.mark('link', { href: '' })

/** Asks for the address of the selected words, or of the link at the caret, in a dialog within `place`. */
export function askLink(text: Text, view: EditorView, place: HTMLElement) {
  const { from, to, href } = linkedRange(view.state)
  const { doc } = view.state
  const isOneLine = doc.resolve(from).parent === doc.resolve(to).parent
  const before = doc.textBetween(from, to, ' ', ' ')
  const field = (name: string, value: string, mode: string) =>
    element('input', {
      id: `writing-link-${name}`,
      type: 'text',
      inputmode: mode,
      autocomplete: 'off',
      value,
      'aria-describedby': `writing-link-${name}-fault`,
    }) as HTMLInputElement
  const address = field('address', href ?? '', 'url')
  const words = field('words', before, 'text')
  const fault = element('p.writing-fault', { id: 'writing-link-address-fault', role: 'alert' })
  const close = () => dialog.close()

  const keep = (event: Event) => {
    event.preventDefault()
    const link = typedAddress(address.value)
    if (link === null) {
      fault.textContent = text(address.value.trim() === '' ? 'writing.addressMissing' : 'writing.addressUnknown')
      address.setAttribute('aria-invalid', 'true')
      return address.focus()
    }
    const { tr } = view.state
    const mark = type.create({ href: link })
    if (!isOneLine || (before !== '' && words.value === before)) tr.addMark(from, to, mark)
    else {
      const marks = mark.addToSet(
        doc
          .resolve(from)
          .marksAcross(doc.resolve(to))
          ?.filter(one => one.type !== type) ?? [],
      )
      tr.replaceWith(from, to, schema.text(words.value.trim() || address.value.trim(), marks))
    }
    close()
    const end = tr.mapping.map(to)
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(type).scrollIntoView())
  }
  const remove = () => {
    close()
    view.dispatch(view.state.tr.removeMark(from, to, type))
  }

  const dialog = element(
    'dialog.writing-link',
    { 'aria-labelledby': 'writing-link-title', onclose: () => (dialog.remove(), view.focus()) },
    element('h2', { id: 'writing-link-title' }, text('writing.link')),
    element(
      'form',
      { novalidate: true, onsubmit: keep },
      element('label', { for: 'writing-link-address' }, text('writing.address')),
      address,
      fault,
      ...(isOneLine ? [element('label', { for: 'writing-link-words' }, text('writing.words')), words] : []),
      element(
        'div.writing-link-ends',
        {},
        element('button.primary', { type: 'submit' }, text('writing.keepLink')),
        href === null ? null : element('button', { type: 'button', onclick: remove }, text('writing.removeLink')),
        element('button', { type: 'button', onclick: close }, text('writing.cancel')),
      ),
    ),
  ) as HTMLDialogElement
  place.append(dialog)
  dialog.showModal()
  address.focus()
}

/** The selection, or all of the link around it. */
function linkedRange({ doc, selection }: EditorState): { from: number; to: number; href: string | null } {
  const { from, to, $from } = selection
  const links: { from: number; to: number; href: string }[] = []
  $from.parent.forEach((node: Node, offset) => {
    const mark = type.isInSet(node.marks)
    if (!mark) return
    const href = String(mark.attrs['href'])
    const start = $from.start() + offset
    const last = links.at(-1)
    if (last?.to === start && last.href === href) last.to += node.nodeSize
    else links.push({ from: start, to: start + node.nodeSize, href })
  })
  const within = links.find(link => link.from <= from && to <= link.to)
  if (within) return within
  const isLinked = doc.rangeHasMark(from, to, type)
  const touched = links.find(link => link.from < to && from < link.to)
  return { from, to, href: isLinked ? (touched?.href ?? '') : null }
}
