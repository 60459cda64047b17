import type { Remark } from '../../core/domain/posts/post-remarks.ts'
import type { Words } from '../../words.ts'

/** « Image 1 : sa description passe 150 caractères. (RGAA 1.3) »: each with the name of its rule. */
export function remarkLines(remarks: readonly Remark[], words: Words): string[] {
  return remarks.map(({ key, n }) =>
    words.text('remarks.line', {
      text: words.text(`remarks.texts.${key}`, { n }),
      rule: words.text(`remarks.rules.${key}`),
    }),
  )
}
