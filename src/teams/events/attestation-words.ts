import { as, equivalent } from '../turn/equivalent.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { attestationVerbs } from './attestation-verbs.ts'
import { received } from './sent-events.ts'
import { forAll } from '../turn/word-facts.ts'

const itsPost = as(received, ({ postId }) => ({ postId }))

export const attestationWords = {
  attest: equivalent(forAll, attestationVerbs, 'event.attest', itsPost),
} satisfies TypedWords
