import { createReadStream, createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Misconfigured } from '../../core/errors.ts'
import type { ChainLine } from '../../core/journal/verify/chain-line.ts'
import { parseLine } from '../../core/journal/verify/parse-line.ts'

/** One JSON object a line, as fast as the other side takes them. */
export async function writeLines(lines: AsyncIterable<ChainLine>, out: Writable): Promise<void> {
  await pipeline(Readable.from(texts(lines)), out, { end: out !== process.stdout })
}

/** There only once it is whole, and for its owner only: it names people. */
export async function writeExport(lines: AsyncIterable<ChainLine>, file: string): Promise<void> {
  const unfinished = `${file}.part`
  try {
    await writeLines(lines, createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** Null: a line that is none of an export. */
export async function* readExport(file: string): AsyncIterable<ChainLine | null> {
  await access(file).catch((cause: unknown) => {
    throw new Misconfigured('no-export', `The file ${file} cannot be read.`, { cause })
  })
  for await (const line of linesOf(createReadStream(file, 'utf8') as AsyncIterable<string>)) if (line !== '') yield parseLine(line)
}

/** Not `node:readline`, for which what people type may end a line: U+2028. */
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
