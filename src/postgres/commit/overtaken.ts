import { type OneCommit, versionsOf } from './commit-batch.ts'

const most = 1_000

/**
 * Which waiting commits need not ask the database: another commit, done since they began to wait, has written a later
 * version of one of their rows. A crowd that read the same version costs one statement, not one each.
 */
export class Overtaken {
  #moment = 0
  #done = new Map<string, { moment: number; version: number }>()

  /** The moment at which a commit begins to wait. */
  begin(): number {
    return ++this.#moment
  }

  /** It was written. */
  learn(commit: OneCommit): void {
    if (this.#done.size > most) this.#done.clear()
    const moment = ++this.#moment
    for (const [row, version] of versionsOf(commit)) this.#done.set(row, { moment, version: version + 1 })
  }

  has(commit: OneCommit, since: number): boolean {
    return versionsOf(commit).some(([row, version]) => {
      const done = this.#done.get(row)
      return done !== undefined && since < done.moment && version < done.version
    })
  }
}
