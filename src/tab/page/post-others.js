import { copyText } from './copy-text.js'
import { plainOf } from './core-rich-text.js'
import { element, sayAloud } from './element.js'
import { partOf } from './post-inputs.js'
import { OwnWords } from './post-own-words.js'

/** @import { Form } from './post-form.js' */
/** @import { Replaced } from './post-own-words.js' */
/** @import { PostState } from './post-state.js' */
/** @import { Lost } from './post-types.js' */
/** @import { Text } from './words.js' */

/** What others changed is said below its field; whose words it replaced finds them there again, as long as the page is open. */
export class Others {
  #form
  #text
  #state
  #putBack
  #own

  /**
   * @param {Form} form
   * @param {Text} text
   * @param {PostState} state
   * @param {(input: string, value: string) => void} putBack
   */
  constructor(form, text, state, putBack) {
    this.#form = form
    this.#text = text
    this.#state = state
    this.#putBack = putBack
    this.#own = new OwnWords(state.post.values)
  }

  follow() {
    const { post, changes } = this.#state
    const changed = changes.splice(0)
    for (const { part, who } of changed) {
      const inputs = [...this.#form.fields.keys()].filter(input => partOf(input) === part)
      this.#form.mark(inputs, this.#text('post.changedBy', { who }))
    }
    for (const replaced of this.#own.follow(post.values, changed)) this.#offer(replaced)
  }

  /** @param {Lost} lost for which the writer gives up what is typed */
  gaveUp({ part, theirs, by = '' }) {
    const replaced = this.#own.gaveUp(part, this.#state.valueOf(part), theirs, by)
    if (replaced) this.#offer(replaced)
  }

  /** @param {Replaced} replaced */
  #offer(replaced) {
    const { input, who, value, own } = replaced
    const root = this.#form.fields.get(input)?.root
    const text = this.#text.under('post.replaced')
    const says = input === 'body' ? plainOf([...own].join('\n\n')) : value
    const button = (/** @type {string} */ key, /** @type {() => void} */ onclick) =>
      element('button.link', { type: 'button', onclick }, text(key))
    const line = element(
      'p.replaced',
      {},
      element('span', {}, text('by', { who })),
      button('copy', () => void copyText(says).then(() => sayAloud(this.#text('post.conflict.copied')))),
      button('putBack', () => {
        line.remove()
        this.#form.fields.get(input)?.control.focus()
        this.#putBack(input, this.#own.back(replaced, this.#state.valueOf(input)))
      }),
    )
    line.title = says
    root?.append(line)
  }
}
