import { createChance } from '../town/chance.ts'

/** What the town's communication team would have been given by each network. */
export type Accounts = {
  bluesky: { did: string; handle: string; appPassword: string }
  /** On an instance of 500 characters. */
  mastodon: { id: string; acct: string; token: string }
  /** On an instance of 5 000 characters: the same server under its number in place of its name. */
  large: { id: string; acct: string; token: string }
  cms: { user: string; appPassword: string }
  /** The key by which Mary signs what she tells the website: `standardwebhooks`. */
  webhookSecret: string
}

/** As DIDs spell their digits. */
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** The same for each start of the town, so that what was configured once stays good. */
export function makeAccounts(seed: string): Accounts {
  const chance = createChance(`${seed}/public`)
  const secret = (): string => chance.bytes(24).toString('base64url')
  const letters = (count: number): string => Array.from({ length: count }, () => chance.pick([...base32])).join('')
  const fours = (): string => Array.from({ length: 4 }, () => letters(4)).join('-')
  return {
    bluesky: { did: `did:plc:${letters(24)}`, handle: 'montreval.bsky.example', appPassword: fours() },
    mastodon: { id: '109300000000000001', acct: 'montreval', token: secret() },
    large: { id: '109300000000000002', acct: 'montreval', token: secret() },
    cms: { user: 'mary', appPassword: Array.from({ length: 6 }, () => letters(4)).join(' ') },
    webhookSecret: `whsec_${chance.bytes(24).toString('base64')}`,
  }
}
