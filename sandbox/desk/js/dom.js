/**
 * Builds an element: `h('button.primary', { type: 'button', onclick: go }, 'Envoyer')`.
 * Text is always text, so nothing that people type is ever read as HTML.
 */
export function h(selector, props = {}, ...children) {
  const [tag, ...classes] = selector.split('.')
  const element = document.createElement(tag)
  if (classes.length > 0) element.className = classes.join(' ')
  for (const [name, value] of Object.entries(props)) setProp(element, name, value)
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false))
  return element
}

function setProp(element, name, value) {
  if (value === undefined || value === null || value === false) return
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
  else if (name === 'class') element.className = `${element.className} ${value}`.trim()
  else if (name === 'testid') element.dataset.testid = value
  else if (value === true) element.setAttribute(name, '')
  else element.setAttribute(name, String(value))
}

/**
 * Makes a container show these items, touching only what changed: what someone is typing in an unchanged card stays.
 * `key` names an item, `mark` says what it looks like, `draw` makes its element.
 */
export function show(container, items, { key, mark, draw }) {
  const before = new Map([...container.children].map(element => [element.dataset.key, element]))
  let previous = null
  for (const item of items) {
    const name = String(key(item))
    const look = mark(item)
    const old = before.get(name)
    before.delete(name)
    const element = old?.look === look ? old : redraw(old, draw(item), name, look)
    const place = previous === null ? container.firstChild : previous.nextSibling
    if (element !== place) container.insertBefore(element, place)
    previous = element
  }
  for (const gone of before.values()) gone.remove()
}

function redraw(old, element, name, look) {
  element.dataset.key = name
  element.look = look
  if (old === undefined) return element
  const hadFocus = old.contains(document.activeElement)
  element.classList.add('changed')
  old.replaceWith(element)
  if (hadFocus) {
    element.tabIndex = -1
    element.focus({ preventScroll: true })
  }
  return element
}

/** Runs the last of a burst of calls. */
export function debounce(action, ms) {
  let timer
  return (...args) => {
    clearTimeout(timer)
    timer = setTimeout(() => action(...args), ms)
  }
}

const toastMs = 6000

/** Says something that matters for a moment. */
export function toast(text, kind = 'info') {
  const element = h('p.toast', { 'data-kind': kind }, text)
  document.getElementById('toasts').append(element)
  setTimeout(() => element.remove(), toastMs)
}
