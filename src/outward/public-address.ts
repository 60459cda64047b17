import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIP, isIPv4 } from 'node:net'
import { isProxied } from '../settings/way-out.ts'

/**
 * Addresses that are not public: this machine, private and shared networks, link-local (a cloud's metadata), tests,
 * multicast. https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const special = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  special.addSubnet(network, prefix, 'ipv6')

/** An address as DNS answers it. A mapped one (`::ffff:10.0.0.1`) is the one that it holds. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4')
  const held = embedded(address)
  return held === null ? !special.check(address, 'ipv6') : isPublic(held)
}

/** Where the last 32 bits are an IPv4 address: mapped, compatible, SIIT, NAT64. https://www.rfc-editor.org/rfc/rfc6052 */
const embedding = ['0:0:0:0:0:ffff', '0:0:0:0:0:0', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0']

/** However it is written: `64:ff9b::a00:1`, `64:ff9b:0:0:0:0:10.0.0.1`. */
function embedded(address: string): string | null {
  const [bare = ''] = address.toLowerCase().split('%', 1)
  if (!URL.canParse(`http://[${bare}]/`)) return null
  const [head = '', tail] = new URL(`http://[${bare}]/`).hostname.slice(1, -1).split('::')
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array.from({ length: zeros }, () => 0), ...last]
  if (
    !embedding.includes(
      groups
        .slice(0, 6)
        .map(group => group.toString(16))
        .join(':'),
    )
  )
    return null
  const [one = 0, two = 0] = groups.slice(6)
  return [one >> 8, one & 255, two >> 8, two & 255].join('.')
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map(group => parseInt(group, 16))
}

/** Why a name was not followed. */
export const privateAddress = 'EPRIVATE'

type Resolved = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void
type Lookup = (name: string, options: LookupOptions & { all: true }, done: AllResolved) => void
type AllResolved = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void

/**
 * `lookup` for a connection, which is made to the very addresses that were checked: a name that points to another
 * machine a moment later gains nothing.
 */
export function publicLookup(resolve: Lookup = lookup) {
  return (name: string, options: LookupOptions, done: Resolved): void => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isPublic(address)))
        return done(Object.assign(new Error(`${name} is no public address`), { code: privateAddress }), [])
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}

/**
 * To be called before a proxy is asked for that name, since the proxy makes the connection: rejects, as a connection
 * would, if the name is a private address here. A name that is unknown here is the proxy’s to find. Without a proxy the
 * connection checks by itself.
 */
export function refusePrivate(url: URL, resolve?: Lookup): Promise<void> {
  if (!isProxied()) return Promise.resolve()
  return new Promise((done, refuse) => {
    publicLookup(resolve)(bare(url), {}, error => {
      if (error?.code === privateAddress) refuse(error)
      else done()
    })
  })
}

/**
 * Whether Mary reads that address at all: https, without a password in it, with a name or a public address. `hosts`:
 * names of the authority's own network, whose addresses may be private.
 */
export function mayReach(url: URL, hosts: readonly string[]): boolean {
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  const host = bare(url)
  return isOwnHost(url, hosts) || isIP(host) === 0 || isPublic(host)
}

export function isOwnHost(url: URL, hosts: readonly string[]): boolean {
  return hosts.includes(bare(url))
}

function bare({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase()
}
