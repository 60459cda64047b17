/** What people type from paper, perhaps in capitals. */
const typedFolder = /^\/+(lire|journal|affiche)\/+/i

/** An address with its folder as it was meant: `/lire/k7m3p9xz` for `/LIRE//k7m3p9xz`. Null: not correctly encoded. */
export function askedPath(url: string): string | null {
  const [path = ''] = url.split('?')
  try {
    decodeURIComponent(path)
  } catch {
    return null
  }
  return url.replace(typedFolder, (_, folder: string) => `/${folder.toLowerCase()}/`)
}
