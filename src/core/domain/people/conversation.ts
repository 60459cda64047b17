import type { Locale, PersonId } from '../actor.ts'

/** Where a person is reached. `open`: Mary may write. `blocked`/`removed`: not until they write or reinstall. */
export type Conversation = {
  person: PersonId
  conversationId: string | null
  serviceUrl: string
  state: 'open' | 'blocked' | 'removed' | 'no-teams'
  /** `29:…`, by which a card names who may refresh it; null until they did something in Teams. */
  teamsId?: string | null
  locale: Locale | null
  /** Whether a broadcast already reached them: their first one explains who Mary is. */
  met: boolean
  /** They opted out of what is optional. */
  optedOut: boolean
}
