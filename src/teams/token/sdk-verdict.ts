import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { within } from '../../timing/within.ts'

/** `unknown`: the SDK could not read the keys, or does not know this one yet; what our own check says counts. */
export type SdkVerdict = 'trusted' | 'refused' | 'unknown'

export type SdkOptions = {
  appId: string
  issuer: string
  /** Address of the Bot Framework's OpenID metadata document. */
  metadataUrl: string
}

/** The SDK keeps keys for a day; it counts in hours. */
const keysKeptHours = 5 / 60
/** Its reading of the keys has no limit of time of its own, and Teams waits. */
const verdictWithinMs = 2_000
/** What it says of a key that it does not have: it looks for new ones no more often than it reads them. */
const keyMissing = 'Signing Key could not be retrieved.'
/** For roads that Mary does not use (the Emulator, tokens of users), where the SDK else takes the public cloud. */
const unused = 'https://unused.invalid/'

type Sdk = {
  authentication: ConfigurationBotFrameworkAuthentication
  isUnreachable(error: unknown): boolean
}

/**
 * The verdict of the Bot Framework's own SDK on a token that came with an activity. Throws nothing. The SDK is loaded
 * once Mary listens (a third of a second, 50 MB that a process which hears nobody never holds) or with the first token;
 * its two seconds count from then on.
 */
export function createSdkVerdict(
  options: SdkOptions,
): (activity: object, authorization: string) => Promise<SdkVerdict> {
  const { issuer } = options
  let loading: Promise<Sdk> | undefined
  const ask = async (sdk: Sdk, activity: object, authorization: string): Promise<SdkVerdict> => {
    try {
      const { claimsIdentity } = await sdk.authentication.authenticateRequest(activity as Activity, authorization)
      // The SDK also lets tokens of the Emulator and of other bots in.
      return claimsIdentity?.getClaimValue('iss') === issuer ? 'trusted' : 'refused'
    } catch (error) {
      return sdk.isUnreachable(error) ? 'unknown' : 'refused'
    }
  }
  return async (activity, authorization) => {
    const sdk = await (loading ??= loadSdk(options))
    const verdict = await within(ask(sdk, activity, authorization), verdictWithinMs)
    return verdict === 'slow' ? 'unknown' : verdict
  }
}

/** Loaded with the first token, or before by a process that will hear one. */
export async function sdkModules() {
  return Promise.all([import('botbuilder'), import('botframework-connector')])
}

/** Without the app's secret: to check who speaks, its public id is enough. */
async function loadSdk({ appId, issuer, metadataUrl }: SdkOptions): Promise<Sdk> {
  const [{ ConfigurationBotFrameworkAuthentication }, connector] = await sdkModules()
  const { AuthenticationConfiguration, AuthenticationError, PasswordServiceClientCredentialFactory } = connector
  const settings = {
    MicrosoftAppId: appId,
    ToChannelFromBotLoginUrl: unused,
    ToChannelFromBotOAuthScope: issuer,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: unused,
    ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: unused,
    ValidateAuthority: false,
    CallerId: '',
  }
  const authentication = new ConfigurationBotFrameworkAuthentication(
    settings,
    new PasswordServiceClientCredentialFactory(appId, ''),
    new AuthenticationConfiguration(),
    undefined,
    { tokenRefreshInterval: keysKeptHours },
  )
  const isUnreachable = (error: unknown): boolean =>
    error instanceof AuthenticationError
      ? error.statusCode === 500 || error.message === keyMissing
      : error instanceof Error && error.name === 'FetchError'
  return { authentication, isUnreachable }
}
