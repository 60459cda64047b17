import { Misconfigured } from '../../core/domain/errors.ts'
import type { Head } from '../../core/domain/journal/chain-line.ts'
import type { WrongVersion } from '../../core/domain/personal/erased-post.ts'
import { type Verdict, verifyChain } from '../../core/domain/journal/verify-chain.ts'
import { wrongErasures } from '../../postgres/journal/erased-versions.ts'
import { readChain } from '../../postgres/journal/read-chain.ts'
import { readExport } from './export-file.ts'
import { faults, readArguments, run, withDatabase } from './with-database.ts'

const whyWrong = {
  altered: 'its words are not those that an erasure left',
  untold: 'it says that an erasure left these words, and no entry of the journal tells of it',
}

/**
 * `npm run journal:verify [-- export.jsonl] [--head <seq>:<hash>]`: computes the whole chain again, of the database or
 * of an export, and writes nothing. Needs no network. Ends with 1 when anything was altered.
 */
await run(async () => {
  const { values, file } = readArguments(
    { head: { type: 'string' } },
    'npm run journal:verify -- [export.jsonl] [--head <number>:<hash>]',
  )
  const head = values.head === undefined ? null : readHead(values.head)
  const [verdict, wrong] =
    file === undefined
      ? await withDatabase(
          async database => [await verifyChain(readChain(database), head), await wrongErasures(database)] as const,
        )
      : ([await verifyChain(readExport(file), head), []] as const)
  if (file !== undefined && verdict.ok && verdict.entries === 0)
    throw new Misconfigured('empty-export', `The file ${file} holds no entry: there is nothing to verify.`)
  tell(verdict, head)
  for (const one of wrong) tellWrong(one)
})

function readHead(text: string): Head {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  if (seq === undefined || hash === undefined)
    throw new Misconfigured('bad-head', '--head takes <number>:<64 hex digits>, as it was posted.')
  return { seq: Number(seq), hash: hash.toLowerCase() }
}

/** The chain says what was sealed; whether posts still are that is looked at where an erasure changed them. */
function tellWrong({ reference, version, why }: WrongVersion): void {
  console.error(`Version ${version} of ${reference} was altered: ${whyWrong[why]}.`)
  process.exitCode = 1
}

function tell(verdict: Verdict, head: Head | null): void {
  if (!verdict.ok) {
    console.error(
      `The journal was altered. First broken entry: ${verdict.seq} (${verdict.why}): ${faults[verdict.why]}`,
    )
    process.exitCode = 1
    return
  }
  const { entries, head: last, erased, purged } = verdict
  console.log(`The journal is whole: ${entries} entries. Head: ${entries}:${last}`)
  if (erased.details + erased.people > 0)
    console.log(
      `Erased, as the journal says itself: ${erased.people} people, the details of ${erased.details} entries.`,
    )
  for (const { category, lines } of purged)
    console.log(
      `Of these, the details of ${lines} entries ended by the rule « ${category} » of how long they are kept.`,
    )
  console.log(
    head
      ? `It continues the head that was posted at entry ${head.seq}.`
      : 'Entries cut off at its end show only against a posted head: --head <number>:<hash>.',
  )
}
