import type { PoolClient } from 'pg'
import { askServerIdentity, type ServerIdentity, serverText } from '../identity/database-identity.ts'

/** What was behind the connections of this process, and what is there now. */
export class Replaced extends Error {
  readonly before: string
  readonly now: string

  constructor(before: string, now: string) {
    super('this is no longer the database that this process was working on')
    this.before = before
    this.now = now
  }
}

/**
 * Every new connection must lead where the first one led. A backup put in the place of the database, or a replica
 * promoted, ends the connections that there were; what comes back may not know what was sent since, and must not be
 * worked on as if.
 */
export function sameServer(
  replaced: (error: Replaced) => void,
): (client: PoolClient, done: (error?: Error) => void) => void {
  let first: string | undefined
  const look = async (client: PoolClient): Promise<void> => {
    const { rows } = await client.query<ServerIdentity>(askServerIdentity)
    const now = serverText(rows[0]!)
    first ??= now
    if (now === first) return
    const error = new Replaced(first, now)
    replaced(error)
    throw error
  }
  return (client, done) => void look(client).then(() => done(), done)
}
