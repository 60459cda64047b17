import type { PersonId } from '../actor.ts'
import type { Reference } from '../reference.ts'

/** Who gets a post, as an expression: what is sealed. Who the people are is frozen when planning starts. */
export type Audience =
  /** « tous »: the agents' group, or every enabled member account that is not a guest where none is configured. */
  | { kind: 'everyone' }
  /** A department of the "Directions" list, by its name there. */
  | { kind: 'department'; name: string }
  /** An Entra group, by object id; nested members count. */
  | { kind: 'group'; id: string; name: string }
  /** Members and owners of a team, by the object id of its Entra group. */
  | { kind: 'team'; id: string; name: string }
  | { kind: 'people'; ids: PersonId[] }
  /** People read from a file, kept apart; `digest`: SHA-256, in hex, of their sorted ids. */
  | { kind: 'list'; id: string; name: string; people: number; digest: string }
  /**
   * People who gave one of these answers to an event or to one session of it; they are read when the sending is
   * planned. Only `warnRegistered` makes such an audience, and no form can show it.
   */
  | {
      kind: 'registered'
      postId: string
      event: Reference
      said: ('yes' | 'waiting' | 'maybe')[]
      session: { id: string; time: string | null; label: string } | null
    }
  | { kind: 'union'; of: Audience[] }
  | { kind: 'intersection'; of: Audience[] }
  | { kind: 'except'; from: Audience; without: Audience }

/** What the audience check found; every person of the audience is in exactly one of the four counts. */
export type AudienceCheck = {
  /** People in the audience: enabled members only, each once. */
  people: number
  /** Mary has a conversation with them. */
  reachable: number
  /** Mary has no conversation with them yet: she installs herself or opens one while sending. */
  notInstalled: number
  /** False: Mary installs herself for nobody, and reaches only those of them who have her already. */
  installs?: boolean
  /** Blocked Mary or removed her: « non joignable », never by name. */
  blocked: number
  /** No Teams: no licence, or an earlier send said so. */
  noTeams: number
  /** Of `people`, those whose department is not in the "Directions" list. */
  withoutDepartment: number
  /** Of those whom Mary reaches, who left what is optional: they get it only where it is mandatory. */
  optedOut: number
  /** In the expression, yet never addressed, and so not in `people`. */
  guests: number
  shared: number
  /** Of `people`, those who already got three broadcasts or more since Monday. */
  oftenThisWeek: number
  /** Against the last broadcast to the same audience, else to any. */
  sinceLast: { reference: Reference; joined: number; left: number } | null
}

export type Leaf = Exclude<Audience, { of: Audience[] } | { from: Audience }>

export function leavesOf(audience: Audience): Leaf[] {
  switch (audience.kind) {
    case 'union':
    case 'intersection':
      return audience.of.flatMap(leavesOf)
    case 'except':
      return [...leavesOf(audience.from), ...leavesOf(audience.without)]
    default:
      return [audience]
  }
}
