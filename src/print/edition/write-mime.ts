import { createHash } from 'node:crypto'

const lineMost = 76
/** Bytes in base 64 of an encoded word (RFC 2047, 75 signs with what is around it). */
const wordBytes = 42

export type MailWords = { subject: string; language: string; text: string; html: string }

/**
 * A message without sender, addresses and date: the sender puts these before the first line. Text and HTML are
 * alternatives (RFC 2046, 5.1.4). The same words make the same bytes, and the boundary is in neither part, since base
 * 64 has no such line. `X-Unsent`: Outlook opens the file as a message that is still to be sent.
 */
export function writeMime({ subject, language, text, html }: MailWords): Uint8Array {
  const boundary = `=_${createHash('sha256').update(subject).update(text).update(html).digest('hex').slice(0, 32)}`
  const part = (type: string, words: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...inLines(Buffer.from(words.replace(/\r\n?|\n/g, '\r\n')).toString('base64')),
  ]
  const lines = [
    `Subject: ${encodedWords(subject).join('\r\n ')}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Language: ${language}`,
    'Content-Type: multipart/alternative;',
    ` boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ]
  return new TextEncoder().encode(lines.join('\r\n'))
}

/** No sign is cut in two between one word and the next. */
function encodedWords(text: string): string[] {
  const words: string[] = ['']
  for (const sign of text.toWellFormed().replace(/[\p{Cc} ]+/gu, ' ')) {
    const longer = words.at(-1)! + sign
    if (Buffer.byteLength(longer) > wordBytes) words.push(sign)
    else words[words.length - 1] = longer
  }
  return words.map(word => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`)
}

function inLines(base64: string): string[] {
  const lines: string[] = []
  for (let at = 0; at < base64.length; at += lineMost) lines.push(base64.slice(at, at + lineMost))
  return lines
}
