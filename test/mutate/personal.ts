import { type Fault, faultsOf } from './fault.ts'

/** What each may read of themselves, how many at once, and what jobs of one row ask before they take it. */
const queue = ['postgres/data-queue.test.ts']
const writing = ['core/use-cases/personal/write-my-data.test.ts']
const finder = ['postgres/text-finder.test.ts']
const told = ['core/domain/personal/data-queue.test.ts']
const card = ['teams/personal/my-data-card.test.ts']
const mine = ['postgres/my-data.test.ts']
const walk = ['postgres/walk-pages.test.ts']
const everywhere = ['postgres/every-column.test.ts']
const outside = ['postgres/erasure-outside.test.ts']
const heldOnce = ['core/use-cases/retention/read-held-once.test.ts']

export const personalFaults: Fault[] = [
  ...faultsOf('core/domain/personal/data-queue.ts', told, [
    ['ahead === 0 ? 1 : 2 +', 'ahead === 0 ? 1 : 1 +'],
    ['Math.floor((ahead - 1) / peopleAtOnce)', '0'],
    ["return ahead > 0 ? 'others' : 'minutes'", "return 'others'"],
  ]),
  ...faultsOf('core/use-cases/personal/write-my-data.ts', writing, [
    ['if (await isWaiting(ports, id)) await writeWaiting(ports, id)', 'await writeWaiting(ports, id)'],
    ["if (done === 'busy' || (await isWaiting(ports, id)))", "if (done === 'busy')"],
    ['while (read.length > 1 && sizeOf() > sizeMost) read.pop()', ''],
    ['if (failed.has(own)) throw failed.get(own)', ''],
    ['gathering.add(printedRow(issue))', 'void printedRow(issue)'],
    ['const reader = read[of]', 'const reader = read[0]'],
  ]),
  ...faultsOf('core/use-cases/personal/write-my-data.ts', queue, [['tookMs: msBetween(began, at),', '']]),
  ...faultsOf('core/use-cases/personal/my-data.ts', mine, [
    ['if (before) await endMyData(ports, before)', ''],
    ['return asked(ports, other, of, true)', 'return asked(ports, other, of, false)'],
  ]),
  ...faultsOf('postgres/commit/refused-by-database.ts', mine, [
    ['...Object.values(onlyOne), oneWaiting', '...Object.values(onlyOne)'],
  ]),
  ...faultsOf('postgres/personal/data-requests.ts', queue, [
    ['.orderBy(inTurn)', ".orderBy('id')"],
    ['order by written_at desc limit 1', 'limit 0'],
    ['before.written_at is null and mine.id', 'mine.id'],
  ]),
  ...faultsOf('postgres/personal/text-finder.ts', finder, [
    ['steps[state * count + sign] = further === 0 ? otherwise : further', 'steps[state * count + sign] = further'],
    ['[...new Set([...owners[state]!, ...owners[shorter[state]!]!])]', 'owners[state]!'],
    ['if (code >= firstMark && code <= lastMark) continue', ''],
    ['list.every(word => found.has(word))', 'list.some(word => found.has(word))'],
    ['if (letter.length === 1 && of[code] === 0)', 'if (false)'],
    ['found.clear()', ''],
    ['find(withLetters(text))', 'find(text)'],
  ]),
  ...faultsOf('postgres/personal/searched-tables.ts', everywhere, [
    [
      "return table.isDocument || typeof factsOf(table.name)?.kept === 'string'",
      "return typeof factsOf(table.name)?.kept === 'string'",
    ],
  ]),
  ...faultsOf('postgres/jobs/start-jobs.ts', ['postgres/jobs.test.ts'], [['? error.name', '? error.message']]),
  ...faultsOf('postgres/personal/walk-texts.ts', finder, [
    ['Math.max(1, Math.min(most, 4 * now', 'Math.max(8, Math.min(most, 4 * now'],
    ['Math.min(most, 4 * now, ', 'Math.min(4 * now, '],
  ]),
  ...faultsOf('postgres/personal/walk-texts.ts', walk, [
    ['${key} > ${after}', '${key} >= ${after}'],
    ['    from = to\n', '    from = to + 1\n'],
  ]),
  ...faultsOf('core/use-cases/personal/my-data.ts', card, [
    ['if (before && before.until > ports.now()) return asked(ports, before, of, true)', ''],
    ["of ? 'person.asked-data-of' : 'person.asked-data'", "'person.asked-data'"],
  ]),
  ...faultsOf('teams/personal/draw-my-data.ts', card, [
    ["wait === null ? '' : dataWait(wait, look)", "''"],
    ["said === 'others'", 'false'],
  ]),
  ...faultsOf('core/use-cases/personal/my-data.ts', outside, [
    ['if (!isDpo(actor))', 'if (false)'],
    ["if (askedAs(request.of) !== askedAs(of)) return { kind: 'data-of-another' }", ''],
    ['[of.id, ...of.names.map(bare).toSorted()]', '[of.id]'],
  ]),
  ...faultsOf('core/use-cases/personal/whose-data.ts', outside, [
    ['if (only && !isOutside) return', 'if (only) return'],
    ['return only ? { ...outside, hasNamesake: true } : outside', 'return outside'],
  ]),
  ...faultsOf(
    'core/use-cases/personal/whose-data.ts',
    ['core/use-cases/personal/whose-data.test.ts'],
    [
      ["one => one.includes('@') && !isAddress(one)", '() => false'],
      ['if (isOutside && (found || isId))', 'if (isOutside && found)'],
      ['wordsIn(bare(name)).toSorted()', 'nameWords(name).toSorted()'],
    ],
  ),
  ...faultsOf('teams/personal/drawn-personal.ts', card, [["of ? 'summaries.data-of' : ", '']]),
  ...faultsOf('core/use-cases/personal/write-my-data.ts', outside, [
    [' && !isOwnRow(trace.table, trace.row, reader.sought)', ' && trace.key === reader.request.id'],
  ]),
  ...faultsOf('postgres/personal/data-requests.ts', outside, [["sql`coalesce(doc->'of'->>'id', person)`", "'person'"]]),
  ...faultsOf('core/use-cases/personal/remove-outside.ts', outside, [
    ["if (table === 'data_request') await endCopy(ports, doc as DataRequest)", ''],
  ]),
  ...faultsOf(
    'core/domain/personal/data-rows.ts',
    ['core/use-cases/personal/gather-rows.test.ts'],
    [['sought.isOutside ? entries', 'true ? entries']],
  ),
  ...faultsOf('teams/personal/mydata-verbs.ts', card, [
    ["if (result.isAgain) return notice(turn, 'data-under-way', { when })", ''],
  ]),
  ...faultsOf('core/use-cases/read-held.ts', heldOnce, [
    ['known?.of === of && msBetween(known.at, at) < readMs', 'known?.of === of'],
    ['known?.of === of && msBetween(known.at, at) < readMs', 'known && msBetween(known.at, at) < readMs'],
    ['known?.of === of && msBetween(known.at, at) < readMs', 'false'],
    ['reading.led.catch(() => readings.delete(ports.history))', ''],
  ]),
  ...faultsOf('core/use-cases/notes/keep-files.ts', heldOnce, [['!note || note.files.length === 0 ||', '!note ||']]),
]
