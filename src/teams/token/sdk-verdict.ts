import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { within } from '../../timing/within.ts'

/** `unknown`: the SDK could not read the keys, or does not have this key yet; then our own check decides. */
export type SdkVerdict = 'trusted' | 'refused' | 'unknown'

export type SdkOptions = {
  appId: string
  issuer: string
  /** Address of the Bot Framework's OpenID metadata document. */
  metadataUrl: string
}

/** The SDK keeps keys for a day by default; its unit is the hour. */
const keysKeptHours = 5 / 60
/** The SDK reads the keys without a time limit, and Teams waits. */
const verdictWithinMs = 2_000
/** The SDK's error for a key that it does not have: it reads new keys no more often than its interval. */
const keyMissing = 'Signing Key could not be retrieved.'
/** For functions that Mary does not use (the Emulator, tokens of users), where the SDK defaults to the public cloud. */
const unused = 'https://unused.invalid/'

type Sdk = {
  authentication: ConfigurationBotFrameworkAuthentication
  isUnreachable(error: unknown): boolean
}

/**
 * The verdict of the Bot Framework's own SDK on an activity's token. Throws nothing. The SDK (a third of a second, 50
 * MB) is loaded once Mary listens, or with the first token, and never in a process that does not listen; its two
 * seconds count from then on.
 */
export function createSdkVerdict(
  options: SdkOptions,
): (activity: object, authorization: string) => Promise<SdkVerdict> {
  const { issuer } = options
  let loading: Promise<Sdk> | undefined
  const ask = async (sdk: Sdk, activity: object, authorization: string): Promise<SdkVerdict> => {
    try {
      const { claimsIdentity } = await sdk.authentication.authenticateRequest(activity as Activity, authorization)
      // The SDK accepts tokens of the Emulator and of other bots too.
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

/** Loaded with the first token, or earlier in a process that will receive one. */
export async function sdkModules() {
  return Promise.all([import('botbuilder'), import('botframework-connector')])
}

/** Without the app's secret: its public id is enough to check a token. */
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
