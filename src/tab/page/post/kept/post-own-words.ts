import { piecesOf } from './post-blocks.ts'
import { putBack } from './post-merge.ts'
import type { Edit, Part } from '../../../../teams/posts/drawn/written-post.ts'

/**
 * What another person's words replaced. `value`: the whole text before; `own`: what was written here, of the text by
 * paragraphs and items.
 */
export type Replaced = { input: string; who: string; value: string; own: Set<string> }

const texts = ['title', 'summary', 'body'] as const
export type Input = (typeof texts)[number]

/** Which words of a post were written on this page: they are not replaced without a way back. */
export class OwnWords {
  #values: Record<string, string>
  #own: Record<Input, Set<string>> = { title: new Set(), summary: new Set(), body: new Set() }

  constructor(values: Record<string, string>) {
    this.#values = values
  }

  /** `values`: the present post; `changed`: what others changed. */
  follow(values: Record<string, string>, changed: readonly Edit[]): Replaced[] {
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
      // A piece to which the other person only added is still there.
      const more = [...news].filter(key => mine.some(one => key.includes(one)))
      for (const key of more) this.#own[input].add(key)
      const own = new Set(mine.filter(one => !more.some(key => key.includes(one))))
      return own.size === 0 ? [] : [{ input, who, value: old, own }]
    })
  }

  /** The typed `value` gives way to `theirs`. Null: the part is no text. */
  gaveUp(part: Part, value: string, theirs: string, who: string): Replaced | null {
    const input = texts.find(one => one === part)
    if (input === undefined) return null
    const news = keysOf(input, theirs)
    return { input, who, value, own: new Set([...keysOf(input, value)].filter(key => !news.has(key))) }
  }

  /** The field's text with the own words restored. */
  back({ input, value, own }: Replaced, now: string): string {
    return input === 'body' ? putBack(value, now, own) : value
  }
}

function keysOf(input: Input, text: string): Set<string> {
  if (input === 'body') return new Set(piecesOf(text).map(({ key }) => key))
  return new Set(text === '' ? [] : [text])
}
