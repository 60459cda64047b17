import { byId, element, sayAloud } from './element.js'

/**
 * One sentence in place of the lists, and what may be done about it.
 * @param {string} sentence
 * @param {{ title: string, press(): void }} [button]
 */
export function showWhole(sentence, button) {
  const { whole, lists, opened } = parts()
  whole.replaceChildren(element('p', {}, sentence))
  if (button) whole.append(element('button.primary', { type: 'button', onclick: button.press }, button.title))
  whole.hidden = false
  lists.hidden = true
  opened.hidden = true
  delete document.body.dataset['open']
  delete document.body.dataset['desk']
  byId('main').setAttribute('aria-busy', 'false')
  sayAloud(sentence)
}

/**
 * Lines that are still empty, while Mary is asked.
 * @param {string} sentence
 */
export function showLoading(sentence) {
  const bone = () => element('div.bone')
  parts().whole.replaceChildren(element('p', { role: 'status' }, sentence), bone(), bone(), bone())
}

export function endWhole() {
  const { whole, lists, opened } = parts()
  whole.hidden = true
  lists.hidden = false
  opened.hidden = false
  document.body.dataset['desk'] = ''
  byId('main').setAttribute('aria-busy', 'false')
}

function parts() {
  return { whole: byId('whole'), lists: byId('lists'), opened: byId('opened') }
}
