import { piecesOf } from './post-blocks.js'
import { putBack } from './post-merge.js'

/** @import { Edit, Part } from './post-types.js' */

/**
 * What another person's words stand for now. `value`: the whole text before; `own`: what was written here, of the text by
 * paragraphs and items.
 * @typedef {{ input: string, who: string, value: string, own: Set<string> }} Replaced
 */

const texts = /** @type {const} */ (['title', 'summary', 'body'])
/** @typedef {typeof texts[number]} Input */

/** Which words of a post were written on this page: they are not replaced without a way back. */
export class OwnWords {
  /** @type {Record<string, string>} */
  #values
  /** @type {Record<Input, Set<string>>} */
  #own = { title: new Set(), summary: new Set(), body: new Set() }

  /** @param {Record<string, string>} values of the post when the page was opened */
  constructor(values) {
    this.#values = values
  }

  /**
   * @param {Record<string, string>} values as Mary keeps them now
   * @param {readonly Edit[]} changed what others changed of it
   * @returns {Replaced[]}
   */
  follow(values, changed) {
    const before = this.#values
    this.#values = values
    return texts.flatMap(input => {
      const [old, now] = [before[input] ?? '', values[input] ?? '']
      const who = changed.find(({ part }) => part === input)?.who
      const [olds, news] = [keysOf(input, old), keysOf(input, now)]
      if (who === undefined) {
        for (const key of news) if (!olds.has(key)) this.#own[input].add(key)
        return []
      }
      const mine = [...olds].filter(key => this.#own[input].has(key))
      // What the other only wrote more into is still there.
      const more = [...news].filter(key => mine.some(one => key.includes(one)))
      for (const key of more) this.#own[input].add(key)
      const own = new Set(mine.filter(one => !more.some(key => key.includes(one))))
      return own.size === 0 ? [] : [{ input, who, value: old, own }]
    })
  }

  /**
   * @param {Part} part
   * @param {string} value that was typed
   * @param {string} theirs that stands there instead
   * @param {string} who
   * @returns {Replaced | null} null: the part is no text
   */
  gaveUp(part, value, theirs, who) {
    const input = texts.find(one => one === part)
    if (input === undefined) return null
    const news = keysOf(input, theirs)
    return { input, who, value, own: new Set([...keysOf(input, value)].filter(key => !news.has(key))) }
  }

  /**
   * @param {Replaced} replaced
   * @param {string} now what the field holds
   * @returns {string} with the own words again
   */
  back({ input, value, own }, now) {
    return input === 'body' ? putBack(value, now, own) : value
  }
}

/**
 * @param {Input} input
 * @param {string} text
 * @returns {Set<string>}
 */
function keysOf(input, text) {
  if (input === 'body') return new Set(piecesOf(text).map(({ key }) => key))
  return new Set(text === '' ? [] : [text])
}
