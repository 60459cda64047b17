import { byId, element, sayAloud } from './element.ts'

/** One sentence in place of the page's contents, and what may be done about it. */
export function showWhole(sentence: string, button?: { title: string; press(): void }) {
  const whole = byId('whole')
  whole.replaceChildren(element('p', {}, sentence))
  if (button) whole.append(element('button.primary', { type: 'button', onclick: button.press }, button.title))
  whole.hidden = false
  for (const part of content()) part.hidden = true
  delete document.body.dataset['open']
  delete document.body.dataset['desk']
  byId('main').setAttribute('aria-busy', 'false')
  sayAloud(sentence)
}

/** Empty lines, while Mary is asked. */
export function showLoading(sentence: string) {
  const bone = () => element('div.bone')
  byId('whole').replaceChildren(element('p', { role: 'status' }, sentence), bone(), bone(), bone())
}

export function endWhole() {
  byId('whole').hidden = true
  for (const part of content()) part.hidden = false
  document.body.dataset['desk'] = ''
  byId('main').setAttribute('aria-busy', 'false')
}

/** The contents of the page, which `showWhole` hides. */
function content(): NodeListOf<HTMLElement> {
  return document.querySelectorAll('[data-content]')
}
