import type { Config } from '../settings/config.ts'
import type { Off } from '../core/domain/capabilities/capability.ts'
import type { Paper, PaperKind } from '../core/domain/register/paper.ts'
import type { RegisterFacts } from '../core/domain/register/running-facts.ts'
import type { Ports } from '../core/ports.ts'
import type { Credential } from '../outward/credential.ts'
import { writeDocx } from '../documents/write-docx.ts'
import { paperPage } from '../documents/paper-page.ts'
import { grantedPermissions } from '../graph/granted-permissions.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import type { Words } from '../words.ts'
import { assessmentPaper } from '../words/assessment-paper.ts'
import { registerPaper } from '../words/register-paper.ts'
import { runningFacts } from './running-facts-of.ts'

const papers: Readonly<Record<PaperKind, (facts: RegisterFacts, words: Words) => Paper>> = {
  register: registerPaper,
  assessment: assessmentPaper,
}

/** What runs, and the papers that say so, in the authority's language. */
export function openRegister(
  config: Config & { tenant: Tenant },
  { credential, words, off }: { credential: Credential; words: Words; off(): Off },
): Pick<Ports, 'register'> {
  return {
    register: {
      facts: async () => runningFacts(config, await grantedPermissions(credential, config.urls.graph), off()),
      write: facts =>
        Promise.all(
          (['register', 'assessment'] as const).map(async kind => {
            const paper = papers[kind](facts, words)
            return { kind, docx: await writeDocx(paper), html: paperPage(paper) }
          }),
        ),
    },
  }
}
