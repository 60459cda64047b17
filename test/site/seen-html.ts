import { DOMParser } from 'linkedom'

type Element = { textContent: string | null; getAttribute(name: string): string | null }
type Page = {
  body: Element
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): { length: number }
}

/** What a reader of that HTML sees, how often each element stands in it, and what of it would run. */
export function seen(html: string) {
  const whole = `<!doctype html><html><body>${html}</body></html>`
  const page = new DOMParser().parseFromString(whole, 'text/html') as unknown as Page
  const count = (selector: string) => page.querySelectorAll(selector).length
  return {
    text: page.body.textContent ?? '',
    runs: count('script:not([type="application/ld+json"]), [onerror], iframe, object'),
    of: (selector: string) => page.querySelector(selector)?.textContent ?? null,
    attribute: (selector: string, name: string) => page.querySelector(selector)?.getAttribute(name) ?? null,
    count,
  }
}
