/** @typedef {string | number | boolean | null | ((event: Event) => void)} Prop */

/**
 * Makes an element: `element('button.quiet', { type: 'button', onclick: go }, 'Fermer')`. Children are elements or text,
 * and text is always set as text: nothing that people type is ever read as markup.
 * @param {string} selector a tag and its classes
 * @param {Record<string, Prop>} [props] listeners as `on…`, all others as attributes; null and false set nothing
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function element(selector, props = {}, ...children) {
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

/**
 * @param {string} id
 * @returns {HTMLElement} that of index.html
 */
export function byId(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id} in the page`)
  return found
}

/**
 * Says something to whoever hears the page; nothing on it moves.
 * @param {string} text
 */
export function sayAloud(text) {
  byId('heard').textContent = text
}

/**
 * Says it on the page too, where what came of an act is read.
 * @param {string} text
 * @param {boolean} refused
 */
export function say(text, refused) {
  const place = byId('said')
  place.textContent = text
  place.hidden = false
  place.classList.toggle('refused', refused)
  sayAloud(text)
}
