import { type Capability, nothingOff } from '../../core/domain/capabilities/capability.ts'
import type { PictureUse } from '../../core/domain/pictures/use.ts'
import type { Look } from './card-templates.ts'

type Seeing = Pick<Look, 'off'>

export function isOn(capability: Capability, { off = nothingOff }: Seeing): boolean {
  return !off.has(capability)
}

const partOf = { newspaper: 'newspapers', site: 'site', networks: 'networks', poster: 'relays' } as const

/** Whether pictures are used like this here; in Teams they always are. */
export function isUseOn(use: PictureUse, look: Seeing): boolean {
  return use === 'internal' || isOn(partOf[use], look)
}

/**
 * A look at something that has a part of this already: its form shows that part although it is switched off, since a
 * form that comes back without these fields would clear them.
 */
export function withOwn(capability: Capability, look: Look): Look {
  if (isOn(capability, look)) return look
  return { ...look, off: new Set([...(look.off ?? nothingOff)].filter(one => one !== capability)) }
}
