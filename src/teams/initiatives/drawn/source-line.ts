import type { Initiative, Source } from '../../../core/domain/initiatives/initiative.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** The writer of the message of which it was made, and a link if Teams gave one. Empty: there is no message. */
export function sourceLine({ from }: Pick<Initiative, 'from'>, words: Words): string {
  if (!from) return ''
  const link = from.link === null ? '' : ` · [${words.text('initiatives.source.open')}](${from.link})`
  return `${named(from, words)}${link}`
}

/** The same above the form, with who will be told; `cut`: the message is longer than a proposal may be. */
export function formLine({ by, told }: Pick<Source, 'by' | 'told'>, cut: boolean, words: Words): string {
  const whose =
    by && told ? words.text('initiatives.source.told', { name: escapeLine(by.name) }) : `${named({ by }, words)}.`
  return cut ? `${whose} ${words.text('initiatives.source.cut')}` : whose
}

function named({ by }: Pick<Source, 'by'>, words: Words): string {
  return by && by.name !== ''
    ? words.text('initiatives.source.of', { name: escapeLine(by.name) })
    : words.text('initiatives.source.unnamed')
}
