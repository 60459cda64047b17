/**
 * What the desk knows. Whoever changes it says so on the bus:
 * `me`, `view`, `unread`, `shown` (a conversation was drawn), and the town's own `chat`, `channel`, `list`,
 * `public`, `mail`, `faults`, `bot`.
 */
export const state = {
  about: null,
  /** The person whose place one takes. */
  me: null,
  /** The channel of the team that is looked at; null: where proposals arrive. */
  channelId: null,
  view: 'people',
  side: 'channel',
  /** Person id → how many messages came while nobody looked. */
  unread: new Map(),
}

const bus = new EventTarget()

export function on(type, listener) {
  bus.addEventListener(type, event => listener(event.detail))
}

export function tell(type, detail) {
  bus.dispatchEvent(new CustomEvent(type, { detail }))
}

export const sides = ['channel', 'list', 'public', 'mail', 'faults']

/** Shows a view: alone on a phone; on a laptop only the right column changes. */
export function look(view) {
  state.view = view
  if (sides.includes(view)) state.side = view
  document.body.dataset.view = view
  document.body.dataset.side = state.side
  tell('view', view)
}

export function isPhone() {
  return matchMedia('(max-width: 1079px)').matches
}
