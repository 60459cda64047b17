/**
 * @param {string} text
 * @returns {string} without what nobody types who searches: accents and capitals
 */
export function folded(text) {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
