/**
 * The words of the page, which the server takes from Mary's locales. `count`: of a text that depends on a number;
 * `under`: those whose keys begin with a name and a point, without it.
 */
export type Text = {
  (key: string, values?: Values): string
  count(key: string, n: number): string
  under(name: string): Text
}
export type Values = Record<string, string | number>
export type Tree = { [key: string]: string | Tree }

/** `name`: loads only the words under it. Throws when they cannot be loaded. */
export async function loadWords(locale: 'fr' | 'en', name?: string): Promise<Text> {
  const answer = await fetch(`words/${locale}.json`)
  if (!answer.ok) throw new Error(`words: ${answer.status}`)
  const read: unknown = await answer.json()
  const all = textsOf(read as Tree, locale)
  return name === undefined ? all : all.under(name)
}

/** Texts by the keys of the page, and by dotted ones from the top. `before`: the beginning of all keys. */
function textsOf(tree: Tree, locale: 'fr' | 'en', before: string = ''): Text {
  const plurals = new Intl.PluralRules(locale)
  const text = (key: string, values: Values = {}) => {
    const found = at(tree['page'], before + key) ?? at(tree, before + key)
    if (typeof found !== 'string') throw new Error(`no word for tab.${before}${key}`)
    return found.replaceAll(/\{(\p{L}+)\}/gu, (opening, name: string) => String(values[name] ?? opening))
  }
  return Object.assign(text, {
    count: (key: string, n: number) => text(`${key}.${plurals.select(n) === 'one' ? 'one' : 'other'}`, { n }),
    under: (name: string) => textsOf(tree, locale, `${before}${name}.`),
  })
}

function at(tree: string | Tree | undefined, key: string): string | Tree | undefined {
  return key.split('.').reduce((part, name) => (typeof part === 'object' ? part[name] : undefined), tree)
}
