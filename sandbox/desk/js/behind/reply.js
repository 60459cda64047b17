import { h } from '../dom.js'
import { icon } from '../icon.js'
import { findButton } from '../write/find.js'

/** A line to write in a channel, with Mary mentioned for whoever wants her to hear it. */
export function reply(label, send, threadId) {
  const field = h('input', {
    type: 'text',
    'aria-label': label,
    placeholder: `${label} (@Mary ajouté)`,
    autocomplete: 'off',
  })
  return h(
    'form.reply',
    {
      onsubmit: event => {
        event.preventDefault()
        const text = field.value.trim()
        if (text === '') return
        field.value = ''
        send(text)
      },
    },
    field,
    findButton('channel', threadId),
    h('button.quiet.square', { type: 'submit', 'aria-label': `Envoyer : ${label}` }, icon('send')),
  )
}
