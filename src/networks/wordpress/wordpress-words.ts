/**
 * Words as WordPress shows them unchanged. On their way to a reader it sets its own quotes and dashes, draws signs as
 * faces, makes a player of a lone address, and runs codes in brackets; signs written as numbers it leaves alone.
 * https://developer.wordpress.org/reference/functions/wptexturize/
 */
export function asWritten(text: string): string {
  return text.replaceAll(/[&<>"'`:;[\]()]|--|\.\.\.|\d[x×](?=\d)/g, part =>
    part.length === 1 ? coded(part) : part.charAt(0) + [...part.slice(1)].map(coded).join(''),
  )
}

function coded(sign: string): string {
  return `&#${sign.codePointAt(0)};`
}
