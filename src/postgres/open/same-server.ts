import type { PoolClient } from 'pg'
import { askServerIdentity, type ServerIdentity, serverText } from '../identity/database-identity.ts'

/** The server behind this process's connections, and the one there now. */
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
 * Every new connection must lead where the first one led. A restored backup, or a promoted replica, ends the existing
 * connections; the database that comes back may not know what was sent since, and must not be used as if it did.
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
