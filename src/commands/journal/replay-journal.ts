import { Misconfigured } from '../../core/domain/errors.ts'
import { formatReference, parseReference, type Reference } from '../../core/domain/reference.ts'
import { type Replay, replay, type Replayed } from '../../core/domain/validations/replay.ts'
import type { Decision, Step, Validation } from '../../core/domain/validations/validation.ts'
import type { History, HistoryEntry } from '../../core/ports/history.ts'
import { history } from '../../postgres/journal/journal-history.ts'
import { readArguments, run, withDatabase } from './with-database.ts'

const usage = 'npm run journal:replay PUB-2026-0042'
const pageSize = 500

/**
 * `npm run journal:replay PUB-2026-0042`: the validation of a post as the journal alone tells it, by the rules that
 * people went by, and whether the database says the same. Ends with 1 when it does not, or when the rules do not allow
 * what the journal says. That nobody altered the journal itself is for `journal:verify`.
 */
await run(async () => {
  const reference = readReference(readArguments({}, usage).file)
  await withDatabase(async database => {
    const told = history(database, () => new Date().toISOString())
    const entries = await allAbout(told, reference)
    if (entries.length === 0) throw new Misconfigured('no-entries', `The journal holds nothing about ${reference}.`)
    const [trail] = await told.trails(parseReference(reference)!)
    const lines = tell(reference, entries, replay(entries.map(asTold)), trail?.validations.at(-1))
    for (const line of lines) console.log(line)
  })
})

function readReference(typed = ''): Reference {
  const reference = parseReference(typed)
  if (reference === null || !('kind' in reference) || reference.kind !== 'PUB')
    throw new Misconfigured('bad-reference', `Give the whole reference of a post: ${usage}`)
  return formatReference('PUB', reference.year, reference.number)
}

/** Oldest first. */
async function allAbout({ about }: History, reference: Reference): Promise<HistoryEntry[]> {
  const all: HistoryEntry[] = []
  for (let before: number | null = null; ;) {
    const page: HistoryEntry[] = await about([reference], { before, limit: pageSize, without: [] })
    all.push(...page)
    if (page.length < pageSize) return all.reverse()
    before = page.at(-1)!.seq
  }
}

/** Nothing can be judged of a forgotten person: what they did counts as erased. */
function asTold({ verb, seal, actor, details }: HistoryEntry): Parameters<typeof replay>[0][number] {
  if (actor !== null && actor.id === null) return { verb, seal, actor: null, details: null }
  return { verb, seal, actor, details }
}

function tell(reference: Reference, entries: HistoryEntry[], told: Replay, stored: Validation | undefined): string[] {
  if (told.kind !== 'replayed') {
    process.exitCode = 1
    const { seq, at, verb } = entries[told.entry]!
    const why = told.kind === 'untold' ? 'its details were erased' : `the rules do not allow it: ${told.because}`
    return [`The journal cannot tell the validation of ${reference}. Entry ${seq} (${verb}, ${at}): ${why}.`]
  }
  const { validation } = told
  if (validation === null) return [`${reference} was never submitted, as the journal tells it.`]
  const same = stored !== undefined && isSame(validation, stored)
  if (!same) process.exitCode = 1
  return [
    `${reference}, as the journal alone tells it in entries ${entries[0]!.seq} to ${entries.at(-1)!.seq}: ${validation.state}`,
    `Seal: ${validation.seal}`,
    ...validation.steps.map((step, index) => stepLine(step, index, validation)),
    ...validation.decisions.map(decisionLine),
    same ? 'The database says the same.' : 'The database says something else: what the journal tells was decided.',
  ]
}

function stepLine({ name, approvers, visas }: Step, index: number, { current, state }: Replayed): string {
  const waits = state === 'waiting' && index === current ? ', waits' : ''
  const given = visas.length === 0 ? 'none' : visas.map(({ by }) => by.name).join(', ')
  return `Step ${index + 1} (${name}${waits}): asked ${approvers.map(one => one.name).join(', ')}; visas: ${given}`
}

function decisionLine({ at, kind, step, by, reason }: Decision): string {
  return `${at} ${kind}, step ${step + 1}: ${by.name} (${by.id})${reason === null ? '' : `: ${reason}`}`
}

/** Names apart: people change theirs. */
function isSame(told: Replayed, stored: Validation): boolean {
  const essence = ({ seal, state, current, steps, decisions }: Replayed): string =>
    JSON.stringify([
      seal,
      state,
      current,
      steps.map(({ approvers }) => approvers.map(({ id }) => id)),
      steps.map(({ visas }) => visas.map(({ by, chairs }) => [by.id, chairs])),
      decisions.map(({ kind, by, step, at }) => [kind, by.id, step, at]),
    ])
  return essence(told) === essence(stored)
}
