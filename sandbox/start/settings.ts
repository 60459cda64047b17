/** What the environment says of the town; every value has a default. */
export type Settings = {
  /** Desk and `/town` API; the protocol server takes the next one. 0 = any free ones. */
  port: number
  people: number
  /** Where the state lies; undefined = memory only. */
  folder: string | undefined
  botUrl: string | undefined
  limits: boolean
  /** Check every request and answer against the published contracts (needs the devDependencies). */
  check: boolean
  /** How long the town waits for the bot's answer, in ms: as Teams does, or longer on a machine that is busy. */
  waitMs: number
  /** Whether some people are out of reach, as everywhere; off: everyone is well, for measurements. */
  situations: boolean
  /** Seed of the chance that strikes requests with faults; undefined: another one each time. */
  seed: string | undefined
  graphContract: string | undefined
  connectorContract: string | undefined
  mastodonContract: string | undefined
  /** Where the bot's pictures come from, for the desk's content policy. */
  pictures: string[]
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    port: number(env['SANDBOX_PORT'], 3979),
    people: number(env['SANDBOX_PEOPLE'], 1200),
    folder: text(env['SANDBOX_DIR']),
    botUrl: text(env['BOT_URL']),
    limits: env['SANDBOX_LIMITS'] !== 'off',
    check: env['SANDBOX_CHECK'] === 'strict',
    waitMs: number(env['SANDBOX_WAIT_MS'], 10_000),
    situations: env['SANDBOX_SITUATIONS'] !== 'off',
    seed: text(env['SANDBOX_SEED']),
    graphContract: text(env['GRAPH_CONTRACT']),
    connectorContract: text(env['CONNECTOR_CONTRACT']),
    mastodonContract: text(env['MASTODON_CONTRACT']),
    pictures: [env['PUBLIC_URL'] ?? ''].filter(url => URL.canParse(url)).map(url => new URL(url).origin),
  }
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value
}

function number(value: string | undefined, otherwise: number): number {
  const read = Number(text(value) ?? otherwise)
  return Number.isInteger(read) && read >= 0 ? read : otherwise
}
