import { type Edition, type EditionMail, isMailOpen } from '../../../core/domain/newspapers/edition.ts'
import type { SeenEdition } from '../../../core/domain/newspapers/seen-edition.ts'
import { isPageAlone } from '../../../core/use-cases/editions/library-copy.ts'
import { keysOf, type Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { enumerate } from '../../cards/names.ts'

const key = keysOf('newspapers.edition')

/** The title of the button that sends it again; empty: nobody has to decide. */
export function resendTitle({ edition }: SeenEdition, words: Words): string {
  if (!isMailOpen(edition)) return ''
  switch (edition.mail?.state) {
    case 'waiting':
      return words.text(key('sendAnyway'))
    // It never left: there may be a mailbox by now.
    case 'by-hand':
      return words.text(key('letSend'))
    default:
      return words.text(key('resend'))
  }
}

function libraryNotes({ edition: { library, libraryFault }, holder }: SeenEdition, words: Words): { text: string }[] {
  if (library !== null && holder?.state === 'gone') return [{ text: leftText(library, words) }]
  if (library !== null) return [{ text: words.text(key('library')) }]
  if (libraryFault === undefined) return []
  return [{ text: words.text(key('notInLibrary'), { reason: mailReason(libraryFault, words) }) }]
}

/** An edition that was taken back is still in the library, from which Mary deletes nothing here. */
function leftText({ html, pdf, email, package: archive }: NonNullable<Edition['library']>, words: Words): string {
  const link = (name: 'page' | 'pdf' | 'email' | 'archive', url: string) =>
    `[${words.text(key(`left.${name}`))}](${inLink(url)})`
  return words.text(key('left.text'), {
    list: enumerate(
      [link('page', html), link('pdf', pdf), ...(email ? [link('email', email)] : []), link('archive', archive)],
      words,
    ),
  })
}

function inLink(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20')
}

/**
 * The message with its addresses, while a person may have to send it; empty: it is missing, or it goes to nobody more.
 */
export function mailFile({ edition, holder }: Pick<SeenEdition, 'edition' | 'holder'>): string {
  const { produced, library } = edition
  const isOver = holder?.state === 'gone' || (produced !== null && isPageAlone(edition, produced.number))
  return isMailOpen(edition) && !isOver ? (library?.email ?? '') : ''
}

/** The state of the e-mail, and of the files for the library. */
export function mailNotes(data: SeenEdition, words: Words): { text: string }[] {
  const { mail } = data.edition
  const kept = libraryNotes(data, words)
  if (mail === null) return kept
  return [{ text: mailText(data, mail, words) }, ...kept]
}

function mailText(data: SeenEdition, { state, reason = '' }: EditionMail, words: Words): string {
  if (state === 'refused') return words.text(key('mail.refused'), { reason: mailReason(reason, words) })
  return words.text(key(`mail.${state === 'by-hand' && mailFile(data) === '' ? 'by-hand-later' : state}`))
}

function mailReason(reason: string, words: Words): string {
  return words.named('newspapers.mailRefused', reason) ?? (escapeLine(reason) || '?')
}
