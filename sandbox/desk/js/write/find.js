import { debounce, h, toast } from '../dom.js'
import { icon } from '../icon.js'
import { drawCard } from '../cards/draw.js'
import { state, tell } from '../state.js'
import { town } from '../town.js'

const pauseMs = 250
/** As many as Teams asks for at once; where one scrolls there, a button stands here. */
const pageSize = 25

/** The button beside the field in which one writes, as Teams has it for each app that is searched there. */
export function findButton(where, threadId) {
  return h(
    'button.quiet.square',
    {
      type: 'button',
      testid: 'find-cards',
      'aria-label': 'Chercher une publication ou une proposition',
      title: 'Publications et propositions',
      onclick: () => openFind(where, threadId),
    },
    icon('search'),
  )
}

function openFind(where, threadId) {
  const as = state.me
  const dialog = document.getElementById('dialog')
  const list = h('ul.found-cards', { 'aria-live': 'polite', testid: 'found-cards' })
  const ask = (text, skip) => town.findCards(as.id, { text, skip }).catch(error => ({ found: [], says: error.message }))
  const look = async text => {
    const { found, says, status } = await ask(text, 0)
    const none = says ?? (status === 200 ? 'Rien.' : 'Mary ne répond pas.')
    list.replaceChildren(...(found.length === 0 ? [h('li', {}, none)] : listed(found, text, found.length)))
  }
  const listed = (found, text, shown) => [
    ...found.map(one => h('li', {}, choice(one))),
    ...(found.length < pageSize ? [] : [next(text, shown)]),
  ]
  const next = (text, skip) => {
    const line = h('li', {}, h('button.quiet', { type: 'button', testid: 'find-more', onclick: () => more() }, 'Suite'))
    const more = async () => {
      const { found } = await ask(text, skip)
      line.replaceWith(...listed(found, text, skip + found.length))
    }
    return line
  }
  const choice = ({ title, text, card }) =>
    h(
      'button.quiet.found-card',
      { type: 'button', testid: 'found-card', onclick: () => preview(dialog, as, card, where, threadId) },
      h('strong', {}, title),
      h('span', {}, text),
    )
  const later = debounce(look, pauseMs)
  const field = h('input', {
    type: 'search',
    testid: 'find-words',
    'aria-label': 'Mots à chercher',
    placeholder: 'Mots à chercher',
    oninput: () => later(field.value),
  })
  fill(dialog, 'Publications et propositions', field, list)
  field.focus()
  look('')
}

/** The card in the compose box, before it leaves. */
function preview(dialog, as, card, where, threadId) {
  const send = async () => {
    dialog.close()
    const channelId = where === 'channel' ? (state.channelId ?? undefined) : undefined
    await town.sayCard(as.id, { in: where, threadId, channelId, card }).catch(error => toast(error.message, 'error'))
    tell(where === 'channel' ? 'channel' : 'chat', { personId: as.id })
  }
  const shown = h(
    'div.card',
    {},
    drawCard(card, () => undefined),
  )
  const button = h('button.primary', { type: 'button', testid: 'send-card', onclick: send }, 'Envoyer')
  fill(dialog, 'Votre message', shown, button)
  button.focus()
}

function fill(dialog, words, ...content) {
  const close = h(
    'button.quiet.square',
    { type: 'button', 'aria-label': 'Fermer', onclick: () => dialog.close() },
    icon('close'),
  )
  dialog.style.setProperty('--dialog-width', '520px')
  dialog.style.setProperty('--dialog-height', '420px')
  const title = h('h2', { id: 'dialog-title' }, words)
  dialog
    .querySelector('.dialog-frame')
    .replaceChildren(h('header', {}, title, close), h('div.dialog-body', {}, ...content))
  if (!dialog.open) dialog.showModal()
}
