import library from 'uglify-js'

/** A licence's comment: whoever made the code stays named. */
const licence = /^!|@license|@preserve|copyright/i

/**
 * A JavaScript module in fewer bytes: names that it alone sees are shortened; what it does stays, in the same order. A
 * long one takes a second.
 * @returns null: the library cannot read it
 */
export function shortCode(code: string): string | null {
  const read = library.minify(code, { module: true, compress: false, mangle: true, output: { comments: licence } })
  return read.code ?? null
}
