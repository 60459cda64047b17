import { type Section, withShippedSections } from '../../domain/sections/section.ts'
import type { Ports } from '../../ports.ts'

/** Shipped ones included, in order. */
export async function allSections({ sections }: Pick<Ports, 'sections'>): Promise<Section[]> {
  return withShippedSections(await sections.all())
}

/** The same as a process last read them: enough to name one, or to draw a form that is checked when it is sent. */
export async function knownSections({ sections }: Pick<Ports, 'sections'>): Promise<Section[]> {
  return withShippedSections(await sections.known())
}
