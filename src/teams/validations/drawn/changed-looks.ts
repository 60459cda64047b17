import { diffArrays } from 'diff'
import { plainText } from '../../cards/markdown.ts'
import { passages } from './word-diff.ts'

type Look = 'bold' | 'italic'
export type LookLabel = `${Look}${'Now' | 'NoMore'}`

/** Words that became bold or italic, or ceased to be, among those in both cards: removed or added words apart. */
export function changedLooks(before: string, present: string): { label: LookLabel; text: string }[] {
  const [was, is] = [passages(before, asItIs), passages(present, asItIs)]
  const [wasRead, isRead] = [was, is].map(lines => lines.map(plainText).join('\n'))
  return (['bold', 'italic'] as const).flatMap(look =>
    (diffArrays(spansOf(was, look), spansOf(is, look), { maxEditLength: 200 }) ?? []).flatMap(
      ({ added, removed, value }) =>
        added || removed
          ? value
              .filter(text => (added ? wasRead : isRead)?.includes(text))
              .map(text => ({ label: `${look}${added ? 'Now' : 'NoMore'}` as const, text }))
          : [],
    ),
  )
}

const asItIs = (markdown: string) => markdown

/** The unescaped stars of a sealed card: 1 turns italic, 2 bold, 3 both. */
function spansOf(lines: readonly string[], look: Look): string[] {
  return lines.flatMap(line => {
    const spans: string[] = []
    let open: string | null = null
    for (const [part] of line.matchAll(/\\.|\*+|[^\\*]+|\\/gs)) {
      const turns = part.startsWith('*') && (part.length === 3 || part.length === (look === 'bold' ? 2 : 1))
      if (turns && open !== null) spans.push(plainText(open))
      if (turns) open = open === null ? '' : null
      else if (open !== null) open += part
    }
    return spans
  })
}
