import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { lineText, payloadHash } from '../../src/core/domain/journal/chain-line.ts'

const atOnce = 5_000

/**
 * A journal as years would leave it: as many visas, chained by the database's own function. `isRefused`: which of them,
 * by its number from 0, is an attempt that was refused instead.
 */
export async function fillJournal(
  databaseUrl: string,
  count: number,
  isRefused: (number: number) => boolean = () => false,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (let from = 0; from < count; from += atOnce) {
      const entries = Array.from({ length: Math.min(atOnce, count - from) }, (_, index) => {
        const number = from + index
        return entry(number, isRefused(number) ? 'attempt.refused' : 'validation.approved')
      })
      await client.query('select append_journal($1::jsonb)', [JSON.stringify(entries)])
    }
    await client.query('analyze journal, journal_detail')
  } finally {
    await client.end()
  }
}

function entry(number: number, verb: 'attempt.refused' | 'validation.approved'): object {
  const details = {
    step: 0,
    name: 'department',
    facets: 'substance reach',
    chairs: 'somebody',
    by: 'Somebody',
    reason: null,
  }
  const salt = randomBytes(16).toString('hex')
  const at = new Date(Date.UTC(2024, 0, 1) + number * 60_000).toISOString()
  const line = {
    at,
    actorRef: null,
    verb,
    subject: `PUB-2024-${number % 20_000}`,
    seal: null,
    payloadHash: payloadHash(salt, details),
  }
  return { text: lineText(line), salt, details }
}
