import type { EditionProof, ProofPicture } from '../../core/domain/newspapers/proof.ts'
import type { PrintFault } from '../../core/ports/newspapers.ts'
import { typeset } from '../typeset.ts'

/** What cannot be printed, found before printing; null: nothing. `about`: which article, or picture. */
export function proofFault(proof: EditionProof): PrintFault | null {
  const { masthead, sections, name } = proof
  if (masthead !== null) {
    if (!isPicture(masthead)) return fault('masthead-not-a-picture', masthead.alt || name)
    if (masthead.alt.trim() === '') return fault('alt-missing', name)
  }
  for (const { title, pictures } of sections.flatMap(({ articles }) => articles))
    for (const picture of pictures) {
      if (picture.alt.trim() === '') return fault('alt-missing', title)
      if (!isPicture(picture)) return fault('not-a-picture', picture.alt || title)
    }
  return null
}

/** After a failed printing: the picture that cannot be set, if it was one of them. */
export function pictureFault({ masthead, sections, name }: EditionProof): PrintFault | null {
  if (masthead !== null && !canBeSet(masthead)) return fault('masthead-not-a-picture', masthead.alt || name)
  const found = sections.flatMap(({ articles }) => articles.flatMap(one => one.pictures)).find(one => !canBeSet(one))
  return found === undefined ? null : fault('not-a-picture', found.alt)
}

function canBeSet({ bytes }: ProofPicture): boolean {
  try {
    typeset('#set document(title: "x")\n#image("/p1", alt: "x")', {}, new Map([['/p1', bytes]]))
    return true
  } catch {
    return false
  }
}

/** Whether the first bytes are those of a JPEG or PNG, as Mary keeps them. */
function isPicture({ bytes, contentType, width, height }: ProofPicture): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).toString('latin1')
  const type = head.startsWith('\xff\xd8\xff') ? 'image/jpeg' : head === '\x89PNG\r\n\x1a\n' ? 'image/png' : null
  return type !== null && type === contentType && width > 0 && height > 0
}

function fault(key: string, about: string): PrintFault {
  return { kind: 'fault', key, about }
}
