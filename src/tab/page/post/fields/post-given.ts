import type { Api } from '../../shell/api.ts'
import type { Text } from '../../shell/page-words.ts'
import type { PostApi } from '../kept/post-api.ts'
import type { OnAudience } from './post-audience.ts'
import type { KeptTexts } from '../kept/post-kept.ts'
import type { PostState } from '../kept/post-state.ts'

/** What each part of the editor's page is given. */
export type Given = {
  api: Api
  postApi: PostApi
  state: PostState
  kept: KeptTexts
  text: Text
  locale: 'fr' | 'en'
  /** The post was submitted: nothing more is written here. */
  ended: (says: string) => void
}

export type OnOptions = OnAudience & {
  find: Api['find']
  consent(pictureId: string): void
  picture(file: File): void
  captions(file: File): void
}
