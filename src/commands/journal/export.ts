import { readChain } from '../../postgres/journal/read-chain.ts'
import { writeExport, writeLines } from './export-file.ts'
import { readArguments, run, withDatabase } from './with-database.ts'

/**
 * `npm run journal:export [-- file] [--without-details]`: one JSON object a line, for verifying without this database.
 * Without a file to the standard output (`npm run -s …`).
 */
await run(async () => {
  const { values, file } = readArguments(
    { 'without-details': { type: 'boolean' } },
    'npm run journal:export -- [file] [--without-details]',
  )
  await withDatabase(async database => {
    const lines = readChain(database, { details: !values['without-details'] })
    if (file === undefined) return writeLines(lines, process.stdout)
    await writeExport(lines, file)
    console.log(
      `The journal lies in ${file}.${values['without-details'] ? '' : ' It names people: keep it accordingly.'}`,
    )
  })
})
