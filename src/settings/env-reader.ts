import type { QuietHours } from '../core/domain/settings.ts'
import { holidayRegions } from '../core/domain/working-time/public-holidays.ts'

export type Env = Record<string, string | undefined>
export type Reader = ReturnType<typeof readerOf>

/** Names of this machine itself. */
export const loopback = new Set(['127.0.0.1', '::1', '[::1]', 'localhost'])

/**
 * Reads variables, trimmed; an empty one is absent. Each faulty one adds a line to `faults`, which names it without its
 * value, and reads as absent.
 */
export function readerOf(env: Env) {
  const faults: string[] = []
  const fault = (name: string, why: string): void => void faults.push(`${name} ${why}`)
  const text = (name: string): string | undefined => env[name]?.trim() || undefined
  const matching = (name: string, pattern: RegExp, why: string): string | undefined => {
    const value = text(name)
    if (value === undefined || pattern.test(value)) return value
    fault(name, why)
    return undefined
  }
  const whole = (name: string, absent: number, least: number, most: number): number => {
    const value = text(name)
    if (value === undefined) return absent
    const number = Number(value)
    if (/^\d+$/.test(value) && number >= least && number <= most) return number
    fault(name, `must be a whole number from ${least} to ${most}`)
    return absent
  }
  const oneOf = <T extends string>(name: string, values: readonly T[], absent: T): T => {
    const value = text(name)
    if (value === undefined) return absent
    const found = values.find(one => one === value)
    if (found === undefined) fault(name, `must be one of ${values.join(', ')}`)
    return found ?? absent
  }
  const origin = <T extends string | undefined>(name: string, absent: T): string | T => {
    const value = text(name)
    if (value === undefined) return absent
    if (/^https?:\/\/[^\s?#]+$/.test(value) && URL.canParse(value)) return value.replace(/(?<!\/)\/+$/, '')
    fault(name, 'must be an http(s) address without query')
    return absent
  }
  /** Secrets and tokens are sent there, or the keys for checking them come from there. */
  const secretOrigin = (name: string, absent: string): string => {
    const value = origin(name, absent)
    if (value === absent || new URL(value).protocol === 'https:' || loopback.has(new URL(value).hostname)) return value
    fault(name, 'must be https beyond this machine: tokens would travel in the clear')
    return absent
  }
  // Brackets and spaces would end the link made of it on a card.
  const page = (name: string): string | undefined =>
    matching(name, /^https:\/\/[^\s()[\]<>"]{1,300}$/, 'must be an https address, without spaces or brackets')
  return { faults, fault, text, matching, whole, oneOf, origin, secretOrigin, page }
}

export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults'
  readonly faults: string[]

  constructor(faults: string[]) {
    super(`Mary cannot start with this configuration:\n${faults.map(fault => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** Microsoft's; sovereign clouds and stand-ins give their own. */
export type Origins = { graph: string; login: string; teams: string; botMetadata: string }

export function readOrigins(read: Reader): Origins {
  return {
    graph: read.secretOrigin('GRAPH_URL', 'https://graph.microsoft.com'),
    login: read.secretOrigin('LOGIN_URL', 'https://login.microsoftonline.com'),
    teams: read.secretOrigin('TEAMS_SERVICE_URL', 'https://smba.trafficmanager.net/teams'),
    botMetadata: read.secretOrigin('BOT_OPENID_METADATA_URL', 'https://login.botframework.com'),
  }
}

export function readTimeZone(read: Reader): string {
  const zone = read.text('TIME_ZONE') ?? 'Europe/Paris'
  try {
    new Intl.DateTimeFormat('fr', { timeZone: zone })
    return zone
  } catch {
    read.fault('TIME_ZONE', 'must be an IANA time zone such as Europe/Paris')
    return 'Europe/Paris'
  }
}

export function readHosts(read: Reader): string[] {
  const hosts = (read.text('AGENDA_HOSTS') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(host => host !== '')
  if (hosts.every(host => /^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/.test(host))) return hosts
  read.fault('AGENDA_HOSTS', 'must be names of hosts with commas between, without https:// and port')
  return []
}

export function readQuietHours(read: Reader): QuietHours {
  const value = read.text('QUIET_HOURS') ?? '19:00-08:00'
  if (value === 'off') return 'off'
  const hour = '([01]\\d|2[0-3]):[0-5]\\d'
  const match = new RegExp(`^(${hour})[-–](${hour})$`).exec(value)
  if (match && match[1] !== match[3]) return { from: match[1]!, to: match[3]! }
  read.fault('QUIET_HOURS', match ? 'begin and end at the same time: is it off?' : 'must be HH:MM-HH:MM or off')
  return 'off'
}

export function readRegion(read: Reader): string {
  const region = read.text('HOLIDAYS_REGION')?.toUpperCase() ?? 'FR'
  const known = holidayRegions()
  if (!known.includes(region)) read.fault('HOLIDAYS_REGION', `must be one of ${known.join(', ')}`)
  return region
}
