/** A deliberate fault: what stands in a file of src, and what stands there instead. */
export type Fault = {
  /** Within src. */
  file: string
  /** Occurs exactly once in the file, or the list is out of date. */
  find: string
  put: string
  /** Those that ought to notice it, within test. */
  tests: readonly string[]
  /** Why nobody could ever notice it; such a fault is not counted. */
  same: string | null
}

/** Faults of one file that the same tests ought to notice: what stands there, what is put there, why it is the same. */
export function faultsOf(
  file: string,
  tests: readonly string[],
  faults: readonly [find: string, put: string, same?: string][],
): Fault[] {
  return faults.map(([find, put, same]) => ({ file, find, put, tests, same: same ?? null }))
}

/** Null: it applies to this text; else why the list is out of date. */
export function outOfDate({ file, find, put }: Pick<Fault, 'file' | 'find' | 'put'>, text: string): string | null {
  const times = text.split(find).length - 1
  if (times !== 1) return `${file}: « ${find} » stands there ${times} times`
  return find === put ? `${file}: « ${find} » is put for itself` : null
}

/** The text with the fault in it; signs of `put` mean nothing else than themselves. */
export function applied({ find, put }: Pick<Fault, 'find' | 'put'>, text: string): string {
  return text.replace(find, () => put)
}
