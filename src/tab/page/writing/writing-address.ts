import { webLink } from '../../../core/domain/posts/text/rich-link.ts'

/** Mail and chats put addresses into one of Microsoft's: the real address is within. */
const wrapped =
  /^https:\/\/(?:[\w.-]+\.safelinks\.protection\.outlook\.com\/|statics\.teams\.cdn\.office\.net\/evergreen-assets\/safelinks\/)/i

/** An address as links of posts may have it, by Mary's own rule. Null: no post may link to it. */
export function linkAddress(address: string): string | null {
  return webLink(unwrapped(address.trim()))
}

/** As people type it: the scheme may be missing. */
export function typedAddress(typed: string): string | null {
  const text = typed.trim()
  const found = linkAddress(text)
  if (found !== null || /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text)) return found
  if (/^[^\s@/]+@[^\s@/.]+\.[^\s@/]+$/.test(text)) return webLink(`mailto:${text}`)
  return /^[^\s./]+\.\S*[^\s.]/.test(text) ? webLink(`https://${text}`) : null
}

function unwrapped(address: string) {
  let found = address
  for (let depth = 0; depth < 3 && wrapped.test(found) && URL.canParse(found); depth++) {
    const inner = new URL(found).searchParams.get('url')
    if (inner === null) return found
    found = inner
  }
  return found
}
