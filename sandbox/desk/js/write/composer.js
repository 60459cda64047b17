import { h } from '../dom.js'
import { icon } from '../icon.js'
import { findButton } from './find.js'
import { waitingFiles } from './files.js'

/**
 * Where one writes to Mary. `send({ text, files })` is awaited: meanwhile the composer stays free.
 * `words` are offered as buttons above the field.
 */
export function composer({ send, words, name, placeholder }) {
  const field = h('textarea', {
    id: 'composer',
    rows: 1,
    testid: 'composer',
    placeholder,
    'aria-label': placeholder,
    oninput: grow,
  })
  const files = waitingFiles(() => field.focus())
  const picker = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    'aria-label': 'Joindre',
    testid: 'file',
    onchange: async () => {
      await files.add(picker.files, false)
      picker.value = ''
    },
  })
  const go = text => {
    const said = text.trim()
    if (said === '' && files.count() === 0) return
    send({ text: said, files: files.take() })
    field.value = ''
    grow()
  }
  const form = h(
    'form.composer',
    {
      'aria-label': name,
      onsubmit: event => {
        event.preventDefault()
        go(field.value)
      },
      ondragover: event => event.preventDefault(),
      ondrop: event => {
        event.preventDefault()
        files.add(event.dataTransfer.files, true)
      },
      onpaste: event => {
        if (event.clipboardData.files.length > 0) files.add(event.clipboardData.files, true)
      },
    },
    h(
      'div.words',
      { role: 'group', 'aria-label': 'Mots que Mary comprend' },
      ...words.map(word =>
        h('button.word', { type: 'button', 'data-word': word, testid: 'word', onclick: () => go(word) }, word),
      ),
    ),
    files.shelf,
    h(
      'div.compose-line',
      {},
      field,
      picker,
      h(
        'button.quiet.square',
        {
          type: 'button',
          'aria-label': 'Joindre un fichier',
          title: 'Joindre un fichier',
          onclick: () => picker.click(),
        },
        icon('clip'),
      ),
      findButton('chat'),
      h(
        'button.primary.square',
        { type: 'submit', testid: 'send', 'aria-label': 'Envoyer à Mary', title: 'Envoyer (Entrée)' },
        icon('send'),
      ),
    ),
  )

  function grow() {
    field.style.height = 'auto'
    field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`
  }
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    go(field.value)
  })
  return form
}
