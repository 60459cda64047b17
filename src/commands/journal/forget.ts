import { Misconfigured } from '../../core/domain/errors.ts'
import { forgetPerson } from '../../core/use-cases/journal/forget-person.ts'
import { history } from '../../postgres/journal/journal-history.ts'
import { run, withDatabase } from './with-database.ts'

const problems = {
  'not-an-id':
    'Give the Entra object id of the person, then any other names that they went by: npm run journal:forget -- <object id> ["Former Name" …]',
  'name-too-short': 'A name of three letters or less stands in half of all words: give the whole name.',
}

/** `npm run journal:forget -- <object id> [name…]`: the journal no longer says who it was, and still verifies. */
await run(async () => {
  const [person = '', ...names] = process.argv.slice(2)
  await withDatabase(async database => {
    const result = await forgetPerson({ history: history(database, () => new Date().toISOString()) }, person, names)
    if (result.kind !== 'forgotten') throw new Misconfigured(result.kind, problems[result.kind])
    const known = result.known
      ? 'The journal no longer says who it was'
      : 'The journal knew nothing that this person did'
    console.log(
      `${known}; the details of ${result.lines} entries are erased. This is the journal alone: everything else is ` +
        'erased in Teams by two people (« effacer une personne »), with a receipt: docs/operations.md.',
    )
  })
})
