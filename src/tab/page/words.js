/**
 * The words of the page, which the server takes from Mary's locales.
 * @typedef {{ (key: string, values?: Record<string, string | number>): string }} Text
 */

/**
 * @param {'fr' | 'en'} locale
 * @returns {Promise<Text>} throws when they cannot be had
 */
export async function loadWords(locale) {
  const answer = await fetch(`words/${locale}.json`)
  if (!answer.ok) throw new Error(`words: ${answer.status}`)
  /** @type {unknown} */
  const read = await answer.json()
  const tree = /** @type {{ page: Record<string, string> }} */ (read)
  return (key, values = {}) => {
    const text = tree.page[key]
    if (text === undefined) throw new Error(`no word for tab.page.${key}`)
    return text.replaceAll(/\{(\w+)\}/g, (opening, /** @type {string} */ name) => String(values[name] ?? opening))
  }
}
