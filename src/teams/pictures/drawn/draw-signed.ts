import type { FileTaker } from '../../../core/domain/faces/media-seen.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { personText } from './agreement-text.ts'

/** `fileKey`: of the note that keeps the file; `name`: of that file. */
export type SignedData = { takers: FileTaker[]; fileKey: string; name: string }

/** Who signed: the whole person, one of a child’s parents, or both on one document. */
type SignedChoice = Record<'mediaId' | 'agreementId' | 'signer' | 'name' | 'line' | 'title', string>

const choicesMost = 10

/** « De qui est cet accord ? », after a file that was sent for it. */
export function drawSigned({ takers, fileKey, name }: SignedData, look: Look): Card {
  const { words } = look
  return drawCard(
    'pictures/signed',
    {
      kicker: words.text('pictures.signed.kicker', { file: escapeLine(name) }),
      text: words.text('pictures.signed.text'),
      choices: takers.flatMap(taker => choicesOf(taker, look)).slice(0, choicesMost),
      fileKey,
    },
    look,
  )
}

function choicesOf({ media, agreement, names }: FileTaker, { words }: Look): SignedChoice[] {
  const { person } = agreement
  const ids = { mediaId: media.id, agreementId: agreement.id }
  const whole = personText(agreement, names, words)
  const line = `${media.reference} · ${escapeLine(media.name)}`
  if (person.kind !== 'child')
    return [{ ...ids, signer: '', name: whole, line, title: words.text('pictures.signed.one') }]
  const missing = person.parents.flatMap(({ ref, agreed }, index): SignedChoice[] => {
    const name = escapeLine(names[ref] ?? words.text('pictures.media.parent', { n: index + 1 }))
    const of = `${whole} · ${line}`
    return agreed === null ? [{ ...ids, signer: ref, name, line: of, title: words.text('pictures.signed.parent') }] : []
  })
  if (missing.length < 2) return missing
  const both = { name: words.text('pictures.media.parents'), line: `${whole} · ${line}` }
  return [...missing, { ...ids, signer: 'both', ...both, title: words.text('pictures.signed.both') }]
}
