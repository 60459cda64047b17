/** A number of people. `unknown`: sites of unknown size, which is never taken for 0. */
export type PeopleAt = { people: number; unknown: number; sites: number }

/**
 * Agents without Teams: `reached`: at sites where the post was put up or told; `all`: at sites with a relay; `nobody`:
 * at those without one. `all` and `nobody` together are all sites.
 */
export type RelayLines = { reached: PeopleAt; all: PeopleAt; nobody: PeopleAt }
