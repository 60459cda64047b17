import { joined } from '../../core/domain/joined.ts'
import { validationVerbs } from './validation-verbs.ts'
import { waitingVerbs } from './waiting-verbs.ts'
import { commentVerbs } from './comment-verbs.ts'
import { proposalVerbs } from './proposal-verbs.ts'
import { submissionVerbs, submissionWords } from './submission-verbs.ts'
import { validationWords } from './validation-words.ts'
import { commentWords } from './comment-words.ts'
import { proposalWords } from './proposal-words.ts'
import { drawnValidations } from './drawn/drawn-validations.ts'

export const validationsSlice = {
  verbs: joined([validationVerbs, waitingVerbs, commentVerbs, proposalVerbs, submissionVerbs]),
  words: joined([validationWords, commentWords, proposalWords, submissionWords]),
  drawn: drawnValidations,
}
