import { element } from '../shell/element.ts'

let loading: Promise<void> | undefined

/**
 * What draws cards, for a page of which cards are the lesser part: it can be typed into before the library is
 * there. What imports `draw-card.ts` is imported once this is fulfilled.
 * @returns throws where it does not come; it is asked for again next time
 */
export function loadCards(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = element('script', {
      src: 'lib/adaptivecards.js',
      onload: () => resolve(),
      onerror: () => {
        loading = undefined
        script.remove()
        reject(new Error('no library of cards'))
      },
    })
    document.head.append(script)
  })
  return loading
}
