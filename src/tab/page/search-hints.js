/**
 * A copy of a card that says below each field which searches (in the directory, or among what Mary keeps) where that is
 * done: the library of Adaptive Cards, unlike Teams, draws only the choices that the card brings along.
 * @template T
 * @param {T} part of a card
 * @param {string} hint
 * @returns {T}
 */
export function withSearchHints(part, hint) {
  return /** @type {T} */ (copyOf(part, hint))
}

/**
 * @param {unknown} part
 * @param {string} hint
 * @returns {unknown}
 */
function copyOf(part, hint) {
  if (typeof part !== 'object' || part === null) return part
  if (!Array.isArray(part))
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, copyOf(value, hint)]))
  const below = { type: 'TextBlock', text: hint, wrap: true, size: 'Small', isSubtle: true }
  return part.flatMap((/** @type {unknown} */ one) =>
    isSearch(one) ? [copyOf(one, hint), below] : [copyOf(one, hint)],
  )
}

/** @param {unknown} part */
function isSearch(part) {
  return typeof part === 'object' && part !== null && 'choices.data' in part
}
