/**
 * The words of the page, which the server takes from Mary's locales.
 * @typedef {{ (key: string, values?: Record<string, string | number>): string }} Text
 */

/** @typedef {{ [key: string]: string | Tree }} Tree */

/**
 * @param {'fr' | 'en'} locale
 * @param {string} [branch] which part of them, below `tab`; keys in it may be dotted
 * @returns {Promise<Text>} throws when they cannot be had
 */
export async function loadWords(locale, branch = 'page') {
  const answer = await fetch(`words/${locale}.json`)
  if (!answer.ok) throw new Error(`words: ${answer.status}`)
  /** @type {unknown} */
  const read = await answer.json()
  const tree = /** @type {Tree} */ (read)
  return (key, values = {}) => {
    const text = `${branch}.${key}`
      .split('.')
      .reduce(
        (/** @type {Tree | string | undefined} */ found, name) => (typeof found === 'object' ? found[name] : undefined),
        tree,
      )
    if (typeof text !== 'string') throw new Error(`no word for tab.${branch}.${key}`)
    return text.replaceAll(/\{(\w+)\}/g, (opening, /** @type {string} */ name) => String(values[name] ?? opening))
  }
}
