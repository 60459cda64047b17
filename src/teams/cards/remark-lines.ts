import type { Remark } from '../../core/domain/posts/draft/post-remarks.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from './markdown.ts'

/** « Image 1 : sa description passe 150 caractères. (RGAA 1.3) »: each with the name of its rule, as Markdown. */
export function remarkLines(remarks: readonly Remark[], words: Words): string[] {
  return remarks.map(({ key, n = 0, about = '', instead = '' }) => {
    const told = { n, about: escapeLine(about), instead: escapeLine(instead) }
    return words.text('remarks.line', {
      text: words.text(`remarks.texts.${key}`, told),
      rule: words.text(`remarks.rules.${key}`),
    })
  })
}
