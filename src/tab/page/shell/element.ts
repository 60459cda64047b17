export type Prop = string | number | boolean | null | ((event: Event) => void)

/**
 * Makes an element: `element('button.quiet', { type: 'button', onclick: go }, 'Fermer')`. Children are elements or
 * text, and text is always set as text: nothing that people type is ever read as markup. In `props`, `on…` are
 * listeners, all others attributes; null and false set nothing.
 */
export function element(
  selector: string,
  props: Record<string, Prop> = {},
  ...children: (Node | string | null)[]
): HTMLElement {
  const [tag = 'div', ...classes] = selector.split('.')
  const made = document.createElement(tag)
  if (classes.length > 0) made.className = classes.join(' ')
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter(child => child !== null))
  return made
}

/** Throws where the page's HTML has no such element. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id} in the page`)
  return found
}

/** For screen readers; nothing on the page moves. */
export function sayAloud(text: string) {
  byId('heard').textContent = text
}

/** Shown on the page too, at the place of results. */
export function say(text: string, refused: boolean) {
  const place = byId('said')
  place.textContent = text
  place.hidden = false
  place.classList.toggle('refused', refused)
  sayAloud(text)
}
