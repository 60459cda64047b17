/** A paper without a form: written as DOCX and as a page. Texts are plain, and never markup. */
export type PaperBlock =
  | { kind: 'text'; text: string }
  /** `items`: one line each. */
  | { kind: 'list'; items: string[] }
  /** What only a person knows: `text` says what is to be written there. */
  | { kind: 'blank'; text: string }
  /** `caption`: what the table is of; each row as long as `head`. */
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }

export type PaperSection = { heading: string; blocks: PaperBlock[] }

/** `locale`: the language of all its words, for whoever hears them read. */
export type Paper = { locale: 'fr' | 'en'; title: string; lead: string; sections: PaperSection[] }

/** The two papers that an authority owes: art. 30 and art. 35 GDPR. */
export const paperKinds = ['register', 'assessment'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Where each lies in the library, once it was written. */
export type PaperAddresses = Record<PaperKind, { docx: string; html: string }>

/** Under which name a person's row says that they asked for these, where others say a period. */
export const registerName = 'register'
