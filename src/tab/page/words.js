/**
 * The words of the page, which the server takes from Mary's locales. `count`: of a text that depends on a number;
 * `under`: those whose keys begin with a name and a point, without it.
 * @typedef {{ (key: string, values?: Values): string, count(key: string, n: number): string,
 *   under(name: string): Text }} Text
 * @typedef {Record<string, string | number>} Values
 */
/** @typedef {{ [key: string]: string | Tree }} Tree */

/**
 * @param {'fr' | 'en'} locale
 * @param {string} [name] only those under it
 * @returns {Promise<Text>} throws when they cannot be had
 */
export async function loadWords(locale, name) {
  const answer = await fetch(`words/${locale}.json`)
  if (!answer.ok) throw new Error(`words: ${answer.status}`)
  /** @type {unknown} */
  const read = await answer.json()
  const all = textsOf(/** @type {Tree} */ (read), locale)
  return name === undefined ? all : all.under(name)
}

/**
 * @param {Tree} tree
 * @param {'fr' | 'en'} locale
 * @param {string} [before] all keys
 * @returns {Text} by the keys of the page, and by dotted ones from the top
 */
function textsOf(tree, locale, before = '') {
  const plurals = new Intl.PluralRules(locale)
  /**
   * @param {string} key
   * @param {Values} [values]
   */
  const text = (key, values = {}) => {
    const found = at(tree['page'], before + key) ?? at(tree, before + key)
    if (typeof found !== 'string') throw new Error(`no word for tab.${before}${key}`)
    return found.replaceAll(/\{(\p{L}+)\}/gu, (opening, /** @type {string} */ name) => String(values[name] ?? opening))
  }
  return Object.assign(text, {
    count: (/** @type {string} */ key, /** @type {number} */ n) =>
      text(`${key}.${plurals.select(n) === 'one' ? 'one' : 'other'}`, { n }),
    under: (/** @type {string} */ name) => textsOf(tree, locale, `${before}${name}.`),
  })
}

/**
 * @param {string | Tree | undefined} tree
 * @param {string} key
 * @returns {string | Tree | undefined}
 */
function at(tree, key) {
  return key.split('.').reduce((part, name) => (typeof part === 'object' ? part[name] : undefined), tree)
}
