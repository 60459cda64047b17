/** A message as a program that reads mail shows it. `text`, `html`: '' where there is no such part. */
export type ReadMessage = { from: string[]; to: string[]; subject: string; text: string; html: string }

type Part = { headers: Map<string, string>; body: string }

const partsMost = 20
const deepest = 4

/** RFC 5322 and 2045 to 2047, as far as a newsletter goes: nested parts, transfer encodings, words of headers. */
export function readMime(raw: Buffer): ReadMessage {
  const message = partOf(raw.toString('latin1'))
  const leaves = leavesOf(message, 0)
  const textOf = (type: string): string => {
    const found = leaves.find(leaf => typeOf(leaf) === type)
    return found === undefined ? '' : decoded(found)
  }
  return {
    from: addressesIn(message.headers.get('from')),
    to: addressesIn(message.headers.get('to')),
    subject: wordsOf(message.headers.get('subject') ?? ''),
    text: textOf('text/plain'),
    html: textOf('text/html'),
  }
}

function partOf(text: string): Part {
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const headers = new Map<string, string>()
  for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end < 0 ? '' : text.slice(end + 4) }
}

function leavesOf(part: Part, depth: number): Part[] {
  const boundary = parameterOf(part, 'boundary')
  if (!typeOf(part).startsWith('multipart/') || boundary === '' || depth === deepest) return [part]
  const pieces = `\r\n${part.body}`.split(`\r\n--${boundary}`).slice(1, partsMost)
  return pieces
    .filter(piece => !piece.startsWith('--'))
    .flatMap(piece => leavesOf(partOf(piece.slice(piece.indexOf('\r\n') + 2)), depth + 1))
}

function typeOf({ headers }: Part): string {
  return (headers.get('content-type') ?? 'text/plain').split(';')[0]!.trim().toLowerCase()
}

function parameterOf({ headers }: Part, name: string): string {
  const found = (headers.get('content-type') ?? '')
    .split(';')
    .map(one => one.trim())
    .find(one => one.toLowerCase().startsWith(`${name}=`))
  return (found ?? '').slice(name.length + 1).replaceAll('"', '')
}

function decoded(part: Part): string {
  const bytes = bytesOf(part.body, (part.headers.get('content-transfer-encoding') ?? '').toLowerCase())
  return inCharset(bytes, parameterOf(part, 'charset'))
}

function bytesOf(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  return Buffer.from(encoding === 'quoted-printable' ? unquoted(body.replaceAll(/=[ \t]*\r\n/g, '')) : body, 'latin1')
}

function unquoted(text: string): string {
  return text.replaceAll(/=([\dA-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function inCharset(bytes: Buffer, charset: string): string {
  return bytes.toString(/^iso-8859-1$|^windows-1252$/i.test(charset) ? 'latin1' : 'utf8')
}

/** « =?utf-8?Q?Trait_d=E2=80=99Union?= ». */
function wordsOf(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?([\w-]+)\?([BQ])\?([^?]*)\?=/gi, (_all, charset: string, how: string, word: string) => {
      const isBase64 = how.toUpperCase() === 'B'
      const bytes = isBase64 ? Buffer.from(word, 'base64') : Buffer.from(unquoted(word.replaceAll('_', ' ')), 'latin1')
      return inCharset(bytes, charset)
    })
}

function addressesIn(header = ''): string[] {
  return header.split(/[\s<>,;:"]+/).filter(one => one.includes('@'))
}
