import type { LeftAs } from './release.ts'

/** Also of before `PUBLIC_URL` was changed. */
const own = /^https?:\/\/[^?#]*\/site\/articles\/[^/?#]+$/

/** Whether it is on a page that Mary writes herself, from the rows as they are: nobody adds anything to it. */
export function isOwnPage({ uri }: Pick<LeftAs, 'uri'>): boolean {
  return own.test(uri)
}
