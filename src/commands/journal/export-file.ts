import { open, rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Misconfigured } from '../../core/domain/errors.ts'
import { type ChainLine, parseLine } from '../../core/domain/journal/chain-line.ts'

/** One JSON object a line, as fast as the other side takes them. */
export async function writeLines(lines: AsyncIterable<ChainLine>, out: Writable): Promise<void> {
  await pipeline(Readable.from(texts(lines)), out, { end: out !== process.stdout })
}

/** There only once it is whole, and for its owner only: it names people. */
export async function writeExport(lines: AsyncIterable<ChainLine>, file: string): Promise<void> {
  const unfinished = `${file}.part`
  try {
    const handle = await open(unfinished, 'w', 0o600).catch(cause => notThere(`${file} cannot be written`, cause))
    await writeLines(lines, handle.createWriteStream())
    await rename(unfinished, file).catch(cause => notThere(`${file} cannot be written`, cause))
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** Reads an export as it was written, or through gzip. Null: a line that is none of an export. */
export async function* readExport(file: string): AsyncIterable<ChainLine | null> {
  const text = await textOf(file)
  try {
    for await (const line of linesOf(text)) if (line !== '') yield parseLine(line)
  } catch (cause) {
    notThere(`${file} cannot be read to its end`, cause)
  }
}

async function textOf(file: string): Promise<AsyncIterable<string>> {
  const start = Buffer.alloc(2)
  const handle = await open(file).catch(cause => notThere(`${file} cannot be read`, cause))
  await handle.read({ buffer: start, position: 0 }).catch(cause => notThere(`${file} cannot be read`, cause))
  const bytes = handle.createReadStream({ start: 0 })
  if (!start.equals(gzipped)) return bytes.setEncoding('utf8')
  const plain = createGunzip()
  bytes.on('error', cause => plain.destroy(cause))
  return bytes.pipe(plain).setEncoding('utf8')
}

/** https://www.rfc-editor.org/rfc/rfc1952#page-6 */
const gzipped = Buffer.from([0x1f, 0x8b])

function notThere(what: string, cause: unknown): never {
  throw new Misconfigured('no-export', `The file ${what}.`, { cause })
}

/** Not by `node:readline`, for which a sign in what people type may end a line: U+2028. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

/** Some hundred at once: a write each would cost more than making them. */
async function* texts(lines: AsyncIterable<ChainLine>): AsyncIterable<string> {
  let text = ''
  for await (const line of lines) {
    text += `${JSON.stringify(line)}\n`
    if (text.length < 64 * 1024) continue
    yield text
    text = ''
  }
  yield text
}
