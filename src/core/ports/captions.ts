import type { Cue } from '../domain/files/caption-remarks.ts'

export type Captions = {
  /** Of a `.vtt` or `.srt` file, somebody else's text; null: none are in it, or it cannot be read in a moment. */
  read(bytes: Uint8Array): Promise<Cue[] | null>
}
