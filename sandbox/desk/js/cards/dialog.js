import { h } from '../dom.js'
import { icon } from '../icon.js'
import { on, state } from '../state.js'
import { hostFrame } from '../tab/host.js'
import { drawCard } from './draw.js'

const heights = { small: 248, medium: 420, large: 680 }
const widths = { small: 320, medium: 520, large: 760 }

/** Ends what the page in the dialog asks. */
let endPage

// Whoever takes another place leaves what they had open.
on('me', () => document.getElementById('dialog').close())

/**
 * A Teams dialog (`task/continue`): a card, or a page of Mary's. `submit({ action, inputs, card })` asks Mary and
 * resolves to `{ dialog?, say?, failed? }`: another dialog, words to show, or nothing: it closes.
 */
export function openDialog(info, submit) {
  const dialog = document.getElementById('dialog')
  const close = h(
    'button.quiet.square',
    { type: 'button', 'aria-label': 'Fermer', onclick: () => dialog.close() },
    icon('close'),
  )
  const title = h('h2', { id: 'dialog-title' }, info.title ?? 'Mary')
  const body = h('div.dialog-body', {})
  const before = dialog.open ? dialog.querySelector('.dialog-body') : null
  const says = h('p.card-says', { role: 'alert', hidden: true })
  const card = info.card?.content ?? info.card
  const send = async pressed => {
    dialog.setAttribute('aria-busy', 'true')
    const next = await submit({ ...pressed, card })
    dialog.removeAttribute('aria-busy')
    if (next.dialog !== undefined) openDialog(next.dialog, submit)
    else if (next.failed !== undefined) tell(says, next.failed)
    else if (next.say !== undefined) say(dialog, body, next.say)
    else dialog.close()
  }
  leavePage(dialog)
  size(dialog, info)
  if (card !== undefined) body.append(drawCard(card, send))
  else body.append(pageOf(dialog, info, send))
  dialog.querySelector('.dialog-frame').replaceChildren(h('header', {}, title, close), body, says)
  if (!dialog.open) dialog.showModal()
  place(body, before?.scrollTop ?? 0)
  body.querySelector('iframe')?.focus()
}

/** Where whoever sent the form reads on: at the first field at fault, else where they were. */
function place(body, scrollTop) {
  const atFault = body.querySelector('[aria-invalid=true]')
  const inSight = [...body.querySelectorAll('input, textarea, select')].find(field => field.offsetParent !== null)
  body.scrollTop = scrollTop
  ;(atFault ?? inSight)?.focus({ preventScroll: atFault === null && scrollTop > 0 })
}

/** A page of Mary's under the desk's own origin, as the tab: `dialog.url.submit` sends, and without a result closes. */
function pageOf(dialog, { url, title }, send) {
  const { pathname, search } = new URL(url ?? 'about:blank')
  const at = pathname.indexOf('/tab/')
  if (at < 0) return h('p', {}, 'Dialogue vide.')
  const frame = h('iframe', { title: title ?? 'Mary', testid: 'dialog-frame' })
  const submit = result =>
    result === undefined || result === null
      ? dialog.close()
      : send({ action: { type: 'Action.Submit', data: result }, inputs: {} })
  endPage = hostFrame(frame, state.me, { submit, resize: wanted => size(dialog, wanted) })
  dialog.dataset.page = ''
  dialog.addEventListener('close', () => leavePage(dialog, frame), { once: true })
  frame.src = `${pathname.slice(at)}${search}`
  return frame
}

/** What the page holds ends with it. */
function leavePage(dialog, frame) {
  endPage?.()
  endPage = undefined
  delete dialog.dataset.page
  frame?.remove()
}

/** The last words of a dialog: small, with one way out. */
function say(dialog, body, words) {
  leavePage(dialog)
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
