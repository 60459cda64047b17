import { decodeProtectedHeader, jwtVerify } from 'jose'
import { Unavailable } from '../../core/errors.ts'
import { type ChannelKey, type ChannelKeysOptions, createChannelKeys } from './channel-keys.ts'
import { createTrustedTokens } from './trusted-tokens.ts'

/** What an activity says of where it comes from; the token must say the same. */
export type Claimed = { channelId?: unknown; serviceUrl?: unknown }

/** `refused`: a bad token, 401. `unreachable`: Microsoft's keys could not be fetched, nothing is known of the token. */
export type Checked = 'trusted' | 'refused' | 'unreachable'

/** Checks the token that came with an activity. Throws nothing. */
export type CheckToken = (activity: Claimed, authorization: string) => Promise<Checked>

export type CheckTokenOptions = Omit<ChannelKeysOptions, 'metadataUrl'> & {
  appId: string
  /** Origin of the Bot Framework's OpenID metadata. */
  botMetadataUrl: string
}

/**
 * Who may speak to Mary: the Bot Framework's channel service, and nobody else, neither its Emulator nor other bots.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const issuer = 'https://api.botframework.com'
const algorithms = ['RS256']
/** Clocks differ: what the Bot Framework's own SDK allows. */
const clockToleranceSeconds = 5 * 60

/**
 * Signature, algorithm, issuer, audience, end, service address, endorsement, as the SDK checks them, and stricter: a
 * token without an end is refused, and keys are never older than some minutes, where the SDK keeps them for a day.
 */
export function createCheckToken({ appId, botMetadataUrl, log, now = Date.now }: CheckTokenOptions): CheckToken {
  const keys = createChannelKeys({ metadataUrl: `${botMetadataUrl}/v1/.well-known/openidconfiguration`, log, now })
  const trusted = createTrustedTokens(now)
  const accept = async ({ channelId, serviceUrl }: Claimed, token: string): Promise<number | null> => {
    const { kid } = decodeProtectedHeader(token)
    if (typeof kid !== 'string') return null
    const { key, until } = await keys.find(kid)
    if (key === null || !endorsed(key, channelId)) return null
    const { payload } = await jwtVerify(token, key.verify, {
      algorithms, issuer, audience: appId, requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds, currentDate: new Date(now()),
    })
    return payload['serviceurl'] === serviceUrl ? Math.min(until, payload.exp! * 1000) : null
  }
  return async (activity, authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
    if (token === undefined || typeof activity.serviceUrl !== 'string') return 'refused'
    // All that the verdict depends on.
    const claim = JSON.stringify([activity.channelId, activity.serviceUrl, token])
    if (trusted.has(claim)) return 'trusted'
    try {
      const until = await accept(activity, token)
      if (until === null) return 'refused'
      trusted.add(claim, until)
      return 'trusted'
    } catch (error) {
      return error instanceof Unavailable ? 'unreachable' : 'refused'
    }
  }
}

/** As the SDK reads it: a key that names no channel may sign for all of them. */
function endorsed({ endorsements }: ChannelKey, channelId: unknown): boolean {
  return endorsements.length === 0 || (typeof channelId === 'string' && endorsements.includes(channelId))
}
