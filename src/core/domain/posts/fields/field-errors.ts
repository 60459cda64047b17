import type { QuestionError } from '../event/question-lines.ts'
import type { SessionError } from '../event/session-lines.ts'

/** What the editor sends, by the names of product cards: untrusted, every field perhaps missing. */
export type PostFields = Readonly<Record<string, unknown>>

/** Locale keys under `errors`. */
export type FieldError =
  | 'required'
  | 'too-long'
  | 'not-a-day'
  | 'not-a-time'
  | 'not-an-address'
  | 'not-a-number'
  | 'not-places'
  | 'unknown-section'
  | 'unknown-kind'
  | 'unknown-locale'
  | 'unknown-department'
  | 'unknown-group'
  | 'unknown-team'
  | 'unknown-list'
  | 'unknown-choice'
  | 'too-many'
  | 'too-many-sessions'
  | 'too-many-questions'
  | 'too-many-organisers'
  | 'everyone-and-some'
  | 'directory-away'
  /** With the people who are not known. */
  | `unknown-people:${string}`
  /** One error for each typed line. */
  | SessionError
  | QuestionError
/** By the name of the input. */
export type FieldErrors = Record<string, FieldError>
