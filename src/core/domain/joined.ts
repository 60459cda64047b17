/** The keys that stand in two of the tables. */
type Twice<Tables, Before = never> = Tables extends readonly [infer First, ...infer Rest]
  ? (keyof First & Before) | Twice<Rest, Before | keyof First>
  : never
type Once<Tables> = [Twice<Tables>] extends [never] ? unknown : { 'stands in two tables': Twice<Tables> }
type Joined<Tables> = Tables extends readonly [infer First, ...infer Rest] ? First & Joined<Rest> : unknown

/**
 * One table of several. A key that stands in two of them does not compile; where types were lost, it throws at the
 * start: else the last one would win in silence.
 */
export function joined<const Tables extends readonly object[]>(tables: Tables & Once<Tables>): Joined<Tables> {
  const entries = tables.flatMap(table => Object.entries(table))
  const twice = entries.map(([key]) => key).filter((key, index, keys) => keys.indexOf(key) !== index)
  if (twice.length > 0) throw new Error(`in two tables: ${twice.join(', ')}`)
  return Object.fromEntries(entries) as Joined<Tables>
}
