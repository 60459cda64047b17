/**
 * The keys that are in two of the tables. What was found is passed along (tail recursion), so that the compiler takes
 * more than fifty tables.
 */
type Twice<Tables, Before = never, Found = never> = Tables extends readonly [infer First, ...infer Rest]
  ? Twice<Rest, Before | keyof First, Found | (keyof First & Before)>
  : Found
type Once<Tables> = [Twice<Tables>] extends [never] ? unknown : { 'stands in two tables': Twice<Tables> }
type Joined<Tables, All = unknown> = Tables extends readonly [infer First, ...infer Rest]
  ? Joined<Rest, All & First>
  : All

/**
 * One table of several. A key in two of them does not compile; where types were lost it throws at the start, since else
 * the last one would win silently.
 */
export function joined<const Tables extends readonly object[]>(tables: Tables & Once<Tables>): Joined<Tables> {
  const entries = tables.flatMap(table => Object.entries(table))
  const twice = entries.map(([key]) => key).filter((key, index, keys) => keys.indexOf(key) !== index)
  if (twice.length > 0) throw new Error(`in two tables: ${twice.join(', ')}`)
  return Object.fromEntries(entries) as Joined<Tables>
}
