import type { PaperKind } from '../domain/register/paper.ts'
import type { RegisterFacts, RunningFacts } from '../domain/register/running-facts.ts'

export type WrittenPaper = { kind: PaperKind; docx: Uint8Array; html: Uint8Array }

/** What runs now, and the papers that say so. */
export type RegisterOf = {
  /** As the configuration and Graph's own token say. May throw `Unavailable`, while Entra gives no token. */
  facts(): Promise<RunningFacts>
  /** The register (art. 30) and the impact assessment (art. 35), in the authority's language. */
  write(facts: RegisterFacts): Promise<WrittenPaper[]>
}
