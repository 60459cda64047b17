import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { jwtVerify } from 'jose/jwt/verify'
import { Unavailable } from '../../core/domain/errors.ts'
import type { Logger } from '../../log.ts'
import { createClockDoubt } from '../../http/refusals.ts'
import { type ChannelKey, type ChannelKeysOptions, createChannelKeys } from './channel-keys.ts'
import { createSdkVerdict } from './sdk-verdict.ts'
import { createTrustedTokens } from './trusted-tokens.ts'

/** The origin that an activity claims; the token must claim the same. */
export type Claimed = { channelId?: unknown; serviceUrl?: unknown }

/** `refused`: a bad token, 401. `unreachable`: Microsoft's keys could not be fetched, so the token is not judged. */
export type Checked = 'trusted' | 'refused' | 'unreachable'

/** Checks the token that came with an activity. Throws nothing. */
export type CheckToken = (activity: Claimed, authorization: string) => Promise<Checked>

export type CheckTokenOptions = Omit<ChannelKeysOptions, 'metadataUrl' | 'log'> & {
  log: Pick<Logger, 'warn' | 'error'>
  appId: string
  /** Origin of the Bot Framework's OpenID metadata. */
  botMetadataUrl: string
}

/**
 * The only accepted issuer is the Bot Framework's channel service, neither its Emulator nor other bots.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const issuer = 'https://api.botframework.com'
const algorithms = ['RS256']
/** The difference between clocks that the Bot Framework's own SDK allows. */
const clockToleranceSeconds = 5 * 60

/**
 * Two checks, both of which must pass. Our own: signature, algorithm, issuer, audience, end, service address,
 * endorsement, as the SDK checks them, and stricter: a token without an end is refused, and keys are never older than
 * some minutes. Then the Bot Framework's own SDK checks the tokens that ours accepted: an error in one check is caught
 * by the other.
 */
export function createCheckToken({ appId, botMetadataUrl, log, now = Date.now }: CheckTokenOptions): CheckToken {
  const metadataUrl = `${botMetadataUrl}/v1/.well-known/openidconfiguration`
  const keys = createChannelKeys({ metadataUrl, log, now })
  const sdkVerdict = createSdkVerdict({ appId, issuer, metadataUrl })
  const trusted = createTrustedTokens(now)
  const doubtClock = createClockDoubt(log)
  /** Many activities carry the same token at once: it is checked once. */
  const underWay = new Map<string, Promise<Checked>>()
  const accept = async ({ channelId, serviceUrl }: Claimed, token: string): Promise<number | null> => {
    const { kid } = decodeProtectedHeader(token)
    if (typeof kid !== 'string') return null
    const { key, until } = await keys.find(kid)
    if (key === null || !endorsed(key, channelId)) return null
    const { payload } = await jwtVerify(token, key.verify, {
      algorithms,
      issuer,
      audience: appId,
      requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(now()),
    })
    return payload['serviceurl'] === serviceUrl ? Math.min(until, payload.exp! * 1000) : null
  }
  const look = async (activity: Claimed, token: string, claim: string): Promise<Checked> => {
    try {
      const until = await accept(activity, token)
      if (until === null) return 'refused'
      if ((await sdkVerdict(activity, `Bearer ${token}`)) === 'refused') {
        log.error({ channelId: activity.channelId }, 'the SDK refuses a token that passed our own check: it is refused')
        return 'refused'
      }
      trusted.add(claim, until)
      return 'trusted'
    } catch (error) {
      doubtClock(error, now())
      return error instanceof Unavailable ? 'unreachable' : 'refused'
    }
  }
  return async (activity, authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
    if (token === undefined || typeof activity.serviceUrl !== 'string') return 'refused'
    // All values on which the verdict depends.
    const claim = JSON.stringify([activity.channelId, activity.serviceUrl, token])
    if (trusted.has(claim)) return 'trusted'
    const looking = underWay.get(claim) ?? look(activity, token, claim).finally(() => underWay.delete(claim))
    underWay.set(claim, looking)
    return looking
  }
}

/** As in the SDK: a key that names no channel may sign for all of them. */
function endorsed({ endorsements }: ChannelKey, channelId: unknown): boolean {
  return endorsements.length === 0 || (typeof channelId === 'string' && endorsements.includes(channelId))
}
