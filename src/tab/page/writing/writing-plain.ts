import { Gather } from './writing-gather.ts'
import type { Block } from '../../../core/domain/posts/text/rich-text.ts'

const look = { bold: false, italic: false, link: null }
/** The sign of an item as Word and others copy it; signs of the private area are of Word's own fonts. */
const bullet = /^\s*(?:[-–—•·∙‣▪▫◦●○■□\uE000-\uF8FF]\s+|o\t\s*)(?=\S)/
const number = /^\s*(\d{1,3})[.)]\s+(?=\S)/

/** Text without markup; lines that begin like items become lists. */
export function readPlain(text: string): Block[] {
  const gather = new Gather()
  const lines = text.split(/\r\n?|\n/)
  let count = 0
  lines.forEach((line, at) => {
    const counted = number.exec(line)?.[1]
    // One line alone that begins with a number is a sentence.
    const isCounted = counted === String(count + 1) && (count > 0 || number.exec(lines[at + 1] ?? '')?.[1] === '2')
    count = isCounted ? count + 1 : 0
    const sign = isCounted ? number : bullet.test(line) ? bullet : null
    if (sign) {
      const ends = gather.item(isCounted ? 'numbers' : 'bullets')
      gather.words(line.replace(sign, ''), look, false)
      ends()
    } else {
      gather.words(line, look, false)
      gather.breakLine()
    }
  })
  return gather.end()
}
