/** Entra object id, a GUID. The only way a person is ever identified; it comes from a token or from Graph. */
export type PersonId = string

export type Locale = 'fr' | 'en'

/** A person as named on screen. */
export type Named = { id: PersonId; name: string }

/** What Mary knows of a person from Entra. */
export type Person = Named & {
  givenName: string
  mail: string | null
  /** As Entra has it: an alias of a department, or null. */
  department: string | null
  /** False for people who left or were suspended. */
  enabled: boolean
  guest: boolean
  /**
   * A room, a shared mailbox or another account that nobody works with: it has no licence at all and no person's name.
   */
  shared: boolean
  /** False where Entra says that they have no licence at all. A person with a licence may still lack Teams. */
  licensed: boolean
  /** Graph's `preferredLanguage`, where it is one that Mary speaks. */
  locale: Locale | null
}

export type Role = 'agent' | 'comms' | 'admin' | 'dpo' | 'archivist'

/** Who acts, as the verified token says; never read from a card. */
export type Actor = Named & {
  locale: Locale
  roles: readonly Role[]
  /** Graph could not say which roles they have: they may have more than those listed. */
  rolesUnknown?: true
}

/** Outside of the agents: an elected member, say, or a contractor. False where Graph could not tell the roles. */
export function isOutside({ roles }: Actor): boolean {
  return roles.length === 0
}

export function isComms(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('comms') || actor.roles.includes('admin')
}

export function isAdmin(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('admin')
}

/** The data protection officer: reads all, and decides nothing of communication. */
export function isDpo(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('dpo')
}

/** A data protection officer without any other role: they do nothing of communication, and lose nothing of it. */
export function readsOnly(actor: Pick<Actor, 'roles'>): boolean {
  return isDpo(actor) && !isComms(actor)
}

/** The archivist, who gives the visa without which nothing that may be a public archive is eliminated. */
export function isArchivist(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('archivist')
}

/** Whether a person may read what everybody wrote, decided and received. It gives no right to change any of it. */
export function maySeeAll(actor: Pick<Actor, 'roles'>): boolean {
  return isComms(actor) || isDpo(actor)
}

export function named({ id, name }: Named): Named {
  return { id, name }
}
