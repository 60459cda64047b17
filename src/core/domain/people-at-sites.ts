/** A number of people: of `unknown` sites nobody said how many they are, which is never 0. */
export type PeopleAt = { people: number; unknown: number; sites: number }

/**
 * Agents without Teams: `reached`: at sites where it was put up, or said; `all`: at sites with a relay; `nobody`: at
 * those without one. `all` and `nobody` together are all sites.
 */
export type RelayLines = { reached: PeopleAt; all: PeopleAt; nobody: PeopleAt }
