import type { LeftAs } from './release.ts'

/** Also addresses from before `PUBLIC_URL` was changed. */
const own = /^https?:\/\/[^?#]*\/site\/articles\/[^/?#]+$/

/** Whether it is on a page that Mary writes herself, from its rows: nobody else can change it. */
export function isOwnPage({ uri }: Pick<LeftAs, 'uri'>): boolean {
  return own.test(uri)
}
