import { PGlite } from '@electric-sql/pglite'

/* Loaded before Mary's own program: says now and then how often PGlite was asked. */
let calls = 0
const { query, exec } = PGlite.prototype
PGlite.prototype.query = function (this: PGlite, ...given: Parameters<typeof query>) {
  calls++
  return query.apply(this, given)
} as typeof query
PGlite.prototype.exec = function (this: PGlite, ...given: Parameters<typeof exec>) {
  calls++
  return exec.apply(this, given)
}

setInterval(() => process.stdout.write(`pglite calls ${calls}\n`), 1_000).unref()
