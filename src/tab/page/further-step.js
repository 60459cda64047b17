import { CardPlace } from './card-place.js'
import { byId, element } from './element.js'
import { followPage } from './follow-page.js'

/** @import { Acted, Api } from './api.js' */
/** @import { Text } from './words.js' */

/**
 * A further step in front of the opened card: a dialog that stays until Mary's last word, or until it is closed.
 * @param {Text} text
 * @param {Pick<Api, 'act' | 'find'>} api
 * @param {Extract<Acted, { kind: 'dialog' }>} first
 * @param {(last: Acted) => void} ended with what Mary said last
 */
export function openStep(text, api, first, ended) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('step'))
  const title = element('h2', { id: 'step-title', tabindex: '-1' })
  const close = element('button', { type: 'button', onclick: () => void (mayClose() && dialog.close()) }, text('close'))
  const body = element('div.step-body')
  const place = new CardPlace(body, text, api, acted => {
    if (!body.isConnected) return
    if (acted.kind === 'page') return followPage(acted.page)
    if (dialog.open && acted.kind === 'dialog') return show(acted)
    if (dialog.open && acted.kind === 'note' && acted.refused) return place.say(acted.text, true)
    dialog.close()
    // Whoever closed it while Mary worked still hears what came of it.
    if (acted.kind !== 'dialog') ended(acted)
  })

  let isWarned = false
  /** What was typed is nowhere else: it goes once whoever typed it has read that. */
  const mayClose = () => {
    if (isWarned || !place.isWrittenIn) return true
    isWarned = true
    place.say(text('closeLoses'), true)
    return false
  }
  dialog.oncancel = event => {
    if (!mayClose()) event.preventDefault()
  }
  body.addEventListener('input', () => (isWarned = false))

  /** @param {Extract<Acted, { kind: 'dialog' }>} step */
  const show = step => {
    const { scrollTop } = body
    const before = headOf(body)
    title.textContent = step.title
    place.show(step.card)
    // What comes again, with what is to be mended in it, stays where it was; another card begins at its top.
    body.scrollTop = headOf(body) === before ? scrollTop : 0
  }

  dialog.replaceChildren(element('header', {}, title, close), body)
  show(first)
  dialog.showModal()
  title.focus()
}

/**
 * @param {HTMLElement} body
 * @returns {string} the first lines of the card that lies there
 */
function headOf(body) {
  return [...body.querySelectorAll('.ac-textBlock')]
    .slice(0, 3)
    .map(line => line.textContent)
    .join('\n')
}
