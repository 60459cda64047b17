import { type Fault, faultsOf } from './fault.ts'

const papers = ['print/edition/edition-paper.test.ts']
const produce = ['core/use-cases/newspapers/printing/produce-edition.test.ts']

/** The press: what it shows, its limits, what becomes of what it cannot print, and who reads it where. */
export const printFaults: Fault[] = [
  ...faultsOf('print/typeset.ts', papers, [
    ["(_, emoji: string = '') => emoji)", "'')"],
    ['[readFileSync(emojiFont)]', '[]'],
    ['  if (plain !== sign) return plain\n', ''],
    ['[sign, insteadOf(sign)]', "[sign, '']"],
  ]),
  ...faultsOf('print/edition/edition-paper.ts', papers, [
    ['tried.pages === best.pages', 'false'],
    ['tried.pages === best.pages', 'true'],
  ]),
  ...faultsOf(
    'print/press-process.ts',
    ['print/press.test.ts'],
    [
      ['    env,\n', ''],
      ['    yieldTo(child.pid)\n', ''],
      ["    child.stdin?.on('error', () => undefined)\n", ''],
    ],
  ),
  ...faultsOf('print/press.ts', ['print/press.test.ts'], [['      report(error)\n', '']]),
  ...faultsOf('print/run-press.ts', ['print/press.test.ts'], [["'close', () => process.exit()", "'close', () => {}"]]),
  ...faultsOf(
    'print/parcel.ts',
    ['print/parcel.test.ts'],
    [
      ['at < chunk.byteLength || filled === asked.value.byteLength', 'at < chunk.byteLength'],
      ['chunk.subarray(at, at + asked.value.byteLength - filled)', 'chunk.subarray(at, at + asked.value.byteLength)'],
      ['    if (held instanceof Uint8Array) return { part: parts.push(held) - 1 } satisfies Part\n', ''],
      ['Buffer.alloc(fits(length.readUInt32LE()))', 'Buffer.alloc(length.readUInt32LE())'],
      ['  fits(sizes.reduce((sum, size) => sum + size, head.byteLength))\n', ''],
    ],
  ),
  ...faultsOf(
    'http/asked-path.ts',
    ['app/error-pages.test.ts'],
    [
      ['    return null\n', "    return '/'\n"],
      ['${folder.toLowerCase()}', '${folder}'],
    ],
  ),
  ...faultsOf(
    'app/error-pages.ts',
    ['app/error-pages.test.ts'],
    [
      ['isBrowser && !notForPeople.test(path)', 'isBrowser'],
      ["if (status === 429) return 'busy'", ''],
      ["if (status >= 500) return 'failed'", ''],
      ["'cache-control': 'no-store', ", ''],
      ['[400, 404, 410].includes(status)', 'status === 404'],
    ],
  ),
  ...faultsOf(
    'print/served-editions.ts',
    ['print/served-editions.test.ts'],
    [
      ['await seeEdition(editionId, () => see(editionId))', 'await see(editionId)'],
      ["if (!known && !mayRead()) return 'busy'", ''],
      ['file.last?.shown !== shown', 'file.last === null'],
      ['if (without.length > 0 && !mayMend()) return tooMany', ''],
      ['if (answer === tooMany) return tooMany', ''],
      ['if (file.last?.shown !== shown) ', ''],
      ['if (!known) file.then(found => found ?? forget(), forget)', ''],
      ["(without.length > 0 && kind !== 'html')", "(without.length > 0 && kind === 'pdf')"],
      ["(without.length > 0 && kind !== 'html')", "(without.length > 0 && kind === 'email')"],
      ['const without = printing ?', 'const without = printing && isPublished ?'],
      ['withdrawn?.production === production ? withdrawn.pictures : []', 'withdrawn ? withdrawn.pictures : []'],
      ['erased?.production === production ? erased.ended : []', 'erased ? erased.ended : []'],
      ["const shown = `${without.join(' ')} ${frame}`", 'const shown = frame'],
      ["const shown = `${without.join(' ')} ${frame}`", 'const shown = `${without.length} ${frame}`'],
      ["const shown = `${without.join(' ')} ${frame}`", "const shown = without.join(' ')"],
      ["digest: file.digest + without.join('') }", 'digest: file.digest }'],
      ['mendedPage(file.bytes, without, words)', 'file.bytes'],
    ],
  ),
  ...faultsOf('core/use-cases/editions/keep-printed.ts', produce, [
    ['(await orNull()) ?? (await orNull()) ?? ', '(await orNull()) ?? '],
    ['      if (error instanceof Unavailable && error.retryAfterMs !== null) throw error\n', ''],
  ]),
  ...faultsOf('core/domain/newspapers/printing.ts', produce, [['> printingMs', '> 2 * printingMs']]),
  ...faultsOf('dispatch/run/process-memory.ts', ['dispatch/engine.test.ts'], [['atMs - last < minuteMs', 'true']]),
]
