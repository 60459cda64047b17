import type { Off } from '../domain/capabilities/capability.ts'

/** Which capabilities are off, as this process knows it: a switch of another process is known within seconds. */
export type Capabilities = {
  /** The same set until one is switched. */
  off(): Off
  /** Reads the switches now: of this process, right after it wrote one. */
  look(): Promise<void>
}
