/**
 * Words as WordPress shows them unchanged. On their way to a reader it sets its own quotes and dashes, draws signs as
 * faces, makes a player of a lone address, and runs what stands in brackets; what is written as a number it leaves
 * alone. https://developer.wordpress.org/reference/functions/wptexturize/
 */
export function asWritten(text: string): string {
  return text.replaceAll(/[&<>"'`:;[\]()]|--|\.\.\.|\d[x×](?=\d)/g, part =>
    part.length === 1 ? coded(part) : part.charAt(0) + [...part.slice(1)].map(coded).join(''),
  )
}

function coded(sign: string): string {
  return `&#${sign.codePointAt(0)};`
}
