import type { OtherChannel } from '../../../domain/channels/channel.ts'
import { variantLimits, withSaid } from '../../../domain/channels/limits.ts'
import { variantKinds } from '../../../domain/channels/variant.ts'
import type { LimitsOf } from '../../../domain/posts/variants/variant-faults.ts'
import type { Ports } from '../../../ports.ts'

/** Limits that the connected networks tell, in place of the documented ones. */
export async function limitsOf({ networks }: Pick<Ports, 'networks'>): Promise<LimitsOf> {
  const said = variantKinds.map(async kind => {
    const network = kind === 'article' ? undefined : networks[kind satisfies OtherChannel]
    return [kind, withSaid(variantLimits[kind], await network?.limits())] as const
  })
  return Object.fromEntries(await Promise.all(said))
}
