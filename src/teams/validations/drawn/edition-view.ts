import { editionChanges as changesOf } from '../../../core/domain/newspapers/edition-changes.ts'
import type { SealedVersion } from '../../../core/domain/posts/post.ts'
import { keysOf, type Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'
import type { Look } from '../../cards/card-templates.ts'

const key = keysOf('newspapers.toApprove')
/** Of each kind of change; the number of changes is always told. */
const titlesMost = 4
const titleShown = 60

/**
 * For the announcement of an edition: the address of the edition as printed for this version, and who gets it by
 * e-mail. '' for other posts.
 */
export function editionView({ edition }: Pick<SealedVersion, 'edition'>, { words, editions }: Look) {
  if (!edition) return { edition: '', editionMail: '', editionPage: '', editionPaper: '' }
  const { editionId, production, items, mailTo } = edition
  return {
    edition: words.count(key('content'), items.length, { reference: edition.reference }),
    editionMail: mailTo.length === 0 ? '' : words.text(key('mailTo'), { list: mailTo.map(escapeLine).join(', ') }),
    editionPage: editions?.draft(editionId, production, 'html') ?? '',
    editionPaper: editions?.draft(editionId, production, 'pdf') ?? '',
  }
}

/** « 2 articles ajoutés : Le pont, La voirie »: the differences to the version last seen; none: no difference. */
export function changedInEdition(before: SealedVersion, present: SealedVersion, words: Words): string[] {
  if (!before.edition || !present.edition) return []
  const { words: said, mailTo, ...titles } = changesOf(before.edition, present.edition)
  const lines = (['added', 'removed', 'changed', 'moved'] as const).flatMap(what =>
    titles[what].length === 0
      ? []
      : [words.count(key(what), titles[what].length, { list: listOf(titles[what], words) })],
  )
  return [...lines, ...(said ? [words.text(key('words'))] : []), ...(mailTo ? [words.text(key('mailToChanged'))] : [])]
}

function listOf(titles: readonly string[], words: Words): string {
  const shown = titles
    .slice(0, titlesMost)
    .map(title => words.text(key('article'), { title: shortened(title, titleShown) || words.text(key('untitled')) }))
  const list = shown.join(', ')
  return titles.length > titlesMost ? words.text('newspapers.edition.etc', { list }) : list
}
