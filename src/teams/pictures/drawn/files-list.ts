import type { Attachment } from '../../../core/domain/initiatives/initiative.ts'
import { fileMaxMegabytes, filesMax } from '../../../core/domain/files/file-kind.ts'
import { isShowable } from '../../../core/domain/initiatives/showable.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { consentText } from './consent-text.ts'

/** What may be joined, said before anybody tries: how many, how large. */
export function fileLimits(words: Words): string {
  return words.text('initiatives.receipt.limits', { files: filesMax, most: fileMaxMegabytes })
}

/** Each file as Markdown: a link once it lies in SharePoint, else what became of it. */
export function filesText(attachments: readonly Attachment[], words: Words): string {
  return attachments.map(file => fileText(file, words)).join('\n\n')
}

function fileText(file: Attachment, words: Words): string {
  const { name, state, url, contentType } = file
  const shown = escapeLine(name)
  const linked =
    state === 'stored' && url
      ? `[${shown}](${url.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20')})`
      : shown
  if (state === 'waiting') return words.text('files.waiting', { name: linked })
  if (state === 'too-large') return words.text('files.too-large', { name: linked, most: fileMaxMegabytes })
  if (state !== 'stored') return words.text(`files.${state}`, { name: linked })
  if (!contentType.startsWith('image/')) return linked
  if (!isShowable(file)) return words.text('files.unseen', { name: linked })
  return words.text('files.declared', { name: linked, state: consentText(file, words) })
}
