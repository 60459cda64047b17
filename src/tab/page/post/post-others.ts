import { copyText } from '../shell/copy-text.ts'
import { plainOf } from '../../../core/domain/posts/text/rich-text.ts'
import { element, sayAloud } from '../shell/element.ts'
import { partOf } from './kept/post-inputs.ts'
import { OwnWords, type Replaced } from './kept/post-own-words.ts'
import type { Form } from './fields/post-form.ts'
import type { PostState } from './kept/post-state.ts'
import type { Lost } from './kept/post-types.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * A change by another person is shown below its field; a writer whose words it replaced finds them there, as long as
 * the page is open.
 */
export class Others {
  #form
  #text
  #state
  #putBack
  #own
  #values: Record<string, string>

  constructor(form: Form, text: Text, state: PostState, putBack: (input: string, value: string) => void) {
    this.#form = form
    this.#text = text
    this.#state = state
    this.#putBack = putBack
    this.#values = state.post.values
    this.#own = new OwnWords(this.#values)
  }

  follow() {
    const { changes, lost } = this.#state
    const [before, { values }] = [this.#values, this.#state.post]
    this.#values = values
    const changed = changes.splice(0).filter(({ own }) => !own)
    const replaced = this.#own.follow(values, changed)
    for (const one of replaced) this.#offer(one)
    // These are shown already: a replaced text beside the present one, and both texts of a part.
    const told = new Set([...replaced.map(({ input }) => input), ...lost.map(({ part }) => part)])
    for (const { part, who } of changed.filter(one => !told.has(one.part))) {
      const inputs = [...this.#form.fields.keys()].filter(input => {
        return partOf(input) === part && (before[input] ?? '') !== (values[input] ?? '')
      })
      this.#form.mark(inputs, this.#text('post.changedBy', { who }))
    }
  }

  /** The writer gives up what is typed for the text of `lost`. */
  gaveUp({ part, theirs, by = '' }: Lost) {
    const replaced = this.#own.gaveUp(part, this.#state.valueOf(part), theirs, by)
    if (replaced) this.#offer(replaced)
  }

  #offer(replaced: Replaced) {
    const { input, who, value, own } = replaced
    const root = this.#form.fields.get(input)?.root
    const text = this.#text.under('post.replaced')
    const says = input === 'body' ? plainOf([...own].join('\n\n')) : value
    const button = (key: string, onclick: () => void) => element('button.link', { type: 'button', onclick }, text(key))
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
