import { h } from '../dom.js'
import { icon } from '../icon.js'
import { on } from '../state.js'
import { drawCard } from './draw.js'

const heights = { small: 248, medium: 420, large: 680 }
const widths = { small: 320, medium: 520, large: 760 }

// Whoever takes another place leaves what they had open.
on('me', () => document.getElementById('dialog').close())

/**
 * A Teams dialog (`task/continue`). `submit({ action, inputs, card })` asks Mary and resolves to `{ dialog?,
 * say?, failed? }`:
 * another dialog, words to show, or nothing: it closes.
 */
export function openDialog(info, submit) {
  const dialog = document.getElementById('dialog')
  const close = h(
    'button.quiet.square',
    { type: 'button', 'aria-label': 'Fermer', onclick: () => dialog.close() },
    icon('close')
  )
  const title = h('h2', { id: 'dialog-title' }, info.title ?? 'Mary')
  const body = h('div.dialog-body', {})
  const before = dialog.open ? dialog.querySelector('.dialog-body') : null
  const says = h('p.card-says', { role: 'alert', hidden: true })
  const card = info.card?.content ?? info.card
  size(dialog, info)
  if (card === undefined) {
    body.append(
      h('p', {}, info.url === undefined ? 'Dialogue vide.' : `Cette page s’ouvrirait dans Teams : ${info.url}`)
    )
  } else {
    body.append(
      drawCard(card, async pressed => {
        dialog.setAttribute('aria-busy', 'true')
        const next = await submit({ ...pressed, card })
        dialog.removeAttribute('aria-busy')
        if (next.dialog !== undefined) openDialog(next.dialog, submit)
        else if (next.failed !== undefined) tell(says, next.failed)
        else if (next.say !== undefined) say(dialog, body, next.say)
        else dialog.close()
      })
    )
  }
  dialog.querySelector('.dialog-frame').replaceChildren(h('header', {}, title, close), body, says)
  if (!dialog.open) dialog.showModal()
  place(body, before?.scrollTop ?? 0)
}

/** Where whoever sent the form reads on: at the first field at fault, else where they were. */
function place(body, scrollTop) {
  const atFault = body.querySelector('[aria-invalid=true]')
  const inSight = [...body.querySelectorAll('input, textarea, select')].find(field => field.offsetParent !== null)
  body.scrollTop = scrollTop
  ;(atFault ?? inSight)?.focus({ preventScroll: atFault === null && scrollTop > 0 })
}

/** The last words of a dialog: small, with one way out. */
function say(dialog, body, words) {
  size(dialog, { width: 'medium', height: 96 })
  const close = h('button.primary', { type: 'button', testid: 'dialog-close', onclick: () => dialog.close() }, 'Fermer')
  body.replaceChildren(h('p', { role: 'status' }, words), close)
  close.focus()
}

function tell(says, text) {
  says.textContent = text
  says.hidden = false
}

function size(dialog, { width, height }) {
  const pixels = (value, names, usual) => `${names[value] ?? (Number(value) || usual)}px`
  dialog.style.setProperty('--dialog-width', pixels(width, widths, widths.medium))
  dialog.style.setProperty('--dialog-height', pixels(height, heights, heights.medium))
}
